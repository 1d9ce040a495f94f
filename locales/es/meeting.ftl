# La página de una reunión.
meeting-glance = De un vistazo
meeting-when = Fecha y hora
meeting-where = Lugar
meeting-mandate = Mandato
meeting-adopted = aprobada el { $date }
meeting-report-to = Informe destinado a
meeting-council-session = { $body }, { $ordinal } período de sesiones ({ $year })
meeting-ordinal = { $number }.º
meeting-register = Registrarse
meeting-follow = Seguir en directo
meeting-calendar = Añadir al calendario
meeting-objective = Objetivo
meeting-outcomes = Resultados previstos
meeting-programme = Programa
meeting-format = Formato
meeting-background = Antecedentes
meeting-documents = Documentos de referencia
meeting-zone = Las horas son las de { $zone }.
meeting-zone-reader = Las de { $zone } se añaden en letra más pequeña.
meeting-zone-choose = Mostrar las horas de otra zona
meeting-zone-label = Zona horaria
meeting-zone-hint = Región y ciudad, como en Africa/Nairobi o America/Bogota.
meeting-zone-unknown = «{ $zone }» no es una zona horaria. Escriba la región y la ciudad separadas por una barra, como en Africa/Nairobi.
meeting-zone-button = Mostrar estas horas
meeting-version = Versión { $version } del programa ({ $name }), publicada el { $date }
meeting-versions = { $count ->
    [one] { $count } versión del programa, con los cambios
   *[other] { $count } versiones del programa, con los cambios
  }
meeting-limit = Cada intervención de los participantes dispone de { $time }, por igual para todos.
meeting-cap = Las intervenciones de los participantes duran como máximo { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
  } { $scope }.
meeting-cap-meeting = en toda la reunión
meeting-cap-session = en cada sesión
meeting-cap-slot = en cada tramo
meeting-all-categories = Pueden hacer uso de la palabra los participantes de todas las categorías.
meeting-categories = Pueden hacer uso de la palabra: { $list }.
