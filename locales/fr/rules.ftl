# Les règles d’une liste des orateurs, et le tirage au sort.
rules-title = Règles de la liste des orateurs : { $session }
rules-heading = Règles de la liste des orateurs
rules-other-list = Autre liste :
rules-tab = Règles
meeting-rules = Règles de la liste des orateurs
meeting-order = Ordre et motifs
rules-pages = Pages de cette liste des orateurs
rules-state-open = La liste est ouverte
rules-state-closed = La liste est close
rules-state-not-yet = La liste n’est pas encore ouverte
rules-state-due = Elle ouvre dans un instant.
rules-all-from-note = Toutes ces règles découlent de la note de cadrage ou sont d’usage.
rules-from-note = selon la note de cadrage
rules-no = n° { $no }
rules-to-draw = Le tirage au sort : engagement, période d’inscription et vérification

rules-who = Qui peut s’inscrire
rules-who-all = Les délégations de toutes les catégories.
rules-who-some = Les délégations des catégories suivantes : { $list }.
rules-who-only = { $count ->
    [one] Parmi elles, seulement { $count } délégation que le secrétariat a désignée.
   *[other] Parmi elles, seulement les { $count } délégations que le secrétariat a désignées.
}
rules-opens = Ouverture
rules-opens-at = La liste ouvre le { $at }.
rules-opens-by-hand = Le secrétariat ouvre la liste.
rules-closes = Clôture
rules-closes-at = Elle est close le { $at }.
rules-closes-with-floor = Elle est close à la fin des interventions, à moins que le secrétariat ne la close avant.
rules-per-delegation = Inscriptions par délégation
rules-per-delegation-words = { $count ->
    [one] { $count } inscription par délégation.
   *[other] Jusqu’à { $count } inscriptions par délégation.
}
rules-text = Texte de la déclaration
rules-text-asked = Le texte est demandé, pour les interprètes et le rapport. Personne n’est tenu de le remettre.
rules-text-not-asked = Le texte n’est pas demandé.
rules-limits = Temps de parole
rules-limit-single = { $time } pour chaque intervention.
rules-limit-other = Pour les { $who } : { $time }.
rules-limit-panellists = Les panélistes disposent de { $time } pour leur exposé et de { $reply } pour une réponse.
rules-cap = Durée maximale des interventions
rules-no-cap = Il n’y a pas de durée maximale.
rules-cap-meeting = Toutes les interventions de la réunion peuvent durer ensemble { $minutes } minutes.
rules-cap-session = Toutes les interventions de cette séance peuvent durer ensemble { $minutes } minutes.
rules-cap-slot = Les interventions de chaque créneau peuvent durer ensemble { $minutes } minutes.
rules-allowance = Entre deux orateurs
rules-allowance-words = On compte { $time } pour le changement d’orateur ; ce temps n’est pas imputé sur la durée maximale.
rules-clock = Chronomètre
rules-clock-words = Il passe à l’orange { $amber } et au rouge { $red }.
rules-at-the-limit = à l’expiration du temps de parole
rules-before-the-limit = { $time } avant l’expiration du temps de parole
rules-reply = Droit de réponse
rules-no-reply = Il n’y a pas de droit de réponse à cette séance.
rules-reply-words = { $count ->
    [one] { $count } droit de réponse par délégation, d’une durée de { $limit }, à la fin, lorsque personne d’autre n’attend.
   *[other] Jusqu’à { $count } droits de réponse par délégation, d’une durée de { $limit } chacun, à la fin, lorsque personne d’autre n’attend.
}
rules-statements = Déclarations écrites
rules-statements-words = Elles sont acceptées jusqu’au
rules-statements-usual = (trois jours après le dernier jour de la réunion, selon l’usage)
rules-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
rules-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}

rules-order = Ordre des orateurs
rules-dignitaries = hautes personnalités
rules-groups = déclarations au nom d’un groupe d’États
rules-joints = déclarations communes de plusieurs délégations
rules-singles = délégations qui parlent en leur propre nom
rules-order-priority = Passent d’abord, dans cet ordre : { $list }. Puis viennent toutes les autres.
rules-order-no-priority = Personne ne passe avant les autres en raison de sa qualité.
rules-order-confirmed = Une personnalité de haut rang a cette place et ce temps de parole dès que la présidence ou le secrétariat l’a confirmé, et jusque-là ceux d’une personne qui parle pour sa propre délégation.
rules-order-pattern = À qualité égale, les catégories alternent : { $list }, puis une délégation de toutes les autres, puis on reprend au début. Une catégorie dont personne n’attend est sautée.
rules-order-share = { $category } au moins { $percent } %
rules-order-quota = À qualité égale, les minutes sont réparties : { $list } ; toutes les autres se partagent les { $rest } % restants. Ce qu’une catégorie n’utilise pas revient aux autres en proportion.
rules-order-gender = À l’intérieur d’une catégorie, les orateurs de genres déclarés différents alternent. Qui n’en a pas déclaré forme un groupe à part.
rules-order-region = À l’intérieur d’une catégorie, les orateurs de groupes régionaux différents alternent. Qui n’en a pas déclaré forme un groupe à part.
rules-order-time = À l’intérieur d’une catégorie, la première inscription est appelée la première.
rules-order-lot = À l’intérieur d’une catégorie, l’ordre est tiré au sort parmi toutes les inscriptions faites dans un délai de { $window } à compter de l’ouverture de la liste : la rapidité n’apporte rien. Les inscriptions suivantes viennent après, par ordre d’arrivée.
rules-order-beacon = Une valeur extérieure, désignée à l’avance, entre dans le tirage : { $beacon }.
rules-order-no-beacon = Aucune valeur extérieure n’entre dans le tirage.
rules-order-moves = En outre, la présidence peut déplacer une inscription, avec un motif consigné au journal, et deux délégations peuvent échanger leurs places d’un commun accord.

rules-example = Un exemple
rules-example-text = Une liste inventée, remplie dans l’ordre des numéros. Selon ces règles, les dix premières inscriptions seraient appelées ainsi :
rules-example-caption = Les dix premières de { $count } inscriptions inventées
rules-example-place = Place
rules-example-who = Qui
rules-example-why = Pourquoi ici
rules-why-reply = droit de réponse, à la fin
rules-why-class = priorité { $class } ({ $who })
rules-why-others = sans priorité
rules-why-turn = tour { $turn } de sa catégorie
rules-why-share = selon sa part, due à la minute { $time }
rules-why-balance = rang { $count } de son groupe dans sa catégorie
rules-why-lot = lot { $lot }…
rules-why-late = arrivée après la période d’inscription, sous le n° { $no }
rules-why-time = inscrite sous le n° { $no }
rules-order-more = Et { $count } de plus.
rules-shift = n° { $no } de la place { $from } à la place { $to }

draw-title = Tirage au sort : { $session }
draw-heading = Tirage au sort
draw-tab = Tirage
draw-none = L’ordre de cette liste n’est pas tiré au sort : à l’intérieur d’une catégorie, la première inscription est appelée la première.
draw-lead = Toutes les inscriptions faites dans un délai de { $window } à compter de l’ouverture de la liste ont la même chance, quelle que soit la vitesse de la connexion.
draw-commitment = Engagement sur la graine
draw-published = Publié à la ligne { $version } du journal :
draw-no-commitment = Aucun engagement sur une graine n’a été publié. Le secrétariat fixe de nouveau les règles de cette séance avant l’ouverture de la liste.
draw-window = Période d’inscription
draw-closes = Elle se termine le
draw-closed = Elle s’est terminée le
draw-opens-later = Elle commence à l’ouverture de la liste.
draw-beacon = Valeur extérieure
draw-beacon-text = Désignée à l’avance, afin que personne ne puisse la choisir après la période d’inscription.
draw-no-beacon = Aucune n’est incorporée. Ce que cela signifie est expliqué ci-dessous, sous « Ce que prouve un tirage ».
draw-value = Sa valeur
draw-log = Le journal à l’instant de la clôture
draw-version = Ligne { $version }, avec l’empreinte
draw-seed = La graine, désormais révélée
draw-waits-window = Le tirage a lieu lorsque la période d’inscription est terminée.
draw-waits-value = La période d’inscription est terminée. Le tirage a lieu dès que la valeur extérieure est saisie ou qu’une délégation s’est inscrite.
draw-lots = Les lots
draw-lots-text = Le lot le plus bas vient en premier. La liste elle-même suit la qualité et la catégorie avant le lot ; voir l’ordre et ses motifs.
draw-lots-caption = { $count ->
    [one] { $count } inscription de la période, dans l’ordre des lots
   *[other] { $count } inscriptions de la période, dans l’ordre des lots
}
draw-place = Par lot
draw-lot = Lot
draw-check = Vérifiez vous-même
draw-check-file = Télécharger le journal public de cette réunion.
draw-check-verify = Vérifier que rien n’y a été modifié et que le tirage y correspond :
draw-check-recompute = Ou recalculer les lots sans Rostrum, avec ces lignes de Python, exécutées à côté du fichier :
draw-check-bytes = Un lot est le SHA-256 de ses parties, chacune précédée de sa longueur sur huit octets, l’octet de poids fort en premier : les mots « rostrum draw lot 1 », l’identifiant de la séance, les 32 octets de la graine, la ligne sur huit octets, les 32 octets de l’empreinte de cette ligne, la valeur extérieure sous forme de texte (vide s’il n’y en a pas) et le numéro de l’inscription sur quatre octets.
draw-scroll = Les longues lignes défilent latéralement.
draw-copy = Copier
draw-copied = Copié
draw-proof = Ce que prouve un tirage, et ce qu’il ne prouve pas :
