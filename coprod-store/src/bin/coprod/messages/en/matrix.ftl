
# The matrix
matrix-planned = planned by
matrix-implemented = implemented by
matrix-by-professionals = professionals
matrix-by-shared = both sides
matrix-by-citizens = citizens
matrix-empty = There is no service in the record.
matrix-open = Not on the matrix, as somebody is missing:
matrix-without = { $title }: { $open }
matrix-open-both = nobody plans, nobody implements
matrix-open-planning = nobody plans
matrix-open-implementation = nobody implements
matrix-proposed = { $title } (proposed)
matrix-declined = { $title } (declined)
matrix-closed = { $title } (closed)
