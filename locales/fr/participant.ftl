# La page personnelle d’une personne participante.
own-title = Ma page
own-level-delegation_only = Le public ne voit que votre délégation. Votre nom reste connu du secrétariat et de la présidence seulement. Ce que vous dites à haute voix peut tout de même être enregistré par d’autres.
own-level-category_only = Le public ne voit que votre catégorie. Votre nom et votre délégation restent connus du secrétariat et de la présidence seulement. Ce que vous dites à haute voix peut tout de même être enregistré par d’autres.
own-level-secretariat_only = Seul le secrétariat sait qui vous êtes. Toutes les autres personnes, y compris la présidence, voient un numéro parmi les autres parties prenantes. Ce que vous dites à haute voix peut tout de même être enregistré par d’autres.
own-refresh = Consulter de nouveau les listes
own-sent-before = Ce formulaire a déjà été envoyé avec un autre contenu, et accepté. Voyez ce que la page indique maintenant et modifiez-le à partir de là.
own-suspended = La séance est suspendue

own-list = Liste des orateurs
own-list-open = ouverte
own-list-closed = non ouverte
own-list-over = interventions terminées
own-list-closed-help = La liste n’accepte pas d’inscription pour le moment ; le secrétariat annonce quand elle ouvre. Vous pouvez remettre une déclaration écrite sans inscription.
own-list-waiting = { $count ->
    [0] Personne n’y attend.
    [one] { $count } délégation y attend.
   *[other] { $count } délégations y attendent.
  }
own-rules = Comment fonctionne cette liste
own-opening = Ouverture
own-opened = Elle a ouvert le
own-opens = Elle ouvre le
own-opens-at = La liste ouvre le
own-opens-unknown = Le secrétariat annonce quand elle ouvre.
own-closed = Elle a été close le
own-closes = Elle sera close le
own-closes-with-floor = Elle est close à la fin des interventions.
own-order = Ordre
own-order-time = Par heure d’inscription à l’intérieur de chaque classe.
own-lot-drawn = L’ordre a été tiré au sort parmi toutes les inscriptions de la période d’inscription. Les suivantes viennent après.
own-lot-until = L’ordre est tiré au sort parmi toutes les inscriptions faites jusqu’au
own-lot-speed = D’ici là, toutes ont la même chance : la rapidité n’apporte rien.
own-lot-awaits = La période d’inscription est terminée ; l’ordre est en train d’être tiré au sort. Qui s’inscrit maintenant vient après les inscriptions de cette période.
own-lot-window = L’ordre est tiré au sort parmi toutes les inscriptions faites dans un délai de { $time } à compter de l’ouverture.
own-limits = Temps de parole
own-limit-all = { $time } pour tous.
own-limit-lowered = La présidence l’a réduit pour les orateurs restants.

own-status-waiting = Votre délégation figure sur cette liste (inscription n° { $no }).
own-number = Inscription n° { $no }
own-status-reply = Votre droit de réponse a été demandé (n° { $no }).
own-status-speaking = Votre délégation a la parole (n° { $no }).
own-status-spoke = Votre délégation a parlé (n° { $no }).
own-status-withdrawn = L’inscription n° { $no } a été retirée.
own-status-absent = Votre délégation a été appelée deux fois et était absente ; le n° { $no } a été radié de la liste.
own-status-not-reached = Votre délégation (n° { $no }) n’a pas pu prendre la parole. Vous pouvez remettre votre déclaration jusqu’au { $until } ; elle figurera à côté de celles qui ont été prononcées, avec la mention « non prononcée ».
own-colleague = Une autre personne de votre délégation a fait cette inscription et peut la modifier ou la retirer.
own-colleague-protected = Une personne de votre délégation, dont l’identité n’est pas divulguée au public, s’est inscrite ici. Une délégation a une seule inscription sur une liste, sauf si ses règles en autorisent davantage.
own-speaker = Orateur : { $name }
own-speaker-you = Vous prenez la parole
own-speaker-later = La personne qui parlera n’est pas encore désignée
own-place-of = { $count ->
    [one] est votre place sur une liste de { $count } inscription
   *[other] est votre place sur une liste de { $count } inscriptions
  }
own-turn = Tour prévu :
own-will-speak = aura la parole
own-may-not-be-reached = pourrait ne pas avoir la parole
own-will-not-be-reached = n’aura pas la parole
own-why-will = Vous aurez le temps de parler même si toutes les délégations précédentes utilisent tout leur temps de parole.
own-why-may-not = Vous n’aurez le temps de parler que si les délégations précédentes n’utilisent pas davantage de leur temps que les orateurs ne l’ont fait jusqu’ici.
own-why-will-not = { $before ->
    [one] { $before } délégation vous précède
   *[other] { $before } délégations vous précèdent
  }, et il reste du temps pour { $fits ->
    [0] aucune autre intervention
    [one] { $fits } intervention
   *[other] { $fits } interventions
  }. Remettez votre déclaration par écrit, afin qu’elle soit conservée dans tous les cas.
own-lot-place = Votre place est tirée au sort. Toutes les inscriptions de la période d’inscription ont la même chance ; celle-ci dure jusqu’au

own-standing = Au nom de qui parlez-vous ?
own-standing-first = Passe avant les délégations qui parlent en leur propre nom.
own-standing-confirmed = D’abord, une fois confirmé.
own-standing-wrong = Indiquez au nom de qui vous parlez.
own-behalf = Au nom de
own-behalf-hint = Seulement pour un groupe ou une déclaration commune : son nom, ou les délégations, tels qu’ils doivent être annoncés.
own-behalf-wrong = Écrivez au nom de qui vous parlez : le nom du groupe, ou les délégations de la déclaration commune.
own-behalf-long = 300 caractères au maximum sont acceptés ici ; écrivez le nom du groupe et indiquez les délégations dans la déclaration.
own-later = Nous désignerons plus tard la personne qui parlera
own-later-hint = La place est celle de votre délégation. Désignez une personne enregistrée de votre délégation avant que le tour ne vienne.
own-declared = Genre et groupe régional (facultatif)
own-declared-gender-order = Les orateurs qui déclarent des genres différents sont appelés à tour de rôle lorsque l’ordre le permet. Le groupe régional n’est compté que dans les statistiques.
own-declared-region-order = Les orateurs de groupes régionaux différents sont appelés à tour de rôle lorsque l’ordre le permet. Le genre n’est compté que dans les statistiques.
own-declared-figures = Tous deux ne sont comptés que dans les statistiques, comme le temps de parole par genre ; l’ordre de la liste n’en dépend pas.
own-declared-private = Ce que vous déclarez n’est pas public : seuls le secrétariat et la présidence le voient à côté de votre nom.
own-gender = Genre de la personne qui parle
own-region = Groupe régional de la délégation
own-region-known = Groupe régional de la délégation : { $region }, d’après son pays.
own-not-declared = Non déclaré
own-inscribe = Demander la parole

own-amend = Modifier l’inscription
own-amend-button = Enregistrer la modification
own-substitute = Désigner une autre personne
own-speaker-label = Qui prend la parole ?
own-speaker-hint = Personnes enregistrées de votre délégation que le public peut voir. Pour toute autre personne, adressez-vous au secrétariat.
own-substitute-button = Désigner cette personne
own-withdraw = Retirer cette inscription
own-withdraw-ask = La place est abandonnée. Qui s’inscrit de nouveau passe à la fin de la liste.
own-withdraw-button = Oui, la retirer
own-swap = Échanger sa place avec une autre délégation
own-offer-got = { $whom } propose d’échanger sa place avec la vôtre.
own-offer-answer = Répondre
own-offer-made = Vous avez proposé un échange de places à { $whom } ; il faut que cette proposition soit acceptée.
own-swap-places = Vous êtes à la place { $mine }, l’autre délégation à la place { $theirs } ; après l’échange, vous serez à la place { $theirs } et l’autre délégation à la place { $mine }. Personne d’autre ne change de place.
own-accept = Accepter l’échange
own-decline = Refuser
own-take-back = Retirer la proposition

own-done-inscribed = Votre délégation figure sur la liste.
own-done-amended = L’inscription a été modifiée.
own-done-substituted = La personne qui parlera a été désignée.
own-done-withdrawn = L’inscription a été retirée.
own-done-offered = L’échange a été proposé. Il a lieu lorsque l’autre délégation l’accepte.
own-done-swapped = Les deux délégations ont échangé leurs places.
own-done-dropped = La proposition est supprimée ; personne n’a changé de place.
own-done-raised = Votre main est levée pour une motion d’ordre. La présidence la voit.
own-done-lowered = Votre main est baissée.
own-done-reply = Votre droit de réponse figure sur la liste.

own-hands = Lever la main
own-point = Motion d’ordre
own-point-ask = Une motion d’ordre porte sur la conduite de la réunion, non sur ce qui est dit. La présidence la traite immédiatement ; la personne qui parle est interrompue.
own-point-button = Soulever une motion d’ordre
own-point-lower = Baisser la main
own-point-raised = Soulevée
own-point-raised-text = Votre main est levée pour une motion d’ordre ; la présidence la voit.
own-point-taken = En cours d’examen
own-point-taken-text = Vous avez la parole pour votre motion d’ordre.
own-point-lowered = Votre main levée pour une motion d’ordre a été baissée
own-point-ruled = Tranchée
own-point-ruling = La présidence a statué sur votre motion d’ordre :
own-reply = Droit de réponse
own-reply-kind = Droit de réponse
own-reply-when = Les droits de réponse sont appelés lorsque personne d’autre n’attend sur la liste.
own-reply-ask = Le droit de réponse permet de répondre à ce qui a été dit de votre délégation. Il dure { $time } et est appelé lorsque personne d’autre n’attend.
own-reply-button = Demander un droit de réponse
own-reply-waits = Votre droit de réponse figure sur la liste.

own-say-speaking = Vous avez la parole.
own-say-next = Vous avez la parole ensuite.
own-say-soon = { $count ->
    [one] { $count } orateur avant vous. Veuillez vous préparer.
   *[other] { $count } orateurs avant vous. Veuillez vous préparer.
  }
own-say-not-reached = Votre délégation n’a pas pu prendre la parole avant la fin des interventions. Vous pouvez remettre votre déclaration jusqu’au { $until }.
own-note-chair = De la présidence, à vous personnellement
own-note-secretariat = Du secrétariat, à vous personnellement
own-note-seen = J’en ai pris connaissance
own-readiness = Votre tour approche. Indiquez à la présidence que vous avez tout préparé :
own-here = Je suis là
own-microphone = Microphone vérifié

own-statement = Déclaration écrite
own-statement-none = Vous n’avez pas remis de déclaration pour cette séance.
own-statement-open = Remettre une déclaration
own-statement-again = Remettre une nouvelle version
own-statement-until = Les déclarations sont acceptées jusqu’au
own-statement-closed = Les déclarations pour cette séance étaient acceptées jusqu’au { $until } ; adressez-vous au secrétariat si la vôtre doit arriver plus tard.
own-statement-version = Version { $version }
own-statement-words = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
  }
own-statement-label = Texte de la déclaration
own-statement-hint = Le temps de parole est de { $time }. Une déclaration peut être plus longue que ce que vous dites ; elle est reçue que vous parliez ou non.
own-statement-empty = Écrivez la déclaration dans le champ, ou choisissez un fichier texte qui n’est pas vide.
own-statement-long = Une déclaration peut compter 100 000 caractères au maximum.
own-file = Ou un fichier texte
own-file-hint = Texte brut (.txt). Si vous choisissez un fichier, il est pris à la place du texte ci-dessus.
own-file-wrong = Ce fichier n’est pas un texte brut en UTF-8. Enregistrez-le comme « texte brut (UTF-8) », ou copiez le texte dans le champ.
own-hand-in = Remettre
own-delivered = prononcée
own-not-delivered = non prononcée
own-not-delivered-text = Le rapport l’indique à côté des déclarations qui ont été prononcées, avec cette mention.

swap-title = Échanger sa place
swap-text = Vous êtes à la place { $place }. Choisissez avec qui vous voulez échanger ; vous prenez sa place, l’autre délégation prend la vôtre, et personne d’autre ne change de place.
swap-consent = Rien ne change tant que l’autre délégation n’a pas accepté. D’ici là, vous pouvez retirer la proposition. Seules vos deux délégations la voient, avec le secrétariat et la présidence.
swap-you = vous
swap-offer = Proposer un échange
swap-offer-label = Proposer un échange avec { $whom } : votre place { $mine } contre la place { $theirs }
swap-offered = proposé
swap-back = Retour à ma page

receipt-title = Accusé de réception d’une déclaration
receipt-text = La déclaration a été reçue et est conservée. Les versions antérieures sont conservées aussi ; la dernière fait foi.
receipt-session = Séance
receipt-from = De
receipt-received = Reçue le
receipt-version = Version
receipt-words = Mots
receipt-statement = Texte tel que reçu
receipt-back = Retour à ma page
