# Ce que montrent les écrans.

category-states = États
category-local_governments = Administrations locales et régionales
category-national_institutions = Institutions nationales des droits de l’homme
category-city_networks = Réseaux de villes
category-international_organizations = Organisations internationales
category-united_nations = Entités des Nations Unies
category-academia = Milieux universitaires
category-non_governmental = Organisations non gouvernementales
category-other = Autres parties prenantes

unnamed-states = une personne représentant un État
unnamed-local_governments = une personne représentant une administration locale ou régionale
unnamed-national_institutions = une personne représentant une institution nationale des droits de l’homme
unnamed-city_networks = une personne représentant un réseau de villes
unnamed-international_organizations = une personne représentant une organisation internationale
unnamed-united_nations = une personne représentant une entité des Nations Unies
unnamed-academia = une personne représentant les milieux universitaires
unnamed-non_governmental = une personne représentant une organisation non gouvernementale
unnamed-other = une personne représentant une autre partie prenante

segment-opening_remarks = Observations liminaires
segment-presentations = Exposés
segment-floor = Interventions des participants
segment-replies = Réponses
segment-concluding_remarks = Observations finales

language-ar = arabe
language-zh = chinois
language-en = anglais
language-fr = français
language-ru = russe
language-es = espagnol

floor-has-floor = A la parole
floor-nobody = Personne n’a la parole
floor-closed = La réunion est close
floor-no-plan = L’ordre de passage n’est pas encore établi
floor-comes = { $title } : { $time }
floor-on-behalf = Au nom de : { $whom }
floor-public-as = Non public. À montrer et à dire seulement : { $whom }

clock-left = restant
clock-last = temps presque écoulé
clock-over = temps dépassé
clock-paused = en pause
clock-of = sur %
clock-say-last = Le temps de parole est presque écoulé
clock-say-over = Le temps de parole est écoulé

list-title = Liste des orateurs
list-none = Aucune séance de cette réunion n’a de liste des orateurs
list-open = ouverte
list-closed = close
list-over = interventions terminées
list-empty = Aucune inscription sur cette liste pour le moment.
list-nobody-waits = Plus personne n’attend sur cette liste.
list-floor-over = Les interventions de cette séance sont terminées.
standing-mark-dignitary = dignitaire
standing-mark-group = groupe
standing-mark-joint = déclaration commune
outlook-will = aura la parole
outlook-may-not = pourrait ne pas avoir la parole
outlook-will-not = n’aura pas la parole

display-title = Écran
display-next = À suivre

state-suspended = La séance est suspendue
state-point = Motion d’ordre : { $whom }
state-question = Une question est posée à l’orateur
state-right-of-reply = Droit de réponse
state-reply = Réponse

cue-normal = Vous avez la parole
cue-last = Veuillez conclure
cue-over = Votre temps de parole est écoulé
cue-paused = Le chronomètre est arrêté
cue-nobody = Le chronomètre part lorsque la présidence vous donne la parole

say-be-ready = Veuillez vous préparer : vous avez la parole ensuite.
say-microphone = Veuillez vérifier maintenant votre microphone et votre caméra.
say-slowly = Veuillez parler lentement : votre déclaration est interprétée.
say-conclude = Veuillez conclure.

screen-contact = Sans contact depuis % s
screen-no-script = Cet écran se recharge toutes les { $seconds } secondes. Activez les scripts pour que le chronomètre avance.
screen-revoked = Ce lien n’est plus valable. Veuillez en demander un nouveau au secrétariat.
screen-rehearsal = RÉPÉTITION
screen-list-is-open = La liste est ouverte
screen-list-is-closed = La liste est close
screen-waiting = { $count ->
    [0] Personne n’attend
    [one] { $count } délégation attend
   *[other] { $count } délégations attendent
}
screen-page = %from–%to sur %all
screen-speaks = Parle en { $language }
screen-statement = Déclaration
screen-no-statement = Aucune déclaration reçue
screen-no-next = Personne ne suit dans cette partie
screen-represented = { $whom } ({ $names } ; représentés : { $count }, confirmés : { $confirmed })
screen-not-confirmed = { $name } (non confirmé)
