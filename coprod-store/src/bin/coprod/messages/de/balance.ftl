
# Was alle geben und bekommen
balance-no-accounts = In dieser Sicht ist kein Konto zu sehen.
balance-hidden = Hier steht nichts, woran weniger als { $least } Anteil haben. Ihr eigenes Konto sehen die Beteiligten so: coprod balance --view PARTY
balance-agreed = Vereinbart mit { $counterpart }.
balance-they = Sie zusammen
balance-direct = direkt für andere
balance-training = für Schulung
balance-coordination = für Koordination
balance-time-part = { $time } { $purpose }
balance-time = { $party } { $number ->
    [one] hat
   *[several] haben
} { $parts } gegeben{ $several ->
    [yes] {""}: insgesamt { $total }
   *[no] {""}
}. { $stage ->
    [all] Alles davon ist bestätigt.
    [none] Davon ist bisher nichts bestätigt.
   *[some] Davon bestätigt: { $confirmed }.
}{ $is-disputed ->
    [yes] {" "}Bestritten: { $disputed }.
   *[no] {""}
}
balance-money = { $party } { $number ->
    [one] hat
   *[several] haben
} { $amounts } gegeben.
balance-knowledge = { $party } { $number ->
    [one] hat
   *[several] haben
} { $times ->
    [1] einmal
    [2] zweimal
   *[other] { $times }-mal
} Wissen eingebracht.
balance-support = { $party } { $number ->
    [one] hat
   *[several] haben
} { $times ->
    [1] einmal
    [2] zweimal
   *[other] { $times }-mal
} auf andere Weise unterstützt.
balance-nothing-given = { $number ->
    [one] Von { $party }
   *[several] Von ihnen
} ist nichts Gegebenes festgehalten.
balance-claimed = { $party } { $number ->
    [several] haben
   *[one] hat
} Auslagen von { $claimed } geltend gemacht: { $answers }.
balance-reimbursed = { $amount } erstattet
balance-refused = { $amount } abgelehnt
balance-unanswered-claim = { $amount } bisher ohne Antwort
balance-no-answer = bisher ohne Antwort
balance-allowances = { $party } { $number ->
    [one] hat
   *[several] haben
} Aufwandsentschädigungen von { $amounts } erhalten.
balance-benefits = { $count ->
    [1] Ein weiterer Vorteil ist
   *[other] { $count } weitere Vorteile sind
} festgehalten{ $known ->
    [yes] , im Wert von { $amounts }
   *[no] {""}
}.
balance-say = { $party } hat Mitsprache zu { $topic }: { $form }. { $times ->
    [0] Bisher wurde sie nicht genutzt.
   *[other] Sie wurde genutzt: { $answers }.
}
balance-followed = { $times ->
    [1] einmal wurde ihr gefolgt
   *[other] { $times }-mal wurde ihr gefolgt
}
balance-partly = { $times ->
    [1] einmal wurde ihr zum Teil gefolgt
   *[other] { $times }-mal wurde ihr zum Teil gefolgt
}
balance-not-followed = { $times ->
    [1] einmal wurde ihr nicht gefolgt
   *[other] { $times }-mal wurde ihr nicht gefolgt
}
balance-unanswered = { $times ->
    [1] einmal hat niemand geantwortet
   *[other] { $times }-mal hat niemand geantwortet
}
balance-imbalance = Am { $day } hat { $found ->
    [noticed] eine Automatik ein Ungleichgewicht bemerkt
   *[raised] { $party } gesagt, dass es aus dem Gleichgewicht ist
}. { $answer ->
    [change] Die Antwort: Etwas ändert sich.
    [reason] Die Antwort: Nichts ändert sich, mit Begründung.
   *[none] Bisher hat niemand geantwortet.
}
balance-felt = Am { $day } hat { $party } gesagt: Es kostet { $cost } von 10 und gibt { $benefit } von 10.
balance-felt-never = { $party } hat nicht gesagt, wie es sich anfühlt.
balance-felt-hidden = Wie es sich für { $party } anfühlt, kann nur { $party } erzählen.
balance-group = { $title }, { $side }: { $parties } engagieren sich
balance-group-says = Mitsprache wurde { $granted }-mal eingeräumt und { $exercised }-mal genutzt: gefolgt { $followed }, zum Teil { $partly }, nicht { $not }, ohne Antwort { $unanswered }.
balance-group-imbalances = { $raised }-mal hieß es, es sei aus dem Gleichgewicht, und { $noticed }-mal bemerkte es eine Automatik. Beantwortet: { $answered }.
balance-group-felt = Wie es sich für { $parties } anfühlt, die es gesagt haben: Die mittlere der Antworten ist, dass es { $cost } von 10 kostet und { $benefit } von 10 gibt.
balance-group-nothing = Es gibt nichts, woran genug von ihnen Anteil haben.
