# Le calendrier d’un participant, sur sa page.
calendar-title = Votre calendrier
calendar-text = Abonnez-vous à l’une de ces adresses dans votre calendrier : il suit alors toute modification du programme. Ces adresses sont personnelles ; ne les communiquez à personne.
calendar-meeting = Toutes les séances de la réunion
calendar-own = Seulement les séances sur la liste desquelles vous êtes inscrit(e)
