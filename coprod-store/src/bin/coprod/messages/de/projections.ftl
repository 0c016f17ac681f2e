
# Lesemodelle und wer sonst der Aufzeichnung folgt
projections-none = Noch folgt niemand der Aufzeichnung: Lesemodelle entstehen, wenn zum ersten Mal danach gefragt wird.
projections-head = Die Aufzeichnung hat { $head ->
    [one] ein Ereignis
   *[other] { $head } Ereignisse
}.
projections-projection = { $name }, Version { $version }{ $live ->
    [yes] {""}
   *[no] , noch nicht in Gebrauch
}: bis { $position }, { $lag }{ $followed ->
    [yes] , wird gerade nachgeführt
   *[no] {""}
}
projections-subscription = Abonnement { $name }: bis { $position }, { $lag }{ $followed ->
    [yes] , wird gerade bedient
   *[no] {""}
}
projections-reaction = Reaktion { $name }: bis { $position }, { $lag }{ $followed ->
    [yes] , ist gerade am Werk
   *[no] {""}
}
projections-up-to-date = auf dem Stand
projections-behind = { $lag ->
    [one] ein Ereignis zurück
   *[other] { $lag } Ereignisse zurück
}
projections-parked = hält bei Position { $position } von { $stream }: { $error }
projections-retried = { $by } ließ Position { $position } noch einmal versuchen: { $reason }
projections-skipped = { $by } ließ Position { $position } übergehen: { $reason }
projections-goes-on = Der Strom geht weiter.
projections-still-parked = Der Strom hält bei Position { $position }: { $error }
projections-same = Das Lesemodell { $name } ist, was die Aufzeichnung ergibt: { $digest } bei Position { $position }.
projections-different = Das Lesemodell { $name } war nicht, was die Aufzeichnung bei Position { $position } ergibt: vorher { $before }, neu gebaut { $after }.
projections-replaced = Das neu gebaute hat seinen Platz eingenommen.
projections-kept = Es blieb, wie es ist: coprod projections rebuild { $name } ersetzt es.
projections-building = { $share } %, { $pace }, noch { $left }
failure-no-such-projection = { $name } ist kein Lesemodell, das dieses Programm bilden kann; es kennt { $known }. Um andere kümmert sich das Programm, zu dem sie gehören
projections-warning = coprod: Im Folgenden fehlt etwas: Das Lesemodell { $name } hält bei Ereignissen, die es nicht versteht, in { $streams ->
    [one] einem Strom
   *[other] { $streams } Strömen
}. Näheres sagt coprod projections
