# Страница доклада.
report-title = Доклад
report-summary = Резюме
report-contents = Содержание
report-public = Доклад опубликован { $date }.
report-files = Файлы
report-read = Читать доклад
report-pdf = PDF с разметкой, для печати
report-docx = DOCX, для текстовых редакторов
report-markdown = Markdown, обычный текст
