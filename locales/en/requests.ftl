# What participants ask of the secretariat, for the secretariat.
requests-title = Requests
requests-lead = What participants ask of the secretariat, and what you decide for delegations.
requests-focal-points = Focal points of delegations
requests-asks = asks to be the focal point
requests-is = focal point
requests-name = Name a focal point
requests-name-hint = In the place of the one before. All others of the delegation, also those who are registered already, then have to be confirmed.
requests-name-button = Name as focal point
requests-nobody-registered = Nobody is registered yet.
requests-apart = This person stands apart from every delegation, so that only the secretariat knows who they are; name somebody else.
requests-members = Who asks to be confirmed
requests-members-text = Who registers under the name of a delegation that has a focal point inscribes for it only once confirmed, by the focal point or by you. Whoever keeps a name from the public is not shown to the focal point.
requests-none = Nobody asks.
requests-focal-point-decides = the focal point is asked
requests-you-decide = not shown to the focal point
requests-confirm = Confirm
requests-decline = Decline
requests-take-back = Take it back
requests-done-named = The focal point is named.
requests-done-confirmed = Confirmed.
requests-done-declined = Declined.
answers-title = Wishes and needs
answers-lead = Once accepted, participants are asked in which session they wish to speak and what they need. Their language is known from the registration and is not asked again.
answers-since = Participants are asked since
answers-open = { $count ->
    [one] Ask one accepted participant, and whoever is accepted later
   *[other] Ask { $count } accepted participants, and whoever is accepted later
}
answers-close = Ask nobody any more
answers-written = { $count ->
    [one] One participant is written to.
   *[other] { $count } participants are written to.
}
answers-answered = Answered
answers-speak = Wish to speak
answers-interpretation = Interpretation
answers-captions = Captions
answers-sign-language = Sign language
answers-assistance = Assistance
answers-needs = Needs
answers-remark = Remark
answers-csv = Table (CSV)
requests-changes = Changes of registrations
requests-reason = Reason, needed to refuse; the participant reads it
requests-reason-needed = Give a reason of 1 to 500 characters to refuse a change.
requests-accept = Accept and make the change
requests-refuse = Refuse
requests-stands = This person stands on a list of speakers or has the floor under the present delegation; let them be withdrawn from the list first.
requests-already = This request is decided already; load the page again.
requests-full = The other category has no place left, so nothing was changed; raise its capacity, or refuse.
requests-decided = { $count ->
    [one] One request is decided
   *[other] { $count } requests are decided
}
requests-was-accepted = accepted
requests-was-refused = refused
