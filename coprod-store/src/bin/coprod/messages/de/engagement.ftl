
# Was in einem Engagement geschieht
place-engagement = { $party } („{ $role }“), { $title }
duration = { $hours ->
    [0] { $minutes } Min.
   *[other] { $minutes ->
        [0] { $hours } Std.
       *[other] { $hours } Std. { $minutes } Min.
    }
}
gift-time = { $amount } Zeit
gift-money = { $amount }
gift-knowledge = Wissen, { $words },
gift-support = Unterstützung, { $words },
purpose-direct = für die, für die der Dienst da ist
purpose-training = für Schulung
purpose-coordination = für Koordination
label-corrects = Es steht anstelle von { $before }.
prerequisite-good_conduct = Führungszeugnis
prerequisite-training = Schulung
prerequisite-confidentiality = Verschwiegenheit
prerequisite-insurance = Versicherung
norm-estg_3_26a = § 3 Nr. 26a EStG
norm-estg_3_26 = § 3 Nr. 26 EStG
say-hearing = gehört werden, bevor entschieden wird
say-proposal = vorschlagen, was dann behandelt wird
say-voice = mitstimmen
say-consent = zustimmen müssen
figure-minutes_given = gegebene Minuten: { $count }
figure-expenses_unanswered = unbeantwortete Auslagen: { $count }
figure-says_unanswered = unbeantwortete Mitsprache: { $count }
figure-other = { $kind }: { $count }
towards-side = die { $side }
towards-role = alle mit der Rolle „{ $role }“
answer-change = Etwas ändert sich
answer-reason = Nichts ändert sich
Engagement-RoleOffered = { $own ->
    [yes] { $who } hat sich für den Dienst { $title } angeboten (Rolle: „{ $role }“), zu vereinbaren mit { $counterpart }, ab { $from }.
   *[no] { $who } hat { $party } eine Rolle im Dienst { $title } angeboten („{ $role }“), ab { $from }.
}
Engagement-RoleAccepted = { $who } hat die Rolle angenommen.
Engagement-RoleDeclined = { $who } hat die Rolle abgelehnt.
Engagement-RoleOfferWithdrawn = { $who } hat das Angebot der Rolle zurückgezogen.
Engagement-PrerequisiteNoted = { $who } hat festgehalten, was vorher da sein muss: { $kind }.
Engagement-GuidelineAcknowledged = { $who } hat die Leitlinie Nr. { $version } zur Kenntnis genommen.
Engagement-RevisionProposed = { $who } hat andere Bedingungen vorgeschlagen.
Engagement-AgreementRevised = Andere Bedingungen sind vereinbart; zugestimmt hat { $party }. Festgehalten durch { $by }.
Engagement-EngagementPaused = { $who } lässt das Engagement ruhen{ $limited ->
    [yes] , bis { $until }.
   *[no] .
}
Engagement-EngagementResumed = { $who } hat das Engagement wieder aufgenommen.
Engagement-EngagementEnded = { $own ->
    [yes] { $who } hat das Engagement beendet. Der letzte Tag ist der { $effective }.
   *[no] { $who } hat festgehalten, dass { $party } das Engagement beendet hat. Der letzte Tag ist der { $effective }.
}
Engagement-ContributionRecorded = { $who } hat festgehalten, was am { $day } gegeben wurde: { $gift } { $purpose }.
Engagement-ContributionConfirmed = { $who } hat bestätigt, was gegeben wurde: { $gift }.
Engagement-ContributionDisputed = { $who } hat bestritten, was gegeben wurde: { $gift }.
Engagement-ContributionCorrected = { $who } hat berichtigt, was am { $day } gegeben wurde: { $gift } { $purpose }.
Engagement-UseAccounted = { $who } hat Rechenschaft gegeben, was daraus wurde: { $gift }.
gift-of-day = { $gift } am { $day }
Engagement-ExpenseClaimed = { $who } hat Auslagen von { $amount } geltend gemacht.
Engagement-ExpenseReimbursed = { $who } hat Auslagen erstattet: { $amount }.
Engagement-ExpenseRefused = { $who } hat es abgelehnt, Auslagen zu erstatten{ $known ->
    [yes] : { $amount }.
   *[no] .
}
Engagement-AllowanceGranted = { $who } hat für { $year } eine Aufwandsentschädigung von { $amount } gewährt ({ $norm }).
Engagement-BenefitReceived = { $who } hat einen empfangenen Vorteil festgehalten{ $known ->
    [yes] , Wert { $amount }.
   *[no] .
}
Engagement-SayGranted = { $who } hat Mitsprache zu { $topic } eingeräumt: { $form }.
Engagement-SayExercised = { $who } hat die Mitsprache zu { $topic } genutzt: { $cited }.
Engagement-SayAnswered = { $who } hat auf die Mitsprache zu { $topic } geantwortet: Ihr wird { $followed ->
    [followed] gefolgt
    [partly] teilweise gefolgt
   *[not] nicht gefolgt
}.
Engagement-BalanceFelt = { $who } hat gesagt, wie es sich anfühlt. Zu zeigen, was gesagt wurde, ist nicht unsere Sache.
Engagement-ImbalanceRaised = { $who } hat ein Ungleichgewicht angesprochen.
Engagement-ImbalanceNoticed = Die Automatik { $rule } hat ein Ungleichgewicht bemerkt: { $figures }.
Engagement-ImbalanceAnswered = { $who } hat auf das Ungleichgewicht geantwortet: { $answer }.
Engagement-TrustStated = { $who } hat gesagt, wie groß das Vertrauen ist ({ $towards }). Zu zeigen, was gesagt wurde, ist nicht unsere Sache.
Engagement-EntryContested = { $who } hat dem Eintrag { $entry } des Engagements widersprochen.
Engagement-ContestAnswered = { $who } hat den Widerspruch gegen den Eintrag { $entry } beantwortet. { $outcome }.
