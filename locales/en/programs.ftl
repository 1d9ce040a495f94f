# Programs that read the floor or act on it: the page, and what programs are told.
api-nobody-is-next = Nobody is next: the list of this segment is empty, or no segment runs.
api-unfit-help = Nothing was changed. Correct the fields that are named and send the whole document again.
api-refused-help = Nothing was changed. Read the floor again and decide anew; the same request is carried out only once the floor stands otherwise.
api-not-found-text = Nothing stands at this address.
api-not-found-help = Check the address against docs/api.md, and the name of the meeting against the address of its page.
api-not-permitted-text = The request comes from nobody who may do this in this meeting.
api-not-permitted-help = Send a token of this meeting as “Authorization: Bearer …”. What its scopes permit stands in docs/api.md; pages for people are open to no token.
api-other-site-text = The request comes from a page of another site, with the cookies of a browser.
api-other-site-help = Send a token as “Authorization: Bearer …”; with a token cookies count for nothing.
api-malformed-text = What was sent does not fit: { $what }
api-malformed-help = Nothing was changed. Correct it and send it again; docs/api.md lists the commands and their fields.
api-too-large-help = Send a smaller body.
api-disk-full-help = Tell the secretariat. Once there is room, send the same request again, with the same key.
api-failed-help = Send the same request again in a moment, with the same key. If it stays so, tell the secretariat the reference.

error-token-unknown = This token does not work
error-token-unknown-text = The token is not known here, or it was revoked.
error-token-unknown-help = Ask the secretariat for a new token on the page Programs of the meeting.
error-scope-missing-text = This needs a token of this meeting with the scope “{ $scope }”.
error-scope-missing-help = The secretariat makes one on the page Programs of the meeting. Send it as “Authorization: Bearer …”.
error-unknown-command-text = There is no command “{ $name }”.
error-unknown-command-help = The commands are listed in docs/api.md.
error-too-fast = Too many messages
error-too-fast-text = At most 20 messages a second are taken. Nothing was done of what this one says.
error-too-fast-help = Send it again in a second.

programs-title = Programs
programs-text = Other programs can follow the floor of this meeting and act on it: the keys of a stream deck, scenes and captions, a chat. Each gets a token of its own, which you can revoke at any time.
programs-tokens = Tokens
programs-no-tokens = No program has a token yet. What is public can be read without one.
programs-name = Name
programs-name-hint = What it is and where, for example “Stream deck of the chair”.
programs-name-wrong = The name has { $length } characters; 1 to 100 are permitted.
programs-scope = May
programs-read = read what is public
programs-read-more = Who has the floor, the clock, who is next and the lists, with the names that the public sees.
programs-read-staff = read every name
programs-read-staff-more = Also the names that participants keep from the public. Only for screens that no one but staff can see.
programs-run = give commands
programs-run-more = Give the floor, pause, end, open and close lists. The log says which program did it.
programs-made = Made
programs-used = Last used
programs-never = never
programs-revoke-title = Revoke
programs-revoke = Revoke
programs-revoke-of = Revoke the token of { $name }
programs-revoked = revoked { $date }
programs-new = New token
programs-make = Make the token
programs-token-of = Token of { $name }
programs-token-text = The program sends this token with each request. Whoever has it can do what the token permits, so give it to that program only.
programs-once = It is shown only now. Copy it before you leave this page.
programs-try = Try it
programs-try-text = In a terminal:
programs-back = Back to Programs

webhooks-title = Webhooks
webhooks-text = A webhook is an address of another server that is told at once what happens on the floor. Messages hold numbers, never names, and are signed. A server that does not answer is tried again for three days.
webhooks-none = No webhook is set up.
webhooks-new = New webhook
webhooks-url = Address
webhooks-url-hint = It begins with https:// and can be reached from the internet.
webhooks-url-hint-private = It begins with https://. This server may also reach private networks, and with http:// a program on its own machine (http://localhost, http://127.0.0.1 or http://[::1]).
webhooks-url-wrong = This is no address of a server. It begins with https://, has at most 500 characters and holds no name and password.
webhooks-url-not-https = Messages are sent over https, so that nobody on the way reads or changes them: write https:// before the address. With http:// only a program on the machine of Rostrum is reached (http://localhost, http://127.0.0.1 or http://[::1]), and only when Rostrum was started with “--private-webhooks”.
webhooks-url-not-public = This address leads into this machine or a private network. Only servers that can be reached from the internet are permitted; whoever runs Rostrum can permit others with “--private-webhooks”.
webhooks-too-many = This meeting has { $most } webhooks already, which is the most. Remove one first.
webhooks-kinds = Is told
webhooks-kind-wrong = Choose at least one thing that it is told.
webhooks-make = Make the webhook
webhooks-active = active
webhooks-paused = paused
webhooks-stopped = stopped
webhooks-stopped-text = The receiver answered that it wants no more messages (410). “Go on” sends again what still waits.
webhooks-waiting = { $count ->
    [one] One message waits.
   *[other] { $count } messages wait.
  }
webhooks-test = Send a test
webhooks-test-of = Send a test to { $url }
webhooks-pause = Pause
webhooks-pause-of = Pause { $url }
webhooks-resume = Go on
webhooks-resume-of = Go on with { $url }
webhooks-roll = New secret
webhooks-roll-of = New secret for { $url }
webhooks-remove = Remove
webhooks-remove-of = Remove { $url }
webhooks-messages = { $count ->
    [one] The last message
   *[other] The last { $count } messages
  }
webhooks-messages-text = The newest first. Each is kept for 30 days after it was delivered or given up. They are sent in order: one that is not taken holds up those behind it.
webhooks-table = Messages to { $url }
webhooks-no = No. { $no }
webhooks-kind = Message
webhooks-since = Since
webhooks-became = What became of it
webhooks-delivered = delivered
webhooks-waits = waits
webhooks-given-up = given up
webhooks-answered = The receiver answered { $status }.
webhooks-next = Next attempt: { $date }.
webhooks-attempts = { $count } attempts
webhooks-secret = Secret of the webhook
webhooks-secret-text = With this secret { $url } verifies that a message comes from here. docs/api.md shows how, in ten lines.
webhooks-rolled-text = Messages carry two signatures for the next 24 hours, with the new secret and with the one before, so that the receiver can be changed without a gap.

webhook-kind-floor_given = floor given
webhook-kind-intervention_ended = intervention ended
webhook-kind-next_speaker_changed = another speaker is next
webhook-kind-list_opened = list of speakers opened
webhook-kind-list_closed = list of speakers closed
webhook-kind-segment_started = segment started
webhook-kind-segment_ended = segment ended
webhook-kind-meeting_closed = meeting closed
webhook-kind-everything = everything that happens on the floor
webhook-kind-test = test

unanswered-not-permitted = The name leads into this machine or a private network, which is not permitted.
unanswered-no-connection = Nobody listens there, or the name is not known.
unanswered-broken = The connection broke, or the certificate of the receiver is not trusted.
unanswered-too-slow = No answer came within 15 seconds.
unanswered-no-roots = This machine has no certificates of authorities (package ca-certificates), so no receiver can be trusted.
webhook-kind-suspended = session suspended
webhook-kind-session_resumed = session resumed
webhook-kind-undone = last command taken back
