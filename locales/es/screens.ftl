# Lo que muestran las pantallas.

category-states = Estados
category-local_governments = Gobiernos locales y regionales
category-national_institutions = Instituciones nacionales de derechos humanos
category-city_networks = Redes de ciudades
category-international_organizations = Organizaciones internacionales
category-united_nations = Entidades de las Naciones Unidas
category-academia = Instituciones académicas
category-non_governmental = Organizaciones no gubernamentales
category-other = Otras partes interesadas

unnamed-states = una persona en representación de un Estado
unnamed-local_governments = una persona en representación de un gobierno local o regional
unnamed-national_institutions = una persona en representación de una institución nacional de derechos humanos
unnamed-city_networks = una persona en representación de una red de ciudades
unnamed-international_organizations = una persona en representación de una organización internacional
unnamed-united_nations = una persona en representación de una entidad de las Naciones Unidas
unnamed-academia = una persona en representación de una institución académica
unnamed-non_governmental = una persona en representación de una organización no gubernamental
unnamed-other = una persona en representación de otra parte interesada

segment-opening_remarks = Observaciones de apertura
segment-presentations = Presentaciones
segment-floor = Intervenciones de los participantes
segment-replies = Respuestas
segment-concluding_remarks = Observaciones finales

language-ar = árabe
language-zh = chino
language-en = inglés
language-fr = francés
language-ru = ruso
language-es = español

floor-has-floor = Tiene la palabra
floor-nobody = Nadie tiene la palabra
floor-closed = La reunión ha concluido
floor-no-plan = Aún no se ha fijado el orden de las intervenciones
floor-comes = { $title }: { $time }
floor-on-behalf = En nombre de { $whom }
floor-public-as = No público. Muestre y diga solo: { $whom }

clock-left = restante
clock-last = tiempo casi agotado
clock-over = tiempo excedido
clock-paused = en pausa
clock-of = de %
clock-say-last = El tiempo está casi agotado
clock-say-over = Se ha agotado el tiempo

list-title = Lista de oradores
list-none = Ninguna sesión de esta reunión tiene lista de oradores
list-open = abierta
list-closed = cerrada
list-over = intervenciones concluidas
list-empty = Aún no hay nadie en esta lista.
list-nobody-waits = Ya no espera nadie en esta lista.
list-floor-over = Han concluido las intervenciones de esta sesión.
standing-mark-dignitary = dignatario
standing-mark-group = grupo
standing-mark-joint = declaración conjunta
outlook-will = intervendrá
outlook-may-not = podría no intervenir
outlook-will-not = no intervendrá

display-title = Pantalla
display-next = A continuación

state-suspended = La sesión está suspendida
state-point = Cuestión de orden: { $whom }
state-question = Se formula una pregunta al orador
state-right-of-reply = Derecho de respuesta
state-reply = Respuesta

cue-normal = Tiene usted la palabra
cue-last = Sírvase concluir
cue-over = Se ha agotado su tiempo
cue-paused = El cronómetro está detenido
cue-nobody = El cronómetro arranca cuando la presidencia le dé la palabra

say-be-ready = Prepárese, por favor: es su turno a continuación.
say-microphone = Compruebe ahora su micrófono y su cámara.
say-slowly = Hable despacio, por favor: su declaración se está interpretando.
say-conclude = Sírvase concluir.

screen-contact = Sin contacto desde hace % s
screen-no-script = Esta pantalla se vuelve a cargar cada { $seconds } segundos. Active los scripts para que avance el cronómetro.
screen-revoked = Este enlace ya no es válido. Sírvase pedir uno nuevo a la secretaría.
screen-rehearsal = ENSAYO
screen-list-is-open = La lista está abierta
screen-list-is-closed = La lista está cerrada
screen-waiting = { $count ->
    [0] No espera nadie
    [one] Espera { $count } delegación
   *[other] Esperan { $count } delegaciones
}
screen-page = %from–%to de %all
screen-speaks = Habla en { $language }
screen-statement = Declaración
screen-no-statement = No se ha recibido ninguna declaración
screen-no-next = Nadie sigue en esta parte
screen-represented = { $whom } ({ $names }; representados: { $count }, confirmados: { $confirmed })
screen-not-confirmed = { $name } (no confirmado)
