
# Who worked with whom
network-empty = The record has no such ties.
network-tie = { $parties } have worked together since { $since }, last on { $last }
network-round_table = They meet at the round table { $place }, { $ended ->
    [yes] from { $since } to { $until }
   *[no] since { $since }
}.
network-partnership = They are partners of the service { $place }, { $ended ->
    [yes] from { $since } to { $until }
   *[no] since { $since }
}.
network-engagement = They have agreed on an engagement: { $place }, { $ended ->
    [yes] from { $since } to { $until }
   *[no] since { $since }
}.
network-accompaniment = One accompanies the other in the service { $place }, { $ended ->
    [yes] from { $since } to { $until }
   *[no] since { $since }
}.
network-across-both = This crosses organisations, and sides.
network-across-organisations = This crosses organisations.
network-across-sides = This crosses sides.
network-across-nothing = This crosses neither organisations nor sides.
