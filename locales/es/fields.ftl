# Lo que figura encima de un formulario que no fue aceptado.
fields-wrong = { $count ->
    [one] Hay que corregir { $count } punto
   *[other] Hay que corregir { $count } puntos
  }
