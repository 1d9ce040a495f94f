# A participant's own page.
own-title = My page
own-level-delegation_only = The public sees your delegation only. Your name stays with the secretariat and the chair. What you say aloud may still be recorded by others.
own-level-category_only = The public sees your category only. Your name and delegation stay with the secretariat and the chair. What you say aloud may still be recorded by others.
own-level-secretariat_only = Only the secretariat knows who you are. Everybody else, the chair too, sees a number among other stakeholders. What you say aloud may still be recorded by others.
own-refresh = Look again at the lists
own-sent-before = This form was sent before, with other content, and was taken then. Look at what the page shows now, and change it from there.
own-suspended = The session is suspended

own-list = List of speakers
own-list-open = open
own-list-closed = not open
own-list-over = the floor is over
own-list-closed-help = The list takes no inscription now; the secretariat announces when it opens. You can hand in a written statement without one.
own-list-waiting = { $count ->
    [0] Nobody waits on it.
    [one] One delegation waits on it.
   *[other] { $count } delegations wait on it.
  }
own-rules = How this list works
own-opening = Opening
own-opened = It opened on
own-opens = It opens on
own-opens-at = The list opens on
own-opens-unknown = The secretariat announces when it opens.
own-closed = It closed on
own-closes = It closes on
own-closes-with-floor = It closes with the floor.
own-order = Order
own-order-time = By time of inscription inside each class.
own-lot-drawn = The order was drawn by lot among all who inscribed in the intake window. Who came later stands behind them.
own-lot-until = The order is drawn by lot among all who inscribe until
own-lot-speed = Until then all have the same chance: speed gives nothing.
own-lot-awaits = The intake window is over; the order is being drawn by lot. Who inscribes now stands behind those of the window.
own-lot-window = The order is drawn by lot among all who inscribe within { $time } of its opening.
own-limits = Speaking time
own-limit-all = { $time } for everybody.
own-limit-lowered = The chair has lowered it for those who remain.

own-status-waiting = Your delegation is on this list (inscription No. { $no }).
own-number = Inscription No. { $no }
own-status-reply = Your right of reply was asked for (No. { $no }).
own-status-speaking = Your delegation has the floor (No. { $no }).
own-status-spoke = Your delegation has spoken (No. { $no }).
own-status-withdrawn = The inscription No. { $no } was withdrawn.
own-status-absent = Your delegation was called twice and was absent; No. { $no } was struck off the list.
own-status-not-reached = Your delegation (No. { $no }) was not reached. You can hand in your statement until { $until }; it stands beside those that were delivered, marked “not delivered”.
own-colleague = Somebody else of your delegation made this inscription and can change or withdraw it.
own-colleague-protected = Somebody of your delegation who is kept from the public has inscribed here. A delegation has one inscription on a list, unless its rules permit more.
own-speaker = Speaker: { $name }
own-speaker-you = You speak
own-speaker-later = The speaker is not named yet
own-place-of = { $count ->
    [one] is your place on a list of one
   *[other] is your place on a list of { $count }
  }
own-turn = Expected turn:
own-will-speak = will speak
own-may-not-be-reached = may not be reached
own-will-not-be-reached = will not be reached
own-why-will = There is time for you even if everybody before you uses the whole limit.
own-why-may-not = There is time for you only if those before you use no more of their limit than speakers have used so far.
own-why-will-not = { $before ->
    [one] One delegation stands before you
   *[other] { $before } delegations stand before you
  }, and time is left for { $fits ->
    [0] nobody more
    [one] one intervention
   *[other] { $fits } interventions
  }. Hand in your statement in writing, so that it is kept in any case.
own-lot-place = Your place is drawn by lot. All who inscribe in the intake window have the same chance; it lasts until

own-standing = For whom do you speak?
own-standing-first = Comes before those who speak for their own delegation.
own-standing-confirmed = First, once it is confirmed.
own-standing-wrong = Choose for whom you speak.
own-behalf = On behalf of
own-behalf-hint = Only for a group or a joint statement: its name, or the delegations, as they are to be announced.
own-behalf-wrong = Write on whose behalf you speak: the name of the group, or the delegations of the joint statement.
own-behalf-long = At most 300 characters are taken here; write the name of the group and put the delegations into the statement.
own-later = We name the speaker later
own-later-hint = The place is your delegation's. Name a registered participant of your delegation before the turn comes.
own-declared = Gender and regional group (you may leave this out)
own-declared-gender-order = Speakers who declare different genders are called in turns where the order allows it. The regional group is counted in figures only.
own-declared-region-order = Speakers of different regional groups are called in turns where the order allows it. The gender is counted in figures only.
own-declared-figures = Both are counted in figures only, such as speaking time by gender; the order of the list does not depend on them.
own-declared-private = What you declare is not public: only the secretariat and the chair see it beside your name.
own-gender = Gender of the speaker
own-region = Regional group of the delegation
own-region-known = Regional group of the delegation: { $region }, by its country.
own-not-declared = Not declared
own-inscribe = Ask for the floor

own-amend = Change what it says
own-amend-button = Keep the change
own-substitute = Name another speaker
own-speaker-label = Who speaks?
own-speaker-hint = Registered participants of your delegation whom the public may see. For anybody else, ask the secretariat.
own-substitute-button = Name this speaker
own-withdraw = Withdraw this inscription
own-withdraw-ask = The place is given up. Whoever inscribes again goes to the end of the list.
own-withdraw-button = Yes, withdraw it
own-swap = Swap places with another delegation
own-offer-got = { $whom } offers to swap places with you.
own-offer-answer = Answer it
own-offer-made = You have offered { $whom } to swap places; they have to accept.
own-swap-places = You stand at place { $mine }, they at place { $theirs }; after the swap you stand at place { $theirs }, they at place { $mine }. Nobody else moves.
own-accept = Accept the swap
own-decline = Decline
own-take-back = Take the offer back

own-done-inscribed = Your delegation is on the list.
own-done-amended = The inscription was changed.
own-done-substituted = The speaker was named.
own-done-withdrawn = The inscription was withdrawn.
own-done-offered = The swap was offered. It takes place when the other delegation accepts.
own-done-swapped = The two delegations have swapped places.
own-done-dropped = The offer is gone; nobody has moved.
own-done-raised = Your hand is up for a point of order. The chair sees it.
own-done-lowered = Your hand is down.
own-done-reply = Your right of reply is on the list.

own-hands = Raise your hand
own-point = Point of order
own-point-ask = A point of order is about how the meeting is held, not about what is said. The chair deals with it at once; whoever speaks is interrupted.
own-point-button = Raise a point of order
own-point-lower = Take the hand down
own-point-raised = Raised
own-point-raised-text = Your hand is up for a point of order; the chair sees it.
own-point-taken = Being heard
own-point-taken-text = You have the floor on your point of order.
own-point-lowered = Your hand for a point of order was taken down
own-point-ruled = Ruled
own-point-ruling = The chair ruled on your point of order:
own-reply = Right of reply
own-reply-kind = Right of reply
own-reply-when = Rights of reply are called when nobody else waits on the list.
own-reply-ask = A right of reply answers what was said of your delegation. It lasts { $time } and is called when nobody else waits.
own-reply-button = Ask for a right of reply
own-reply-waits = Your right of reply is on the list.

own-say-speaking = You have the floor.
own-say-next = You are next.
own-say-soon = { $count ->
    [one] One speaker before you. Please be ready.
   *[other] { $count } speakers before you. Please be ready.
  }
own-say-not-reached = Your delegation was not reached before the floor ended. You can hand in your statement until { $until }.
own-note-chair = From the chair, to you alone
own-note-secretariat = From the secretariat, to you alone
own-note-seen = I have seen it
own-readiness = Your turn comes soon. Tell the chair that you are ready:
own-here = I am here
own-microphone = Microphone tested

own-statement = Written statement
own-statement-none = You have not handed in a statement for this session.
own-statement-open = Hand in a statement
own-statement-again = Hand in a new version
own-statement-until = Statements are taken until
own-statement-closed = Statements for this session were taken until { $until }; ask the secretariat if yours has to come in later.
own-statement-version = Version { $version }
own-statement-words = { $count ->
    [one] one word
   *[other] { $count } words
  }
own-statement-label = Text of the statement
own-statement-hint = The speaking time is { $time }. A statement may be longer than what you say; it is received whether or not you speak.
own-statement-empty = Write the statement into the field, or choose a text file that is not empty.
own-statement-long = At most 100,000 characters are taken for one statement.
own-file = Or a text file
own-file-hint = Plain text (.txt). If you choose a file, it is taken in place of the text above.
own-file-wrong = This file is no plain text in UTF-8. Save it as “plain text (UTF-8)”, or copy the text into the field.
own-hand-in = Hand in
own-delivered = delivered
own-not-delivered = not delivered
own-not-delivered-text = The report lists it beside the statements that were delivered, with this mark.

swap-title = Swap places
swap-text = You stand at place { $place }. Choose with whom you want to swap; you take their place, they take yours, and nobody else moves.
swap-consent = Nothing changes until the other delegation accepts. Until then you can take the offer back. Only the two of you see it, beside the secretariat and the chair.
swap-you = you
swap-offer = Offer to swap
swap-offer-label = Offer to swap with { $whom }: your place { $mine } for their place { $theirs }
swap-offered = offered
swap-back = Back to my page

receipt-title = Receipt of a statement
receipt-text = The statement was received and is kept. Earlier versions are kept too; the latest counts.
receipt-session = Session
receipt-from = From
receipt-received = Received
receipt-version = Version
receipt-words = Words
receipt-statement = Text as received
receipt-back = Back to my page
