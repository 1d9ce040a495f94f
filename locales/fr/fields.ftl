# Ce qui figure au-dessus d’un formulaire qui n’a pas été accepté.
fields-wrong = { $count ->
    [one] { $count } point est à corriger
   *[other] { $count } points sont à corriger
  }
