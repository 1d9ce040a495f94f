# Что показывают экраны.

category-states = Государства
category-local_governments = Местные и региональные органы власти
category-national_institutions = Национальные правозащитные учреждения
category-city_networks = Сети городов
category-international_organizations = Международные организации
category-united_nations = Структуры Организации Объединенных Наций
category-academia = Научные круги
category-non_governmental = Неправительственные организации
category-other = Другие заинтересованные стороны

unnamed-states = представитель государства
unnamed-local_governments = представитель местного или регионального органа власти
unnamed-national_institutions = представитель национального правозащитного учреждения
unnamed-city_networks = представитель сети городов
unnamed-international_organizations = представитель международной организации
unnamed-united_nations = представитель структуры Организации Объединенных Наций
unnamed-academia = представитель научных кругов
unnamed-non_governmental = представитель неправительственной организации
unnamed-other = представитель другой заинтересованной стороны

segment-opening_remarks = Вступительные замечания
segment-presentations = Выступления докладчиков
segment-floor = Выступления участников
segment-replies = Ответы
segment-concluding_remarks = Заключительные замечания

language-ar = арабский
language-zh = китайский
language-en = английский
language-fr = французский
language-ru = русский
language-es = испанский

floor-has-floor = Слово имеет
floor-nobody = Слово никому не предоставлено
floor-closed = Заседание закрыто
floor-no-plan = Порядок выступлений еще не установлен
floor-comes = { $title }: { $time }
floor-on-behalf = От имени: { $whom }
floor-public-as = Не для публики. Показывать и называть только: { $whom }

clock-left = осталось
clock-last = время истекает
clock-over = регламент превышен
clock-paused = пауза
clock-of = из %
clock-say-last = Время выступления истекает
clock-say-over = Время выступления истекло

list-title = Список ораторов
list-none = Ни для одного заседания списка ораторов нет
list-open = открыт
list-closed = закрыт
list-over = выступления завершены
list-empty = В этот список пока никто не записался.
list-nobody-waits = В этом списке больше никто не ожидает.
list-floor-over = Выступления участников на этом заседании завершены.
standing-mark-dignitary = высокопоставленное лицо
standing-mark-group = группа
standing-mark-joint = совместное заявление
outlook-will = выступит
outlook-may-not = может не успеть выступить
outlook-will-not = не успеет выступить

display-title = Экран
display-next = Далее

state-suspended = Заседание прервано
state-point = Выступление по порядку ведения заседания: { $whom }
state-question = Оратору задают вопрос
state-right-of-reply = Право на ответ
state-reply = Ответ

cue-normal = Вам предоставлено слово
cue-last = Пожалуйста, завершайте
cue-over = Ваше время истекло
cue-paused = Отсчет остановлен
cue-nobody = Отсчет начнется, когда председатель предоставит вам слово

say-be-ready = Пожалуйста, приготовьтесь: вы следующие.
say-microphone = Пожалуйста, проверьте сейчас микрофон и камеру.
say-slowly = Пожалуйста, говорите медленно: ваше выступление переводится синхронно.
say-conclude = Пожалуйста, завершайте.

screen-contact = Нет связи % с
screen-no-script = Экран обновляется каждые { $seconds } с. Включите скрипты, чтобы шел отсчет времени.
screen-revoked = Эта ссылка больше не действует. Пожалуйста, запросите новую в секретариате.
screen-rehearsal = РЕПЕТИЦИЯ
screen-list-is-open = Список открыт
screen-list-is-closed = Список закрыт
screen-waiting = { $count ->
    [0] Никто не ожидает
    [one] Ожидает { $count } делегация
    [few] Ожидают { $count } делегации
   *[many] Ожидают { $count } делегаций
}
screen-page = %from–%to из %all
screen-speaks = Язык выступления: { $language }
screen-statement = Текст выступления
screen-no-statement = Текст выступления не поступал
screen-no-next = В этой части больше никто не выступает
screen-represented = { $whom } ({ $names }; представлены: { $count }, подтвердили: { $confirmed })
screen-not-confirmed = { $name } (не подтверждено)
