# Déclarations communes, participants de sa propre catégorie et formulaire après l’acceptation.
joint-label = Qui vous représentez
joint-hint = Une délégation ou une organisation par ligne. Celles qui participent à la réunion sont priées de confirmer ; celles qui n’ont pas confirmé sont signalées comme telles.
joint-wrong = Écrivez au maximum 100 noms de 200 caractères chacun ; il y en a ici { $count }, le plus long comptant { $longest } caractères.
joint-represented = Délégations représentées
joint-state-asked = non confirmé
joint-state-confirmed = confirmé
joint-state-declined = refusé
joint-outside = n’est pas une délégation de cette réunion
joint-title = Déclarations au nom de votre délégation
joint-asks = { $who } demande la parole au nom de votre délégation également ({ $session }).
joint-confirm = Confirmer que la déclaration est faite en notre nom
joint-decline = La déclaration n’est pas faite en notre nom
joint-is-confirmed = Vous l’avez confirmé.
directory-title = Participants de votre catégorie
directory-lead = Vous voyez les participants de votre propre catégorie tels qu’ils se laissent voir, et ceux d’autres catégories qui l’autorisent. Aucune adresse électronique n’est affichée.
directory-kept = { $count ->
    [one] { $count } autre personne ne montre ni son nom ni sa délégation.
   *[other] { $count } autres personnes ne montrent ni leur nom ni leur délégation.
}
directory-nobody = Personne pour le moment.
directory-me = Ce que les autres voient de moi
directory-all = Les participants de toutes les catégories peuvent me voir
directory-all-hint = Ils voient ce que voit votre propre catégorie : autant que le permet votre choix.
directory-apart = Seul le secrétariat sait qui vous êtes ; vous ne figurez donc sur aucune liste.
directory-save = Enregistrer les changements
follow-up-title = Ce dont vous avez besoin pour la réunion
follow-up-lead = Votre enregistrement est accepté. Indiquez au secrétariat ce que vous souhaitez et ce dont vous avez besoin ; ce que vous avez indiqué à l’enregistrement n’est pas redemandé.
follow-up-speaks = À quelles séances souhaitez-vous prendre la parole ?
follow-up-speaks-hint = Cela aide le secrétariat à planifier. Ce n’est pas une inscription : demandez la parole sur votre page lorsque la liste ouvre.
follow-up-needs = De quoi avez-vous besoin ?
follow-up-interpretation = Interprétation dans la langue de votre enregistrement ({ $language })
follow-up-captions = Sous-titrage
follow-up-sign-language = Interprétation en langue des signes
follow-up-assistance = Assistance pendant la réunion
follow-up-remark = Autre chose
follow-up-remark-hint = Quelle langue des signes, quelle assistance. Seul le secrétariat le lit. 1 000 caractères au maximum.
follow-up-long = L’observation compte { $length } caractères ; { $most } au maximum sont autorisés. Raccourcissez-la.
follow-up-send = Envoyer au secrétariat
follow-up-done = Le secrétariat l’a reçu. Vous pouvez le modifier ici.
follow-up-closed = Le secrétariat ne pose plus la question ; écrivez-lui directement.

wish-title = Demander une modification de votre enregistrement
wish-lead = Le secrétariat l’accepte, ou la refuse en donnant un motif, et vous écrit.
wish-only = Ne remplissez que ce qui doit changer.
wish-name-direct = Vous pouvez corriger vous-même votre nom, votre adresse et votre langue, à la page précédente.
wish-as-it-is = inchangé
wish-withdraw = Retirer mon enregistrement
wish-why = Pourquoi
wish-why-long = Le motif peut compter { $most } caractères au maximum ; raccourcissez-le.
wish-nothing = Indiquez ce qui doit changer : remplissez un champ, ou demandez le retrait.
wish-send = Demander au secrétariat
wish-waits = Le secrétariat ne s’est pas encore prononcé sur votre dernière demande ; la suivante pourra venir après.
wish-asked = demandé
wish-accepted = accepté
wish-refused = refusé
wish-reason = Réponse du secrétariat
