# Las reglas que dicen que no a los participantes, por sus nombres estables.
numbered-inscription = núm. { $no }
named-inscription = { $name } (núm. { $no })

refusal-no-plan = Esta reunión aún no tiene orden de intervenciones; la secretaría importa primero una nota conceptual.
refusal-meeting-closed = La reunión ha concluido; ya no puede ocurrir nada en ella.
refusal-unknown-session = No hay ninguna sesión «{ $session }» en el programa; elija una de las que figuran.
refusal-unknown-inscription = No hay ninguna inscripción { $whom }; elija una que esté en la lista.
refusal-no-floor-in-session = «{ $session }» no prevé intervenciones de los participantes y, por tanto, no tiene lista de oradores; elija una sesión que la tenga.
refusal-floor-is-over = Han concluido las intervenciones de esta sesión; entregue su declaración por escrito.
refusal-list-is-closed = La lista de oradores está cerrada; la secretaría anuncia cuándo se abre. Puede entregarse una declaración por escrito en cualquier momento.
refusal-category-may-not-inscribe = La categoría «{ $category }» no puede hacer uso de la palabra en esta reunión; entregue su declaración por escrito.
refusal-already-inscribed = Su delegación ya está en esta lista; para otra inscripción, quien hizo la primera la retira.
refusal-not-yours = La inscripción { $whom } la hizo otra persona; usted solo puede retirar la suya.
refusal-not-inscriber = Su delegación ha designado a quienes se inscriben en su nombre y usted no figura entre ellos; diríjase a quien la preside o a su punto focal.
refusal-not-confirmed = Su delegación no ha confirmado que usted hable en su nombre; diríjase a su punto focal o a la secretaría. Puede entregar una declaración escrita.
refusal-not-accepted = El registro de esta persona no está aceptado, por lo que no puede hacer uso de la palabra. Su propia página indica en qué estado se encuentra.
refusal-not-waiting = La inscripción { $whom } ya no está en espera; elija una que espere.
refusal-other-session = La inscripción { $whom } está en la lista de otra sesión; elija una de la sesión en curso.
refusal-window-runs = El plazo de inscripción dura hasta { $until }; todas las inscripciones hechas hasta entonces tienen las mismas posibilidades. Espere a que termine.
refusal-lot-not-drawn = El orden de esta lista se decide por sorteo y este aún no se ha celebrado; celébrelo primero.
refusal-opens-at = La lista de oradores se abre el { $at }.
refusal-suspended = La sesión está suspendida; primero hay que reanudarla.
refusal-no-segment = No hay ninguna parte en curso; primero hay que iniciar una.
refusal-delegation-may-not-inscribe = Solo pueden inscribirse las delegaciones designadas en las reglas de esta sesión; entregue su declaración por escrito.
refusal-too-many-inscriptions = { $permitted ->
    [one] Su delegación tiene { $permitted } inscripción en esta lista, el máximo permitido; retírela para hacer otra.
   *[other] Su delegación tiene { $permitted } inscripciones en esta lista, el máximo permitido; retire una para hacer otra.
}
refusal-no-right-of-reply = En esta sesión no hay derecho de respuesta; la secretaría puede autorizarlo en sus reglas.
refusal-too-many-replies = { $permitted ->
    [one] Su delegación ha pedido { $permitted } derecho de respuesta, el máximo permitido.
   *[other] Su delegación ha pedido { $permitted } derechos de respuesta, el máximo permitido.
}
refusal-not-for-another = Cada participante solo puede actuar en su propio nombre; inicie sesión como la persona de que se trate.
refusal-other-delegation = Esa persona habla por otra delegación; designe a una de la delegación inscrita.
refusal-no-swap = Un intercambio requiere dos inscripciones distintas que esperen en la misma lista.
refusal-swap-offered = Este intercambio ya está propuesto; la otra delegación tiene que aceptarlo.
refusal-no-such-offer = Esa propuesta de intercambio ya no existe.
refusal-place-is-settled = El orden de esta lista está fijado, por lo que no puede cambiarse nada que dé un lugar mejor; pida una prioridad a la secretaría.
refusal-no-point = No se está examinando ninguna cuestión de orden; tome una de las planteadas.
refusal-point-not-raised = La cuestión de orden núm. { $point } ya no está planteada; elija una que lo esté.
refusal-hand-is-up = La mano de su delegación ya está levantada; la presidencia la ve.
refusal-key-used = La clave «{ $key }» ya designa otra orden suya; dé a cada orden su propia clave.
refusal-changed = La situación ha cambiado desde que la vio (versión { $seen }, ahora { $now }); consulte de nuevo la lista y repita lo que deseaba hacer.
