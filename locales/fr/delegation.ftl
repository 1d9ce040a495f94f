# La délégation d’une personne participante : son point focal et ses membres.
delegation-page = Votre délégation
delegation-lead = Vous êtes le point focal de cette délégation : vous enregistrez ses membres, confirmez les personnes qui demandent à en faire partie et indiquez qui s’inscrit en son nom.
delegation-members = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
delegation-others-ask = { $count ->
    [one] { $count } autre personne demande à en faire partie sans vous montrer son nom. Le secrétariat décide.
   *[other] { $count } autres personnes demandent à en faire partie sans vous montrer leur nom. Le secrétariat décide.
}
delegation-you-are = Vous êtes confirmé(e) dans cette délégation en qualité de : { $function }.
delegation-you-inscribe = Vous pouvez vous inscrire en son nom.
delegation-you-wait = Le point focal de cette délégation est prié de confirmer que vous parlez en son nom. D’ici là, vous pouvez remettre des déclarations, mais pas vous inscrire.
delegation-you-wait-hidden = Votre nom n’est pas montré au point focal, car vous ne le divulguez pas au public. Le secrétariat décide pour vous. Si vous le souhaitez, le point focal peut voir qui vous êtes et vous confirmer.
delegation-show-name = Montrer mon nom au point focal
delegation-you-declined = Vous n’êtes pas membre de cette délégation : son point focal ou le secrétariat a refusé. Adressez-vous au secrétariat s’il s’agit d’une erreur.
delegation-apart = Seul le secrétariat sait qui vous êtes ; vous êtes donc à part de toute délégation.
delegation-no-focal-point = Cette délégation n’a pas de point focal. Quiconque s’enregistre sous son nom peut s’inscrire en son nom.
delegation-focal-point = Point focal
delegation-focal-point-text = Le point focal enregistre les membres d’une délégation en un seul formulaire, confirme les personnes qui demandent à en faire partie et indique qui s’inscrit en son nom. Le secrétariat confirme le point focal. Dès lors, tous les autres membres, y compris ceux qui sont déjà enregistrés, doivent être confirmés.
delegation-ask = Demander à être le point focal
delegation-asked = demandé ; le secrétariat décide
delegation-state-asked = demande à être confirmé(e)
delegation-state-confirmed = confirmé(e)
delegation-state-declined = non membre
delegation-not-accepted = enregistrement non accepté
delegation-not-offered = La réunion n’accepte pas d’enregistrements de cette catégorie ; adressez-vous au secrétariat.
delegation-not-yet-open = L’enregistrement ouvre le { $opens } ; personne n’est enregistré. Renvoyez alors le formulaire.
delegation-inscribes = s’inscrit
delegation-confirm = Confirmer
delegation-decline = Refuser
delegation-change = Modifier la qualité et les droits de { $name }
delegation-function = Fonction
delegation-function-wrong = Choisissez une fonction.
delegation-may-inscribe = Peut s’inscrire au nom de la délégation. Si personne n’est désigné, tous les membres le peuvent ; la personne qui dirige la délégation le peut toujours.
delegation-new-email-hint = Vous pouvez la corriger tant que la personne n’a pas ouvert sa page.
delegation-save = Enregistrer les changements
delegation-take-off = Retirer de la délégation
delegation-take-off-text = La personne reste enregistrée, mais ne parle plus au nom de la délégation.
delegation-not-oneself = Vous ne pouvez pas vous retirer de la délégation tant que vous en êtes le point focal ; demandez au secrétariat d’en désigner un autre.
delegation-second-head = La délégation est déjà dirigée par quelqu’un ; faites d’abord de cette personne un conseiller ou un membre.
delegation-two-heads = Une délégation est dirigée par une seule personne ; choisissez une autre fonction ici ou ci-dessus.
delegation-email-twice = Cette adresse figure aussi dans une ligne précédente ; chaque personne a sa propre adresse.
delegation-email-taken = Cette adresse est déjà enregistrée ; omettez cette personne, qui peut demander sur sa propre page à faire partie de la délégation.
delegation-nobody = Indiquez au moins une personne avec son nom et son adresse électronique.
delegation-person = Personne { $no }
delegation-register = Enregistrer des membres
delegation-register-text = Les lignes vides sont omises. Chaque personne reçoit son propre lien personnel et peut modifier ensuite ce que les autres peuvent voir.
delegation-origin-text = Les personnes que vous inscrivez viennent d’où vient votre délégation, et la question ne leur est pas posée : { $origin }.
delegation-gender-text = N’indiquez un genre que tel que la personne le déclare. Il sert aux chiffres, n’est montré à personne avec un nom, et chacun peut le modifier sur sa propre page.
delegation-register-button = Enregistrer toutes ces personnes
delegation-more = Cinq lignes de plus
delegation-registered = L’enregistrement est fait
delegation-registered-text = { $count ->
    [one] { $count } personne est enregistrée comme membre de votre délégation.
   *[other] { $count } personnes sont enregistrées comme membres de votre délégation.
}
delegation-links-text = Remettez à chaque personne son propre lien. Il ouvre sa page pour cette réunion ; ne le donnez donc à personne d’autre.
delegation-back = Retour à la délégation
delegation-done-asked = La demande est adressée au secrétariat.
delegation-done-shown = Le point focal peut voir qui vous êtes.
delegation-done-confirmed = Confirmé.
delegation-done-declined = N’est plus membre.
delegation-done-changed = Modifications enregistrées.
function-head = chef de délégation
function-adviser = conseiller ou conseillère
function-member = membre
