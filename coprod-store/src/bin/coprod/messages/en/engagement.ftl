
# What happens in an engagement
place-engagement = { $party } as { $role } in { $title }
duration = { $hours ->
    [0] { $minutes } min
   *[other] { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
}
gift-time = { $amount } of time
gift-money = { $amount }
gift-knowledge = knowledge, { $words },
gift-support = support, { $words },
purpose-direct = for those whom the service is for
purpose-training = for training
purpose-coordination = for coordination
label-corrects = It stands in the place of { $before }.
prerequisite-good_conduct = a certificate of good conduct
prerequisite-training = a training
prerequisite-confidentiality = a promise of confidentiality
prerequisite-insurance = an insurance
norm-estg_3_26a = § 3 Nr. 26a EStG
norm-estg_3_26 = § 3 Nr. 26 EStG
say-hearing = to be heard before it is decided
say-proposal = to propose what is then treated
say-voice = to have a voice in the decision
say-consent = to have to agree
figure-minutes_given = minutes given: { $count }
figure-expenses_unanswered = claims for expenses unanswered: { $count }
figure-says_unanswered = uses of a say unanswered: { $count }
figure-other = { $kind }: { $count }
towards-side = the { $side }
towards-role = whoever is { $role }
answer-change = something will change
answer-reason = nothing will change
Engagement-RoleOffered = { $own ->
    [yes] { $who } offered to be { $role } in the service { $title }, by agreement with { $counterpart }, from { $from } on.
   *[no] { $who } offered { $party } the role of { $role } in the service { $title }, from { $from } on.
}
Engagement-RoleAccepted = { $who } accepted the role.
Engagement-RoleDeclined = { $who } declined the role.
Engagement-RoleOfferWithdrawn = { $who } withdrew the offer of the role.
Engagement-PrerequisiteNoted = { $who } noted what must be there beforehand: { $kind }.
Engagement-GuidelineAcknowledged = { $who } took note of guideline no. { $version }.
Engagement-RevisionProposed = { $who } proposed other terms.
Engagement-AgreementRevised = Other terms are agreed; { $party } accepted them. On record by { $by }.
Engagement-EngagementPaused = { $who } paused the engagement{ $limited ->
    [yes] {" "}until { $until }
   *[no] {""}
}.
Engagement-EngagementResumed = { $who } resumed the engagement.
Engagement-EngagementEnded = { $own ->
    [yes] { $who } ended the engagement. Its last day is { $effective }.
   *[no] { $who } put on record that { $party } ended the engagement. Its last day is { $effective }.
}
Engagement-ContributionRecorded = { $who } recorded what was given on { $day }: { $gift } { $purpose }.
Engagement-ContributionConfirmed = { $who } confirmed what was given: { $gift }.
Engagement-ContributionDisputed = { $who } disputed what was given: { $gift }.
Engagement-ContributionCorrected = { $who } corrected what was given on { $day }: { $gift } { $purpose }.
Engagement-UseAccounted = { $who } accounted for the use of { $gift }.
gift-of-day = { $gift } on { $day }
Engagement-ExpenseClaimed = { $who } claimed expenses of { $amount }.
Engagement-ExpenseReimbursed = { $who } reimbursed expenses: { $amount }.
Engagement-ExpenseRefused = { $who } refused to reimburse expenses{ $known ->
    [yes] {" "}of { $amount }
   *[no] {""}
}.
Engagement-AllowanceGranted = { $who } granted an allowance of { $amount } for { $year } ({ $norm }).
Engagement-BenefitReceived = { $who } put on record a benefit received{ $known ->
    [yes] {" "}worth { $amount }
   *[no] {""}
}.
Engagement-SayGranted = { $who } granted a say on { $topic }: { $form }.
Engagement-SayExercised = { $who } used the say on { $topic }: { $cited }.
Engagement-SayAnswered = { $who } answered the use of the say on { $topic }: it { $followed ->
    [followed] is followed
    [partly] is followed in part
   *[not] is not followed
}.
Engagement-BalanceFelt = { $who } said how it feels. What they said is theirs to show.
Engagement-ImbalanceRaised = { $who } raised an imbalance.
Engagement-ImbalanceNoticed = The automation { $rule } noticed an imbalance: { $figures }.
Engagement-ImbalanceAnswered = { $who } answered the imbalance: { $answer }.
Engagement-TrustStated = { $who } said how much they trust { $towards }. What they said is theirs to show.
Engagement-EntryContested = { $who } contested entry { $entry } of the engagement.
Engagement-ContestAnswered = { $who } answered the contest of entry { $entry }: { $outcome }.
