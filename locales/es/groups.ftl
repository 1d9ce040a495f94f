# Declaraciones conjuntas, participantes de la propia categoría y formulario posterior a la aceptación.
joint-label = A quién representa
joint-hint = Una delegación u organización por línea. Se pide confirmación a las que participan en la reunión; las que no han confirmado se señalan como tales.
joint-wrong = Escriba como máximo 100 nombres, de 200 caracteres como máximo cada uno; aquí hay { $count } y el más largo tiene { $longest } caracteres.
joint-represented = Delegaciones representadas
joint-state-asked = no confirmado
joint-state-confirmed = confirmado
joint-state-declined = rechazado
joint-outside = no es una delegación de esta reunión
joint-title = Declaraciones en nombre de su delegación
joint-asks = { $who } pide la palabra también en nombre de su delegación ({ $session }).
joint-confirm = Confirmar que habla en nuestro nombre
joint-decline = No habla en nuestro nombre
joint-is-confirmed = Lo ha confirmado.
directory-title = Participantes de su categoría
directory-lead = Ve a los participantes de su propia categoría tal como se dejan ver, y a los de otras categorías que lo permiten. No se muestra la dirección de correo electrónico de nadie.
directory-kept = { $count ->
    [one] { $count } persona más no muestra su nombre ni su delegación.
   *[other] { $count } personas más no muestran su nombre ni su delegación.
}
directory-nobody = Nadie por ahora.
directory-me = Lo que los demás ven de mí
directory-all = Los participantes de todas las categorías pueden verme
directory-all-hint = Ven lo mismo que su propia categoría: tanto como permite su elección.
directory-apart = Solo la secretaría sabe quién es usted, por lo que no figura en ninguna lista.
directory-save = Guardar
follow-up-title = Lo que necesita para la reunión
follow-up-lead = Su registro está aceptado. Indique a la secretaría lo que desea y necesita; no se vuelve a preguntar lo que indicó al registrarse.
follow-up-speaks = ¿En qué sesiones desea intervenir?
follow-up-speaks-hint = Ayuda a la secretaría a planificar. No es una inscripción: pida la palabra en su página cuando se abra la lista.
follow-up-needs = ¿Qué necesita?
follow-up-interpretation = Interpretación al idioma de su registro ({ $language })
follow-up-captions = Subtítulos
follow-up-sign-language = Interpretación en lengua de señas
follow-up-assistance = Asistencia durante la reunión
follow-up-remark = Otra cosa
follow-up-remark-hint = Qué lengua de señas, qué asistencia. Solo lo lee la secretaría. 1 000 caracteres como máximo.
follow-up-long = La observación tiene { $length } caracteres; se permiten { $most } como máximo. Acórtela.
follow-up-send = Enviar a la secretaría
follow-up-done = La secretaría lo ha recibido. Puede modificarlo aquí.
follow-up-closed = La secretaría ya no lo pregunta; escríbale directamente.

wish-title = Pedir un cambio de su registro
wish-lead = La secretaría lo acepta, o lo rechaza con un motivo, y le escribe.
wish-only = Rellene solo lo que deba cambiar.
wish-name-direct = Usted puede corregir su nombre, su dirección y su idioma en la página anterior.
wish-as-it-is = sin cambios
wish-withdraw = Retirar mi registro
wish-why = Por qué
wish-why-long = El motivo puede tener { $most } caracteres como máximo; acórtelo.
wish-nothing = Indique qué debe cambiar: rellene un campo o pida la retirada.
wish-send = Pedir a la secretaría
wish-waits = La secretaría aún no ha decidido sobre su última petición; la siguiente puede presentarse después.
wish-asked = pedido
wish-accepted = aceptado
wish-refused = rechazado
wish-reason = Respuesta de la secretaría
