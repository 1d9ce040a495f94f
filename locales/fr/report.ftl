# La page du rapport.
report-title = Rapport
report-summary = Résumé
report-contents = Table des matières
report-public = Ce rapport est public depuis le { $date }.
report-files = Fichiers
report-read = Lire le rapport
report-pdf = PDF balisé, pour l’impression
report-docx = DOCX, pour le traitement de texte
report-markdown = Markdown, texte brut
