# Was erwartet war, und was stattdessen kam
outcomes-nothing = Niemand hat festgehalten, was erwartet wird oder was daraus wurde.
outcomes-not-observed = Bisher wurde davon nichts beobachtet.
outcomes-overdue = Der Tag ist vorbei, und beobachtet wurde davon nichts.
outcomes-nobody-warned = Niemand ist als Warnerin oder Warner festgehalten.
outcomes-warn = Gewarnt haben:
outcomes-warned = Bevor es kam, hatten gewarnt:
outcomes-warning = { $day }: { $sentence }
