# La liste des orateurs sur papier.
paper-title = Liste des orateurs
paper-back = Retour
paper-how = Imprimez cette page avec votre navigateur (Ctrl + P) ; elle tient sur une feuille A4 en largeur.
paper-for-all = Public : les noms qui ne sont pas divulgués au public n’y figurent pas.
paper-printed = Situation à { $time }, version { $version } du journal des interventions.
paper-waiting = { $count ->
    [0] personne n’attend
    [one] { $count } délégation attend
   *[other] { $count } délégations attendent
  }
paper-over = Les interventions de toutes les séances sont terminées : plus personne n’attend sur une liste des orateurs.
paper-lot = L’ordre est tiré au sort et le tirage n’a pas encore eu lieu ; les lignes suivent l’heure d’inscription.
paper-order = Ordre
paper-no = N°
paper-delegation = Délégation et orateur
paper-standing = Qualité
paper-single = propre délégation
paper-limit = Temps de parole
paper-expected = Tour prévu
paper-began = Début
paper-ended = Fin
paper-remarks = Observations
paper-late = Ce qui se passe pendant que la connexion est interrompue est saisi après coup, avec les heures notées ici.

live-own = Vers ma page : ma place et mon tour prévu
live-you = vous
live-print = Imprimer cette liste
