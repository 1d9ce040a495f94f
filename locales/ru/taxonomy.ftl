# Таксономия, для всех.
taxonomy-title = Таксономия
taxonomy-lead = Слова, по которым находят практики. Их коды никогда не меняются.
taxonomy-search = Искать в названиях, ключевых словах и кодах
taxonomy-find = Искать
taxonomy-found = { $count ->
    [0] По запросу «{ $words }» ничего не найдено
    [one] { $count } термин по запросу «{ $words }»
    [few] { $count } термина по запросу «{ $words }»
    [many] { $count } терминов по запросу «{ $words }»
   *[other] { $count } термина по запросу «{ $words }»
}
taxonomy-none = Попробуйте более короткую часть слова или другой язык.
taxonomy-all = Все термины
taxonomy-count = { $count ->
    [one] { $count } термин
    [few] { $count } термина
    [many] { $count } терминов
   *[other] { $count } термина
}
taxonomy-files = В виде файла:
taxonomy-above = Выше
taxonomy-code = Код
taxonomy-narrower = Точнее
taxonomy-same = То же в другом месте
taxonomy-practices = Практики с этим термином
taxonomy-left = Этот термин больше не используется. Там, где он был присвоен, он остается.
taxonomy-instead = Вместо него:
taxonomy-retired = Больше не используются
taxonomy-retired-text = Там, где эти термины были присвоены, они остаются; новые записи их не получают.
taxonomy-is-retired = Больше не используется
taxonomy-unknown = Нет в таксономии
taxonomy-regions = Региональные группы
taxonomy-regions-text = Пять региональных групп государств — членов Организации Объединенных Наций. Они неизменны.
scheme-themes = Темы
scheme-rights = Права
scheme-groups = Затронутые группы
scheme-sdg = Цели в области устойчивого развития
scheme-mechanisms = Правозащитные механизмы
scheme-challenges = Трудности
scheme-functions = Функции национальных механизмов по осуществлению, представлению докладов и последующим мерам
