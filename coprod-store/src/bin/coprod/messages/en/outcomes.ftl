# What was expected, and what came instead
outcomes-nothing = Nobody has put on record what is expected, or what came of it.
outcomes-not-observed = Nothing was observed of it so far.
outcomes-overdue = That day has passed, and nothing was observed of it.
outcomes-nobody-warned = Nobody is on record as having warned.
outcomes-warn = These have warned:
outcomes-warned = These had warned before it came:
outcomes-warning = { $day }: { $sentence }
