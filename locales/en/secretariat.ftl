# The secretariat's page, reading a concept note in, links.
secretariat-title = Secretariat
secretariat-new = New meeting from a concept note
secretariat-new-text = The note is read and checked first. You see what was found, what was assumed and what looks wrong; nothing is created before you say so.
secretariat-file = Concept note
secretariat-file-hint = Plain text, Markdown, PDF with text, DOCX, or the export of an event of Indico (JSON), of at most { $megabytes } MB.
secretariat-read = Read and check the note
secretariat-meetings = Meetings
secretariat-none = There is no meeting yet.
secretariat-registered = { $count } registered
secretariat-chair-link = New link for the chair

note-title = Check the concept note
note-without-title = A concept note without a title
note-text = This is what was read. Nothing is created yet.
note-findings = { $count ->
    [0] Findings
    [one] One finding
   *[other] { $count } findings
  }
note-no-findings = Nothing looks wrong.
note-error = error
note-warning = warning
note-place = Line { $line }, column { $column }
note-programme = Programme as it was read
note-no-programme = The note has no programme, so there is nothing to hold. Write the sessions with their times into the text below, for example “10:00 – 10:20 Opening session”, and check again.
note-has-errors = { $count ->
    [one] One error stands
   *[other] { $count } errors stand
  } below, so the meeting cannot be held as it is written. Put the text right, then check again.
note-fields = Every field that was found ({ $count }), with its line
note-all-fields = Every field
note-what-was-assumed = What was assumed
note-assumed-text = The note does not say this, so the usual value is taken. Write it into the text below if it is different.
note-field = Field
note-value = Value
note-line = Line
note-origin = Origin
note-assumed = assumed
note-was-read = read
note-text-of = Text of the note
note-text-label = Put right what is wrong here, then check again
note-text-hint = Your file is not changed. The meeting is created from this text.
note-check = Check again
note-create = Create the meeting
note-leave = Leave without creating
note-name-taken = There is already a meeting called “{ $title }” ({ $address }). Change the title in the text below, or open that meeting.

link-chair = Link for the chair
link-chair-text = Whoever opens this link runs the floor of this meeting as its chair. Give it to the chair only.
link-participant = New personal link
link-participant-text = The new link of { $name }, { $delegation }. The old one no longer works, and devices that were signed in are signed out. Passkeys are removed, too: whoever had the old link could have added one.
link-once = The link is shown only now. Copy it before you leave this page.

participants-title = Participants
participants-count = { $count ->
    [0] Nobody has registered yet.
    [one] One participant is registered.
   *[other] { $count } participants are registered.
  }
participants-no = No.
participants-category = Category
participants-public = Shown to the public
participants-link = Personal link
participants-new-link = New link
