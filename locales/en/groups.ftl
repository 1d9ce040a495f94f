# Joint statements, the participants of one's own category, and the form after the approval, for participants.
joint-label = Whom you represent
joint-hint = One delegation or organization a line. Those who take part in the meeting are asked to confirm; who has not confirmed is marked so.
joint-wrong = Write at most 100 names, each of at most 200 characters; this has { $count } names, the longest of { $longest } characters.
joint-represented = Represented
joint-state-asked = not confirmed
joint-state-confirmed = confirmed
joint-state-declined = declined
joint-outside = not a delegation of this meeting
joint-title = Statements on behalf of your delegation
joint-asks = { $who } asks for the floor on behalf of your delegation, too ({ $session }).
joint-confirm = Confirm that it speaks for us
joint-decline = It does not speak for us
joint-is-confirmed = You have confirmed it.
directory-title = Participants of your category
directory-lead = You see the participants of your own category as they let others see them, and those of other categories who allow it. Nobody's e-mail address is shown.
directory-kept = { $count ->
    [one] One more keeps name and delegation from others.
   *[other] { $count } more keep name and delegation from others.
}
directory-nobody = Nobody yet.
directory-me = What others see of me
directory-all = Participants of all categories may see me
directory-all-hint = They see what your own category sees: as much as your level allows.
directory-apart = Only the secretariat knows who you are, so you stand in no list.
directory-save = Save
follow-up-title = What you need for the meeting
follow-up-lead = Your registration is accepted. Tell the secretariat what you wish and need; what you told when you registered is not asked again.
follow-up-speaks = In which sessions do you wish to speak?
follow-up-speaks-hint = It helps the secretariat to plan. It is no inscription: ask for the floor on your page once the list opens.
follow-up-needs = What do you need?
follow-up-interpretation = Interpretation into { $language }, the language of your registration
follow-up-captions = Captions
follow-up-sign-language = Sign language interpretation
follow-up-assistance = Assistance during the meeting
follow-up-remark = Anything else
follow-up-remark-hint = Which sign language, which assistance. Only the secretariat reads it. At most 1,000 characters.
follow-up-long = The remark has { $length } characters; at most { $most } are permitted. Shorten it.
follow-up-send = Send to the secretariat
follow-up-done = The secretariat has it. You can change it here.
follow-up-closed = The secretariat no longer asks; write to it directly.
