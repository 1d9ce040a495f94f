# La taxonomía, para todos.
taxonomy-title = Taxonomía
taxonomy-lead = Las palabras con las que se vuelven a encontrar las prácticas. Sus códigos no cambian nunca.
taxonomy-search = Buscar en nombres, palabras clave y códigos
taxonomy-find = Buscar
taxonomy-found = { $count ->
    [0] Nada encontrado para «{ $words }»
    [one] Un término para «{ $words }»
   *[other] { $count } términos para «{ $words }»
}
taxonomy-none = Pruebe con una parte más corta de una palabra o con otro idioma.
taxonomy-all = Todos los términos
taxonomy-count = { $count ->
    [one] Un término
   *[other] { $count } términos
}
taxonomy-files = Como archivo:
taxonomy-above = Por encima
taxonomy-code = Código
taxonomy-narrower = Más en concreto
taxonomy-same = El mismo en otro lugar
taxonomy-practices = Prácticas con este término
taxonomy-left = Este término ya no se usa. Lo que lo recibió lo conserva.
taxonomy-instead = En su lugar:
taxonomy-retired = Ya no se usan
taxonomy-retired-text = Lo que recibió estos términos los conserva; nada nuevo los recibe.
taxonomy-is-retired = Ya no se usa
taxonomy-unknown = No está en la taxonomía
taxonomy-regions = Grupos regionales
taxonomy-regions-text = Los cinco grupos regionales de Estados Miembros de las Naciones Unidas. Son fijos.
scheme-themes = Temas
scheme-rights = Derechos
scheme-groups = Grupos afectados
scheme-sdg = Objetivos de Desarrollo Sostenible
scheme-mechanisms = Mecanismos de derechos humanos
scheme-challenges = Dificultades
scheme-functions = Funciones de los mecanismos nacionales de aplicación, presentación de informes y seguimiento
