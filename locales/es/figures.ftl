# Después de la sesión: el orden con sus motivos, las estadísticas, las exportaciones.
exports-tab = Exportaciones
order-tab = Orden y motivos
order-inscription = Inscripción
order-who = Delegación
order-title-page = El orden y sus motivos: { $session }
order-lead = Cada inscripción con su lugar según las reglas, lo que se movió además de ellas y lo que sucedió con ella. Nada de esto es apreciación: todo se deriva de las reglas y del registro.
order-rules = Las reglas del orden
order-awaits-lot = El orden de esta lista se decide por sorteo y este aún no se ha celebrado. Hasta entonces sigue la hora de inscripción.
order-none = Aún no se ha inscrito nadie.
order-caption = Inscripciones: las que intervinieron, por ese orden; las que esperan, por ese orden; después, todas las demás
order-by-rules = Según las reglas
order-moves = Movimientos
order-no-moves = ninguno
order-outcome = Qué sucedió
order-place = { $place }.
order-move = { $what } (línea { $version }, { $by }; del lugar { $from } al { $to })
order-called-ahead = { $what } desde el lugar { $from }, antes de las que le precedían (línea { $version }, { $by })
order-changes = Cambios del orden
order-changes-text = { $ordinary ->
    [0] Cada cambio tiene una línea en el registro.
    [one] Cada cambio tiene una línea en el registro. { $ordinary } correspondió al curso ordinario de una lista, en la que se entra, se es llamado o se sale; está en los archivos.
   *[other] Cada cambio tiene una línea en el registro. { $ordinary } correspondieron al curso ordinario de una lista, en la que se entra, se es llamado o se sale; están en los archivos.
}
order-changes-caption = Todos los demás cambios, el último primero
order-line = Línea del registro
order-what = Qué, y por quién
order-shifts = Quién cambió de lugar
order-more-changes = { $count ->
    [one] { $count } cambio anterior está en los archivos.
   *[other] { $count } cambios anteriores están en los archivos.
}
order-came = el núm. { $no } llegó al lugar { $to }
order-left = el núm. { $no } dejó el lugar { $from }

change-inscribed = el núm. { $no } se inscribió
change-reply = el núm. { $no } pidió el derecho de respuesta
change-amended = el núm. { $no } se modificó
change-priority = el núm. { $no } recibió el lugar siguiente: { $who }
change-moved-before = el núm. { $no } se puso antes del núm. { $before }
change-moved-end = el núm. { $no } se puso al final
change-swapped = los núms. { $no } y { $with } intercambiaron sus lugares de común acuerdo
change-withdrawn = el núm. { $no } se retiró
change-floor = el núm. { $no } recibió la palabra
change-struck-off = el núm. { $no } estuvo ausente de nuevo y se eliminó de la lista
change-absent = el núm. { $no } estuvo ausente y pasó al final
change-rules = se fijaron nuevas reglas
change-drawn = se celebró el sorteo
change-called-again = se reabrieron las intervenciones, y las delegaciones que no habían llegado a intervenir esperan de nuevo
change-floor-ended = terminaron las intervenciones, y las delegaciones que aún esperaban no llegaron a intervenir
change-undone = se anuló la orden de la línea { $version }
change-plan = se estableció un nuevo orden de intervenciones
change-other = otra línea del registro
by-secretariat = la secretaría
by-chair = la presidencia
by-participant = un participante
by-program = una aplicación de la secretaría
by-schedule = las propias reglas

outcome-waiting = espera en el lugar { $place }
outcome-speaking = tiene la palabra
outcome-withdrawn = retirada
outcome-absent = ausente, eliminada de la lista
outcome-not-reached = no llegó a intervenir
outcome-spoke = intervino el { $at }, { $time } de { $limit }

figures-title = Tiempo de intervención
figures-lead = Quién se inscribió, quién intervino y cuánto tiempo. Cada intervención cuenta tal como era cuando se dio la palabra; lo que se cambió después no altera nada aquí.
figures-small-cells = Por región y por género solo se muestran sumas de al menos { $fewest } oradores, en minutos enteros y para toda la reunión, para que no pueda averiguarse la declaración de nadie. Los grupos más pequeños se reúnen; si aun así son menos, se les añade otro grupo.
figures-later = Por región y por género, las estadísticas se publican una vez concluida la reunión: sumas de al menos { $fewest } oradores, en minutos enteros. Si se mostraran antes, sus cambios revelarían lo que declaró cada orador.
figures-whole = Toda la reunión
figures-none = Aún no se ha inscrito nadie.
figures-too-few = intervinieron menos de { $fewest }, por lo que no se muestra nada.
figures-interventions = Intervenciones
figures-time = Tiempo de intervención
figures-mean = Media
figures-over = Tiempo excedido
figures-not-reached = No llegaron a intervenir
figures-presentations = Presentaciones
figures-replies = Respuestas de los panelistas
figures-rights = Derechos de respuesta
figures-by-category = Por categoría
figures-by-standing = Por condición
figures-by-region = Por grupo regional
figures-by-gender = Por género declarado
figures-by-delegation = Por delegación
figures-group = Grupo
figures-inscribed = Inscripciones
figures-spoke = Intervinieron
figures-absent = Ausentes
figures-withdrawn = Retiradas
figures-waiting = En espera
figures-share = Parte del tiempo
figures-minutes = { $minutes } min
figures-percent = { $percent } %
figures-chart = Parte del tiempo de intervención: { $by }
figures-chart-most = Parte del tiempo de intervención: { $by }, las { $count } mayores
figures-quota = reglas: al menos el { $percent } %
figures-joint = Otros grupos en conjunto
figures-not-declared = no declarado
figures-delegation = Delegación { $no }

figures-region-africa = Estados de África
figures-region-asia_pacific = Estados de Asia y el Pacífico
figures-region-eastern_europe = Estados de Europa Oriental
figures-region-latin_america_caribbean = Estados de América Latina y el Caribe
figures-region-western_europe_others = Estados de Europa Occidental y otros Estados
figures-gender-woman = Mujeres
figures-gender-man = Hombres
figures-gender-another = Otro género

exports-title = Exportaciones
exports-lead = Todo lo que las intervenciones de esta reunión dejan en archivos, en cualquier momento y sin iniciar sesión. Quien pidió que no se le divulgara al público figura en ellos solo por su categoría.
exports-of-log = El registro
exports-of-order = El orden
exports-of-figures = Estadísticas
exports-log = Todos los hechos, uno por línea, con la cadena de huellas. La identidad de quienes participaron está sellada. Este es el archivo que se comprueba.
exports-log-table = El registro en forma de tabla, con los nombres tal como usted puede verlos.
exports-order = Cada inscripción con su lugar según las reglas, los movimientos y lo que sucedió con ella.
exports-order-json = Lo mismo, con cada cambio del orden y la línea que lo causó.
exports-figures = Intervenciones y tiempo por grupo, como en la página de las estadísticas.
exports-head = La huella de la última línea
exports-head-text = Guárdela o fotografíela: un registro que se comprueba y pasa por esta huella es el registro de este momento. Es la de la línea { $version }.
exports-verify = Para comprobar un archivo:
exports-docs = Qué demuestra esto y qué no:
