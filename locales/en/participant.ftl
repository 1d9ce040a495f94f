# A participant's own page.
own-title = My page
own-protected = The public sees your category only. Your name and delegation stay with the secretariat and the chair.
own-refresh = Look again at the lists
own-list = List of speakers
own-list-open = open
own-list-closed = not open
own-list-over = the floor is over
own-list-closed-help = The secretariat announces when the list opens. You can hand in a written statement at any time.
own-list-waiting = { $count ->
    [0] Nobody waits on it.
    [one] One delegation waits on it.
   *[other] { $count } delegations wait on it.
  }
own-status-waiting = Your delegation is on this list as No. { $no }.
own-status-speaking = Your delegation has the floor (No. { $no }).
own-status-spoke = Your delegation has spoken (No. { $no }).
own-status-withdrawn = The inscription No. { $no } was withdrawn.
own-status-absent = Your delegation was called twice and was absent; No. { $no } was struck off the list.
own-status-not-reached = No time was left for your delegation (No. { $no }). A written statement is published with the others.
own-colleague = Somebody else of your delegation made this inscription and can withdraw it.
own-colleague-protected = Somebody of your delegation who is kept from the public has inscribed here. A delegation has one inscription on a list.
own-place = Place { $place } on the list:
own-will-speak = will speak
own-may-not-be-reached = may not be reached
own-will-not-be-reached = will not be reached, as it looks now
own-turn = Expected turn:
own-withdraw = Withdraw this inscription
own-standing = For whom do you speak?
own-standing-first = Comes before those who speak for their own delegation.
own-standing-wrong = Choose for whom you speak.
own-behalf = On behalf of
own-behalf-hint = Only for a group or a joint statement: its name, or the delegations, as they are to be announced.
own-behalf-wrong = Write on whose behalf you speak: the name of the group, or the delegations of the joint statement.
own-behalf-long = At most 300 characters are taken here; write the name of the group and put the delegations into the statement.
own-inscribe = Ask for the floor
own-statement = Written statement
own-statement-none = You have not handed in a statement for this session.
own-statement-open = Hand in a statement
own-statement-again = Hand in a new version
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

receipt-title = Receipt of a statement
receipt-text = The statement was received and is kept. Earlier versions are kept too; the latest counts.
receipt-session = Session
receipt-from = From
receipt-received = Received
receipt-version = Version
receipt-words = Words
receipt-statement = Text as received
receipt-back = Back to my page
