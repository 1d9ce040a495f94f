# La página del informe.
report-title = Informe
report-summary = Resumen
report-contents = Índice
report-public = Este informe es público desde el { $date }.
report-files = Archivos
report-read = Leer el informe
report-pdf = PDF etiquetado, para imprimir
report-docx = DOCX, para procesadores de texto
report-markdown = Markdown, texto sin formato
