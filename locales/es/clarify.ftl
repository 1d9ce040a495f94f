# The page at which an author answers what was asked of a contribution.

clarify-title = Una aclaración, por favor
clarify-reference = Se trata de su contribución con la referencia { $reference }.
clarify-done = Gracias. Se ha recibido su respuesta.
clarify-question = La pregunta
clarify-answer = Su respuesta
clarify-hint = La leen quienes examinan su contribución. No se publica.
clarify-send = Enviar
clarify-again = Enviar de nuevo
clarify-empty = Escriba su respuesta: está vacía.
clarify-long = Su respuesta tiene { $count } caracteres; se permiten { $most }. Acórtela.
