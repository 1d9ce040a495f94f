# Le formulaire d’inscription dans les pages d’autres sites, et la durée de conservation des coordonnées.
embed-form-used = Ce formulaire a déjà été envoyé, ou est resté ouvert plus de trois heures. Rien n’a été conservé cette fois. Rechargez la page pour obtenir un nouveau formulaire.
retention-days = { $days ->
    [one] Un jour
   *[other] { $days } jours
} après la réunion, le { $date }, votre adresse électronique, vos réponses et les messages qui vous ont été envoyés sont effacés ici. Les statistiques demeurent.
retention-days-since = { $days ->
    [one] Un jour
   *[other] { $days } jours
} après votre inscription, le { $date }, votre adresse électronique, vos réponses et les messages qui vous ont été envoyés sont effacés ici. La réunion était déjà terminée. Les statistiques demeurent.
retention-days-only = { $days ->
    [one] Un jour
   *[other] { $days } jours
} après la réunion, votre adresse électronique, vos réponses et les messages qui vous ont été envoyés sont effacés ici. Les statistiques demeurent.
retention-kept = Votre adresse électronique, vos réponses et les messages qui vous ont été envoyés sont conservés ici jusqu’à ce que vous ou le secrétariat les fassiez effacer.
