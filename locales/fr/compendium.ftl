# Le recueil de bonnes pratiques et le dossier d’une réunion, pour tout le monde.

compendium-title = Recueil de bonnes pratiques
compendium-lead = Ce que des autorités locales et régionales, et d’autres, ont fait pour les droits humains, ce qui en est résulté et ce que d’autres peuvent en apprendre.
compendium-words = Mots à rechercher
compendium-words-hint = logement, eau, enfants…
compendium-words-help = Dans l’une des six langues. Les « mots entre guillemets » se suivent ; un mot précédé de - ne doit pas figurer.
compendium-search = Rechercher
compendium-filters = Filtres
compendium-apply = Afficher
compendium-reset = Tout effacer
compendium-chosen = Filtres actifs
compendium-remove = Sans « { $name } »
compendium-remove-all = Tout retirer
compendium-more = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
compendium-results = Résultats
compendium-total = { $count ->
    [one] { $shown } pratique
   *[other] { $shown } pratiques
}
compendium-building = La recherche se met en place : { $count } entrées jusqu’ici. Rechargez la page dans un instant.
compendium-not-yet = Rien ne peut encore être trouvé.
compendium-instead = Rien ne contient ces mots tels qu’ils ont été saisis. Recherche effectuée :
compendium-loosened = Rien ne contient tous les mots. Voici ce qui en contient le plus.
compendium-nothing = Rien ne correspond.
compendium-nothing-words = Essayez moins de mots, d’autres mots ou une autre langue.
compendium-without = Sans { $name }
compendium-all = Toutes les pratiques
compendium-none-yet = Aucune pratique n’a encore été publiée.
compendium-unread = Des parties de cette adresse ne disent rien ici et ont été laissées de côté :
compendium-no-such-filter = ce filtre n’existe pas
compendium-no-such-order = cet ordre n’existe pas
compendium-no-year = une année a quatre chiffres
compendium-years-reversed = la dernière année précède la première
compendium-too-long = la recherche porte sur 500 caractères au plus
compendium-no-value = ce ne peut être une valeur
compendium-twice = il y figure deux fois ; le premier compte
compendium-views = Façons de voir le résultat
compendium-view-list = Liste
compendium-view-map = Carte
compendium-view-topics = Thèmes et régions
compendium-view-years = Années
compendium-sort = Ordre
compendium-sort-apply = Trier
compendium-sort-best = Pertinence
compendium-sort-newest = Les plus récentes d’abord
compendium-sort-title = Par titre
compendium-sort-place = Par pays et lieu
compendium-pages = Pages
compendium-page = Page { $page }
compendium-previous = Précédente
compendium-next = Suivante
compendium-last-page = La liste s’arrête ici ; les fichiers ci-dessous contiennent toutes les entrées.
compendium-files = Ce résultat sous forme de fichier
compendium-feed = Flux (Atom)
compendium-embed = Afficher sur votre site
compendium-embed-text = Copiez ces lignes dans une page de votre site. La liste y est toujours à jour, avec les filtres choisis ici.
compendium-embed-code = Lignes à copier
compendium-embed-nobody = Aucun site ne peut encore afficher la liste. Le secrétariat indique lesquels le peuvent.
compendium-embed-all = { $count ->
    [one] La voir dans le recueil
   *[other] Voir les { $shown } dans le recueil
}

compendium-map-title = Pratiques par pays
compendium-map-text = { $count ->
    [one] { $count } pays ou territoire. Plus il est foncé, plus il compte de pratiques.
   *[other] { $count } pays et territoires. Plus l’un d’eux est foncé, plus il compte de pratiques.
}
compendium-map-legend = Pratiques pour chaque teinte
compendium-map-table = Pratiques par pays, en tableau
compendium-map-borders = Les frontières et les noms indiqués et les appellations employées sur cette carte n’impliquent ni reconnaissance ni acceptation officielles de la part de l’Organisation des Nations Unies.
compendium-country = Pays
compendium-region = Groupe régional
compendium-count = Pratiques
compendium-no-place = Sans lieu
compendium-no-place-list = { $count ->
    [one] { $count } pratique sans lieu
   *[other] { $count } pratiques sans lieu
}
compendium-topics-text = Une pratique peut avoir plusieurs termes ; la somme dépasse donc le total.
compendium-years-title = Pratiques en cours chaque année
compendium-years-text = Une pratique compte pour chaque année, de la première à la dernière.
compendium-years-table = Pratiques par année, en tableau
compendium-no-years = Aucune de ces pratiques n’indique quand elle a eu lieu.
compendium-year = Année
compendium-years = Années
compendium-years-from = De
compendium-years-until = À
compendium-since = depuis { $year }
compendium-until = jusqu’en { $year }
compendium-unnamed = Sans nom

compendium-withdrawn = Cette pratique a été retirée
compendium-withdrawn-text = Elle a été publiée ici jusqu’au { $date }. Elle ne fait plus partie du recueil.
compendium-withdrawn-help = Son adresse demeure, afin que quiconque l’a citée trouve cette note.
compendium-glance = En bref
compendium-place = Lieu
compendium-period = Période
compendium-body = Organe d’exécution
compendium-partners = Partenaires
compendium-author = Présentée par
compendium-recommendations = Met en œuvre
compendium-paragraph = par. { $paragraph }
compendium-to-record = Tout ce qui a été publié de cette réunion
compendium-pictures = Images
compendium-more-about = En savoir plus
compendium-kilobytes = { $size } ko
compendium-history = D’où cela vient
compendium-meeting = Réunion
compendium-cut-from = Extraite de
compendium-first-published = Première publication
compendium-changed = Dernière modification
compendium-version = version { $version }
compendium-version-of = version { $version } du { $date }
compendium-similar = Pratiques similaires
compendium-similar-none = Aucune autre pratique n’a encore beaucoup en commun avec celle-ci.
compendium-like = De villes comparables
compendium-like-none = Aucune pratique ne vient encore d’un lieu comparable.
compendium-near-population = population proche ({ $band })
compendium-same-words = mêmes mots : { $words }
compendium-any = Indifférent
compendium-yours = Comparer avec votre ville
compendium-yours-show = Afficher les pratiques
compendium-cite = Citer cette pratique
compendium-copy = Copier
compendium-copied = Copié
compendium-address = Adresse permanente

record-title = Dossier
record-lead = Tout ce qui a été publié de cette réunion : pratiques, contributions et déclarations, prononcées ou non.
record-total = { $count ->
    [one] { $shown } entrée
   *[other] { $shown } entrées
}
record-none-yet = Rien n’a encore été publié de cette réunion. Les déclarations paraissent avec le rapport.
record-statement-of = Déclaration de { $who }
record-statement-unnamed = Déclaration ({ $category })
record-contribution-of = Contribution de { $who }
record-contribution-unnamed = Contribution ({ $category })
record-jointly = Présentée conjointement avec
record-answers = Réponses à
record-delivered = Prononcée
record-in-writing = Par écrit
record-speaker = Orateur ou oratrice :
record-on-behalf = Au nom de
record-statement-note = Le texte est tel que son auteur l’a remis.
record-back = Retour au dossier

facet-kind = Type
facet-theme = Thème
facet-right = Droit humain
facet-group = Groupe concerné
facet-sdg = Objectif de développement durable
facet-mechanism = Mécanisme
facet-challenge = Défi
facet-function = Fonction du mécanisme national
facet-region = Groupe régional
facet-country = Pays
facet-level = Échelon de gouvernement
facet-population = Population
facet-category = Présenté par
facet-status = État
facet-language = Langue
facet-meeting = Réunion
entry-kind-practice = Pratique
entry-kind-contribution = Contribution
entry-kind-statement = Déclaration
practice-status-planned = Prévue
practice-status-pilot = Pilote
practice-status-ongoing = En cours
practice-status-completed = Achevée
practice-status-stopped = Arrêtée
practice-part-summary = Résumé
practice-part-context = Contexte
practice-part-challenge = Le défi
practice-part-done = Ce qui a été fait
practice-part-participation = Participation des personnes concernées
practice-part-basis = Fondement juridique ou politique
practice-part-resources = Ressources
practice-part-results = Résultats
practice-part-evidence = Éléments de preuve
practice-part-lessons = Enseignements
practice-part-transfer = Ce qu’il faut ailleurs
