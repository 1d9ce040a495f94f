# La lista de reuniones.
home-title = Reuniones
home-empty = Aún no hay ninguna reunión.
home-empty-help = La secretaría crea cada reunión a partir de su nota conceptual; las reuniones figuran aquí en cuanto existen.
home-coming = Próximas
home-past = Celebradas
home-compendium = El compendio
home-compendium-text = Lo que ciudades, regiones y otros han hecho por los derechos humanos: búsquelo en seis idiomas, en un mapa, por tema y por año.
home-compendium-link = Buscar en las prácticas
