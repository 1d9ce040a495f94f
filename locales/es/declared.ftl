# Lo que los oradores declaran de sí mismos.
gender-woman = Mujer
gender-man = Hombre
gender-another = Otro género
region-africa = Estados de África
region-asia_pacific = Estados de Asia y el Pacífico
region-eastern_europe = Estados de Europa Oriental
region-latin_america_caribbean = Estados de América Latina y el Caribe
region-western_europe_others = Estados de Europa Occidental y otros Estados
