# El calendario de un participante, en su página.
calendar-title = Su calendario
calendar-text = Suscríbase a una de estas direcciones en su calendario: recoge todo cambio del programa. Las direcciones son personales; no las comparta.
calendar-meeting = Todas las sesiones de la reunión
calendar-own = Solo las sesiones en cuya lista figura
