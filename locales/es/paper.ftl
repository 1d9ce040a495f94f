# La lista de oradores en papel.
paper-title = Lista de oradores
paper-back = Volver
paper-how = Imprima esta página con su navegador (Ctrl + P); cabe en una hoja A4 apaisada.
paper-for-all = Público: los nombres que no se divulgan al público no figuran aquí.
paper-printed = Situación a { $time }, versión { $version } del registro de las intervenciones.
paper-waiting = { $count ->
    [0] no espera nadie
    [one] espera { $count } delegación
   *[other] esperan { $count } delegaciones
  }
paper-over = Han concluido las intervenciones de todas las sesiones: ya no espera nadie en ninguna lista de oradores.
paper-lot = El orden se decide por sorteo y este aún no se ha celebrado; las líneas siguen la hora de inscripción.
paper-order = Orden
paper-no = Núm.
paper-delegation = Delegación y orador
paper-standing = Condición
paper-single = propia delegación
paper-limit = Tiempo
paper-expected = Turno previsto
paper-began = Inicio
paper-ended = Fin
paper-remarks = Observaciones
paper-late = Lo que ocurra mientras la conexión esté interrumpida se introduce después, con las horas anotadas aquí.

live-own = A mi página: mi lugar y mi turno previsto
live-you = usted
live-print = Imprimir esta lista
