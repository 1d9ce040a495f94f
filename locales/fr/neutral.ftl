# Pages under a neutral link, which name no meeting.
neutral-title = Formulaire
neutral-text = Quelqu’un vous a remis ce lien vers un formulaire. Ouvrez-le là où personne ne regarde par-dessus votre épaule ; une fenêtre privée de votre navigateur ne garde pas d’historique.
neutral-open = Ouvrir le formulaire
neutral-gone = Ce lien ne mène nulle part
neutral-gone-text = Il n’a pas été copié en entier, ou il ne fonctionne plus. Demandez-en un autre à la personne qui vous l’a remis.
neutral-own-page = Votre propre page se trouve à une adresse qui nomme la réunion. Ne l’ouvrez que là où personne d’autre ne voit l’historique du navigateur.
