# Сборник передовой практики и материалы заседания, для всех.

compendium-title = Сборник передовой практики
compendium-lead = Что местные и региональные органы власти и другие участники сделали для прав человека, что из этого вышло и чему могут научиться другие.
compendium-words = Слова для поиска
compendium-words-hint = жильё, вода, дети…
compendium-words-help = На любом из шести языков. «Слова в кавычках» стоят рядом; слова со знаком - перед ним быть не должно.
compendium-search = Найти
compendium-filters = Фильтры
compendium-apply = Показать
compendium-reset = Сбросить всё
compendium-chosen = Выбранные фильтры
compendium-remove = Без «{ $name }»
compendium-remove-all = Убрать все
compendium-more = { $count ->
    [one] ещё { $count }
    [few] ещё { $count }
   *[many] ещё { $count }
}
compendium-results = Результаты
compendium-total = { $count ->
    [one] { $shown } практика
    [few] { $shown } практики
   *[many] { $shown } практик
}
compendium-building = Поиск подготавливается: записей пока { $count }. Обновите страницу через мгновение.
compendium-not-yet = Пока ничего найти нельзя.
compendium-instead = Слов в таком написании нет. Поиск выполнен по запросу:
compendium-loosened = Ничто не содержит всех слов. Здесь то, что содержит большинство из них.
compendium-nothing = Ничего не найдено.
compendium-nothing-words = Попробуйте меньше слов, другие слова или другой язык.
compendium-without = Без { $name }
compendium-all = Все практики
compendium-none-yet = Ни одна практика ещё не опубликована.
compendium-unread = Части этого адреса здесь ничего не значат и опущены:
compendium-no-such-filter = такого фильтра нет
compendium-no-such-order = такого порядка нет
compendium-no-year = год состоит из четырёх цифр
compendium-years-reversed = последний год раньше первого
compendium-too-long = ищется не более 500 знаков
compendium-no-value = такого значения быть не может
compendium-twice = указано дважды; считается первое
compendium-views = Способы просмотра
compendium-view-list = Список
compendium-view-map = Карта
compendium-view-topics = Темы и регионы
compendium-view-years = Годы
compendium-sort = Порядок
compendium-sort-apply = Упорядочить
compendium-sort-best = По соответствию
compendium-sort-newest = Сначала новые
compendium-sort-title = По названию
compendium-sort-place = По стране и месту
compendium-pages = Страницы
compendium-page = Страница { $page }
compendium-previous = Назад
compendium-next = Вперёд
compendium-last-page = Список здесь заканчивается; файлы ниже содержат все записи.
compendium-files = Этот результат в виде файла
compendium-feed = Лента (Atom)
compendium-embed = Показать на вашем сайте
compendium-embed-text = Скопируйте эти строки на страницу вашего сайта. Список там всегда актуален, с выбранными здесь фильтрами.
compendium-embed-code = Строки для копирования
compendium-embed-nobody = Пока ни один сайт не может показывать список. Какие могут, указывает секретариат.
compendium-embed-all = { $count ->
    [one] Смотреть в сборнике ({ $shown })
    [few] Смотреть все { $shown } в сборнике
   *[many] Смотреть все { $shown } в сборнике
}

compendium-map-title = Практики по странам
compendium-map-text = { $count ->
    [one] { $count } страна или территория. Чем темнее цвет, тем больше практик.
    [few] { $count } страны и территории. Чем темнее цвет, тем больше практик.
   *[many] { $count } стран и территорий. Чем темнее цвет, тем больше практик.
}
compendium-map-legend = Число практик для каждого оттенка
compendium-map-table = Практики по странам в таблице
compendium-map-borders = Показанные на карте границы и названия и использованные на ней обозначения не означают официального одобрения или признания со стороны Организации Объединенных Наций.
compendium-country = Страна
compendium-region = Региональная группа
compendium-count = Практики
compendium-no-place = Без места
compendium-no-place-list = { $count ->
    [one] { $count } практика без места
    [few] { $count } практики без места
   *[many] { $count } практик без места
}
compendium-topics-text = У практики может быть несколько терминов, поэтому сумма больше общего числа.
compendium-years-title = Практики, осуществлявшиеся в каждом году
compendium-years-text = Практика учитывается за каждый год с первого по последний.
compendium-years-table = Практики по годам в таблице
compendium-no-years = Ни у одной из этих практик не указано время.
compendium-year = Год
compendium-years = Годы
compendium-years-from = С
compendium-years-until = По
compendium-since = с { $year } г.
compendium-until = до { $year } г.
compendium-unnamed = Имя не указано

compendium-withdrawn = Эта практика отозвана
compendium-withdrawn-text = Она была опубликована здесь до { $date }. Теперь она не входит в сборник.
compendium-withdrawn-help = Её адрес сохраняется, чтобы те, кто на неё ссылался, нашли эту пометку.
compendium-glance = Коротко
compendium-place = Место
compendium-period = Период
compendium-body = Исполнитель
compendium-partners = Партнёры
compendium-author = Представлено
compendium-recommendations = Выполняет рекомендации
compendium-paragraph = п. { $paragraph }
compendium-to-record = Всё опубликованное об этом заседании
compendium-pictures = Изображения
compendium-more-about = Подробнее
compendium-kilobytes = { $size } кБ
compendium-history = Откуда это
compendium-meeting = Заседание
compendium-cut-from = Взято из
compendium-first-published = Впервые опубликовано
compendium-changed = Последнее изменение
compendium-version = версия { $version }
compendium-version-of = версия { $version } от { $date }
compendium-similar = Похожие практики
compendium-similar-none = Пока нет других практик, имеющих с этой много общего.
compendium-like = Из похожих городов
compendium-like-none = Пока нет практик из похожих мест.
compendium-near-population = близкая численность населения ({ $band })
compendium-same-words = те же слова: { $words }
compendium-any = Любое
compendium-yours = Сравнить с вашим городом
compendium-yours-show = Показать практики
compendium-cite = Сослаться на эту практику
compendium-copy = Скопировать
compendium-copied = Скопировано
compendium-address = Постоянный адрес

record-title = Материалы
record-lead = Всё, что опубликовано об этом заседании: практики, материалы и заявления, произнесённые или нет.
record-total = { $count ->
    [one] { $shown } запись
    [few] { $shown } записи
   *[many] { $shown } записей
}
record-none-yet = Об этом заседании ещё ничего не опубликовано. Заявления появятся вместе с докладом.
record-statement-of = Заявление: { $who }
record-statement-unnamed = Заявление ({ $category })
record-contribution-of = Материал: { $who }
record-contribution-unnamed = Материал ({ $category })
record-jointly = Представлено совместно с
record-answers = Ответы на
record-delivered = Произнесено
record-in-writing = Письменно
record-speaker = Выступил(а):
record-on-behalf = От имени
record-statement-note = Текст приведён в том виде, в каком его передал автор.
record-back = Назад к материалам

facet-kind = Вид
facet-theme = Тема
facet-right = Право человека
facet-group = Затрагиваемая группа
facet-sdg = Цель в области устойчивого развития
facet-mechanism = Механизм
facet-challenge = Трудность
facet-function = Функция национального механизма
facet-region = Региональная группа
facet-country = Страна
facet-level = Уровень власти
facet-population = Население
facet-category = Кем представлено
facet-status = Состояние
facet-language = Язык
facet-meeting = Заседание
entry-kind-practice = Практика
entry-kind-contribution = Материал
entry-kind-statement = Заявление
practice-status-planned = Планируется
practice-status-pilot = Пилотный проект
practice-status-ongoing = Осуществляется
practice-status-completed = Завершена
practice-status-stopped = Прекращена
practice-part-summary = Краткое изложение
practice-part-context = Исходная ситуация
practice-part-challenge = В чём была трудность
practice-part-done = Что было сделано
practice-part-participation = Участие тех, кого это касается
practice-part-basis = Правовая или политическая основа
practice-part-resources = Ресурсы
practice-part-results = Результаты
practice-part-evidence = Подтверждения
practice-part-lessons = Извлечённые уроки
practice-part-transfer = Что нужно для этого в другом месте
