
# Was mit einem Dienst geschieht
place-service = Dienst { $title }
label-to = Angeboten: { $to }.
to-seated = allen, die damals am Runden Tisch saßen: { $parties }
to-call = allen auf der Seite: { $side }
label-needed = { $needed ->
    [one] Es wirkt, sobald { $needed } Zusage da ist.
   *[other] Es wirkt, sobald { $needed } Zusagen da sind.
}
label-notice = { $days ->
    [one] Frist: { $days } Tag.
   *[other] Frist: { $days } Tage.
}
label-clause = Kann zurückgenommen werden, sobald dies im Protokollbuch steht: { $event }.
clause-states = { $event } mit { $field } „{ $value }“
label-fallback = Hat eine Seite niemanden mehr, springt { $party } ein.
label-work = { $guided ->
    [yes] Nach Konzept Nr. { $concept }, im Rahmen der Leitlinie Nr. { $guideline }.
   *[no] Nach Konzept Nr. { $concept }.
}
label-cost-frame = Kostenrahmen: { $amount }.
label-proof = Beleg: { $document }.
label-accepts = { $count ->
    [one] Eine Vereinbarung über Zuständigkeit oder letztes Wort wurde mit angenommen.
   *[other] { $count } Vereinbarungen über Zuständigkeit oder letztes Wort wurden mit angenommen.
}
label-arises-from = Entstanden aus { $entry }.
mode-professionals = bei den Hauptamtlichen
mode-shared = bei beiden Seiten gemeinsam
mode-citizens = bei den Bürgerinnen und Bürgern
departure-returned = zurückgegeben, und die gesetzte Zeit ist da
departure-left = aus dem Dienst ausgeschieden, und die gesetzte Zeit ist da
departure-gone = nicht mehr da, wie ein Dokument belegt
departure-no_longer_there = in anderen aufgegangen oder in Löschung
settled-competence = Die Zuständigkeit
settled-last_word = Das letzte Wort
ground-imminent_danger = Gefahr im Verzug
ground-axis_open-planning = niemand plant
ground-axis_open-implementation = niemand setzt um
ground-own_decision = von denen entschieden, die umsetzen
ground-motion = Antrag eines Runden Tisches, { $entry }
verdict-continue = weiter wie vereinbart
verdict-revise = neu planen
verdict-close = den Dienst schließen
concern-loss_of_role = die eigene Rolle zu verlieren
concern-quality = dass es schlecht gemacht wird
concern-overload = dass es zu viel wird
concern-safety = dass jemand zu Schaden kommt
concern-money = dass es mehr kostet, als da ist
concern-no_real_say = dass niemand zuhört
Service-ServiceProposed = { $who } hat den Dienst { $title } vorgeschlagen{ $asked ->
    [yes] {" "}und um die Zusage von { $party } gebeten.
   *[no] .
}
Service-ProposalAccepted = { $who } hat den Vorschlag angenommen.
Service-ProposalDeclined = { $who } hat den Vorschlag abgelehnt.
Service-PartnershipAsked = { $who } möchte mitmachen und hat darum gebeten.
Service-PartnerAdmitted = { $who } hat { $party } als Partner aufgenommen.
Service-PartnerJoined = { $party } ({ $side }) macht von nun an mit.
Service-PartnerLeft = { $who } hat erklärt auszuscheiden, zum { $effective }.
Service-PlanningOffered = { $who } hat die Planung angeboten; sie läge { $mode }. Antworten sind möglich bis { $until }.
Service-PlanningOfferAccepted = { $who } hat das Angebot der Planung angenommen.
Service-PlanningOfferDeclined = { $who } hat das Angebot der Planung abgelehnt.
Service-PlanningOfferWithdrawn = { $who } hat das Angebot der Planung zurückgezogen.
Service-PlanningShared = Beide Seiten planen nun gemeinsam: { $holders }. Die letzte Zusage kam von { $by }.
Service-PlanningHandedToCitizens = Nun plant die Bürgerseite: { $holders }. Die letzte Zusage kam von { $by }.
Service-PlanningHandedToProfessionals = Nun plant die hauptamtliche Seite: { $holders }. Die letzte Zusage kam von { $by }.
Service-PlanningKeptByProfessionals = { $who } hat die Planung bei der hauptamtlichen Seite behalten, da niemand sie innehatte: { $holders }. Wiedervorlage bis { $day }.
Service-PlanningKeptByCitizens = { $who } hat die Planung bei der Bürgerseite behalten, da niemand sie innehatte: { $holders }. Wiedervorlage bis { $day }.
Service-PlanningTakenBack = { $open ->
    [yes] { $who } hat die Planung zurückgenommen. Niemand hat sie nun inne.
   *[no] { $who } hat die Planung zurückgenommen. Sie liegt nun bei { $holders }.
}
Service-PlanningReturned = { $who } hat erklärt, den Anteil an der Planung zurückzugeben, zum { $effective }.
Service-PlanningVacated = { $holder } hat keinen Anteil an der Planung mehr: { $why }.{ $taken ->
    [yes] {" "}{ $party } springt ein.
   *[no] {""}
} Festgehalten durch { $by }.
Service-ImplementationOffered = { $who } hat die Umsetzung angeboten; sie läge { $mode }. Antworten sind möglich bis { $until }.
Service-ImplementationOfferAccepted = { $who } hat das Angebot der Umsetzung angenommen.
Service-ImplementationOfferDeclined = { $who } hat das Angebot der Umsetzung abgelehnt.
Service-ImplementationOfferWithdrawn = { $who } hat das Angebot der Umsetzung zurückgezogen.
Service-ImplementationShared = Beide Seiten setzen nun gemeinsam um: { $holders }. Die letzte Zusage kam von { $by }.
Service-ImplementationHandedToCitizens = Nun setzt die Bürgerseite um: { $holders }. Die letzte Zusage kam von { $by }.
Service-ImplementationHandedToProfessionals = Nun setzt die hauptamtliche Seite um: { $holders }. Die letzte Zusage kam von { $by }.
Service-ImplementationKeptByProfessionals = { $who } hat die Umsetzung bei der hauptamtlichen Seite behalten, da niemand sie innehatte: { $holders }. Wiedervorlage bis { $day }.
Service-ImplementationKeptByCitizens = { $who } hat die Umsetzung bei der Bürgerseite behalten, da niemand sie innehatte: { $holders }. Wiedervorlage bis { $day }.
Service-ImplementationTakenBack = { $open ->
    [yes] { $who } hat die Umsetzung zurückgenommen. Niemand hat sie nun inne.
   *[no] { $who } hat die Umsetzung zurückgenommen. Sie liegt nun bei { $holders }.
}
Service-ImplementationReturned = { $who } hat erklärt, den Anteil an der Umsetzung zurückzugeben, zum { $effective }.
Service-ImplementationVacated = { $holder } hat keinen Anteil an der Umsetzung mehr: { $why }.{ $taken ->
    [yes] {" "}{ $party } springt ein.
   *[no] {""}
} Festgehalten durch { $by }.
Service-ImplementationRenewed = { $who } hat zugesagt, nach dem weiter umzusetzen, was nun gilt.
Service-ConceptDrafted = { $who } hat das Konzept Nr. { $version } entworfen.
Service-ConceptSigned = { $who } hat das Konzept Nr. { $version } unterzeichnet.
Service-ConceptRefused = { $who } hat es abgelehnt, das Konzept Nr. { $version } zu unterzeichnen.
Service-ConceptAgreed = Das Konzept Nr. { $version } ist vereinbart: Alle, die planen, haben es unterzeichnet. Die letzte Unterschrift kam von { $by }.
Service-GuidelineIssued = { $who } hat die Leitlinie Nr. { $version } herausgegeben; sie gilt ab { $from }.
Service-GuidelineWithdrawn = { $who } hat die Leitlinie Nr. { $version } zurückgezogen, zum { $effective }.
Service-AccompanimentOffered = { $who } hat angeboten, { $own ->
    [yes] die Arbeit an { $topics } zu begleiten
   *[no] dass { $party } die Arbeit an { $topics } begleitet
}, ab { $from }{ $limited ->
    [yes] {" "}bis { $until }.
   *[no] .
}
Service-AccompanimentAgreed = { $who } hat der Begleitung zu { $topics } zugestimmt.
Service-AccompanimentEnded = { $who } hat die Begleitung zu { $topics } beendet.
Service-MatterNamed = { $who } hat { $topic } als Sache benannt, für die jemand zuständig ist.
label-reserved = Vorbehalten durch { $norm }.
Service-CompetenceProposed = { $who } hat vorgeschlagen, dass { $holder } für { $topic } zuständig ist.
Service-CompetenceAgreed = { $who } hat zugestimmt, dass { $holder } für { $topic } zuständig ist.
Service-LastWordProposed = { $who } hat vorgeschlagen, dass { $holder } das letzte Wort hat: { $topic }.
Service-LastWordAgreed = { $who } hat zugestimmt, dass { $holder } das letzte Wort hat: { $topic }.
the-rest = alles, wofür es kein anderes letztes Wort gibt
Service-HolderVacated = { $what } ({ $topic }) liegt nicht mehr bei { $holder }: { $why }. Festgehalten durch { $by }.
Service-DisputeRaised = { $who } hat einen Streit zu { $topic } angemeldet; zu beantworten bis { $until }.
Service-DisputeAnswered = { $who } hat im Streit zu { $topic } geantwortet.
Service-SettlementSigned = { $who } hat eine Einigung im Streit zu { $topic } unterzeichnet.
Service-DisputeSettled = Der Streit zu { $topic } ist beigelegt. Die letzte Unterschrift kam von { $by }.
Service-LastWordExercised = { $who } hat im Streit zu { $topic } das letzte Wort gesprochen.
Service-ConcernRaised = { $who } hat eine Sorge geäußert: { $kind }.
Service-ConcernAnswered = { $who } hat auf die Sorge { $concern } geantwortet.
Service-DeliveryStarted = { $who } hat begonnen, nach Konzept Nr. { $version }.
Service-DeliverySuspended = { $who } hat den Dienst ausgesetzt: { $why }.
Service-DeliveryResumed = { $who } hat den Dienst wieder aufgenommen.
Service-DeliveryEnded = { $who } hat den Dienst beendet.
Service-OutcomeExpected = { $who } hat festgehalten, was erwartet wird{ $limited ->
    [yes] , bis { $until }.
   *[no] .
}
Service-OutcomeObserved = { $who } hat festgehalten, was herauskam; { $foreseen ->
    [yes] erwartet worden war { $expected }
   *[no] vorhergesehen hatte es niemand
}.
Service-ReviewOpened = { $who } hat eine Überprüfung eröffnet, fällig bis { $until }.
Service-ReviewSigned = { $who } hat die Überprüfung unterzeichnet: { $verdict }.
Service-ReviewHeld = Die Überprüfung ergab: { $verdict }.{ $complete ->
    [yes] {""}
   *[no] {" "}Nicht unterzeichnet: { $missing }.
} Festgehalten durch { $by }.
Service-ServiceClosed = { $who } hat den Dienst geschlossen.
Service-ServiceReopened = { $who } hat den Dienst wieder eröffnet; bisher plant niemand und setzt niemand um.
Service-EntryContested = { $who } hat dem Eintrag { $entry } des Dienstes widersprochen.
Service-ContestAnswered = { $who } hat den Widerspruch gegen den Eintrag { $entry } beantwortet. { $outcome }.
