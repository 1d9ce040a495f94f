# What speakers declare of themselves.
gender-woman = Woman
gender-man = Man
gender-another = Another gender
region-africa = African States
region-asia_pacific = Asia-Pacific States
region-eastern_europe = Eastern European States
region-latin_america_caribbean = Latin American and Caribbean States
region-western_europe_others = Western European and other States
