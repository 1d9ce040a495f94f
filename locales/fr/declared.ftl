# Ce que les orateurs déclarent d’eux-mêmes.
gender-woman = Femme
gender-man = Homme
gender-another = Autre genre
region-africa = États d’Afrique
region-asia_pacific = États d’Asie et du Pacifique
region-eastern_europe = États d’Europe orientale
region-latin_america_caribbean = États d’Amérique latine et des Caraïbes
region-western_europe_others = États d’Europe occidentale et autres États
