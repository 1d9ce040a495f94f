# The page at which an author answers what was asked of a contribution.

clarify-title = Please make something clear
clarify-reference = It is about your contribution with the reference { $reference }.
clarify-done = Thank you. Your answer was received.
clarify-question = The question
clarify-answer = Your answer
clarify-hint = Those who review your contribution read it. It is not published.
clarify-send = Send
clarify-again = Send it again
clarify-empty = Write your answer; it is empty.
clarify-long = Your answer has { $count } characters; { $most } are permitted. Shorten it.
