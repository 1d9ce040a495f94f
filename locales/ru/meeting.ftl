# Страница совещания.
meeting-glance = Кратко
meeting-when = Дата и время
meeting-where = Место
meeting-mandate = Мандат
meeting-adopted = принята { $date }
meeting-report-to = Доклад представляется
meeting-council-session = { $body }, { $ordinal } сессия ({ $year } год)
meeting-ordinal = { $number }-я
meeting-register = Зарегистрироваться
meeting-follow = Следить в прямом показе
meeting-calendar = Добавить в календарь
meeting-objective = Цель
meeting-outcomes = Ожидаемые результаты
meeting-programme = Программа
meeting-format = Формат
meeting-background = Справочная информация
meeting-documents = Справочные документы
meeting-zone = Указано время зоны { $zone }.
meeting-zone-reader = Мелким шрифтом добавлено время зоны { $zone }.
meeting-zone-choose = Показать время другой зоны
meeting-zone-label = Часовой пояс
meeting-zone-hint = Регион и город, например Africa/Nairobi или America/Bogota.
meeting-zone-unknown = «{ $zone }» не является часовым поясом. Укажите регион и город через косую черту, например Africa/Nairobi.
meeting-zone-button = Показать это время
meeting-version = Версия { $version } программы ({ $name }), опубликована { $date }
meeting-versions = { $count ->
    [one] { $count } версия программы с внесенными изменениями
    [few] { $count } версии программы с внесенными изменениями
   *[many] { $count } версий программы с внесенными изменениями
  }
meeting-limit = На каждое выступление участника отводится { $time }, одинаково для всех.
meeting-cap = На выступления участников отводится не более { $minutes } { $minutes ->
    [one] минуты
    [few] минут
   *[many] минут
  } { $scope }.
meeting-cap-meeting = на все совещание
meeting-cap-session = на каждое заседание
meeting-cap-slot = на каждый отрезок времени
meeting-all-categories = Выступать могут участники всех категорий.
meeting-categories = Выступать могут: { $list }.
