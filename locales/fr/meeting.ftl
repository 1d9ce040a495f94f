# La page d’une réunion.
meeting-glance = En bref
meeting-when = Date et heure
meeting-where = Lieu
meeting-mandate = Mandat
meeting-adopted = adoptée le { $date }
meeting-report-to = Rapport destiné à
meeting-council-session = { $body }, { $ordinal } session ({ $year })
meeting-ordinal = { $number ->
    [1] première
   *[other] { $number }e
  }
meeting-register = S’enregistrer
meeting-follow = Suivre en direct
meeting-calendar = Ajouter au calendrier
meeting-objective = Objectif
meeting-outcomes = Résultats attendus
meeting-programme = Programme
meeting-format = Déroulement
meeting-background = Contexte
meeting-documents = Documents de référence
meeting-zone = Les heures sont celles de { $zone }.
meeting-zone-reader = Celles de { $zone } sont ajoutées en petits caractères.
meeting-zone-choose = Afficher les heures d’un autre fuseau
meeting-zone-label = Fuseau horaire
meeting-zone-hint = Région et ville, comme dans Africa/Nairobi ou America/Bogota.
meeting-zone-unknown = « { $zone } » n’est pas un fuseau horaire. Écrivez la région et la ville séparées par une barre oblique, comme dans Africa/Nairobi.
meeting-zone-button = Afficher ces heures
meeting-version = Version { $version } du programme ({ $name }), publiée le { $date }
meeting-versions = { $count ->
    [one] { $count } version du programme, avec les changements
   *[other] { $count } versions du programme, avec les changements
  }
meeting-limit = Chaque intervention de participant dispose de { $time }, à égalité pour tous.
meeting-cap = Les interventions des participants durent au plus { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  } { $scope }.
meeting-cap-meeting = pour toute la réunion
meeting-cap-session = par séance
meeting-cap-slot = par créneau
meeting-all-categories = Les participants de toutes les catégories peuvent prendre la parole.
meeting-categories = Peuvent prendre la parole : { $list }.
