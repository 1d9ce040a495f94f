# Les mots du domaine, et les dates. Les familles (standing-, month-, …) se composent à partir de codes.

standing-dignitary = Une haute personnalité prend la parole
standing-group = Au nom d’un groupe d’États
standing-joint = Déclaration commune de plusieurs délégations
standing-single = Pour ma propre délégation

role-chair = Présidence
role-moderator = Modération
role-panellist = Panéliste
role-speaker = Intervenant ou intervenante

session-kind-opening = Séance d’ouverture
session-kind-panel = Réunion-débat
session-kind-closing = Séance de clôture
session-kind-break = Pause

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

date-long = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
  } { $month } { $year }
date-short = { $day ->
    [1] 1er
   *[other] { $day }
  } { $month } { $year }

instant = { $date }, { $time } { $zone }

body-human_rights_council = Conseil des droits de l’homme
body-general_assembly = Assemblée générale
body-economic_and_social_council = Conseil économique et social

place-online = En ligne
place-online-on = En ligne ({ $platform })
place-hybrid = { $place }, et { $online }
mandate-line = { $body }, mandat { $symbol }

length-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
length-seconds = { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
  }
length-both = { $minutes } min { $seconds } s
