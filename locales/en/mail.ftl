# Mails: the page on which staff read, edit, stop and release them, and their texts.
mail-title = Mail
mail-text = What was written to people of this meeting. Single mails go at once; mails to many wait here until you have read and released them.
mail-sends = Mails leave by the mail server, from { $sender }.
mail-embedded = No mail leaves this program: no mail server is set. Mails are kept here to be read. Whoever runs the program sets --smtp-url and --mail-from.
mail-templates = Texts of mails
mail-back = Back to all mails
mail-all = All mails
mail-by-state = By state
mail-by-kind = By kind
mail-any-state = Any state
mail-any-kind = Any kind
mail-none = There is no such mail.
mail-older = Older mails
mail-what = What
mail-to = To
mail-state-title = State
mail-when = When
mail-language = Language
mail-noted = Noted
mail-done-at = Done
mail-edited = Text changed
mail-tried = after { $count ->
    [one] one attempt
   *[other] { $count } attempts
}
mail-waiting = { $count ->
    [one] One mail waits to be released
   *[other] { $count } mails wait to be released
}
mail-waiting-text = Read one or two of them below before you release them. What is stopped can be sent later, one by one.
mail-release-all = { $count ->
    [one] Release it
   *[other] Release all { $count }
}
mail-stop-all = { $count ->
    [one] Stop it
   *[other] Stop all { $count }
}
mail-release = Release
mail-stop = Stop
mail-again = Send again
mail-message = The message
mail-not-written = The text is not written yet, or there is nobody to write to any more.
mail-calendar = With it goes the calendar of the meeting (calendar.ics).
mail-edit = Change this mail
mail-subject = Subject
mail-body = Text
mail-body-hint = Plain text; an empty line parts paragraphs. The HTML form is made of it.
mail-save = Save
mail-length-wrong = { $length } characters; 1 to { $most } are permitted.
mail-sent-already = This mail was sent meanwhile and cannot be changed any more.
mail-state-wrong = The mail is in another state meanwhile; load its page again.
mail-link-title = Send a personal link
mail-link-text = A new personal link to one participant goes at once. Links to all participants wait above to be released.
mail-link-to = To whom
mail-link-hint = The number of a participant, such as 12, or: all
mail-link-send = Send
mail-nobody = “{ $to }” is no participant of this meeting; permitted are the number of a participant, such as 12, or: all
mail-returned-title = A mail came back
mail-returned-text = Where the mail server does not put mails that come back into a folder that this program reads, save the report of the mail server as a file (.eml) and hand it in here. The mail is found by its Message-ID.
mail-returned-file = Reports
mail-returned-hint = Files as your mail program saves them, at most 1 MB together.
mail-returned-read = Read
mail-returned-wrong = Nothing in it says which of our mails came back. Permitted is a report of a failed delivery (RFC 3464), with the header of the mail.

mail-done-released = { $count ->
    [one] One mail was released.
   *[other] { $count } mails were released.
}
mail-done-stopped = { $count ->
    [one] One mail was stopped.
   *[other] { $count } mails were stopped.
}
mail-done-link = The personal link is on its way.
mail-done-links = { $count ->
    [one] One personal link waits to be released.
   *[other] { $count } personal links wait to be released.
}
mail-done-returned = { $count ->
    [one] One mail was marked as come back.
   *[other] { $count } mails were marked as come back.
}

mail-came-back = mail came back

mail-state-noted = being written
mail-state-waiting = waits
mail-state-queued = queued
mail-state-sent = sent
mail-state-kept = kept here
mail-state-failed = failed
mail-state-bounced = came back
mail-state-stopped = stopped

mail-kind-invitation = Invitation
mail-kind-neutral_link = Neutral link
mail-kind-confirmation = Registration received
mail-kind-pending = Waits for approval
mail-kind-approval = Registration approved
mail-kind-waiting_list = On the waiting list
mail-kind-promoted = Place from the waiting list
mail-kind-refusal = Registration not accepted
mail-kind-already_registered = Registered already
mail-kind-personal_link = Personal link
mail-kind-sign_in_link = Link to sign in
mail-kind-programme_change = Programme changed
mail-kind-list_opens = List opens in one hour
mail-kind-third = Third on the list
mail-kind-not_reached = Not reached
mail-kind-thank_you = Thanks, with the report
mail-kind-follow_up = Further questions
mail-kind-change_decided = Change decided
mail-kind-delegation_confirm = Member of a delegation to be confirmed
mail-kind-co_signature = Confirm a joint statement
mail-kind-exchange_asked = Exchange asked for
mail-kind-exchange_agreed = Exchange agreed on
mail-kind-exchange_follow_up = Whether an exchange worked
mail-kind-contribution_link = Link to a contribution
mail-kind-contribution_receipt = Contribution received
mail-kind-author_confirm = Confirm a joint contribution
mail-kind-deadline_moved = Deadline of a call moved
mail-kind-clarification_asked = Author asked about a contribution
mail-kind-contribution_decided = Contribution published or withheld

mail-templates-text = Each kind of mail has a usual text in six languages. A meeting can have its own instead. A text is checked when it is saved: what could not be filled in never reaches a person.
mail-templates-back = Back to all texts
mail-template-own = own text
mail-template-is-own = This meeting has a text of its own.
mail-template-is-usual = This is the usual text. What you save counts for this meeting only.
mail-template-held = Mails of this kind wait to be released.
mail-template-back = Back to the usual text
mail-template-subject-hint = One line, at most 200 characters: what it is about, and until when something is to be done. Who takes part unnamed gets a neutral subject instead.
mail-template-body-hint = An empty line parts paragraphs. A paragraph in which a value is empty is left out. Greeting, date, place and the name of the secretariat are added.
mail-placeholders = What can be named
mail-template-unknown = Line { $line }: there is no { "{{" }{ $name }{ "}}" } in this kind of mail. Permitted: { $permitted }.
mail-template-unclosed = Line { $line }: a placeholder is not closed. Write it as { "{{" }name{ "}}" }, on one line.
mail-template-empty = It is empty; write at least a word.
mail-template-lines = The subject has more than one line; one is permitted.
mail-template-long = { $length } characters are too many; a subject has at most 200, a text 20,000.
mail-preview = Preview
mail-preview-as = With the values of
mail-preview-nobody = nobody: only what is known of the meeting
mail-preview-show = Show
mail-preview-discreet = This participant takes part unnamed: subject and sender tell nothing of the meeting, and no calendar is attached.
