# The page at which an author answers what was asked of a contribution.

clarify-title = Просим уточнить
clarify-reference = Речь идет о вашем материале с номером { $reference }.
clarify-done = Спасибо. Ваш ответ получен.
clarify-question = Вопрос
clarify-answer = Ваш ответ
clarify-hint = Его читают те, кто рассматривает ваш материал. Он не публикуется.
clarify-send = Отправить
clarify-again = Отправить снова
clarify-empty = Напишите ответ: он пуст.
clarify-long = В вашем ответе { $count } знаков; допускается { $most }. Сократите его.
