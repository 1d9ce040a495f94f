list-more = { $count ->
    [one] Después espera { $count } delegación más. Ve su lugar en su propia página.
   *[other] Después esperan { $count } delegaciones más. Cada una ve su lugar en su propia página.
}

error-no-place = No caben más lectores en directo
error-no-place-text = Este servidor tiene lugar para { $most } lectores en directo, y todos los lugares están ocupados.
error-no-place-help = Vuelva en medio minuto. La página de la reunión muestra en todo momento el estado de las intervenciones.
