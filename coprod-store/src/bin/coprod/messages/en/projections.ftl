
# Read models and whoever else follows the record
projections-none = Nobody follows the record yet: read models are made by whoever first asks for them.
projections-head = The record has { $head ->
    [one] one event
   *[other] { $head } events
}.
projections-projection = { $name }, version { $version }{ $live ->
    [yes] {""}
   *[no] , not in use yet
}: up to { $position }, { $lag }{ $followed ->
    [yes] , followed now
   *[no] {""}
}
projections-subscription = subscription { $name }: up to { $position }, { $lag }{ $followed ->
    [yes] , followed now
   *[no] {""}
}
projections-reaction = reaction { $name }: up to { $position }, { $lag }{ $followed ->
    [yes] , followed now
   *[no] {""}
}
projections-up-to-date = up to date
projections-behind = { $lag ->
    [one] one event behind
   *[other] { $lag } events behind
}
projections-parked = stopped at position { $position } of { $stream }: { $error }
projections-retried = { $by } had position { $position } tried again: { $reason }
projections-skipped = { $by } had position { $position } passed over: { $reason }
projections-goes-on = The stream goes on.
projections-still-parked = The stream is stopped at position { $position }: { $error }
projections-same = The read model { $name } is what the record gives: { $digest } at position { $position }.
projections-different = The read model { $name } was not what the record gives at position { $position }: { $before } before, { $after } when built anew.
projections-replaced = The one built anew has taken its place.
projections-kept = It was left as it is: coprod projections rebuild { $name } replaces it.
projections-building = { $share } %, { $pace }, { $left } left
failure-no-such-projection = { $name } is no read model that this program can fold; it knows { $known }. Others are seen to by the program that they belong to
projections-warning = coprod: what follows lacks something: the read model { $name } is stopped at events that it cannot take, in { $streams ->
    [one] one stream
   *[other] { $streams } streams
}. See coprod projections
