# Les règles qui disent non aux participants, par leurs noms stables.
numbered-inscription = n° { $no }
named-inscription = { $name } (n° { $no })

refusal-no-plan = Cette réunion n’a pas encore de déroulement ; le secrétariat importe d’abord une note de cadrage.
refusal-meeting-closed = La réunion est close ; plus rien ne peut s’y passer.
refusal-unknown-session = Il n’y a pas de séance « { $session } » au programme ; choisissez-en une qui y figure.
refusal-unknown-inscription = Il n’y a pas d’inscription { $whom } ; choisissez-en une qui figure sur la liste.
refusal-no-floor-in-session = La séance « { $session } » ne prévoit pas d’interventions des participants et n’a donc pas de liste des orateurs ; choisissez une séance qui en a une.
refusal-floor-is-over = Les interventions de cette séance sont terminées ; remettez plutôt votre déclaration par écrit.
refusal-list-is-closed = La liste des orateurs est close ; le secrétariat annonce quand elle ouvre. Une déclaration peut être remise par écrit à tout moment.
refusal-category-may-not-inscribe = La catégorie « { $category } » ne peut pas prendre la parole à cette réunion ; remettez plutôt votre déclaration par écrit.
refusal-already-inscribed = Votre délégation figure déjà sur cette liste ; pour une autre inscription, la personne qui a fait la première la retire.
refusal-not-yours = L’inscription { $whom } a été faite par quelqu’un d’autre ; vous ne pouvez retirer que la vôtre.
refusal-not-inscriber = Votre délégation a désigné qui s’inscrit en son nom, et vous n’en faites pas partie ; adressez-vous à la personne qui la dirige ou à son point focal.
refusal-not-confirmed = Votre délégation n’a pas confirmé que vous parlez en son nom ; adressez-vous à son point focal ou au secrétariat. Vous pouvez remettre une déclaration écrite.
refusal-not-accepted = L’enregistrement de cette personne n’est pas accepté ; elle ne peut donc pas prendre la parole. Sa propre page indique où en est l’enregistrement.
refusal-not-waiting = L’inscription { $whom } n’est plus en attente ; choisissez-en une qui attend.
refusal-other-session = L’inscription { $whom } figure sur la liste d’une autre séance ; choisissez-en une de la séance en cours.
refusal-window-runs = La période d’inscription dure jusqu’à { $until } ; toutes les personnes qui s’inscrivent d’ici là ont la même chance. Attendez qu’elle soit terminée.
refusal-lot-not-drawn = L’ordre de cette liste est tiré au sort et le tirage n’a pas encore eu lieu ; procédez d’abord au tirage.
refusal-opens-at = La liste des orateurs ouvre le { $at }.
refusal-suspended = La séance est suspendue ; il faut d’abord la reprendre.
refusal-no-segment = Aucune partie n’est en cours ; il faut d’abord en ouvrir une.
refusal-delegation-may-not-inscribe = Seules les délégations désignées par les règles de cette séance peuvent s’inscrire ; remettez plutôt votre déclaration par écrit.
refusal-too-many-inscriptions = { $permitted ->
    [one] Votre délégation a { $permitted } inscription sur cette liste, ce qui est le maximum autorisé ; retirez-la pour en faire une autre.
   *[other] Votre délégation a { $permitted } inscriptions sur cette liste, ce qui est le maximum autorisé ; retirez-en une pour en faire une autre.
}
refusal-no-right-of-reply = Il n’y a pas de droit de réponse à cette séance ; le secrétariat peut l’autoriser dans ses règles.
refusal-too-many-replies = { $permitted ->
    [one] Votre délégation a demandé { $permitted } droit de réponse, ce qui est le maximum autorisé.
   *[other] Votre délégation a demandé { $permitted } droits de réponse, ce qui est le maximum autorisé.
}
refusal-not-for-another = On ne peut agir qu’en son propre nom ; connectez-vous comme la personne concernée.
refusal-other-delegation = Cette personne parle pour une autre délégation ; désignez quelqu’un de la délégation inscrite.
refusal-no-swap = Un échange porte sur deux inscriptions différentes qui attendent sur la même liste.
refusal-swap-offered = Cet échange est déjà proposé ; l’autre délégation doit l’accepter.
refusal-no-such-offer = Cette proposition d’échange n’existe plus.
refusal-place-is-settled = L’ordre de cette liste est arrêté ; rien de ce qui pourrait donner une meilleure place ne peut être modifié. Demandez une priorité au secrétariat.
refusal-no-point = Aucune motion d’ordre n’est en cours d’examen ; prenez-en une qui a été soulevée.
refusal-point-not-raised = La motion d’ordre n° { $point } n’est plus soulevée ; choisissez-en une qui l’est.
refusal-hand-is-up = La main de votre délégation est déjà levée ; la présidence la voit.
refusal-key-used = La clé « { $key } » désigne déjà une autre de vos commandes ; donnez à chaque commande sa propre clé.
refusal-changed = La situation a changé depuis que vous l’avez vue (version { $seen }, maintenant { $now }) ; consultez de nouveau la liste et répétez ce que vous vouliez faire.
