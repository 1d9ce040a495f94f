# La lista de reuniones.
home-title = Reuniones
home-empty = Aún no hay ninguna reunión.
home-empty-help = La secretaría crea cada reunión a partir de su nota conceptual; las reuniones figuran aquí en cuanto existen.
home-coming = Próximas
home-past = Celebradas
