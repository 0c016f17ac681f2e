
# What each gives and gets
balance-no-accounts = There is no account to see in this view.
balance-hidden = Nothing is shown here that fewer than { $least } have a part in. Their own accounts are shown to those concerned: coprod balance --view PARTY
balance-agreed = Agreed with { $counterpart }.
balance-they = They
balance-direct = for those whom the service is for
balance-training = for training
balance-coordination = for coordination
balance-time-part = { $time } { $purpose }
balance-time = { $party } gave { $parts }{ $several ->
    [yes] {""}: { $total } in all
   *[no] {""}
}. { $stage ->
    [all] All of it is confirmed.
    [none] None of it is confirmed so far.
   *[some] { $confirmed } of it is confirmed.
}{ $is-disputed ->
    [yes] {" "}{ $disputed } of it is disputed.
   *[no] {""}
}
balance-money = { $party } gave { $amounts }.
balance-knowledge = { $party } shared knowledge { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}.
balance-support = { $party } helped in other ways { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}.
balance-nothing-given = Nothing is on record that { $number ->
    [one] { $party }
   *[several] they
} gave.
balance-claimed = { $party } claimed expenses of { $claimed }: { $answers }.
balance-reimbursed = { $amount } paid back
balance-refused = { $amount } refused
balance-unanswered-claim = { $amount } without an answer so far
balance-no-answer = without an answer so far
balance-allowances = { $party } { $number ->
    [one] was
   *[several] were
} granted allowances of { $amounts }.
balance-benefits = { $count ->
    [1] One other benefit is
   *[other] { $count } other benefits are
} on record{ $known ->
    [yes] , worth { $amounts }
   *[no] {""}
}.
balance-say = { $party } has a say on { $topic }: { $form }. { $times ->
    [0] It was not used so far.
   *[other] It was used: { $answers }.
}
balance-followed = { $times ->
    [1] once it was followed
   *[other] { $times } times it was followed
}
balance-partly = { $times ->
    [1] once it was followed in part
   *[other] { $times } times it was followed in part
}
balance-not-followed = { $times ->
    [1] once it was not followed
   *[other] { $times } times it was not followed
}
balance-unanswered = { $times ->
    [1] once nobody has answered
   *[other] { $times } times nobody has answered
}
balance-imbalance = On { $day } { $found ->
    [noticed] an automation noticed an imbalance
   *[raised] { $party } said that it is out of balance
}. { $answer ->
    [change] The answer: something changes.
    [reason] The answer: nothing changes, for a reason.
   *[none] Nobody has answered so far.
}
balance-felt = On { $day } { $party } said that it costs { $cost } of 10 and gives { $benefit } of 10.
balance-felt-never = { $party } has not said how it feels.
balance-felt-hidden = How it feels is { $party }’s own to tell.
balance-group = { $title }, { $side }: { $parties } engage
balance-group-says = Says were granted { $granted } times and used { $exercised } times: followed { $followed }, in part { $partly }, not { $not }, without an answer { $unanswered }.
balance-group-imbalances = It was said { $raised } times to be out of balance, and noticed { $noticed } times by an automation. { $answered } were answered.
balance-group-felt = How it feels to { $parties } who said so: the middle one of the answers is that it costs { $cost } of 10 and gives { $benefit } of 10.
balance-group-nothing = There is nothing that enough of them have a part in.
