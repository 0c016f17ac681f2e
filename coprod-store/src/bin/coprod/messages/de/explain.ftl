
# Die neun Formen
form-traditional_provision = herkömmliche Leistung der Hauptamtlichen
form-citizens_work_along = Mithilfe: Hauptamtliche planen, Bürgerinnen und Bürger arbeiten mit
form-citizens_deliver_to_guidelines = Hauptamtliche planen, Bürgerinnen und Bürger setzen nach deren Leitlinien um
form-citizens_co_plan = gemeinsame Planung, Hauptamtliche setzen um (Form des Bürgerhaushalts)
form-full_co_production = volle Koproduktion
form-citizens_deliver_joint_plan = gemeinsame Planung, Bürgerinnen und Bürger setzen um (Form des Stadtteilcafés)
form-citizens_commission = Bürgerinnen und Bürger beauftragen Hauptamtliche
form-citizens_plan_both_deliver = Bürgerinnen und Bürger planen, beide setzen um
form-self_organised_provision = Selbstorganisation

# Wie ein Dienst zu seiner jetzigen Form kam
known-service = { $id } („{ $title }“)
failure-no-service-at-all = Es gibt in diesem Protokollbuch keinen Dienst { $service } und auch keinen anderen: Prüfen Sie --ledger
failure-no-such-service = Es gibt in diesem Protokollbuch keinen Dienst { $service }; vorhanden sind: { $known }
explain-title = Wie { $title } wurde, was es ist
explain-opening = Der Dienst { $title } ({ $topic }) wurde am { $day } vorgeschlagen von { $who }.
explain-need = Der Bedarf: { $need }
explain-asked = Um Zustimmung gebeten war { $party }.
explain-happened = Am { $day }: { $sentence }
explain-basis = Die Grundlage: { $basis }.
explain-reason = Die Begründung: { $reason }
explain-decision = Der Runde Tisch { $table } hatte es am { $day } so entschieden, zum Vorschlag { $what }{ $voices ->
    [some] , gegen die Stimme von { $against }.
    [none] , und niemand war dagegen.
   *[unknown] .
}
explain-against = { $who } ({ $side }) mit den Worten { $words }
explain-against-silent = { $who } ({ $side })
explain-PlanningShared = { $themselves ->
    [yes] Am { $day } vereinbarten { $who }, gemeinsam zu planen.
   *[no] Am { $day } wurde vereinbart, dass beide Seiten gemeinsam planen: { $holders }. Zugestimmt { $count ->
        [one] hat
       *[other] haben
    } { $who }.
}
explain-PlanningHandedToCitizens = { $themselves ->
    [yes] Am { $day } { $count ->
        [one] übernahm
       *[other] übernahmen
    } { $who } die Planung für die Bürgerseite.
   *[no] Am { $day } wurde vereinbart, dass die Bürgerseite plant: { $holders }. Zugestimmt { $count ->
        [one] hat
       *[other] haben
    } { $who }.
}
explain-PlanningHandedToProfessionals = { $themselves ->
    [yes] Am { $day } { $count ->
        [one] übernahm
       *[other] übernahmen
    } { $who } die Planung für die hauptamtliche Seite.
   *[no] Am { $day } wurde vereinbart, dass die hauptamtliche Seite plant: { $holders }. Zugestimmt { $count ->
        [one] hat
       *[other] haben
    } { $who }.
}
explain-PlanningKeptByProfessionals = Am { $day } behielt { $who } die Planung bei der hauptamtlichen Seite, da niemand sie innehatte{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-PlanningKeptByCitizens = Am { $day } behielt { $who } die Planung bei der Bürgerseite, da niemand sie innehatte{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-PlanningTakenBack = Am { $day } nahm { $who } die Planung zurück{ $open ->
    [yes] .
   *[no] ; sie ging an { $holders }.
}
explain-ImplementationShared = { $themselves ->
    [yes] Am { $day } vereinbarten { $who }, gemeinsam umzusetzen.
   *[no] Am { $day } wurde vereinbart, dass beide Seiten gemeinsam umsetzen: { $holders }. Zugestimmt { $count ->
        [one] hat
       *[other] haben
    } { $who }.
}
explain-ImplementationHandedToCitizens = { $themselves ->
    [yes] Am { $day } { $count ->
        [one] übernahm
       *[other] übernahmen
    } { $who } die Umsetzung für die Bürgerseite.
   *[no] Am { $day } wurde vereinbart, dass die Bürgerseite umsetzt: { $holders }. Zugestimmt { $count ->
        [one] hat
       *[other] haben
    } { $who }.
}
explain-ImplementationHandedToProfessionals = { $themselves ->
    [yes] Am { $day } { $count ->
        [one] übernahm
       *[other] übernahmen
    } { $who } die Umsetzung für die hauptamtliche Seite.
   *[no] Am { $day } wurde vereinbart, dass die hauptamtliche Seite umsetzt: { $holders }. Zugestimmt { $count ->
        [one] hat
       *[other] haben
    } { $who }.
}
explain-ImplementationKeptByProfessionals = Am { $day } behielt { $who } die Umsetzung bei der hauptamtlichen Seite, da niemand sie innehatte{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-ImplementationKeptByCitizens = Am { $day } behielt { $who } die Umsetzung bei der Bürgerseite, da niemand sie innehatte{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-ImplementationTakenBack = Am { $day } nahm { $who } die Umsetzung zurück{ $open ->
    [yes] .
   *[no] ; sie ging an { $holders }.
}
explain-form = Von da an war die Form: { $form }.
explain-no-form = Von da an { $planning }, und { $implementation }.
explain-planning-open = plante niemand
explain-planning-professionals = planten die Hauptamtlichen
explain-planning-shared = planten beide Seiten
explain-planning-citizens = planten Bürgerinnen und Bürger
explain-implementation-open = niemand setzte um
explain-implementation-professionals = die Hauptamtlichen setzten um
explain-implementation-shared = beide Seiten setzten um
explain-implementation-citizens = Bürgerinnen und Bürger setzten um
explain-present = Wie es jetzt steht
explain-present-form = Die Form: { $form }.
explain-present-no-form = Es gibt noch keine Form, oder keine mehr.
explain-planning-held = Die Planung liegt bei { $holders }.
explain-planning-nobody = Niemand plant.
explain-implementation-held = Die Umsetzung liegt bei { $holders }.
explain-implementation-nobody = Niemand setzt um.
explain-closed = Der Dienst ist geschlossen.
explain-declined = Der Vorschlag wurde abgelehnt.
explain-not-accepted = Der Vorschlag ist noch nicht angenommen.
explain-not-started = Er hat noch nicht begonnen.
explain-running = Er läuft.
explain-suspended = Er ist ausgesetzt.
explain-ended = Er ist beendet.
explain-nothing-open = Nichts ist offen.
explain-open = Was offen ist:
explain-planning-open-now = Wer plant: Niemand hat es inne.
explain-implementation-open-now = Wer umsetzt: Niemand hat es inne.
explain-waits-proposal = Ob { $party } den Vorschlag annimmt.
explain-waits-planning = Die Planung ist angeboten bis { $until }: { $to }.
explain-waits-implementation = Die Umsetzung ist angeboten bis { $until }: { $to }.
explain-waits-dispute = Der Streit zu { $topic }.
explain-waits-concern = Die Sorge { $words }
explain-waits-review = Die Überprüfung, fällig bis { $due }.
