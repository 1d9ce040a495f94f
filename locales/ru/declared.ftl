# Что ораторы сообщают о себе.
gender-woman = Женщина
gender-man = Мужчина
gender-another = Другой гендер
region-africa = Государства Африки
region-asia_pacific = Государства Азии и Тихого океана
region-eastern_europe = Государства Восточной Европы
region-latin_america_caribbean = Государства Латинской Америки и Карибского бассейна
region-western_europe_others = Государства Западной Европы и другие государства
