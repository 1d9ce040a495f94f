# La taxonomie, pour tout le monde.
taxonomy-title = Taxonomie
taxonomy-lead = Les mots qui permettent de retrouver les pratiques. Leurs codes ne changent jamais.
taxonomy-search = Chercher dans les noms, les mots-clés et les codes
taxonomy-find = Chercher
taxonomy-found = { $count ->
    [0] Rien trouvé pour « { $words } »
    [one] Un terme pour « { $words } »
   *[other] { $count } termes pour « { $words } »
}
taxonomy-none = Essayez une partie plus courte d’un mot, ou une autre langue.
taxonomy-all = Tous les termes
taxonomy-count = { $count ->
    [0] Aucun terme
    [one] Un terme
   *[other] { $count } termes
}
taxonomy-files = En fichier :
taxonomy-above = Au-dessus
taxonomy-code = Code
taxonomy-narrower = Plus précisément
taxonomy-same = Le même ailleurs
taxonomy-practices = Pratiques avec ce terme
taxonomy-left = Ce terme n’est plus utilisé. Ce qui l’a reçu le garde.
taxonomy-instead = À sa place :
taxonomy-retired = Termes qui ne sont plus utilisés
taxonomy-retired-text = Ce qui a reçu ces termes les garde ; rien de nouveau ne les reçoit.
taxonomy-is-retired = N’est plus utilisé
taxonomy-unknown = Absent de la taxonomie
taxonomy-regions = Groupes régionaux
taxonomy-regions-text = Les cinq groupes régionaux des États Membres des Nations Unies. Ils sont fixes.
scheme-themes = Thèmes
scheme-rights = Droits
scheme-groups = Groupes concernés
scheme-sdg = Objectifs de développement durable
scheme-mechanisms = Mécanismes des droits de l’homme
scheme-challenges = Difficultés
scheme-functions = Fonctions des mécanismes nationaux d’application, d’établissement de rapports et de suivi
