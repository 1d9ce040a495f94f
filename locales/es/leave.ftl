# Leaving a form at once, and being asked to wait.
leave-now = Salir rápido
leave-hint = O pulse Escape tres veces.
leave-title = Hora mundial
too-often = Demasiadas solicitudes
too-often-text = Desde su dirección llegaron más solicitudes de las permitidas en un minuto.
too-often-help = Vuelva a intentarlo dentro de { $seconds } s; lo que escribió sigue en la página anterior.
