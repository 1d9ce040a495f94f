# Pages under a neutral link, which name no meeting.
neutral-title = Formulario
neutral-text = Alguien le dio este enlace a un formulario. Ábralo donde nadie mire por encima de su hombro; una ventana privada del navegador no guarda historial.
neutral-open = Abrir el formulario
neutral-gone = Este enlace no lleva a ninguna parte
neutral-gone-text = No se copió entero o ya no funciona. Pida otro a quien se lo dio.
neutral-own-page = Su propia página está en una dirección que nombra la reunión. Ábrala solo donde nadie más vea el historial del navegador.
