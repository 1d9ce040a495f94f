# The page of the report.
report-title = Report
report-summary = Summary
report-contents = Contents
report-public = This report is public since { $date }.
report-files = Files
report-read = Read the report
report-pdf = PDF, tagged, for printing
report-docx = DOCX, for word processors
report-markdown = Markdown, plain text
