# The page at which an author answers what was asked of a contribution.

clarify-title = Une précision, s’il vous plaît
clarify-reference = Il s’agit de votre contribution portant la référence { $reference }.
clarify-done = Merci. Votre réponse a été reçue.
clarify-question = La question
clarify-answer = Votre réponse
clarify-hint = Elle est lue par les personnes qui examinent votre contribution. Elle n’est pas publiée.
clarify-send = Envoyer
clarify-again = Envoyer à nouveau
clarify-empty = Écrivez votre réponse : elle est vide.
clarify-long = Votre réponse compte { $count } caractères ; { $most } sont autorisés. Raccourcissez-la.
