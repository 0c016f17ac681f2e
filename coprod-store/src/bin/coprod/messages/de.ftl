# Was der Befehl auf Deutsch sagt. Jeder Schlüssel steht in beiden Katalogen.

# Rahmen
failure = coprod: { $why }
failure-output = Die Ausgabe kann nicht geschrieben werden: { $why }
failure-unknown-scheme = { $url } nennt kein Protokollbuch: Schreiben Sie sqlite:DATEI, etwa sqlite:quarter.db
failure-not-found = Unter { $path } liegt kein Protokollbuch: Prüfen Sie den Pfad, oder tragen Sie dort zuerst etwas ein
failure-no-folder = Den Ordner von { $path } gibt es nicht: Prüfen Sie den Pfad
failure-no-ledger = { $path } ist kein Protokollbuch: { $reason }
failure-newer-format = { $path } hat das Format { $found }, dieses Programm kennt Formate bis { $known }: Verwenden Sie eine neuere Version
failure-no-access = { $path } lässt sich nicht zum Schreiben öffnen: Prüfen Sie die Rechte an der Datei und an ihrem Ordner ({ $why })
failure-no-table-at-all = Es gibt in diesem Protokollbuch keinen Runden Tisch { $table } und auch keinen anderen: Prüfen Sie --ledger
failure-no-such-table = Es gibt in diesem Protokollbuch keinen Runden Tisch { $table }; vorhanden sind: { $known }
failure-no-session-at-all = Der Runde Tisch { $table } hat keine Sitzung { $session } und bisher auch keine andere
failure-no-such-session = Der Runde Tisch { $table } hat keine Sitzung { $session }; seine Sitzungen sind: { $known }
known-table = { $id } („{ $purpose }“)
known-session = { $id } ({ $at })
nothing-found = Dazu steht nichts im Protokollbuch.

# Wörter, Namen, Tage
quoted = „{ $text }“
list = { $first } und { $last }
nobody = niemand
# Ein geschütztes Leerzeichen hält eine Klammer auf einer Zeile.
words-gone = [Worte, die nicht mehr lesbar sind]
text-gone = [Text nicht mehr lesbar, { $id }]
name-never = [ohne Namen, { $id }]
name-erased = [Name gelöscht, { $id }]
name-unreadable = [Name nicht mehr lesbar, { $id }]
seat-unknown = [unbekannter Sitz, { $id }]
moment = { $day }, { $time } Uhr ({ $zone })
moment-brief = { $day }, { $time } Uhr
day = { $day }. { $month } { $year }
zone-CET = MEZ
zone-CEST = MESZ
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
thousands = .
decimal-point = ,

# Wer
who = { $name } ({ $side }, { $role })
who-for = { $organisation } ({ $side }, { $role }), vertreten durch { $name },
# Dasselbe am Ende eines Satzes.
by-for = { $organisation } ({ $side }, { $role }), vertreten durch { $name }
who-automation = Die Automatik { $rule }
by-automation = die Automatik { $rule }
side-professional = hauptamtliche Seite
side-citizen = Bürgerseite
side-neutral = neutral
body-professional = hauptamtliche Seite
body-citizen = Bürgerseite
body-neutral = neutral
body-table = Tisch
role-client = Klientin oder Klient
role-volunteer = ehrenamtlich
role-supporter = unterstützend
role-decision_maker = entscheidungsbefugt
role-relative = angehörig
role-neighbour = aus der Nachbarschaft
role-resident = aus dem Viertel
role-friend = befreundet
role-donor = fördernd
role-professional = hauptamtlich
role-facilitator = Moderation
relayed = Übermittelt durch { $recorder } ({ $side }), { $channel }.
relayed-document = { $told } Beleg: { $document }.
channel-paper = vom Papier
channel-telephone = nach einem Anruf
channel-in_person = nach einem Gespräch
channel-message = aus einer Nachricht

# Ein Eintrag
entry-heading = Nr. { $position } · { $moment } · { $place }
place-party = { $name }
place-table = Runder Tisch { $purpose }
label-id = Kennung: { $id }
label-reason = Begründung: { $reason }
label-entry = Eintrag { $entry }: { $sentence }
label-topic = Thema: { $topic }
label-basis = Grundlage: { $basis }.
label-recorded = Eingetragen am { $when }.
label-checked = Geprüft: { $what }
label-limit = Bis zu { $amount }.
label-valid-until = Gültig bis { $until }.
label-signed-by = Unterzeichnet von { $seats }.
label-deputy = Stellvertretung: { $person }.
label-seat = Vom Sitz von { $seat } aus.
label-rule = Regel: { $rule }.
label-electorate = Stimmberechtigt: { $who }.
label-mandates = Mandate in Kraft: von { $grantors }.
label-reopens = Entscheidet neu über { $what }.
label-review = Wiedervorlage bis { $day }.
label-digest = Dokument: { $digest }
label-motion = Wird er angenommen: { $what }
held-in-session = Abgestimmt wird in der Sitzung.
held-until = Abgestimmt wird bis { $until }.
electorate-open = alle, die vor dem Abschluss einen Sitz haben
agenda-item = Tagesordnung: { $words } ({ $topic })
scope-everything = in allem
scope-topics = zu { $topics }
tally = Stimmen, { $side }: { $counts }
count-agree = { $agree } dafür{ $concern ->
    [0] {""}
   *[other] {" "}(davon { $concern } mit Bedenken)
}
count-object = { $object } dagegen
count-abstain = { $abstain ->
    [one] { $abstain } Enthaltung
   *[other] { $abstain } Enthaltungen
}
dissent-objection = Dagegen: { $who } ({ $side }): { $words }
dissent-recorded = Sondervotum: { $who } ({ $side }): { $words }
dissent-silent = Dagegen, ohne Worte: { $who } ({ $side })
effect-binding = Verbindlich für { $party } durch Mandat.
effect-recommendation = Eine Empfehlung an { $party }; geschuldet ist eine Antwort.
objection-voices = Als schwerwiegend sehen ihn an: { $yes }. Als nicht schwerwiegend: { $no }.

# Grundlagen
basis-own_authority = eigene Zuständigkeit, { $office }
basis-decision = Entscheidung eines Runden Tisches, { $entry }
basis-allocation = Zuteilung eines Bürgerhaushalts, { $entry }
basis-agreement = Einigung beider Seiten, { $entry }
basis-last_word = letztes Wort, { $entry }
basis-clause = vereinbarte Klausel, ausgelöst durch { $entry }
basis-norm = { $norm }
basis-contract = Vertrag { $document }
basis-resolution = Beschluss ({ $organ }), { $document }
citation = Eintrag { $sequence } von { $kind } { $id }
stream-RoundTable = Runder Tisch
stream-Party = Beteiligte
stream-Service = Dienst
stream-Engagement = Engagement

# Regeln
rule-simple_majority = einfache Mehrheit, mehr dafür als dagegen
rule-qualified_majority = qualifizierte Mehrheit, { $majority }
rule-consensus = Einstimmigkeit, niemand ist dagegen und alle Anwesenden haben sich geäußert
rule-consent = Konsent, kein schwerwiegender Einwand besteht
rule-double_majority = doppelte Mehrheit, jede Seite braucht ihre eigene
rule-advice = nach Beratung, { $seat } entscheidet und fragt vorher die Betroffenen und die Sachkundigen
rule-casting-seat = bei Stimmengleichheit entscheidet { $seat }
rule-of-side = { $side }: { $rule }
majority-simple = mehr dafür als dagegen
majority-qualified = { $share } { $base }
base-agreeing_and_objecting = derer, die dafür oder dagegen sind
base-participating = derer, die sich beteiligen
base-present = der Anwesenden
base-electorate = der Stimmberechtigten
quorum-share = { $share } der Stimmberechtigten muss sich beteiligen
quorum-number = { $number ->
    [one] mindestens { $number } muss sich beteiligen
   *[other] mindestens { $number } müssen sich beteiligen
}
share-at-least = mindestens { $share }
share-more-than = mehr als { $share }
counted-by_seat = jeder Sitz hat eine Stimme
counted-by_party = jede Beteiligte hat eine Stimme
provision = Allgemein: { $rule }.
provision-on = Zu { $topic }: { $rule }.
provision-open = { $rule }; wer vor dem Abschluss einen Sitz hat, entscheidet mit
charter-facilitator = Die Moderation hat { $party }.
charter-document = Als Dokument: { $document }.
motion-adopt_charter = Diese Geschäftsordnung gilt. { $charter }
motion-appoint_facilitator = { $party } moderiert.
motion-exclude_member = { $seat } wird ausgeschlossen.
motion-approve_minutes = Das Protokoll der Sitzung vom { $session } wird genehmigt, Dokument { $digest }
motion-dissolve_round_table = Der Runde Tisch wird aufgelöst.
motion-offer_planning-professionals = Die Planung der Dienstleistung { $service } wird { $to } angeboten; sie läge bei den Hauptamtlichen.
motion-offer_planning-shared = Die Planung der Dienstleistung { $service } wird { $to } angeboten; sie läge bei beiden Seiten.
motion-offer_planning-citizens = Die Planung der Dienstleistung { $service } wird { $to } angeboten; sie läge bei den Bürgerinnen und Bürgern.
motion-offer_implementation-professionals = Die Umsetzung der Dienstleistung { $service } wird { $to } angeboten; sie läge bei den Hauptamtlichen.
motion-offer_implementation-shared = Die Umsetzung der Dienstleistung { $service } wird { $to } angeboten; sie läge bei beiden Seiten.
motion-offer_implementation-citizens = Die Umsetzung der Dienstleistung { $service } wird { $to } angeboten; sie läge bei den Bürgerinnen und Bürgern.
motion-open_planning = Die Planung der Dienstleistung { $service } ist wieder offen.
motion-open_implementation = Die Umsetzung der Dienstleistung { $service } ist wieder offen.
motion-suspend_delivery = Die Dienstleistung { $service } wird ausgesetzt.

# Warum es so ausging
why-quorum = { $body ->
    [table] Am Tisch
    [professional] Auf der hauptamtlichen Seite
   *[citizen] Auf der Bürgerseite
} haben sich { $reached } von { $entitled } Stimmberechtigten beteiligt; nötig { $needed ->
    [one] war { $needed }
   *[other] waren { $needed }
}{ $met ->
    [yes] .
   *[no] , also zu wenige.
}
why-majority = { $body ->
    [table] Am Tisch
    [professional] Auf der hauptamtlichen Seite
   *[citizen] Auf der Bürgerseite
} { $reached ->
    [one] war { $reached } Stimme
   *[other] waren { $reached } Stimmen
} dafür; nötig { $needed ->
    [one] war { $needed }
   *[other] waren { $needed }
}{ $met ->
    [yes] .
   *[no] , also zu wenige.
}
why-counted = Hier gilt: { $how }.
why-missing = Hätten sich äußern müssen und haben geschwiegen: { $seats }.
why-standing = Einwände, die bestehen: { $seats }.
why-not-standing = Einwände, die nicht hindern, weil sie zurückgenommen oder als nicht schwerwiegend beurteilt wurden: { $seats }.
why-split = Uneins und darum als Enthaltung gezählt: { $parties }.
why-casting = Bei Stimmengleichheit entscheidet { $seat }; die Stimme dort: { $position }.
why-review-missing = Es wurde keine Wiedervorlage festgelegt.
why-advice-not-asked = Niemand war um Rat gefragt worden.
why-advice-unanswered = { $count ->
    [one] Ein Rat blieb ohne Antwort.
   *[other] { $count } Ratschläge blieben ohne Antwort.
}
why-change = Mit { $moves } wäre der Vorschlag { $verdict ->
    [adopted] angenommen worden
    [rejected] abgelehnt worden
   *[lapsed] ohne Ergebnis geblieben
}.
move-any = { $count ->
    [one] einer Stimme
   *[other] { $count } Stimmen
}{ $body ->
    [table] {""}
    [professional] {" "}der hauptamtlichen Seite
   *[citizen] {" "}der Bürgerseite
} { $to } statt { $from }
move-seats = der Stimme von { $seats } { $to }
would-silent = nicht abgegeben
would-agree = dafür
would-abstain = als Enthaltung
would-object = dagegen
stand-silent = keine
position-agree = dafür
position-agree_with_concern = dafür, mit Bedenken
position-abstain = Enthaltung
position-object = dagegen
lapse-empty_electorate = Niemand war stimmberechtigt
lapse-nobody_spoke = Niemand hat abgestimmt
lapse-quorum_missed = Zu wenige haben sich beteiligt
lapse-empty_side = Eine Seite war nicht vertreten
lapse-proposal_amended = Der Vorschlag wurde geändert
lapse-proposal_withdrawn = Der Vorschlag wurde zurückgezogen
lapse-round_table_dissolved = Der Runde Tisch wurde aufgelöst
contest-upheld = Der Widerspruch trifft zu, der Eintrag gilt nicht
contest-corrected = Er trifft teilweise zu, ein späterer Eintrag sagt, wie es war
contest-rejected = Er trifft nicht zu, der Eintrag ist belegt

# Was keinen eigenen Satz hat
other = { $who }: { $act }

# Was mit Beteiligten geschieht
Party-PartyRegistered = { $own ->
    [yes] { $who } wurde eingetragen.
   *[no] { $who } hat { $kind ->
        [person] die Person { $party }
        [group] die Gruppe { $party }
       *[organisation] die Organisation { $party }
    } eingetragen.
}
Party-ContactRecorded = { $who } hat festgehalten, wie { $party } zu erreichen ist.
Party-PersonalDataCorrected = { $who } hat { $field ->
    [name] den Namen
   *[contact] die Kontaktdaten
} von { $party } berichtigt.
Party-RepresentationGranted = { $who } hat festgehalten, dass { $person } { $scope } für { $party } sprechen darf, ab { $from }{ $limited ->
    [yes] {" "}bis { $until }.
   *[no] .
}
Party-RepresentationEnded = { $who } hat festgehalten, dass { $person } nicht mehr für { $party } spricht.
Party-PartySucceeded = { $who } hat erklärt, dass { $successor } an die Stelle von { $party } tritt.
Party-PartyMerged = { $who } hat erklärt, dass { $party } und { $into } dieselben sind.
Party-ErasureRequested = { $who } hat verlangt, die personenbezogenen Daten von { $party } zu löschen.
Party-ErasureRefused = { $who } hat es abgelehnt, die personenbezogenen Daten von { $party } zu löschen: { $norm }.
Party-ErasureFenced = { $who } hat eine Sperre gesetzt: Über { $party } wird bis zur Löschung nichts Neues eingetragen.
Party-ErasureCompleted = { $who } hat festgehalten, dass die Löschung für { $party } abgeschlossen ist.
Party-EntryContested = { $who } hat dem Eintrag { $entry } über { $party } widersprochen.
Party-ContestAnswered = { $who } hat den Widerspruch gegen den Eintrag { $entry } über { $party } beantwortet. { $outcome }.

# Was an einem Runden Tisch geschieht
RoundTable-RoundTableConvened = { $who } hat den Runden Tisch einberufen.
RoundTable-MandateGranted = { $who } hat dem Tisch { $effect ->
    [binding] ein verbindliches Mandat
   *[recommendation] ein Mandat für Empfehlungen
} zu { $topics } erteilt.
RoundTable-MandateWithdrawn = { $who } hat das Mandat von { $grantor } zurückgezogen.
RoundTable-CharterProposed = { $who } hat die Geschäftsordnung Nr. { $version } vorgeschlagen.
RoundTable-CharterSigned = { $who } hat die Geschäftsordnung Nr. { $version } unterzeichnet.
RoundTable-CharterAdopted = { $how ->
    [signed] Die Geschäftsordnung Nr. { $version } gilt; alle am Tisch haben sie unterzeichnet. Die letzte Unterschrift kam von { $by }.
   *[decided] { $who } hat die Geschäftsordnung Nr. { $version } in Kraft gesetzt, wie es der Tisch entschieden hatte.
}
RoundTable-FacilitatorAppointed = { $who } hat { $party } mit der Moderation betraut.
RoundTable-FacilitatorReleased = { $who } hat festgehalten, dass die Moderation endet.
RoundTable-RoundTableDissolved = { $who } hat den Runden Tisch aufgelöst.
RoundTable-MemberInvited = { $who } hat { $party } an den Tisch eingeladen ({ $side }).
RoundTable-InvitationDeclined = { $who } hat die Einladung abgelehnt.
RoundTable-MemberSeated = { $who } hat einen Sitz eingenommen{ $through ->
    [yes] ; dort spricht { $person }.
   *[no] .
}
RoundTable-DeputyNamed = { $who } hat { $person } als Stellvertretung für den Sitz von { $seat } benannt.
RoundTable-MemberLeft = { $who } hat den Tisch verlassen.
RoundTable-MemberExcluded = { $who } hat festgehalten, dass { $seat } nach Entscheidung des Tisches ausgeschlossen ist.
RoundTable-SeatVacated = { $who } hat festgehalten, dass der Sitz von { $seat } frei ist.
RoundTable-SessionCalled = { $who } hat eine Sitzung für den { $at } einberufen.
RoundTable-SessionOpened = { $who } hat die Sitzung vom { $session } eröffnet; sie ist { $openness ->
    [public] öffentlich
   *[private] nicht öffentlich
}.
RoundTable-AttendanceRecorded = { $who } hat festgehalten, wer in der Sitzung vom { $session } anwesend ist: { $seats }.
RoundTable-SessionClosed = { $who } hat die Sitzung vom { $session } geschlossen.
RoundTable-MinutesApproved = { $who } hat festgehalten, dass der Tisch das Protokoll der Sitzung vom { $session } genehmigt hat.
RoundTable-MinutesContested = { $who } hat einer Stelle im Protokoll der Sitzung vom { $session } widersprochen.
RoundTable-TopicRaised = { $who } hat ein Thema eingebracht.
RoundTable-ProposalTabled = { $who } hat einen Vorschlag eingebracht.
RoundTable-ProposalAmended = { $who } hat den Vorschlag { $proposal } geändert; dies ist Fassung { $version }.
RoundTable-ProposalWithdrawn = { $who } hat den Vorschlag { $proposal } zurückgezogen.
RoundTable-AdviceAsked = { $who } hat zum Vorschlag { $proposal } um Rat gefragt: { $of }.
RoundTable-AdviceGiven = { $who } hat Rat zum Vorschlag { $proposal } gegeben.
RoundTable-AdviceAnswered = { $who } hat auf den Rat { $advice } geantwortet: Ihm wird { $followed ->
    [followed] gefolgt
    [partly] teilweise gefolgt
   *[not] nicht gefolgt
}.
RoundTable-InterestDeclared = { $who } hat ein Eigeninteresse an { $topic } offengelegt.
RoundTable-MemberRecused = { $who } wirkt wegen Befangenheit nicht mit { $from ->
    [topic] beim Thema { $what }
   *[decision] bei der Entscheidung über { $what }
}.
RoundTable-DecisionOpened = { $who } hat die Entscheidung über { $proposal } eröffnet (Fassung { $version }).
RoundTable-PositionTaken = { $who } hat sich zu { $proposal } geäußert: { $position ->
    [agree] dafür
    [agree_with_concern] dafür, mit Bedenken
    [abstain] Enthaltung
   *[object] dagegen
}.
RoundTable-ObjectionTested = { $who } hat den Einwand von { $seat } gegen { $proposal } prüfen lassen: Er ist { $qualifies ->
    [yes] schwerwiegend
   *[no] nicht schwerwiegend
}.
RoundTable-ObjectionIntegrated = { $who } hat den Einwand von { $seat } gegen { $proposal } in Fassung { $version } aufgenommen.
RoundTable-ObjectionWithdrawn = { $who } hat den Einwand von { $seat } gegen { $proposal } zurückgenommen.
RoundTable-DissentRecorded = { $who } hat zur Entscheidung über { $proposal } ein Sondervotum abgegeben.
RoundTable-DecisionReached = { $who } hat die Entscheidung über { $proposal } abgeschlossen: { $outcome ->
    [adopted] angenommen
   *[rejected] abgelehnt
}.
RoundTable-DecisionLapsed = Die Entscheidung über { $proposal } blieb ohne Ergebnis. { $why }. Festgehalten durch { $by }.
RoundTable-RecommendationAnswered = { $who } hat auf die Empfehlung { $proposal } an { $party } geantwortet: Ihr wird { $followed ->
    [followed] gefolgt
    [partly] teilweise gefolgt
   *[not] nicht gefolgt
}.
RoundTable-DecisionCarriedOut = { $who } hat festgehalten, dass die Entscheidung über { $proposal } ausgeführt ist: { $cited }.
RoundTable-DecisionNotCarriedOut = { $who } hat festgehalten, dass die Entscheidung über { $proposal } nicht ausgeführt wird: { $refusal }.
RoundTable-CommitmentMade = { $own ->
    [yes] { $who } hat eine Zusage gemacht, einzulösen bis { $due }.
   *[no] { $who } hat eine Zusage von { $party } festgehalten, einzulösen bis { $due }.
}
RoundTable-CommitmentKept = { $who } hat festgehalten, dass die Zusage { $what } eingelöst ist.
RoundTable-CommitmentReleased = { $who } hat festgehalten, dass die Zusage { $what } nicht eingelöst werden muss.
RoundTable-EntryContested = { $who } hat dem Eintrag { $entry } des Tisches widersprochen.
RoundTable-ContestAnswered = { $who } hat den Widerspruch gegen den Eintrag { $entry } beantwortet. { $outcome }.

# Wer dort sitzt
member = { $party } ({ $side })
member-through = { $party } ({ $side }), vertreten durch { $person }

# Protokoll einer Sitzung
minutes-title = Niederschrift einer Sitzung nach dem Protokollbuch
minutes-session = Sitzung vom { $at }
minutes-note = Ein Programm hat dies aus dem zusammengestellt, was festgehalten wurde. Es hilft allen, die das Protokoll schreiben. Der Tisch genehmigt ein Dokument, niemals einen Text, den ein Programm erzeugt hat.
minutes-course = Die Sitzung
minutes-called = Einberufen am { $when } durch { $by }.
minutes-opened = Eröffnet am { $when } durch { $by }.
minutes-closed = Geschlossen am { $when } durch { $by }.
minutes-not-opened = Sie wurde bisher nicht eröffnet.
minutes-still-open = Sie dauert noch an.
minutes-public = Die Sitzung ist öffentlich.
minutes-private = Die Sitzung ist nicht öffentlich. Begründung: { $reason }
minutes-agenda = Tagesordnung
minutes-attendance = Anwesenheit
minutes-no-attendance = Die Anwesenheit wurde nicht festgehalten.
minutes-members = Einen Sitz am Tisch haben:
minutes-present = Anwesend:
minutes-absent = Abwesend:
minutes-came-and-went = Zwischendurch kamen oder gingen Mitglieder; dies ist der letzte Stand.
minutes-interests = Offengelegte Eigeninteressen und Befangenheit
minutes-topics = Eingebrachte Themen
minutes-proposals = Vorschläge und Rat
minutes-decisions = Entscheidungen
minutes-no-decisions = In dieser Sitzung wurde nichts entschieden.
minutes-question = { $number } { $text } ({ $topic }, Fassung { $version })
minutes-outcome-adopted = Ergebnis: angenommen.
minutes-outcome-rejected = Ergebnis: abgelehnt.
minutes-outcome-lapsed = Ergebnis: keines. { $why }.
minutes-outcome-open = Ergebnis: noch nicht entschieden.
minutes-voices-agree = Dafür: { $who }
minutes-voices-agree_with_concern = Dafür, mit Bedenken: { $who }
minutes-voices-abstain = Enthaltung: { $who }
minutes-voices-object = Dagegen: { $who }
minutes-relayed = { $name } [von anderen übermittelt]
minutes-with-reason = { $name }, { $reason }
minutes-dissent = Sondervotum: { $who }, { $words }
minutes-commitments = Zusagen
minutes-others = Was sonst geschah
minutes-contests = Widersprüche
minutes-approval = Protokoll
minutes-not-approved = Der Tisch hat bisher kein Protokoll dieser Sitzung genehmigt.
minutes-signatures = Unterschriften
minutes-lead = Tag, Moderation
minutes-lead-named = Tag, Moderation ({ $name })
minutes-writer = Tag, Protokollführung
