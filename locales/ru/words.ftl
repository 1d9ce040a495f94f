# Слова этой области и даты. Семейства (standing-, month- и др.) составляются из кодов.

standing-dignitary = Выступает высокопоставленное лицо
standing-group = От имени группы государств
standing-joint = Совместное заявление нескольких делегаций
standing-single = От имени моей делегации

role-chair = Председатель
role-moderator = Координатор дискуссии
role-panellist = Докладчик
role-speaker = Оратор

session-kind-opening = Открытие
session-kind-panel = Дискуссионный форум
session-kind-closing = Закрытие
session-kind-break = Перерыв

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье

date-long = { $weekday }, { $day } { $month } { $year } года
date-short = { $day } { $month } { $year } года
instant = { $date }, { $time } { $zone }

body-human_rights_council = Совет по правам человека
body-general_assembly = Генеральная Ассамблея
body-economic_and_social_council = Экономический и Социальный Совет

place-online = В режиме онлайн
place-online-on = В режиме онлайн ({ $platform })
place-hybrid = { $place }; { $online }
mandate-line = { $body }, мандат { $symbol }

length-minutes = { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
  }
length-seconds = { $seconds ->
    [one] { $seconds } секунда
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
  }
length-both = { $minutes } мин { $seconds } с
