# The field's own words, and dates. Families (category-, standing-, …) are put together from codes.

standing-dignitary = A dignitary speaks
standing-group = On behalf of a group of States
standing-joint = Joint statement of several delegations
standing-single = For my own delegation

role-chair = Chair
role-moderator = Moderator
role-panellist = Panellist
role-speaker = Speaker

session-kind-opening = Opening session
session-kind-panel = Panel discussion
session-kind-closing = Closing session
session-kind-break = Break

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

date-long = { $weekday } { $day } { $month } { $year }
date-short = { $day } { $month } { $year }

instant = { $date }, { $time } { $zone }

body-human_rights_council = Human Rights Council
body-general_assembly = General Assembly
body-economic_and_social_council = Economic and Social Council

place-online = Online
place-online-on = Online ({ $platform })
place-hybrid = { $place }, and { $online }
mandate-line = { $body }, mandate { $symbol }

length-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  }
length-seconds = { $seconds } seconds
length-both = { $minutes } min { $seconds } s
