# The page of the report: what only staff sees.
report-drafting = Remarks to the rapporteur
report-not-public = This report is not public: only the secretariat and the chair see this page. It is made from what the floor has recorded so far and changes as the meeting goes on.
report-words = { $words } words of at most { $limit }; { $material } of them are material that the rapporteur still works on.
report-publishing = Publishing
report-publish = Publish the report
report-publish-text = From then on everybody sees it, dated with that day.
report-publish-later = The report can be published once the meeting is closed; until then it changes with the floor.
report-too-early = The meeting is not closed yet, so its report still changes: close the meeting on the console, then publish the report.
report-withdraw = Take it back
report-withdraw-text = After that the public no longer sees it; files that were downloaded stay where they are.
report-symbol = Document symbol
report-symbol-hint = As assigned by documents management, for example A/HRC/63/32. Leave it empty while there is none.
report-symbol-set = Set the symbol
