# The desk at the door, badges, the form inside other pages, and how long contact data are kept: pages of staff.
check-in-title = Check-in
check-in-count = { $there } of { $all } registered are here.
check-in-search = Name, delegation or code
check-in-search-hint = Write a part of the name or of the delegation, or the number of the participant; or scan the code of the badge into this field. A phone that scans the code opens the person by itself.
check-in-find = Find
check-in-found = { $count ->
    [0] Nobody found
    [one] One person found
   *[other] { $count } people found
}
check-in-nobody = Nobody who may come in has this name, delegation, number or code. A registration that waits for approval is not shown here.
check-in-more = Only { $shown } are shown; write more of the name.
check-in-in = Check in
check-in-out = Has left
check-in-undo = Undo
check-in-since = Here since { $time }
check-in-until = Left at { $time }
check-in-is-there = { $name } is checked in.
check-in-has-left = { $name } has left.
check-in-is-not-there = { $name } is not checked in.
check-in-back = Back to the search
badges-title = Badges
badges-count = { $count ->
    [0] Nobody is accepted yet.
    [one] One badge, for the one person who is accepted.
   *[other] { $count } badges, one for each person who is accepted.
}
badges-text = The code on a badge leads staff to the person at check-in. It signs nobody in, and tells others nothing.
badges-names = What the badges show
badges-names-public = What the public may see
badges-names-public-more = Whoever keeps the own name, or the delegation, has a badge without it.
badges-names-all = All names
badges-names-all-more = Badges of people who keep their names are marked. Give each to the person alone.
badges-show = Show these badges
badges-pdf = As PDF:
badges-a4 = A4, eight on a page
badges-a6 = A6, one on a page
badges-print = Print this page from the browser: eight badges fit on a page of A4. This program was built without PDF.
badges-mark = Not for the public: this person keeps the name
badges-code = Code of the badge of participant { $no }
embed-title = Registration on other sites
embed-text = The form of registration can stand inside pages of other sites. It works there without cookies, and signs nobody in.
embed-sites = Sites that may show the form
embed-sites-hint = One a line, as https://www.example.org. Browsers show it on no other site.
embed-site-wrong = “{ $site }” is no site: write https:// and the name, such as https://www.example.org, without a path and without *.
embed-too-many = At most { $most } sites can show the form.
embed-save = Save the sites
embed-copy = To copy into the page
embed-nobody = No site may show the form yet: the frame stays empty until its site stands above.
embed-frame = The form in a frame
embed-frame-hint = HTML, without a script. Change the height so that the form fits.
embed-link = A link instead
embed-link-hint = Where frames are not permitted: it opens the form on this server.
embed-frame-title = Register for “{ $title }”
embed-indico = For Indico and other systems
embed-indico-text = The public facts and the programme of the meeting, in the form in which Indico exports an event:
retention-title = How long contact data are kept
retention-text = After this time the server takes out by itself how people are reached. Names stay with what was said, as the report needs them; whoever wants to can have the rest erased.
retention-field = Days after the last session
retention-hint = 1 to 3,650. 0 keeps contact data until somebody erases them; people are told so when they register. Another number holds for those who register from then on; of whoever registered before, the number they read holds.
retention-wrong = “{ $typed }” is no number of days. Write a whole number from 1 to { $most }, or 0 to keep contact data.
retention-save = Save
retention-told = What people are told when they register, and on the page of what is held about them
retention-next = What goes next
retention-due = On { $date } this goes:
retention-others = Of some who registered they go on another day, as they read when they registered; the last on { $date }.
retention-due-now = Since { $date } it is due; it goes within the hour:
retention-never = Nothing goes by itself. This is held:
retention-kind = What
retention-count = How many
retention-stays = Stays: participants with delegation, category and level; attendance by number; the log, statements and the report.
retention-gone = What went
retention-nothing-gone = Nothing yet.
retention-what-addresses = Addresses of participants
retention-what-answers = Answers given at registration
retention-what-files = Files handed in at registration
retention-what-needs = Answers to the form after the approval
retention-what-requests = Changes that were asked for
retention-what-reasons = Reasons of decisions on registrations
retention-what-mails = Mails: addresses and texts
retention-what-invitations = Invitations with their addresses
retention-what-platform_names = Names on the platform of others than participants
retention-what-badges = Codes of badges
retention-what-passkeys = Passkeys of participants
retention-what-contribution_contacts = Whom to ask about contributions, with their addresses
retention-what-drafts = Parts of drafts of contributions that were never handed in
