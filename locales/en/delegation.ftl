# A participant's delegation: its focal point, its members, for participants.
delegation-page = Your delegation
delegation-lead = You are the focal point of this delegation: you register its members, confirm who asks to be one, and say who inscribes for it.
delegation-members = { $count ->
    [one] One member
   *[other] { $count } members
}
delegation-others-ask = { $count ->
    [one] One more asks to be a member and does not show a name to you. The secretariat decides.
   *[other] { $count } more ask to be members and do not show their names to you. The secretariat decides.
}
delegation-you-are = You are confirmed as { $function } of this delegation.
delegation-you-inscribe = You may inscribe for it.
delegation-you-wait = The focal point of this delegation is asked to confirm that you speak for it. Until then you can hand in statements, but not inscribe.
delegation-you-wait-hidden = Your name is not shown to the focal point, because you keep it from the public. The secretariat decides about you. If you want, the focal point can see who you are and confirm you.
delegation-show-name = Show my name to the focal point
delegation-you-declined = You are not a member of this delegation: its focal point or the secretariat has declined. Ask the secretariat if that is wrong.
delegation-apart = Only the secretariat knows who you are, so you stand apart from every delegation.
delegation-no-focal-point = This delegation has no focal point. Whoever registers under its name may inscribe for it.
delegation-focal-point = Focal point
delegation-focal-point-text = A focal point registers the members of a delegation in one form, confirms who asks to be one, and says who inscribes for it. The secretariat confirms the focal point. From then on all other members, also those who are registered already, have to be confirmed.
delegation-ask = Ask to be the focal point
delegation-asked = asked; the secretariat decides
delegation-state-asked = asks to be confirmed
delegation-state-confirmed = confirmed
delegation-state-declined = not a member
delegation-not-accepted = registration not accepted
delegation-not-offered = The meeting does not take registrations of this category; ask the secretariat.
delegation-not-yet-open = Registration opens on { $opens }; nobody is registered. Send the form again then.
delegation-inscribes = inscribes
delegation-confirm = Confirm
delegation-decline = Decline
delegation-change = Change what { $name } is and does
delegation-function = Function
delegation-function-wrong = Choose a function.
delegation-may-inscribe = May inscribe for the delegation. Where nobody may, every member may; the head always may.
delegation-new-email-hint = You can correct it until the person has opened the own page.
delegation-save = Save
delegation-take-off = Take off the delegation
delegation-take-off-text = The person stays registered, but no longer speaks for the delegation.
delegation-not-oneself = You cannot take yourself off the delegation while you are its focal point; ask the secretariat to name another one.
delegation-second-head = The delegation has a head already; make that person an adviser or a member first.
delegation-two-heads = A delegation has one head at most; choose another function here or above.
delegation-email-twice = This address stands in an earlier row, too; every person has an address of their own.
delegation-email-taken = This address is registered already; leave the person out, who can ask to be a member on their own page.
delegation-nobody = Write at least one person with name and e-mail address.
delegation-person = Person { $no }
delegation-register = Register members
delegation-register-text = Rows that stay empty are left out. Each person gets a personal link of their own, and can change later what others may see.
delegation-origin-text = Whom you register comes from where your delegation comes from, and is not asked for it: { $origin }.
delegation-gender-text = Choose a gender only as the person declares it. It is for figures, is shown to nobody with a name, and each person can change it on their own page.
delegation-register-button = Register all of them
delegation-more = Five more rows
delegation-registered = They are registered
delegation-registered-text = { $count ->
    [one] One person is registered as a member of your delegation.
   *[other] { $count } people are registered as members of your delegation.
}
delegation-links-text = Give each of them their own link. It opens their page for this meeting, so give it to nobody else.
delegation-back = Back to the delegation
delegation-done-asked = The secretariat is asked.
delegation-done-shown = The focal point can see who you are.
delegation-done-confirmed = Confirmed.
delegation-done-declined = Not a member any more.
delegation-done-changed = Saved.
function-head = head of delegation
function-adviser = adviser
function-member = member
