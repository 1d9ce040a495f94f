# El formulario de inscripción en páginas de otros sitios, y cuánto tiempo se conservan los datos de contacto.
embed-form-used = Este formulario ya se envió o estuvo abierto más de tres horas. Esta vez no se ha guardado nada. Vuelva a cargar la página para obtener un formulario nuevo.
retention-days = { $days ->
    [one] Un día
   *[other] { $days } días
} después de la reunión, el { $date }, se borran aquí su dirección de correo electrónico, sus respuestas y los mensajes que se le enviaron. Las estadísticas se conservan.
retention-days-since = { $days ->
    [one] Un día
   *[other] { $days } días
} después de su inscripción, el { $date }, se borran aquí su dirección de correo electrónico, sus respuestas y los mensajes que se le enviaron. La reunión ya había terminado. Las estadísticas se conservan.
retention-days-only = { $days ->
    [one] Un día
   *[other] { $days } días
} después de la reunión se borran aquí su dirección de correo electrónico, sus respuestas y los mensajes que se le enviaron. Las estadísticas se conservan.
retention-kept = Su dirección de correo electrónico, sus respuestas y los mensajes que se le enviaron se conservan aquí hasta que usted o la secretaría los hagan borrar.
