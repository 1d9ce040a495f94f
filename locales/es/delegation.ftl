# La delegación de un participante: su punto focal y sus miembros.
delegation-page = Su delegación
delegation-lead = Usted es el punto focal de esta delegación: registra a sus miembros, confirma a quienes piden serlo e indica quién se inscribe en su nombre.
delegation-members = { $count ->
    [one] { $count } miembro
   *[other] { $count } miembros
}
delegation-others-ask = { $count ->
    [one] { $count } persona más pide ser miembro y no le muestra su nombre. Decide la secretaría.
   *[other] { $count } personas más piden ser miembros y no le muestran su nombre. Decide la secretaría.
}
delegation-you-are = Está usted confirmado en esta delegación con la función de: { $function }.
delegation-you-inscribe = Puede inscribirse en su nombre.
delegation-you-wait = Se ha pedido al punto focal de esta delegación que confirme que usted habla en su nombre. Hasta entonces puede entregar declaraciones, pero no inscribirse.
delegation-you-wait-hidden = Su nombre no se muestra al punto focal porque usted no lo divulga al público. La secretaría decide sobre usted. Si lo desea, el punto focal puede ver quién es usted y confirmarlo.
delegation-show-name = Mostrar mi nombre al punto focal
delegation-you-declined = Usted no es miembro de esta delegación: su punto focal o la secretaría lo ha rechazado. Diríjase a la secretaría si se trata de un error.
delegation-apart = Solo la secretaría sabe quién es usted, por lo que está aparte de toda delegación.
delegation-no-focal-point = Esta delegación no tiene punto focal. Quien se registra con su nombre puede inscribirse en su nombre.
delegation-focal-point = Punto focal
delegation-focal-point-text = El punto focal registra a los miembros de una delegación en un solo formulario, confirma a quienes piden serlo e indica quién se inscribe en su nombre. La secretaría confirma al punto focal. A partir de entonces, todos los demás miembros, también los ya registrados, deben ser confirmados.
delegation-ask = Pedir ser el punto focal
delegation-asked = pedido; decide la secretaría
delegation-state-asked = pide ser confirmado
delegation-state-confirmed = confirmado
delegation-state-declined = no es miembro
delegation-not-accepted = registro no aceptado
delegation-not-offered = La reunión no acepta registros de esta categoría; diríjase a la secretaría.
delegation-not-yet-open = El registro se abre el { $opens }; no se ha registrado a nadie. Envíe entonces de nuevo el formulario.
delegation-inscribes = se inscribe
delegation-confirm = Confirmar
delegation-decline = Rechazar
delegation-change = Modificar la función y los derechos de { $name }
delegation-function = Función
delegation-function-wrong = Elija una función.
delegation-may-inscribe = Puede inscribirse en nombre de la delegación. Si no puede nadie en particular, pueden todos los miembros; quien preside la delegación siempre puede.
delegation-new-email-hint = Puede corregirla hasta que la persona haya abierto su propia página.
delegation-save = Guardar
delegation-take-off = Retirar de la delegación
delegation-take-off-text = La persona sigue registrada, pero ya no habla en nombre de la delegación.
delegation-not-oneself = No puede retirarse de la delegación mientras sea su punto focal; pida a la secretaría que designe a otra persona.
delegation-second-head = La delegación ya tiene quien la presida; haga primero de esa persona un asesor o un miembro.
delegation-two-heads = Una delegación tiene como máximo una persona que la presida; elija otra función aquí o más arriba.
delegation-email-twice = Esta dirección figura también en una fila anterior; cada persona tiene su propia dirección.
delegation-email-taken = Esta dirección ya está registrada; omita a esa persona, que puede pedir en su propia página ser miembro.
delegation-nobody = Indique al menos una persona con nombre y dirección de correo electrónico.
delegation-person = Persona { $no }
delegation-register = Registrar miembros
delegation-register-text = Las filas vacías se omiten. Cada persona recibe su propio enlace personal y puede cambiar después qué pueden ver los demás.
delegation-origin-text = Las personas que inscriba proceden de donde procede su delegación y no se les pregunta: { $origin }.
delegation-gender-text = Indique un género solo como la persona lo declare. Sirve para las cifras, no se muestra a nadie junto a un nombre y cada persona puede cambiarlo en su propia página.
delegation-register-button = Registrar a todas
delegation-more = Cinco filas más
delegation-registered = El registro está hecho
delegation-registered-text = { $count ->
    [one] { $count } persona está registrada como miembro de su delegación.
   *[other] { $count } personas están registradas como miembros de su delegación.
}
delegation-links-text = Dé a cada persona su propio enlace. Abre su página de esta reunión, por lo que no debe darse a nadie más.
delegation-back = Volver a la delegación
delegation-done-asked = Se ha pedido a la secretaría.
delegation-done-shown = El punto focal puede ver quién es usted.
delegation-done-confirmed = Confirmado.
delegation-done-declined = Ya no es miembro.
delegation-done-changed = Guardado.
function-head = presidencia de la delegación
function-adviser = asesor o asesora
function-member = miembro
