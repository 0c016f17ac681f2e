
# Die Matrix
matrix-planned = geplant von
matrix-implemented = umgesetzt von
matrix-by-professionals = Hauptamtlichen
matrix-by-shared = beiden Seiten
matrix-by-citizens = Bürgerseite
matrix-empty = Im Protokollbuch steht kein Dienst.
matrix-open = Nicht auf der Matrix, weil jemand fehlt:
matrix-without = { $title }: { $open }
matrix-open-both = niemand plant, niemand setzt um
matrix-open-planning = niemand plant
matrix-open-implementation = niemand setzt um
matrix-proposed = { $title } (vorgeschlagen)
matrix-declined = { $title } (abgelehnt)
matrix-closed = { $title } (geschlossen)
