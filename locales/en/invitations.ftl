# The page on which staff invites.
invitations-title = Invitations
invitations-text = Each address gets a mail with a link to the registration. The mails wait under “Mail” until you release them. Nobody is invited twice.
invitations-neutral = For those whose mailbox or browser others may see:
invitations-new = Invite
invitations-lines = Addresses
invitations-lines-hint = One on a line. Category and language may stand beside it, separated by commas: a@example.org, states, fr. Categories are { $codes }; languages are ar, zh, en, fr, ru, es.
invitations-file = Or a file (CSV, UTF-8)
invitations-language = Language where none is given
invitations-invite = Prepare invitations
invitations-none = Nobody was invited yet.
invitations-count = { $count ->
    [one] One invitation
   *[other] { $count } invitations
}
invitations-address = Address
invitations-category = Category
invitations-tie = Registered under another address
invitations-tie-of = Number of the participant whom { $address } registered as
invitations-untie-of = Untie the registration from { $address }
invitations-accept = Tie
invitations-untie = Untie
invitations-registered = registered as № { $no }
invitations-accepted = registered as № { $no }, under another address
invitations-no-participant = “{ $no }” is no participant of this meeting; give the number that the list of participants shows.
invitations-no-address = Line { $line } has no e-mail address.
invitations-unknown = Line { $line }: “{ $cell }” is neither a category nor a language.
invitations-empty = There is no address; write one on each line.
invitations-more-faults = { $count } more lines are wrong.
