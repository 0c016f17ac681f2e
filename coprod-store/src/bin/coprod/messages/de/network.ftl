
# Wer mit wem gearbeitet hat
network-empty = Solche Verbindungen stehen nicht im Protokollbuch.
network-tie = { $parties } arbeiten seit dem { $since } zusammen, zuletzt am { $last }
network-round_table = Sie treffen sich am Runden Tisch { $place }, { $ended ->
    [yes] vom { $since } bis zum { $until }
   *[no] seit dem { $since }
}.
network-partnership = Sie sind Partner im Dienst { $place }, { $ended ->
    [yes] vom { $since } bis zum { $until }
   *[no] seit dem { $since }
}.
network-engagement = Sie haben ein Engagement vereinbart: { $place }, { $ended ->
    [yes] vom { $since } bis zum { $until }
   *[no] seit dem { $since }
}.
network-accompaniment = Im Dienst { $place } begleitet die eine Seite die andere, { $ended ->
    [yes] vom { $since } bis zum { $until }
   *[no] seit dem { $since }
}.
network-across-both = Das reicht über Organisationen und Seiten hinweg.
network-across-organisations = Das reicht über Organisationen hinweg.
network-across-sides = Das reicht über die Seiten hinweg.
network-across-nothing = Das bleibt innerhalb einer Seite und außerhalb von Organisationen.
