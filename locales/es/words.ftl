# Las palabras propias del ámbito, y las fechas. Las familias (standing-, month-, …) se componen a partir de códigos.

standing-dignitary = Interviene una alta personalidad
standing-group = En nombre de un grupo de Estados
standing-joint = Declaración conjunta de varias delegaciones
standing-single = Por mi propia delegación

role-chair = Presidencia
role-moderator = Moderación
role-panellist = Panelista
role-speaker = Orador u oradora

session-kind-opening = Sesión de apertura
session-kind-panel = Mesa redonda
session-kind-closing = Sesión de clausura
session-kind-break = Pausa

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo

date-long = { $weekday } { $day } de { $month } de { $year }
date-short = { $day } de { $month } de { $year }

instant = { $date }, { $time } { $zone }

body-human_rights_council = Consejo de Derechos Humanos
body-general_assembly = Asamblea General
body-economic_and_social_council = Consejo Económico y Social

place-online = En línea
place-online-on = En línea ({ $platform })
place-hybrid = { $place }, y { $online }
mandate-line = { $body }, mandato { $symbol }

length-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
  }
length-seconds = { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
  }
length-both = { $minutes } min { $seconds } s
