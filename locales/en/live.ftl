list-more = { $count ->
    [one] One more delegation waits after these. Each sees its own place on its own page.
   *[other] { $count } more delegations wait after these. Each sees its own place on its own page.
}

error-no-place = No more live readers fit in
error-no-place-text = This server has room for { $most } live readers, and all places are taken.
error-no-place-help = Come again in half a minute. The page of the meeting shows the state of the floor at any time.
