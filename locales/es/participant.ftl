# La página personal de cada participante.
own-title = Mi página
own-level-delegation_only = El público solo ve su delegación. Su nombre queda entre la secretaría y la presidencia. Otros pueden, no obstante, grabar lo que diga en voz alta.
own-level-category_only = El público solo ve su categoría. Su nombre y su delegación quedan entre la secretaría y la presidencia. Otros pueden, no obstante, grabar lo que diga en voz alta.
own-level-secretariat_only = Solo la secretaría sabe quién es usted. Todos los demás, también la presidencia, ven un número entre las otras partes interesadas. Otros pueden, no obstante, grabar lo que diga en voz alta.
own-refresh = Consultar de nuevo las listas
own-sent-before = Este formulario ya se envió antes con otro contenido y fue aceptado. Vea lo que muestra ahora la página y modifíquelo a partir de ahí.
own-suspended = La sesión está suspendida

own-list = Lista de oradores
own-list-open = abierta
own-list-closed = no abierta
own-list-over = intervenciones concluidas
own-list-closed-help = La lista no admite inscripciones en este momento; la secretaría anuncia cuándo se abre. Puede entregar una declaración escrita sin inscribirse.
own-list-waiting = { $count ->
    [0] No espera nadie en ella.
    [one] Espera en ella { $count } delegación.
   *[other] Esperan en ella { $count } delegaciones.
  }
own-rules = Cómo funciona esta lista
own-opening = Apertura
own-opened = Se abrió el
own-opens = Se abre el
own-opens-at = La lista se abre el
own-opens-unknown = La secretaría anuncia cuándo se abre.
own-closed = Se cerró el
own-closes = Se cierra el
own-closes-with-floor = Se cierra al terminar las intervenciones.
own-order = Orden
own-order-time = Por hora de inscripción dentro de cada clase.
own-lot-drawn = El orden se sorteó entre todas las inscripciones hechas en el plazo de inscripción. Las posteriores van detrás.
own-lot-until = El orden se sortea entre todas las inscripciones hechas hasta el
own-lot-speed = Hasta entonces todas tienen las mismas posibilidades: la rapidez no da ventaja.
own-lot-awaits = El plazo de inscripción ha terminado; se está sorteando el orden. Quien se inscriba ahora va detrás de las inscripciones del plazo.
own-lot-window = El orden se sortea entre todas las inscripciones hechas en un plazo de { $time } desde la apertura.
own-limits = Tiempo de intervención
own-limit-all = { $time } para todos.
own-limit-lowered = La presidencia lo ha reducido para quienes quedan.

own-status-waiting = Su delegación está en esta lista (inscripción núm. { $no }).
own-number = Inscripción núm. { $no }
own-status-reply = Se ha pedido su derecho de respuesta (núm. { $no }).
own-status-speaking = Su delegación tiene la palabra (núm. { $no }).
own-status-spoke = Su delegación ha intervenido (núm. { $no }).
own-status-withdrawn = La inscripción núm. { $no } fue retirada.
own-status-absent = Se llamó a su delegación dos veces y estaba ausente; el núm. { $no } fue eliminado de la lista.
own-status-not-reached = Su delegación (núm. { $no }) no llegó a intervenir. Puede entregar su declaración hasta el { $until }; figurará junto a las pronunciadas, con la indicación «no pronunciada».
own-colleague = Otra persona de su delegación hizo esta inscripción y puede modificarla o retirarla.
own-colleague-protected = Se ha inscrito aquí alguien de su delegación cuya identidad no se divulga al público. Una delegación tiene una inscripción en cada lista, salvo que sus reglas permitan más.
own-speaker = Orador: { $name }
own-speaker-you = Interviene usted
own-speaker-later = Aún no se ha designado a quien intervendrá
own-place-of = { $count ->
    [one] es su lugar en una lista de { $count }
   *[other] es su lugar en una lista de { $count }
  }
own-turn = Turno previsto:
own-will-speak = intervendrá
own-may-not-be-reached = podría no intervenir
own-will-not-be-reached = no intervendrá
own-why-will = Hay tiempo para usted aunque todas las delegaciones anteriores agoten el suyo.
own-why-may-not = Solo hay tiempo para usted si las delegaciones anteriores no usan más de su tiempo que quienes han intervenido hasta ahora.
own-why-will-not = { $before ->
    [one] Antes de usted hay { $before } delegación
   *[other] Antes de usted hay { $before } delegaciones
  }, y queda tiempo para { $fits ->
    [0] ninguna intervención más
    [one] { $fits } intervención
   *[other] { $fits } intervenciones
  }. Entregue su declaración por escrito, para que se conserve en todo caso.
own-lot-place = Su lugar se decide por sorteo. Todas las inscripciones hechas en el plazo tienen las mismas posibilidades; este dura hasta el

own-standing = ¿En nombre de quién habla?
own-standing-first = Va antes de quienes hablan por su propia delegación.
own-standing-confirmed = Primero, una vez confirmado.
own-standing-wrong = Indique en nombre de quién habla.
own-behalf = En nombre de
own-behalf-hint = Solo para un grupo o una declaración conjunta: su nombre, o las delegaciones, tal como deban anunciarse.
own-behalf-wrong = Escriba en nombre de quién habla: el nombre del grupo o las delegaciones de la declaración conjunta.
own-behalf-long = Aquí se aceptan 300 caracteres como máximo; escriba el nombre del grupo y ponga las delegaciones en la declaración.
own-later = Designaremos más tarde a quien intervendrá
own-later-hint = El lugar es de su delegación. Designe a una persona registrada de su delegación antes de que llegue el turno.
own-declared = Género y grupo regional (puede omitirlo)
own-declared-gender-order = Los oradores que declaran géneros distintos son llamados por turno cuando el orden lo permite. El grupo regional solo se cuenta en las estadísticas.
own-declared-region-order = Los oradores de grupos regionales distintos son llamados por turno cuando el orden lo permite. El género solo se cuenta en las estadísticas.
own-declared-figures = Ambos se cuentan solo en las estadísticas, como el tiempo de intervención por género; el orden de la lista no depende de ellos.
own-declared-private = Lo que declara no es público: solo la secretaría y la presidencia lo ven junto a su nombre.
own-gender = Género de quien interviene
own-region = Grupo regional de la delegación
own-region-known = Grupo regional de la delegación: { $region }, según su país.
own-not-declared = No declarado
own-inscribe = Pedir la palabra

own-amend = Modificar la inscripción
own-amend-button = Guardar el cambio
own-substitute = Designar a otra persona
own-speaker-label = ¿Quién interviene?
own-speaker-hint = Personas registradas de su delegación a las que el público puede ver. Para cualquier otra, diríjase a la secretaría.
own-substitute-button = Designar a esta persona
own-withdraw = Retirar esta inscripción
own-withdraw-ask = Se renuncia al lugar. Quien vuelve a inscribirse va al final de la lista.
own-withdraw-button = Sí, retirarla
own-swap = Intercambiar el lugar con otra delegación
own-offer-got = { $whom } propone intercambiar el lugar con usted.
own-offer-answer = Responder
own-offer-made = Ha propuesto a { $whom } intercambiar los lugares; tiene que aceptarlo.
own-swap-places = Usted está en el lugar { $mine } y la otra delegación en el { $theirs }; después del intercambio usted estará en el lugar { $theirs } y la otra en el { $mine }. Nadie más cambia de lugar.
own-accept = Aceptar el intercambio
own-decline = Rechazar
own-take-back = Retirar la propuesta

own-done-inscribed = Su delegación está en la lista.
own-done-amended = La inscripción se ha modificado.
own-done-substituted = Se ha designado a quien intervendrá.
own-done-withdrawn = La inscripción se ha retirado.
own-done-offered = El intercambio se ha propuesto. Se efectúa cuando la otra delegación lo acepta.
own-done-swapped = Las dos delegaciones han intercambiado sus lugares.
own-done-dropped = La propuesta ya no existe; nadie ha cambiado de lugar.
own-done-raised = Su mano está levantada para una cuestión de orden. La presidencia la ve.
own-done-lowered = Su mano está bajada.
own-done-reply = Su derecho de respuesta está en la lista.

own-hands = Levantar la mano
own-point = Cuestión de orden
own-point-ask = Una cuestión de orden se refiere a la forma en que se celebra la reunión, no a lo que se dice. La presidencia la resuelve de inmediato; se interrumpe a quien esté hablando.
own-point-button = Plantear una cuestión de orden
own-point-lower = Bajar la mano
own-point-raised = Planteada
own-point-raised-text = Su mano está levantada para una cuestión de orden; la presidencia la ve.
own-point-taken = En examen
own-point-taken-text = Tiene la palabra sobre su cuestión de orden.
own-point-lowered = Se bajó su mano levantada para una cuestión de orden
own-point-ruled = Resuelta
own-point-ruling = La presidencia resolvió sobre su cuestión de orden:
own-reply = Derecho de respuesta
own-reply-kind = Derecho de respuesta
own-reply-when = Los derechos de respuesta se llaman cuando nadie más espera en la lista.
own-reply-ask = El derecho de respuesta permite responder a lo que se dijo de su delegación. Dura { $time } y se llama cuando nadie más espera.
own-reply-button = Pedir el derecho de respuesta
own-reply-waits = Su derecho de respuesta está en la lista.

own-say-speaking = Tiene usted la palabra.
own-say-next = Es su turno a continuación.
own-say-soon = { $count ->
    [one] Falta { $count } orador. Prepárese, por favor.
   *[other] Faltan { $count } oradores. Prepárese, por favor.
  }
own-say-not-reached = Su delegación no llegó a intervenir antes de que concluyeran las intervenciones. Puede entregar su declaración hasta el { $until }.
own-note-chair = De la presidencia, solo para usted
own-note-secretariat = De la secretaría, solo para usted
own-note-seen = Lo he visto
own-readiness = Su turno llegará pronto. Indique a la presidencia que está todo listo:
own-here = Estoy aquí
own-microphone = Micrófono comprobado

own-statement = Declaración escrita
own-statement-none = No ha entregado ninguna declaración para esta sesión.
own-statement-open = Entregar una declaración
own-statement-again = Entregar una nueva versión
own-statement-until = Se aceptan declaraciones hasta el
own-statement-closed = Las declaraciones para esta sesión se aceptaron hasta el { $until }; diríjase a la secretaría si la suya debe llegar más tarde.
own-statement-version = Versión { $version }
own-statement-words = { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
  }
own-statement-label = Texto de la declaración
own-statement-hint = El tiempo de intervención es de { $time }. Una declaración puede ser más larga que lo que diga; se recibe tanto si interviene como si no.
own-statement-empty = Escriba la declaración en el campo o elija un archivo de texto que no esté vacío.
own-statement-long = Se aceptan 100 000 caracteres como máximo para una declaración.
own-file = O un archivo de texto
own-file-hint = Texto sin formato (.txt). Si elige un archivo, se toma en lugar del texto de arriba.
own-file-wrong = Este archivo no es texto sin formato en UTF-8. Guárdelo como «texto sin formato (UTF-8)» o copie el texto en el campo.
own-hand-in = Entregar
own-delivered = pronunciada
own-not-delivered = no pronunciada
own-not-delivered-text = El informe la recoge junto a las declaraciones pronunciadas, con esta indicación.

swap-title = Intercambiar el lugar
swap-text = Está en el lugar { $place }. Elija con quién desea intercambiarlo; usted toma su lugar, la otra delegación el suyo, y nadie más cambia de lugar.
swap-consent = Nada cambia hasta que la otra delegación acepte. Hasta entonces puede retirar la propuesta. Solo la ven las dos delegaciones, además de la secretaría y la presidencia.
swap-you = usted
swap-offer = Proponer un intercambio
swap-offer-label = Proponer un intercambio a { $whom }: su lugar { $mine } por el lugar { $theirs }
swap-offered = propuesto
swap-back = Volver a mi página

receipt-title = Acuse de recibo de una declaración
receipt-text = La declaración se ha recibido y se conserva. También se conservan las versiones anteriores; vale la última.
receipt-session = Sesión
receipt-from = De
receipt-received = Recibida
receipt-version = Versión
receipt-words = Palabras
receipt-statement = Texto tal como se recibió
receipt-back = Volver a mi página
