# What stands above a form that was not taken.
fields-wrong = { $count ->
    [one] One thing has to be put right
   *[other] { $count } things have to be put right
  }
