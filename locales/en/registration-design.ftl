# The pages on which registration is designed.
design-title = Design of registration
design-lead = Which categories can register, what each is asked, how many places it has, until when, and who is accepted without a decision.
design-saved = The design is saved. The form shows it from now on.
design-form-link = The form as people see it
design-everybody = For all categories
design-everybody-text =
    { $count ->
        [0] Everybody is asked for name, delegation, e-mail address, language and what the public may see.
        [one] Beside name, delegation, e-mail address, language and what the public may see, everybody is asked one question.
       *[other] Beside name, delegation, e-mail address, language and what the public may see, everybody is asked { $count } questions.
    }
design-offers = Categories
design-places = Accepted
design-questions = Questions
design-questions-all = Questions for everybody
design-order = Order
design-up = Up
design-down = Down
design-remove = Take out
design-up-one = Move question { $number } up
design-down-one = Move question { $number } down
design-remove-one = Take out question { $number }
design-up-offer = Move { $name } up
design-down-offer = Move { $name } down
design-remove-offer = Take out { $name }
design-restore = Offer { $name } again
design-in-use = Somebody has registered for this category, so it stays. To take nobody in any more, give it a deadline and let staff decide.
design-add-offer = Add a category
design-add-offer-text = A category of this meeting's own, such as youth. On the list of speakers, in figures and in the report it counts among other stakeholders.
design-own-label = Name in English
design-own-code = Short name
design-own-code-hint = Small letters from a to z, digits and _, such as youth. It stands in addresses and stays.
design-document = As a document
design-document-text = The whole design as one JSON document, without the history of its instants. A next meeting can take it over.
design-document-get = Download the design
design-document-file = A design to take over in place of this one
design-document-put = Take it over
design-document-unreadable = This is no design of registration: { $what }. Take a document that was downloaded here.
design-overtaken = Somebody else has saved version { $now } meanwhile. Look at it in another window; if you save again, this section is as you have it here.
design-preview-link = Preview in each language
design-preview = Preview
design-preview-text = The questions as people see them. Where a text is missing in a language, the English one stands there and says so.
design-preview-languages = Languages of the preview
design-preview-empty = Nothing is asked beside name, delegation, e-mail address, language and what the public may see.
design-back = Back to the section
design-window-text = On the clocks of the meeting ({ $zone }). People see them on their own clocks, too. Leave them empty for no limit.
design-moved = How they were moved; people see old and new:
design-moved-line = { $edge }: { $from } became { $to }, moved { $at }
design-instant-wrong = “{ $text }” is no date with a time. Choose one, such as 2025-07-10T18:00, or leave it empty.
design-late = What comes after the deadline
design-late-by-hand = Is marked as received late, and staff decide
design-late-as-in-time = Is marked as received late, and otherwise treated as in time
design-own-window = Opening and deadline of this category
design-own-window-yes = This category has its own
design-own-window-more = Otherwise those for all categories hold.
design-name = Name in this meeting
design-name-hint = Leave it empty for the usual name. A category of the meeting's own needs one.
design-capacity = Places
design-capacity-hint = At most so many are accepted; all others are put on the waiting list. Leave it empty for no limit.
design-capacity-wrong = “{ $text }” is no number of places. Write a whole number from 1 to 100,000, or leave it empty.
design-approval = Approval
design-approve-everybody = Everybody is accepted at once
design-approve-by-hand = Staff decide about each
design-approve-by-rule = By rule, all others by staff
design-approve-by-rule-more = Those whom the rule below fits are accepted at once.
design-rule = The rule
design-combine = How the conditions work together
design-combine-any = One is enough
design-combine-all = All have to hold
design-domains = E-mail address at one of these domains
design-domains-hint = One on each line, such as bern.ch; those below it count too. Nobody has proved that the address is theirs when they register.
design-listed = On the list of accredited organizations
design-listed-hint = Compared without regard to case, accents and the order of words.
design-accredited = With any status or none
design-letter = A file was handed in for the question
design-no-letter = No file is needed
design-add = Add a question
design-save = Save
design-unsaved = What is in this form is not saved yet.
design-question = Question { $number }
design-label = Question
design-kind-of = How it is answered
design-kind-line = One line
design-kind-long-text = Text of several lines
design-kind-one = One of several answers
design-kind-many = Any of several answers
design-kind-file = A file
design-kind-consent = Consent: a box to tick
design-code = Short name
design-required = Has to be answered
design-more = Hint and answers to choose from
design-hint = Hint
design-choices = Answers to choose from
design-choices-hint = One on each line: short name = text, such as water = Water and sanitation. The short name stays when the text is altered, and is the same in all languages.
design-languages = In the other five languages
design-no-offer = No category is left. Offer at least one.
design-too-many = There are more than { $most }. Take some out.
design-code-wrong = “{ $text }” is no short name. It has 1 to 40 small letters from a to z, digits and _.
design-twice = “{ $text }” stands twice. Give one of them another short name.
design-other-category = “{ $text }” is the short name of a category of every meeting. Choose another.
design-no-english = The English text is missing. It is shown wherever another language has none.
design-language-wrong = “{ $text }” is none of the six languages: ar, zh, en, fr, ru, es.
design-too-long = The text has more than { $most } characters. Shorten it.
design-no-choice = There is nothing to choose from. Write one answer on each line.
design-closes-first = The deadline is not after the opening. Choose a later one.
design-no-condition = The rule has no condition, so it fits nobody. Give it one, or let staff decide.
design-no-value = The condition has no value. Give it one.
design-no-such-file = No question with the short name “{ $text }” asks for a file. Choose another, or add the question.

# The list of accredited organizations.
accredited-title = Accredited organizations
accredited-lead = Rules of approval look at this list. It is of this meeting alone.
accredited-count =
    { $count ->
        [0] The list is empty.
        [one] One organization is on the list.
       *[other] { $count } organizations are on the list.
    }
accredited-import = Read a list in
accredited-file = Table
accredited-file-hint = CSV or XLSX, whose first line names the column name; ecosoc (general, special, roster) and nhri (A, B) if there are any.
accredited-check = Check it
accredited-preview = What the list would become
accredited-counts = { $new } new, { $changed } with another status, { $same } as before. { $gone } would be gone. { $faulty } lines cannot be taken.
accredited-take = Take this list in place of the one before
accredited-name-wrong = The name is missing, or has more than 200 characters.
accredited-status-wrong = “{ $text }” is no status. For ecosoc it is general, special or roster; for nhri A or B.
accredited-name = Name
accredited-status = Status
accredited-ecosoc-general = General consultative status
accredited-ecosoc-special = Special consultative status
accredited-ecosoc-roster = Roster
accredited-nhri-a = A status
accredited-nhri-b = B status
