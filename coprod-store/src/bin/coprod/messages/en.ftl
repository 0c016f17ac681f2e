# What the command says in English. Every key stands in both catalogues.

# Frame
failure = coprod: { $why }
failure-output = the output cannot be written: { $why }
failure-unknown-scheme = { $url } names no ledger: write sqlite:FILE, such as sqlite:quarter.db
failure-not-found = there is no ledger at { $path }: check the path, or record something there first
failure-no-folder = the folder of { $path } does not exist: check the path
failure-no-ledger = { $path } is no ledger: { $reason }
failure-newer-format = { $path } has format { $found }, this program knows formats up to { $known }: use a newer version
failure-no-access = { $path } cannot be opened for writing: check the rights on the file and on its folder ({ $why })
failure-no-table-at-all = there is no round table { $table }, and no other one, in this ledger: check --ledger
failure-no-such-table = there is no round table { $table } in this ledger; there are: { $known }
failure-no-session-at-all = round table { $table } has no session { $session }, and no other one so far
failure-no-such-session = round table { $table } has no session { $session }; its sessions are: { $known }
known-table = { $id } (“{ $purpose }”)
known-session = { $id } ({ $at })
nothing-found = The log has no such entries.

# Words, names, days
quoted = “{ $text }”
list = { $first } and { $last }
nobody = nobody
# A no-break space keeps a bracket on one line.
words-gone = [words that can no longer be read]
text-gone = [text no longer readable, { $id }]
name-never = [no name, { $id }]
name-erased = [name erased, { $id }]
name-unreadable = [name no longer readable, { $id }]
seat-unknown = [unknown seat, { $id }]
moment = { $day }, { $time } { $zone }
moment-brief = { $day }, { $time }
day = { $day } { $month } { $year }
zone-CET = CET
zone-CEST = CEST
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
thousands = ,
decimal-point = .

# Who
who = { $name } ({ $side }, { $role })
who-for = { $organisation } ({ $side }, { $role }), through { $name },
# The same at the end of a sentence.
by-for = { $organisation } ({ $side }, { $role }), through { $name }
who-automation = The automation { $rule }
by-automation = the automation { $rule }
side-professional = professional side
side-citizen = citizens’ side
side-neutral = neutral
body-professional = professional side
body-citizen = citizens’ side
body-neutral = neutral
body-table = table
role-client = client
role-volunteer = volunteer
role-supporter = supporter
role-decision_maker = decision-maker
role-relative = relative
role-neighbour = neighbour
role-resident = resident
role-friend = friend
role-donor = donor
role-professional = professional
role-facilitator = facilitator
relayed = Recorded by { $recorder } ({ $side }), { $channel }.
relayed-document = { $told } Proof: { $document }.
channel-paper = from paper
channel-telephone = after a telephone call
channel-in_person = as told face to face
channel-message = from a message

# An entry
entry-heading = #{ $position } · { $moment } · { $place }
place-party = { $name }
place-table = Round table { $purpose }
label-id = Id: { $id }
label-reason = Reason: { $reason }
label-entry = Entry { $entry }: { $sentence }
label-topic = Topic: { $topic }
label-basis = Basis: { $basis }.
label-recorded = Entered in the ledger on { $when }.
label-checked = Checked: { $what }
label-limit = Up to { $amount }.
label-valid-until = Valid until { $until }.
label-signed-by = Signed by { $seats }.
label-deputy = Deputy: { $person }.
label-seat = From the seat of { $seat }.
label-rule = Rule: { $rule }.
label-electorate = Entitled: { $who }.
label-mandates = Mandates in force: from { $grantors }.
label-reopens = Decides anew on { $what }.
label-review = To be looked at again by { $day }.
label-digest = Document: { $digest }
label-motion = If adopted: { $what }
held-in-session = Positions are taken in the session.
held-until = Positions are taken until { $until }.
electorate-open = everybody seated before it closes
agenda-item = Agenda: { $words } ({ $topic })
scope-everything = in everything
scope-topics = on { $topics }
tally = Votes, { $side }: { $counts }
count-agree = { $agree } for it{ $concern ->
    [0] {""}
   *[other] {" "}({ $concern } with a concern)
}
count-object = { $object } against
count-abstain = { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}
dissent-objection = Against it: { $who } ({ $side }): { $words }
dissent-recorded = Dissent on record: { $who } ({ $side }): { $words }
dissent-silent = Against it, without words: { $who } ({ $side })
effect-binding = Binding for { $party }, by its mandate.
effect-recommendation = A recommendation to { $party }, which owes an answer.
objection-voices = It qualifies, say: { $yes }. It does not, say: { $no }.

# Bases
basis-own_authority = own authority, { $office }
basis-decision = decision of a round table, { $entry }
basis-allocation = allocation of a participatory budget, { $entry }
basis-agreement = agreement of both sides, { $entry }
basis-last_word = last word, { $entry }
basis-clause = a clause agreed upon, met by { $entry }
basis-norm = { $norm }
basis-contract = contract { $document }
basis-resolution = resolution of { $organ }, { $document }
citation = entry { $sequence } of { $kind } { $id }
stream-RoundTable = round table
stream-Party = party
stream-Service = service
stream-Engagement = engagement

# Rules
rule-simple_majority = simple majority, more for it than against
rule-qualified_majority = qualified majority, { $majority }
rule-consensus = consensus, nobody objects and all present have spoken
rule-consent = consent, no reasoned objection stands
rule-double_majority = double majority, each side needs its own
rule-advice = advice, { $seat } decides after asking those affected and those who know
rule-casting-seat = in a tie { $seat } decides
rule-of-side = { $side }: { $rule }
majority-simple = more for it than against
majority-qualified = { $share } of { $base }
base-agreeing_and_objecting = those who agree or object
base-participating = those who take part
base-present = those present
base-electorate = those entitled
quorum-share = { $share } of those entitled must take part
quorum-number = { $number ->
    [one] at least { $number } must take part
   *[other] at least { $number } must take part
}
share-at-least = at least { $share }
share-more-than = more than { $share }
counted-by_seat = each seat is one voice
counted-by_party = each party is one voice
provision = In general: { $rule }.
provision-on = On { $topic }: { $rule }.
provision-open = { $rule }; whoever is seated before it closes takes part
charter-facilitator = The talk is led by { $party }.
charter-document = As a document: { $document }.
motion-adopt_charter = this charter is adopted. { $charter }
motion-appoint_facilitator = { $party } leads the talk.
motion-exclude_member = { $seat } is excluded.
motion-approve_minutes = the minutes of { $session } are approved, document { $digest }
motion-dissolve_round_table = the round table is dissolved.
motion-offer_planning-professionals = the planning of service { $service } is offered to { $to }, to be held by professionals.
motion-offer_planning-shared = the planning of service { $service } is offered to { $to }, to be shared by both sides.
motion-offer_planning-citizens = the planning of service { $service } is offered to { $to }, to be held by citizens.
motion-offer_implementation-professionals = the implementation of service { $service } is offered to { $to }, to be held by professionals.
motion-offer_implementation-shared = the implementation of service { $service } is offered to { $to }, to be shared by both sides.
motion-offer_implementation-citizens = the implementation of service { $service } is offered to { $to }, to be held by citizens.
motion-open_planning = the planning of service { $service } is open again.
motion-open_implementation = the implementation of service { $service } is open again.
motion-suspend_delivery = the delivery of service { $service } is suspended.

# Why it came out so
why-quorum = { $body ->
    [table] At the table
    [professional] On the professional side
   *[citizen] On the citizens’ side
} { $reached } of { $entitled } entitled took part, and { $needed ->
    [one] { $needed } was needed
   *[other] { $needed } were needed
}{ $met ->
    [yes] .
   *[no] : too few.
}
why-majority = { $body ->
    [table] At the table
    [professional] On the professional side
   *[citizen] On the citizens’ side
} { $reached } agreed, and { $needed ->
    [one] { $needed } was needed
   *[other] { $needed } were needed
}{ $met ->
    [yes] .
   *[no] : too few.
}
why-counted = Here { $how }.
why-missing = Had to speak and were silent: { $seats }.
why-standing = Objections that stand: { $seats }.
why-not-standing = Objections that do not block, as they were withdrawn or judged not to qualify: { $seats }.
why-split = Of several minds, and so counted as abstaining: { $parties }.
why-casting = In a tie { $seat } decides; the position there: { $position }.
why-review-missing = No date for a review was set.
why-advice-not-asked = Nobody had been asked for advice.
why-advice-unanswered = { $count ->
    [one] One piece of advice had no answer.
   *[other] { $count } pieces of advice had no answer.
}
why-change = With { $moves }, it would have { $verdict ->
    [adopted] been adopted
    [rejected] been rejected
   *[lapsed] come to nothing
}.
move-any = { $count ->
    [one] one voice
   *[other] { $count } voices
}{ $body ->
    [table] {""}
    [professional] {" "}of the professional side
   *[citizen] {" "}of the citizens’ side
} { $to } instead of { $from }
move-seats = the voice of { $seats } { $to }
would-silent = not given
would-agree = for it
would-abstain = abstaining
would-object = against it
stand-silent = none
position-agree = for it
position-agree_with_concern = for it, with a concern
position-abstain = abstention
position-object = against it
lapse-empty_electorate = nobody was entitled
lapse-nobody_spoke = nobody took a position
lapse-quorum_missed = too few took part
lapse-empty_side = one side had nobody
lapse-proposal_amended = the proposal was amended
lapse-proposal_withdrawn = the proposal was withdrawn
lapse-round_table_dissolved = the round table was dissolved
contest-upheld = the contest is right, the entry does not hold
contest-corrected = it is right in part, a later entry says how it was
contest-rejected = it is not right, the entry is proven

# What has no sentence of its own
other = { $who }: { $act }

# What happens to a party
Party-PartyRegistered = { $own ->
    [yes] { $who } was registered.
   *[no] { $who } registered { $kind ->
        [person] the person { $party }
        [group] the group { $party }
       *[organisation] the organisation { $party }
    }.
}
Party-ContactRecorded = { $who } recorded how { $party } can be reached.
Party-PersonalDataCorrected = { $who } corrected { $field ->
    [name] the name
   *[contact] the contact
} of { $party }.
Party-RepresentationGranted = { $who } put on record that { $person } may speak for { $party } { $scope }, from { $from }{ $limited ->
    [yes] {" "}until { $until }
   *[no] {" "}on
}.
Party-RepresentationEnded = { $who } put on record that { $person } no longer speaks for { $party }.
Party-PartySucceeded = { $who } declared that { $successor } takes the place of { $party }.
Party-PartyMerged = { $who } declared that { $party } and { $into } are one and the same.
Party-ErasureRequested = { $who } asked that the personal data of { $party } be erased.
Party-ErasureRefused = { $who } refused to erase the personal data of { $party }: { $norm }.
Party-ErasureFenced = { $who } put up a fence: nothing new is recorded about { $party } before its data are erased.
Party-ErasureCompleted = { $who } put on record that the erasure for { $party } is complete.
Party-EntryContested = { $who } contested entry { $entry } about { $party }.
Party-ContestAnswered = { $who } answered the contest of entry { $entry } about { $party }: { $outcome }.

# What happens at a round table
RoundTable-RoundTableConvened = { $who } convened the round table.
RoundTable-MandateGranted = { $who } granted the table { $effect ->
    [binding] a binding mandate
   *[recommendation] a mandate to recommend
} on { $topics }.
RoundTable-MandateWithdrawn = { $who } withdrew the mandate of { $grantor }.
RoundTable-CharterProposed = { $who } proposed charter no. { $version }.
RoundTable-CharterSigned = { $who } signed charter no. { $version }.
RoundTable-CharterAdopted = { $how ->
    [signed] Charter no. { $version } is in force, signed by everybody seated. The last to sign was { $by }.
   *[decided] { $who } put charter no. { $version } into force, as the table had decided.
}
RoundTable-FacilitatorAppointed = { $who } appointed { $party } to lead the talk.
RoundTable-FacilitatorReleased = { $who } put on record that nobody leads the talk any longer.
RoundTable-RoundTableDissolved = { $who } dissolved the round table.
RoundTable-MemberInvited = { $who } invited { $party } to a seat ({ $side }).
RoundTable-InvitationDeclined = { $who } declined the invitation.
RoundTable-MemberSeated = { $who } took a seat{ $through ->
    [yes] ; { $person } speaks from it.
   *[no] .
}
RoundTable-DeputyNamed = { $who } named { $person } as deputy for the seat of { $seat }.
RoundTable-MemberLeft = { $who } left the table.
RoundTable-MemberExcluded = { $who } put on record that { $seat } is excluded, as the table decided.
RoundTable-SeatVacated = { $who } put on record that the seat of { $seat } is vacant.
RoundTable-SessionCalled = { $who } called a session for { $at }.
RoundTable-SessionOpened = { $who } opened the session of { $session }; it is { $openness ->
    [public] public
   *[private] private
}.
RoundTable-AttendanceRecorded = { $who } recorded who is present in the session of { $session }: { $seats }.
RoundTable-SessionClosed = { $who } closed the session of { $session }.
RoundTable-MinutesApproved = { $who } put on record that the table approved the minutes of { $session }.
RoundTable-MinutesContested = { $who } contested a passage of the minutes of { $session }.
RoundTable-TopicRaised = { $who } raised a topic.
RoundTable-ProposalTabled = { $who } tabled a proposal.
RoundTable-ProposalAmended = { $who } amended the proposal { $proposal }; this is version { $version }.
RoundTable-ProposalWithdrawn = { $who } withdrew the proposal { $proposal }.
RoundTable-AdviceAsked = { $who } asked { $of } for advice on the proposal { $proposal }.
RoundTable-AdviceGiven = { $who } gave advice on the proposal { $proposal }.
RoundTable-AdviceAnswered = { $who } answered the advice { $advice }: it { $followed ->
    [followed] is followed
    [partly] is followed in part
   *[not] is not followed
}.
RoundTable-InterestDeclared = { $who } declared an interest of their own in { $topic }.
RoundTable-MemberRecused = { $who } stepped back from { $from ->
    [topic] the topic { $what }
   *[decision] the decision on { $what }
}.
RoundTable-DecisionOpened = { $who } opened the decision on { $proposal } (version { $version }).
RoundTable-PositionTaken = { $who } { $position ->
    [agree] agreed to
    [agree_with_concern] agreed, with a concern, to
    [abstain] abstained on
   *[object] objected to
} { $proposal }.
RoundTable-ObjectionTested = { $who } had the objection of { $seat } to { $proposal } tested: it { $qualifies ->
    [yes] qualifies
   *[no] does not qualify
}.
RoundTable-ObjectionIntegrated = { $who } took up the objection of { $seat } to { $proposal } in version { $version }.
RoundTable-ObjectionWithdrawn = { $who } withdrew the objection of { $seat } to { $proposal }.
RoundTable-DissentRecorded = { $who } put dissent from the decision on { $proposal } on record.
RoundTable-DecisionReached = { $who } closed the decision on { $proposal }: it is { $outcome ->
    [adopted] adopted
   *[rejected] rejected
}.
RoundTable-DecisionLapsed = The decision on { $proposal } came to nothing: { $why }. On record by { $by }.
RoundTable-RecommendationAnswered = { $who } answered the recommendation { $proposal } to { $party }: it { $followed ->
    [followed] is followed
    [partly] is followed in part
   *[not] is not followed
}.
RoundTable-DecisionCarriedOut = { $who } put on record that the decision on { $proposal } is carried out: { $cited }.
RoundTable-DecisionNotCarriedOut = { $who } put on record that the decision on { $proposal } is not carried out: { $refusal }.
RoundTable-CommitmentMade = { $own ->
    [yes] { $who } made a promise, due by { $due }.
   *[no] { $who } put on record a promise of { $party }, due by { $due }.
}
RoundTable-CommitmentKept = { $who } put on record that the promise { $what } is kept.
RoundTable-CommitmentReleased = { $who } put on record that the promise { $what } need not be kept.
RoundTable-EntryContested = { $who } contested entry { $entry } of the table.
RoundTable-ContestAnswered = { $who } answered the contest of entry { $entry }: { $outcome }.

# Who sits there
member = { $party } ({ $side })
member-through = { $party } ({ $side }), through { $person }

# Minutes of a session
minutes-title = Minutes of a session, from the record
minutes-session = Session of { $at }
minutes-note = A program put this together from what was recorded. It is a help for whoever writes the minutes. The table approves a document, never a text that a program made.
minutes-course = The session
minutes-called = Called on { $when } by { $by }.
minutes-opened = Opened on { $when } by { $by }.
minutes-closed = Closed on { $when } by { $by }.
minutes-not-opened = It was not opened so far.
minutes-still-open = It is still open.
minutes-public = The session is public.
minutes-private = The session is not public. Reason: { $reason }
minutes-agenda = Agenda
minutes-attendance = Who was there
minutes-no-attendance = Attendance was not recorded.
minutes-members = Seated at the table:
minutes-present = Present:
minutes-absent = Absent:
minutes-came-and-went = People came or went meanwhile; this is how it was recorded last.
minutes-interests = Interests declared, and who stepped back
minutes-topics = Topics raised
minutes-proposals = Proposals and advice
minutes-decisions = Decisions
minutes-no-decisions = Nothing was decided in this session.
minutes-question = { $number } { $text } ({ $topic }, version { $version })
minutes-outcome-adopted = Outcome: adopted.
minutes-outcome-rejected = Outcome: rejected.
minutes-outcome-lapsed = Outcome: none, { $why }.
minutes-outcome-open = Outcome: not decided yet.
minutes-voices-agree = For it: { $who }
minutes-voices-agree_with_concern = For it, with a concern: { $who }
minutes-voices-abstain = Abstained: { $who }
minutes-voices-object = Against it: { $who }
minutes-relayed = { $name } [recorded by somebody else]
minutes-with-reason = { $name }, { $reason }
minutes-dissent = Dissent on record: { $who }, { $words }
minutes-commitments = Promises
minutes-others = What else happened
minutes-contests = Contested
minutes-approval = Minutes
minutes-not-approved = The table has not approved minutes of this session so far.
minutes-signatures = Signatures
minutes-lead = Day, who led the talk
minutes-lead-named = Day, who led the talk ({ $name })
minutes-writer = Day, who took the minutes
