
# What happens to a service
place-service = Service { $title }
label-to = Offered to { $to }.
to-seated = whoever sat at the round table then: { $parties }
to-call = anybody on the { $side }
label-needed = { $needed ->
    [one] It takes effect once { $needed } has accepted.
   *[other] It takes effect once { $needed } have accepted.
}
label-notice = { $days ->
    [one] Notice: { $days } day.
   *[other] Notice: { $days } days.
}
label-clause = May be taken back once this stands in the record: { $event }.
clause-states = { $event } with { $field } “{ $value }”
label-fallback = If a side has no holder left, { $party } steps in.
label-work = { $guided ->
    [yes] By concept no. { $concept }, within guideline no. { $guideline }.
   *[no] By concept no. { $concept }.
}
label-cost-frame = Cost frame: { $amount }.
label-proof = Proof: { $document }.
label-accepts = { $count ->
    [one] One agreement on who is competent or has the last word was accepted along with it.
   *[other] { $count } agreements on who is competent or has the last word were accepted along with it.
}
label-arises-from = Arises from { $entry }.
mode-professionals = by professionals
mode-shared = by both sides together
mode-citizens = by citizens
departure-returned = it was given up, and the time set has come
departure-left = the holder left the service, and the time set has come
departure-gone = the holder is no more, as a document says
departure-no_longer_there = the holder became another party or is being erased
settled-competence = The competence
settled-last_word = The last word
ground-imminent_danger = somebody would come to harm
ground-axis_open-planning = nobody plans
ground-axis_open-implementation = nobody implements
ground-own_decision = decided by those who implement
ground-motion = a round table’s motion, { $entry }
verdict-continue = to go on as agreed
verdict-revise = to plan anew
verdict-close = to close the service
concern-loss_of_role = to lose one’s role
concern-quality = that it will be done badly
concern-overload = that it will be too much
concern-safety = that somebody comes to harm
concern-money = that it will cost more than there is
concern-no_real_say = that nobody listens
Service-ServiceProposed = { $who } proposed the service { $title }{ $asked ->
    [yes] {" "}and asked { $party } to accept it.
   *[no] .
}
Service-ProposalAccepted = { $who } accepted the proposal.
Service-ProposalDeclined = { $who } declined the proposal.
Service-PartnershipAsked = { $who } asked to take part.
Service-PartnerAdmitted = { $who } admitted { $party } as a partner.
Service-PartnerJoined = { $party } ({ $side }) takes part from now on.
Service-PartnerLeft = { $who } declared to leave the service, as of { $effective }.
Service-PlanningOffered = { $who } offered the planning, to be held { $mode }. Answers are taken until { $until }.
Service-PlanningOfferAccepted = { $who } accepted the offer of the planning.
Service-PlanningOfferDeclined = { $who } declined the offer of the planning.
Service-PlanningOfferWithdrawn = { $who } withdrew the offer of the planning.
Service-PlanningShared = Both sides plan together now: { $holders }. The last to agree was { $by }.
Service-PlanningHandedToCitizens = The citizens’ side plans now: { $holders }. The last to agree was { $by }.
Service-PlanningHandedToProfessionals = The professional side plans now: { $holders }. The last to agree was { $by }.
Service-PlanningKeptByProfessionals = { $who } kept the planning with the professional side, as nobody held it: { $holders }. To be looked at again by { $day }.
Service-PlanningKeptByCitizens = { $who } kept the planning with the citizens’ side, as nobody held it: { $holders }. To be looked at again by { $day }.
Service-PlanningTakenBack = { $open ->
    [yes] { $who } took the planning back. Nobody holds it now.
   *[no] { $who } took the planning back. It is held now by { $holders }.
}
Service-PlanningReturned = { $who } declared to give up their share in the planning, as of { $effective }.
Service-PlanningVacated = { $holder } no longer holds a share in the planning: { $why }.{ $taken ->
    [yes] {" "}{ $party } steps in.
   *[no] {""}
} On record by { $by }.
Service-ImplementationOffered = { $who } offered the implementation, to be held { $mode }. Answers are taken until { $until }.
Service-ImplementationOfferAccepted = { $who } accepted the offer of the implementation.
Service-ImplementationOfferDeclined = { $who } declined the offer of the implementation.
Service-ImplementationOfferWithdrawn = { $who } withdrew the offer of the implementation.
Service-ImplementationShared = Both sides implement together now: { $holders }. The last to agree was { $by }.
Service-ImplementationHandedToCitizens = The citizens’ side implements now: { $holders }. The last to agree was { $by }.
Service-ImplementationHandedToProfessionals = The professional side implements now: { $holders }. The last to agree was { $by }.
Service-ImplementationKeptByProfessionals = { $who } kept the implementation with the professional side, as nobody held it: { $holders }. To be looked at again by { $day }.
Service-ImplementationKeptByCitizens = { $who } kept the implementation with the citizens’ side, as nobody held it: { $holders }. To be looked at again by { $day }.
Service-ImplementationTakenBack = { $open ->
    [yes] { $who } took the implementation back. Nobody holds it now.
   *[no] { $who } took the implementation back. It is held now by { $holders }.
}
Service-ImplementationReturned = { $who } declared to give up their share in the implementation, as of { $effective }.
Service-ImplementationVacated = { $holder } no longer holds a share in the implementation: { $why }.{ $taken ->
    [yes] {" "}{ $party } steps in.
   *[no] {""}
} On record by { $by }.
Service-ImplementationRenewed = { $who } agreed to go on implementing by what is in force now.
Service-ConceptDrafted = { $who } drafted concept no. { $version }.
Service-ConceptSigned = { $who } signed concept no. { $version }.
Service-ConceptRefused = { $who } refused to sign concept no. { $version }.
Service-ConceptAgreed = Concept no. { $version } is agreed: everybody who plans has signed it. The last to sign was { $by }.
Service-GuidelineIssued = { $who } issued guideline no. { $version }, in force from { $from }.
Service-GuidelineWithdrawn = { $who } withdrew guideline no. { $version }, as of { $effective }.
Service-AccompanimentOffered = { $who } offered { $own ->
    [yes] to accompany
   *[no] that { $party } accompanies
} the work on { $topics }, from { $from }{ $limited ->
    [yes] {" "}until { $until }
   *[no] {" "}on
}.
Service-AccompanimentAgreed = { $who } agreed to be accompanied on { $topics }.
Service-AccompanimentEnded = { $who } ended the accompaniment on { $topics }.
Service-MatterNamed = { $who } named { $topic } as a matter in which somebody is competent.
label-reserved = Reserved by { $norm }.
Service-CompetenceProposed = { $who } proposed that { $holder } is competent in { $topic }.
Service-CompetenceAgreed = { $who } agreed that { $holder } is competent in { $topic }.
Service-LastWordProposed = { $who } proposed that { $holder } has the last word on { $topic }.
Service-LastWordAgreed = { $who } agreed that { $holder } has the last word on { $topic }.
the-rest = whatever no other last word covers
Service-HolderVacated = { $what } on { $topic } is no longer with { $holder }: { $why }. On record by { $by }.
Service-DisputeRaised = { $who } raised a dispute on { $topic }, to be answered by { $until }.
Service-DisputeAnswered = { $who } answered the dispute on { $topic }.
Service-SettlementSigned = { $who } signed a settlement of the dispute on { $topic }.
Service-DisputeSettled = The dispute on { $topic } is settled. The last to sign was { $by }.
Service-LastWordExercised = { $who } used the last word in the dispute on { $topic }.
Service-ConcernRaised = { $who } raised a concern: { $kind }.
Service-ConcernAnswered = { $who } answered the concern { $concern }.
Service-DeliveryStarted = { $who } started the delivery, by concept no. { $version }.
Service-DeliverySuspended = { $who } suspended the delivery: { $why }.
Service-DeliveryResumed = { $who } resumed the delivery.
Service-DeliveryEnded = { $who } ended the delivery.
Service-OutcomeExpected = { $who } put on record what is expected{ $limited ->
    [yes] {" "}by { $until }
   *[no] {""}
}.
Service-OutcomeObserved = { $who } put on record what came of it, { $foreseen ->
    [yes] where this had been expected: { $expected }
   *[no] which nobody had foreseen
}.
Service-ReviewOpened = { $who } opened a review, due by { $until }.
Service-ReviewSigned = { $who } signed the review: { $verdict }.
Service-ReviewHeld = The review came out: { $verdict }.{ $complete ->
    [yes] {""}
   *[no] {" "}Not signed by { $missing }.
} On record by { $by }.
Service-ServiceClosed = { $who } closed the service.
Service-ServiceReopened = { $who } opened the service again; nobody plans or implements so far.
Service-EntryContested = { $who } contested entry { $entry } of the service.
Service-ContestAnswered = { $who } answered the contest of entry { $entry }: { $outcome }.
