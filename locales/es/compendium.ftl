# El compendio de buenas prácticas y la documentación de una reunión, para todo el mundo.

compendium-title = Compendio de buenas prácticas
compendium-lead = Lo que gobiernos locales y regionales, y otros, han hecho por los derechos humanos, qué resultó de ello y qué pueden aprender otros.
compendium-words = Palabras que buscar
compendium-words-hint = vivienda, agua, niños…
compendium-words-help = En cualquiera de los seis idiomas. Las «palabras entre comillas» van juntas; una palabra con - delante no debe figurar.
compendium-search = Buscar
compendium-filters = Filtros
compendium-apply = Mostrar
compendium-reset = Borrar todo
compendium-chosen = Filtros activos
compendium-remove = Sin «{ $name }»
compendium-remove-all = Quitar todos
compendium-more = { $count ->
    [one] { $count } más
   *[other] { $count } más
}
compendium-results = Resultados
compendium-total = { $count ->
    [one] { $shown } práctica
   *[other] { $shown } prácticas
}
compendium-building = La búsqueda se está preparando: { $count } entradas hasta ahora. Vuelva a cargar la página en un momento.
compendium-not-yet = Todavía no se puede encontrar nada.
compendium-instead = Nada contiene estas palabras tal como se escribieron. Se buscó:
compendium-loosened = Nada contiene todas las palabras. Estos resultados contienen la mayoría.
compendium-nothing = No hay nada que corresponda.
compendium-nothing-words = Pruebe con menos palabras, con otras o en otro idioma.
compendium-without = Sin { $name }
compendium-all = Todas las prácticas
compendium-none-yet = Todavía no se ha publicado ninguna práctica.
compendium-unread = Algunas partes de esta dirección no dicen nada aquí y se han omitido:
compendium-no-such-filter = no existe ese filtro
compendium-no-such-order = no existe ese orden
compendium-no-year = un año tiene cuatro cifras
compendium-years-reversed = el último año es anterior al primero
compendium-too-long = se buscan como máximo 500 caracteres
compendium-no-value = no puede ser un valor
compendium-twice = figura dos veces; cuenta el primero
compendium-views = Formas de ver el resultado
compendium-view-list = Lista
compendium-view-map = Mapa
compendium-view-topics = Temas y regiones
compendium-view-years = Años
compendium-sort = Orden
compendium-sort-apply = Ordenar
compendium-sort-best = Pertinencia
compendium-sort-newest = Las más recientes primero
compendium-sort-title = Por título
compendium-sort-place = Por país y lugar
compendium-pages = Páginas
compendium-page = Página { $page }
compendium-previous = Anterior
compendium-next = Siguiente
compendium-last-page = La lista termina aquí; los archivos de abajo contienen todas las entradas.
compendium-files = Este resultado en un archivo
compendium-feed = Canal (Atom)
compendium-embed = Mostrar en su sitio
compendium-embed-text = Copie estas líneas en una página de su sitio. Allí la lista estará siempre al día, con los filtros elegidos aquí.
compendium-embed-code = Líneas que copiar
compendium-embed-nobody = Ningún sitio puede mostrar todavía la lista. La secretaría indica cuáles pueden.
compendium-embed-all = { $count ->
    [one] Verla en el compendio
   *[other] Ver las { $shown } en el compendio
}

compendium-map-title = Prácticas por país
compendium-map-text = { $count ->
    [one] { $count } país o territorio. Cuanto más oscuro, más prácticas tiene.
   *[other] { $count } países y territorios. Cuanto más oscuro es uno, más prácticas tiene.
}
compendium-map-legend = Prácticas en cada tono
compendium-map-table = Prácticas por país, en una tabla
compendium-map-borders = Los límites y los nombres que figuran en este mapa y las designaciones que se utilizan en él no implican la aprobación o aceptación oficial por parte de las Naciones Unidas.
compendium-country = País
compendium-region = Grupo regional
compendium-count = Prácticas
compendium-no-place = Sin lugar
compendium-no-place-list = { $count ->
    [one] { $count } práctica sin lugar
   *[other] { $count } prácticas sin lugar
}
compendium-topics-text = Una práctica puede tener varios términos, por lo que la suma supera el total.
compendium-years-title = Prácticas en curso cada año
compendium-years-text = Una práctica cuenta para cada año, del primero al último.
compendium-years-table = Prácticas por año, en una tabla
compendium-no-years = Ninguna de estas prácticas indica cuándo tuvo lugar.
compendium-year = Año
compendium-years = Años
compendium-years-from = Desde
compendium-years-until = Hasta
compendium-since = desde { $year }
compendium-until = hasta { $year }
compendium-unnamed = Sin nombre

compendium-withdrawn = Esta práctica fue retirada
compendium-withdrawn-text = Estuvo publicada aquí hasta el { $date }. Ya no forma parte del compendio.
compendium-withdrawn-help = Su dirección se conserva para que quien la haya citado encuentre esta nota.
compendium-glance = De un vistazo
compendium-place = Lugar
compendium-period = Período
compendium-body = Entidad ejecutora
compendium-partners = Asociados
compendium-author = Presentada por
compendium-recommendations = Aplica
compendium-paragraph = párr. { $paragraph }
compendium-to-record = Todo lo publicado de esta reunión
compendium-pictures = Imágenes
compendium-more-about = Más información
compendium-kilobytes = { $size } kB
compendium-history = De dónde procede
compendium-meeting = Reunión
compendium-cut-from = Extraída de
compendium-first-published = Primera publicación
compendium-changed = Última modificación
compendium-version = versión { $version }
compendium-version-of = versión { $version } del { $date }
compendium-similar = Prácticas similares
compendium-similar-none = Ninguna otra práctica tiene todavía mucho en común con esta.
compendium-like = De ciudades parecidas
compendium-like-none = Todavía no hay prácticas de un lugar parecido.
compendium-near-population = población parecida ({ $band })
compendium-same-words = mismas palabras: { $words }
compendium-any = Cualquiera
compendium-yours = Comparar con su ciudad
compendium-yours-show = Mostrar prácticas
compendium-cite = Citar esta práctica
compendium-copy = Copiar
compendium-copied = Copiado
compendium-address = Dirección permanente

record-title = Documentación
record-lead = Todo lo publicado de esta reunión: prácticas, contribuciones y declaraciones, pronunciadas o no.
record-total = { $count ->
    [one] { $shown } entrada
   *[other] { $shown } entradas
}
record-none-yet = Todavía no se ha publicado nada de esta reunión. Las declaraciones aparecen con el informe.
record-statement-of = Declaración de { $who }
record-statement-unnamed = Declaración ({ $category })
record-contribution-of = Contribución de { $who }
record-contribution-unnamed = Contribución ({ $category })
record-jointly = Presentada junto con
record-answers = Respuestas a
record-delivered = Pronunciada
record-in-writing = Por escrito
record-speaker = Orador u oradora:
record-on-behalf = En nombre de
record-statement-note = El texto figura tal como lo entregó su autor.
record-back = Volver a la documentación

facet-kind = Tipo
facet-theme = Tema
facet-right = Derecho humano
facet-group = Grupo afectado
facet-sdg = Objetivo de Desarrollo Sostenible
facet-mechanism = Mecanismo
facet-challenge = Desafío
facet-function = Función del mecanismo nacional
facet-region = Grupo regional
facet-country = País
facet-level = Nivel de gobierno
facet-population = Población
facet-category = Presentado por
facet-status = Estado
facet-language = Idioma
facet-meeting = Reunión
entry-kind-practice = Práctica
entry-kind-contribution = Contribución
entry-kind-statement = Declaración
practice-status-planned = Prevista
practice-status-pilot = Piloto
practice-status-ongoing = En curso
practice-status-completed = Concluida
practice-status-stopped = Interrumpida
practice-part-summary = Resumen
practice-part-context = Contexto
practice-part-challenge = Cuál era el desafío
practice-part-done = Qué se hizo
practice-part-participation = Participación de las personas afectadas
practice-part-basis = Base jurídica o política
practice-part-resources = Recursos
practice-part-results = Resultados
practice-part-evidence = Pruebas
practice-part-lessons = Enseñanzas
practice-part-transfer = Qué necesita otro lugar
