# Las reglas de una lista de oradores, y el sorteo.
rules-title = Reglas de la lista de oradores: { $session }
rules-heading = Reglas de la lista de oradores
rules-other-list = Otra lista:
rules-tab = Reglas
meeting-rules = Reglas de la lista de oradores
meeting-order = Orden y motivos
rules-pages = Páginas de esta lista de oradores
rules-state-open = La lista está abierta
rules-state-closed = La lista está cerrada
rules-state-not-yet = La lista aún no se ha abierto
rules-state-due = Se abre en un momento.
rules-all-from-note = Todas estas reglas se derivan de la nota conceptual o son las habituales.
rules-from-note = según la nota conceptual
rules-no = núm. { $no }
rules-to-draw = El sorteo: compromiso, plazo de inscripción y cómo comprobarlo

rules-who = Quién puede inscribirse
rules-who-all = Las delegaciones de todas las categorías.
rules-who-some = Las delegaciones de estas categorías: { $list }.
rules-who-only = { $count ->
    [one] De ellas, solo { $count } delegación que la secretaría ha designado.
   *[other] De ellas, solo las { $count } delegaciones que la secretaría ha designado.
}
rules-opens = Apertura
rules-opens-at = La lista se abre el { $at }.
rules-opens-by-hand = La secretaría abre la lista.
rules-closes = Cierre
rules-closes-at = Se cierra el { $at }.
rules-closes-with-floor = Se cierra al terminar las intervenciones, salvo que la secretaría la cierre antes.
rules-per-delegation = Inscripciones por delegación
rules-per-delegation-words = { $count ->
    [one] { $count } inscripción por delegación.
   *[other] Hasta { $count } inscripciones por delegación.
}
rules-text = Texto de la declaración
rules-text-asked = Se pide el texto, para los intérpretes y el informe. Nadie tiene la obligación de entregarlo.
rules-text-not-asked = No se pide el texto.
rules-limits = Tiempo de intervención
rules-limit-single = { $time } por intervención.
rules-limit-other = Para { $who }: { $time }.
rules-limit-panellists = Los panelistas disponen de { $time } para su presentación y de { $reply } para una respuesta.
rules-cap = Tiempo máximo de las intervenciones
rules-no-cap = No hay tiempo máximo.
rules-cap-meeting = Todas las intervenciones de la reunión pueden durar en conjunto { $minutes } minutos.
rules-cap-session = Todas las intervenciones de esta sesión pueden durar en conjunto { $minutes } minutos.
rules-cap-slot = Las intervenciones de cada tramo pueden durar en conjunto { $minutes } minutos.
rules-allowance = Entre dos oradores
rules-allowance-words = Se calculan { $time } para el cambio de orador; no se imputan al tiempo máximo.
rules-clock = Cronómetro
rules-clock-words = Pasa a ámbar { $amber } y a rojo { $red }.
rules-at-the-limit = al agotarse el tiempo
rules-before-the-limit = { $time } antes de agotarse el tiempo
rules-reply = Derecho de respuesta
rules-no-reply = En esta sesión no hay derecho de respuesta.
rules-reply-words = { $count ->
    [one] { $count } derecho de respuesta por delegación, de { $limit }, al final, cuando nadie más espera.
   *[other] Hasta { $count } derechos de respuesta por delegación, de { $limit } cada uno, al final, cuando nadie más espera.
}
rules-statements = Declaraciones escritas
rules-statements-words = Se aceptan hasta el
rules-statements-usual = (tres días después del último día de la reunión, como es habitual)
rules-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
rules-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}

rules-order = Orden de los oradores
rules-dignitaries = altas personalidades
rules-groups = declaraciones en nombre de un grupo de Estados
rules-joints = declaraciones conjuntas de varias delegaciones
rules-singles = delegaciones que hablan en su propio nombre
rules-order-priority = Van primero, en este orden: { $list }. Después van todas las demás.
rules-order-no-priority = Nadie va antes que otros por su condición.
rules-order-confirmed = Un dignatario tiene ese lugar y ese tiempo de palabra cuando la presidencia o la secretaría lo han confirmado; hasta entonces, los de quien habla por su propia delegación.
rules-order-pattern = Entre quienes tienen la misma condición, las categorías se turnan: { $list }, después una de todas las demás y vuelta a empezar. Se salta la categoría de la que nadie espera.
rules-order-share = { $category } al menos el { $percent } %
rules-order-quota = Entre quienes tienen la misma condición, los minutos se reparten: { $list }; todas las demás comparten el { $rest } % restante. Lo que una categoría no usa pasa a las demás en proporción.
rules-order-gender = Dentro de una categoría se alternan oradores de distinto género declarado. Quien no ha declarado ninguno cuenta como grupo propio.
rules-order-region = Dentro de una categoría se alternan oradores de distintos grupos regionales. Quien no ha declarado ninguno cuenta como grupo propio.
rules-order-time = Dentro de una categoría, quien se inscribió primero es llamado primero.
rules-order-lot = Dentro de una categoría, el orden se sortea entre todas las inscripciones hechas en un plazo de { $window } desde la apertura de la lista: la rapidez no da ventaja. Las posteriores van detrás, por orden de llegada.
rules-order-beacon = En el sorteo entra un valor externo, designado de antemano: { $beacon }.
rules-order-no-beacon = En el sorteo no entra ningún valor externo.
rules-order-moves = Además, la presidencia puede mover una inscripción, con un motivo que consta en el registro, y dos delegaciones pueden intercambiar sus lugares de común acuerdo.

rules-example = Un ejemplo
rules-example-text = Una lista inventada, cumplimentada en el orden de los números. Según estas reglas, las diez primeras inscripciones serían llamadas así:
rules-example-caption = Las diez primeras de { $count } inscripciones inventadas
rules-example-place = Lugar
rules-example-who = Quién
rules-example-why = Por qué aquí
rules-why-reply = derecho de respuesta, al final
rules-why-class = prioridad { $class } ({ $who })
rules-why-others = sin prioridad
rules-why-turn = turno { $turn } de su categoría
rules-why-share = por su parte, que corresponde al minuto { $time }
rules-why-balance = número { $count } de su grupo en su categoría
rules-why-lot = número de sorteo { $lot }…
rules-why-late = llegó después del plazo, como núm. { $no }
rules-why-time = inscrita como núm. { $no }
rules-order-more = Y { $count } más.
rules-shift = núm. { $no } del lugar { $from } al { $to }

draw-title = Sorteo: { $session }
draw-heading = Sorteo
draw-tab = Sorteo
draw-none = El orden de esta lista no se sortea: dentro de una categoría, quien se inscribe primero es llamado primero.
draw-lead = Todas las inscripciones hechas en un plazo de { $window } desde la apertura de la lista tienen las mismas posibilidades, por rápida que sea la conexión.
draw-commitment = Compromiso sobre la semilla
draw-published = Publicado en la línea { $version } del registro:
draw-no-commitment = No se publicó ningún compromiso sobre una semilla. La secretaría fija de nuevo las reglas de esta sesión antes de que se abra la lista.
draw-window = Plazo de inscripción
draw-closes = Termina el
draw-closed = Terminó el
draw-opens-later = Empieza cuando se abre la lista.
draw-beacon = Valor externo
draw-beacon-text = Designado de antemano, para que nadie pueda elegirlo después del plazo.
draw-no-beacon = No se incorpora ninguno. Lo que esto significa se explica más abajo, en «Qué demuestra un sorteo».
draw-value = Su valor
draw-log = El registro en el instante del cierre
draw-version = Línea { $version }, con la huella
draw-seed = La semilla, ya revelada
draw-waits-window = El sorteo se celebra cuando termina el plazo.
draw-waits-value = El plazo ha terminado. El sorteo se celebra en cuanto se introduce el valor externo o se ha inscrito alguien.
draw-lots = Los números del sorteo
draw-lots-text = El número más bajo va primero. La lista atiende a la condición y a la categoría antes que al sorteo; véase el orden con sus motivos.
draw-lots-caption = { $count ->
    [one] { $count } inscripción del plazo, por orden de sorteo
   *[other] { $count } inscripciones del plazo, por orden de sorteo
}
draw-place = Por sorteo
draw-lot = Número
draw-check = Compruébelo
draw-check-file = Descargue el registro público de esta reunión.
draw-check-verify = Compruebe que nada en él se ha modificado y que el sorteo le corresponde:
draw-check-recompute = O recalcule los números sin Rostrum, con estas líneas de Python, ejecutadas junto al archivo:
draw-check-bytes = Un número de sorteo es el SHA-256 de sus partes, cada una precedida de su longitud en ocho bytes, el más significativo primero: las palabras «rostrum draw lot 1», el identificador de la sesión, los 32 bytes de la semilla, la línea en ocho bytes, los 32 bytes de la huella de esa línea, el valor externo como texto (vacío si no lo hay) y el número de la inscripción en cuatro bytes.
draw-scroll = Las líneas largas pueden desplazarse lateralmente.
draw-copy = Copiar
draw-copied = Copiado
draw-proof = Qué demuestra un sorteo y qué no:
