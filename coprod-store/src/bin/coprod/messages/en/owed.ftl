# What is owed to whom
owed-nothing = Nothing is owed.
owed-total = { $count ->
    [one] One claim
   *[other] { $count } claims
}{ $overdue ->
    [0] , none of them past its date.
    [one] , one of them past its date.
   *[other] , { $overdue } of them past their dates.
}
owed-by-to = { $what } is owed by { $by } to { $to }.
owed-by = { $what } is owed by { $by }.
owed-to = { $what } is owed to { $to }.
owed-by-nobody-known = { $what } is owed.
owed-by-table = the round table
owed-to-table = the round table
owed-by-side-professional = the professional side
owed-by-side-citizen = the citizens’ side
owed-by-side-neutral = whoever is neutral
owed-to-side-professional = the professional side
owed-to-side-citizen = the citizens’ side
owed-to-side-neutral = whoever is neutral
owed-by-others = { $count ->
    [one] one more
   *[other] { $count } more
}
owed-to-others = { $count ->
    [one] one more
   *[other] { $count } more
}
owed-due = It is due by { $when }.
owed-overdue = It was due by { $when }, and that has passed.
owed-amount = Still open: { $amount }.
owed-since = Since: { $sentence }
owed-resting = The act: { $sentence }
owed-proposal = An answer to the proposal of this service
owed-offer = An answer to this offer
owed-partnership = An answer to whoever asks to take part
owed-concern = An answer to a concern
owed-dispute = An answer to a dispute
owed-settlement = The settlement of a dispute
owed-suspended_delivery = That delivery goes on, or ends,
owed-review = A review
owed-review_date = A look at what was settled then
owed-role_offer = An answer to the offer of this role
owed-revision = An answer to the new terms
owed-imbalance = An answer to an imbalance
owed-say = An answer to a say that was used
owed-expense = The repayment of an expense
owed-use_of_gift = An account of what a gift was used for
owed-disputed_contribution = A correction of what was recorded as given
owed-invitation = An answer to the invitation
owed-advice_asked = The advice that was asked for
owed-advice = An answer to advice
owed-objection = An answer to an objection
owed-recommendation = An answer to a recommendation
owed-carrying_out = To carry out what was decided
owed-new_decision = A new decision
owed-commitment = What was promised
owed-contested_minutes = An answer to contested minutes
owed-contested_entry = An answer to a contested entry
owed-erasure = The erasure of personal data, or its refusal,
owed-reopened_ground = A look at an act whose ground was opened again
