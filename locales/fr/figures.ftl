# Après la séance : l’ordre et ses motifs, les statistiques, les exportations.
exports-tab = Exportations
order-tab = Ordre et motifs
order-inscription = Inscription
order-who = Délégation
order-title-page = L’ordre et ses motifs : { $session }
order-lead = Chaque inscription avec sa place selon les règles, les déplacements opérés en sus, et la suite qui lui a été donnée. Rien ici n’est affaire d’appréciation : tout découle des règles et du journal.
order-rules = Les règles de l’ordre
order-awaits-lot = L’ordre de cette liste est tiré au sort et le tirage n’a pas encore eu lieu. Jusque-là, elle suit l’heure d’inscription.
order-none = Personne n’est encore inscrit.
order-caption = Inscriptions : celles qui ont eu la parole, dans cet ordre ; celles qui attendent, dans cet ordre ; puis toutes les autres
order-by-rules = Selon les règles
order-moves = Déplacements
order-no-moves = aucun
order-outcome = Suite donnée
order-place = { $place }.
order-move = { $what } (ligne { $version }, { $by } ; de la place { $from } à la place { $to })
order-called-ahead = { $what } depuis la place { $from }, avant celles qui la précédaient (ligne { $version }, { $by })
order-changes = Changements de l’ordre
order-changes-text = { $ordinary ->
    [0] Chaque changement a sa ligne dans le journal.
    [one] Chaque changement a sa ligne dans le journal. { $ordinary } relevait du cours ordinaire d’une liste, où l’on s’inscrit, où l’on est appelé, d’où l’on part ; il figure dans les fichiers.
   *[other] Chaque changement a sa ligne dans le journal. { $ordinary } relevaient du cours ordinaire d’une liste, où l’on s’inscrit, où l’on est appelé, d’où l’on part ; ils figurent dans les fichiers.
}
order-changes-caption = Tous les autres changements, le plus récent d’abord
order-line = Ligne du journal
order-what = Quoi, et par qui
order-shifts = Qui a changé de place
order-more-changes = { $count ->
    [one] { $count } changement antérieur figure dans les fichiers.
   *[other] { $count } changements antérieurs figurent dans les fichiers.
}
order-came = le n° { $no } est arrivé à la place { $to }
order-left = le n° { $no } a quitté la place { $from }

change-inscribed = le n° { $no } a été inscrit
change-reply = le n° { $no } a demandé un droit de réponse
change-amended = le n° { $no } a été modifié
change-priority = le n° { $no } a reçu la place suivante : { $who }
change-moved-before = le n° { $no } a été placé avant le n° { $before }
change-moved-end = le n° { $no } a été placé à la fin
change-swapped = les n° { $no } et { $with } ont échangé leurs places d’un commun accord
change-withdrawn = le n° { $no } a été retiré
change-floor = le n° { $no } a reçu la parole
change-struck-off = le n° { $no } était de nouveau absent et a été radié
change-absent = le n° { $no } était absent et est passé à la fin
change-rules = de nouvelles règles ont été fixées
change-drawn = les lots ont été tirés
change-called-again = les interventions ont été rouvertes, et les délégations qui n’avaient pas pu prendre la parole attendent de nouveau
change-floor-ended = les interventions ont pris fin, et les délégations qui attendaient encore n’ont pas pu prendre la parole
change-undone = la commande de la ligne { $version } a été annulée
change-plan = un nouveau déroulement a été établi
change-other = une autre ligne du journal
by-secretariat = le secrétariat
by-chair = la présidence
by-participant = une personne participante
by-program = un logiciel du secrétariat
by-schedule = les règles elles-mêmes

outcome-waiting = attend à la place { $place }
outcome-speaking = a la parole
outcome-withdrawn = retirée
outcome-absent = absente, radiée
outcome-not-reached = n’a pas pu prendre la parole
outcome-spoke = a parlé le { $at }, { $time } sur { $limit }

figures-title = Temps de parole
figures-lead = Qui s’est inscrit, qui a parlé, et combien de temps. Chaque intervention compte telle qu’elle était lorsque la parole a été donnée ; les modifications ultérieures n’y changent rien.
figures-small-cells = Par région et par genre, seules sont indiquées des sommes portant sur au moins { $fewest } orateurs, en minutes entières et pour toute la réunion, afin que la déclaration de personne ne puisse être retrouvée. Les groupes plus petits sont réunis ; si cela ne suffit pas, un autre groupe y est ajouté.
figures-later = Par région et par genre, les statistiques sont publiées une fois la réunion close : des sommes portant sur au moins { $fewest } orateurs, en minutes entières. Publiées plus tôt, elles révéleraient par leurs variations ce que chaque orateur a déclaré.
figures-whole = Toute la réunion
figures-none = Personne n’est encore inscrit.
figures-too-few = moins de { $fewest } orateurs ont parlé ; rien n’est donc indiqué.
figures-interventions = Interventions
figures-time = Temps de parole
figures-mean = Moyenne
figures-over = Au-delà du temps de parole
figures-not-reached = Sans avoir pu parler
figures-presentations = Exposés
figures-replies = Réponses des panélistes
figures-rights = Droits de réponse
figures-by-category = Par catégorie
figures-by-standing = Par qualité
figures-by-region = Par groupe régional
figures-by-gender = Par genre déclaré
figures-by-delegation = Par délégation
figures-group = Groupe
figures-inscribed = Inscriptions
figures-spoke = Ont parlé
figures-absent = Absences
figures-withdrawn = Retraits
figures-waiting = En attente
figures-share = Part du temps
figures-minutes = { $minutes } min
figures-percent = { $percent } %
figures-chart = Part du temps de parole : { $by }
figures-chart-most = Part du temps de parole : { $by }, les { $count } premières
figures-quota = règles : au moins { $percent } %
figures-joint = Autres groupes réunis
figures-not-declared = non déclaré
figures-delegation = Délégation { $no }

figures-region-africa = États d’Afrique
figures-region-asia_pacific = États d’Asie et du Pacifique
figures-region-eastern_europe = États d’Europe orientale
figures-region-latin_america_caribbean = États d’Amérique latine et des Caraïbes
figures-region-western_europe_others = États d’Europe occidentale et autres États
figures-gender-woman = Femmes
figures-gender-man = Hommes
figures-gender-another = Autre genre

exports-title = Exportations
exports-lead = Tout ce que les interventions de cette réunion laissent dans des fichiers, à tout moment et sans connexion. Qui a demandé à ne pas être divulgué au public n’y figure que par sa catégorie.
exports-of-log = Le journal
exports-of-order = L’ordre
exports-of-figures = Statistiques
exports-log = Tous les événements, un par ligne, avec la chaîne des empreintes. L’identité des personnes est scellée. C’est le fichier à vérifier.
exports-log-table = Le journal sous forme de tableau, avec les noms tels que vous pouvez les voir.
exports-order = Chaque inscription avec sa place selon les règles, les déplacements opérés en sus et la suite donnée.
exports-order-json = Le même contenu, avec chaque changement de l’ordre et la ligne qui l’a causé.
exports-figures = Interventions et temps de parole par groupe, comme sur la page des statistiques.
exports-head = L’empreinte de la dernière ligne
exports-head-text = Conservez-la, ou photographiez-la : un journal qui se vérifie et passe par cette empreinte est le journal de cet instant. C’est celle de la ligne { $version }.
exports-verify = Pour vérifier un fichier :
exports-docs = Ce que cela prouve, et ce que cela ne prouve pas :
