# صفحة التقرير.
report-title = التقرير
report-summary = موجز
report-contents = المحتويات
report-public = هذا التقرير متاح للجمهور منذ { $date }.
report-files = الملفات
report-read = قراءة التقرير
report-pdf = PDF موسوم، للطباعة
report-docx = DOCX، لبرامج معالجة النصوص
report-markdown = Markdown، نص عادي
