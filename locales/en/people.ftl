# Pages of staff: who works for a meeting, and as what.
layout-owner = Owner
layout-moderator-view = Moderator's view
layout-interpreter-view = Interpreters' view

staff-title = Staff
staff-text = Who works for this meeting, and as what. Each role may do what its work needs and nothing more. What is given counts from the next sign-in; what is taken is gone at once.
owner-title = Owner
owner-text = Who owns this installation of Rostrum, and who runs all its meetings. Roles of one meeting are given on its page “Staff”.
staff-list = Roles that were given
staff-none = Nobody has been given a role here yet.
staff-name = Name
staff-email = E-mail address
staff-email-hint = The person signs in with this address. It is kept encrypted and shown to whoever gives roles.
staff-roles = Roles
staff-claimed = Signed in through OpenID Connect
staff-claimed-text = These people have their roles from groups of the provider, for twelve hours after they sign in. Take them out of the group there; an owner can also end their sign-ins here at once.
staff-no-address = none that the provider vouches for
staff-sign-in = Signing in
staff-role-label = Role
staff-categories = Categories of a reviewer
staff-categories-hint = For the role of reviewer only. Where none is chosen, the reviewer decides on all.
staff-all-categories = all categories
staff-person = Person of the programme
staff-person-hint = For the role of panellist only: whose sessions the page of the panellist shows.
staff-person-none = Nobody
staff-give = Give a role
staff-give-button = Give the role
staff-take = Take the role
staff-take-of = Take the role “{ $role }” from { $name }
staff-new-link = New link
staff-new-link-of = New link to sign in for { $name }
staff-link = Link to sign in for { $name }
staff-link-text = It works once, within seven days. Send it to this person only: whoever opens it is signed in as that person.
staff-given = { $name } has the role from the next sign-in on. This person has other roles too, so no link is shown here; the person signs in as usual.
staff-given-unsent = { $name } has the role from the next sign-in on. This person has other roles too, so no link is shown here. This server sends no mail: the person asks for a link on the page “Sign in”, and an owner makes one on the page “Owner”.
staff-asked = Links that were asked for
staff-asked-text = These people asked for a link to sign in within the last 15 minutes, and this server sends no mail. Make sure that it was they who asked, by telephone for example; then make a link and hand it over on a way that nobody else reads.
staff-link-of-another = This person has roles that you cannot give, so you cannot make a link that signs in as this person. Ask an owner.
staff-last-owner = This is the last owner. Give the role of owner to somebody else first, then take this one.
staff-name-wrong = Write a name of 1 to { $most } characters.
staff-email-wrong = Write an e-mail address, such as name@example.org.
staff-role-wrong = Choose one of the roles.
staff-category-wrong = There is no category “{ $category }”. Choose from the list.
staff-person-wrong = Choose whom of the programme the panellist is. Where the name is missing, add it to the programme first.

staff-role-owner = Owner
staff-role-secretariat = Secretariat
staff-role-chair = Chair
staff-role-moderator = Moderator
staff-role-rapporteur = Rapporteur
staff-role-interpreter = Interpreter
staff-role-reviewer = Reviewer
staff-role-panellist = Panellist
staff-role-participant = Participant
staff-role-display = Display

staff-about-owner = Gives and takes every role, and may do all that the secretariat may.
staff-about-secretariat = Runs the meeting: programme, registrations, floor, report.
staff-about-chair = Gives the floor, sets the rules of lists, sees the names that are kept from the public.
staff-about-moderator = Follows the floor on the moderator's view and sees names as the chair does. Gives no floor unless the role of chair is given as well.
staff-about-rapporteur = Reads the draft of the report, the record, statements and figures.
staff-about-interpreter = Follows the floor on the interpreters' view and reads statements that were handed in early.
staff-about-reviewer = Decides on registrations, of all categories or of some.
staff-about-panellist = Sees the own sessions with their times.

work-title = My work
work-text = Signed in as { $name } ({ $email }). These roles were given to you.
work-text-without-address = Signed in as { $name }. These roles were given to you.
work-every-meeting = All meetings

statements-title = Statements
statements-count = { $count ->
    [0] No statement has been handed in yet.
    [one] One statement has been handed in. It is shown under the name that its author lets you see.
   *[other] { $count } statements have been handed in. Each is shown under the name that its author lets you see.
  }
statements-line = { $words } words, version { $version }, received { $received }

staff-links = Personal links of participants
staff-links-again = The personal link of a participant works again and again, so that nobody stands before a closed door. Whoever has the link is let in.
staff-links-once = The personal link of a participant works once. After that, participants sign in with their e-mail address and are sent a link for 15 minutes.
staff-links-set-once = Let personal links work once only
staff-links-set-again = Let personal links work again and again
