
# The nine forms
form-traditional_provision = traditional provision
form-citizens_work_along = citizens work along
form-citizens_deliver_to_guidelines = citizens deliver to professional guidelines
form-citizens_co_plan = citizens co-plan, professionals deliver (as in a participatory budget)
form-full_co_production = full co-production
form-citizens_deliver_joint_plan = citizens deliver what both planned
form-citizens_commission = citizens commission, professionals deliver
form-citizens_plan_both_deliver = citizens plan, both deliver
form-self_organised_provision = self-organised provision

# How a service got to its present form
known-service = { $id } (“{ $title }”)
failure-no-service-at-all = there is no service { $service }, and no other one, in this ledger: check --ledger
failure-no-such-service = there is no service { $service } in this ledger; there are: { $known }
explain-title = How { $title } came to be what it is
explain-opening = The service { $title } ({ $topic }) was proposed on { $day } by { $who }.
explain-need = The need: { $need }
explain-asked = { $party } was asked to accept it.
explain-happened = On { $day }: { $sentence }
explain-basis = The basis: { $basis }.
explain-reason = The reason: { $reason }
explain-decision = The round table { $table } had decided so on { $day }, on the proposal { $what }{ $voices ->
    [some] , against the voice of { $against }.
    [none] , and nobody was against it.
   *[unknown] .
}
explain-against = { $who } ({ $side }), who said { $words }
explain-against-silent = { $who } ({ $side })
explain-PlanningShared = { $themselves ->
    [yes] On { $day } { $who } agreed to plan together.
   *[no] On { $day } { $who } agreed that both sides plan together: { $holders }.
}
explain-PlanningHandedToCitizens = { $themselves ->
    [yes] On { $day } { $who } took the planning on, for the citizens’ side.
   *[no] On { $day } { $who } agreed that the citizens’ side plans: { $holders }.
}
explain-PlanningHandedToProfessionals = { $themselves ->
    [yes] On { $day } { $who } took the planning on, for the professional side.
   *[no] On { $day } { $who } agreed that the professional side plans: { $holders }.
}
explain-PlanningKeptByProfessionals = On { $day } { $who } kept the planning with the professional side, as nobody held it{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-PlanningKeptByCitizens = On { $day } { $who } kept the planning with the citizens’ side, as nobody held it{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-PlanningTakenBack = On { $day } { $who } took the planning back{ $open ->
    [yes] .
   *[no] ; it went to { $holders }.
}
explain-ImplementationShared = { $themselves ->
    [yes] On { $day } { $who } agreed to implement it together.
   *[no] On { $day } { $who } agreed that both sides implement it together: { $holders }.
}
explain-ImplementationHandedToCitizens = { $themselves ->
    [yes] On { $day } { $who } took the implementation on, for the citizens’ side.
   *[no] On { $day } { $who } agreed that the citizens’ side implements it: { $holders }.
}
explain-ImplementationHandedToProfessionals = { $themselves ->
    [yes] On { $day } { $who } took the implementation on, for the professional side.
   *[no] On { $day } { $who } agreed that the professional side implements it: { $holders }.
}
explain-ImplementationKeptByProfessionals = On { $day } { $who } kept the implementation with the professional side, as nobody held it{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-ImplementationKeptByCitizens = On { $day } { $who } kept the implementation with the citizens’ side, as nobody held it{ $themselves ->
    [yes] .
   *[no] : { $holders }.
}
explain-ImplementationTakenBack = On { $day } { $who } took the implementation back{ $open ->
    [yes] .
   *[no] ; it went to { $holders }.
}
explain-form = From then on the form was: { $form }.
explain-no-form = From then on { $planning }, and { $implementation }.
explain-planning-open = nobody planned
explain-planning-professionals = professionals planned
explain-planning-shared = both sides planned
explain-planning-citizens = citizens planned
explain-implementation-open = nobody implemented
explain-implementation-professionals = professionals implemented
explain-implementation-shared = both sides implemented
explain-implementation-citizens = citizens implemented
explain-present = Where it stands now
explain-present-form = The form: { $form }.
explain-present-no-form = It has no form so far, or none any more.
explain-planning-held = Planned by { $holders }.
explain-planning-nobody = Nobody plans.
explain-implementation-held = Implemented by { $holders }.
explain-implementation-nobody = Nobody implements.
explain-closed = The service is closed.
explain-declined = The proposal was declined.
explain-not-accepted = The proposal isn’t accepted yet.
explain-not-started = Delivery hasn’t begun.
explain-running = It is being delivered.
explain-suspended = Delivery is suspended.
explain-ended = Delivery has ended.
explain-nothing-open = Nothing is open.
explain-open = What is open:
explain-planning-open-now = Who plans: nobody holds it.
explain-implementation-open-now = Who implements: nobody holds it.
explain-waits-proposal = Whether { $party } accepts the proposal.
explain-waits-planning = The planning is on offer to { $to } until { $until }.
explain-waits-implementation = The implementation is on offer to { $to } until { $until }.
explain-waits-dispute = The dispute on { $topic }.
explain-waits-concern = The concern { $words }
explain-waits-review = The review due by { $due }.
