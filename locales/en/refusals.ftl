# The rules that say no to participants, by their stable names. $reader is "staff" for secretariat and chair,
# who read English only: other languages say what *[own] says.
numbered-inscription = No. { $no }
named-inscription = { $name } (No. { $no })

refusal-no-plan = This meeting has no plan of the floor yet; the secretariat imports a concept note first.
refusal-meeting-closed = The meeting is closed; nothing more can happen on its floor.
refusal-unknown-session = There is no session “{ $session }” in the programme; choose one that is listed.
refusal-unknown-inscription = There is no inscription { $whom }; choose one that is on the list.
refusal-no-floor-in-session = “{ $session }” has no time for the floor and so no list of speakers; choose a session that has one.
refusal-floor-is-over = { $reader ->
    [staff] The floor of this session is over; a statement can still be handed in in writing.
   *[own] The floor of this session is over; hand in your statement in writing instead.
}
refusal-list-is-closed = { $reader ->
    [staff] The list of speakers is closed; open it first.
   *[own] The list of speakers is closed; the secretariat announces when it opens. A statement can be handed in in writing at any time.
}
refusal-category-may-not-inscribe = { $reader ->
    [staff] { $category } may not take the floor in this session; change its rules first, or take the statement in writing.
   *[own] { $category } may not take the floor in this meeting; hand in your statement in writing instead.
}
refusal-already-inscribed = { $reader ->
    [staff] That delegation is already on this list; withdraw its inscription, or permit more than one in the rules.
   *[own] Your delegation is already on this list; for another inscription whoever made the first withdraws it.
}
refusal-not-yours = Inscription { $whom } was made by somebody else; you can only withdraw your own.
refusal-not-waiting = { $reader ->
    [staff] { $whom } is no longer waiting ({ $status }); choose one that waits.
   *[own] { $whom } is no longer waiting; choose one that waits.
}
refusal-other-session = { $whom } is on the list of another session; choose one of the running session.
refusal-window-runs = The intake window runs until { $until }; everyone who inscribes until then has the same chance. Wait until it is over.
refusal-lot-not-drawn = The order of this list is drawn by lot and was not drawn yet; draw it first.
refusal-opens-at = The list of speakers opens on { $at }.
refusal-suspended = The session is suspended; resume it first.
refusal-no-segment = No segment is running; start one first.
refusal-delegation-may-not-inscribe = Only the delegations that the rules of this session name may inscribe; { $reader ->
    [staff] change its rules first, or take the statement in writing.
   *[own] hand in your statement in writing instead.
}
refusal-not-inscriber = Your delegation has named who inscribes for it, and you are not one of them; ask its head or its focal point.
refusal-not-confirmed = Your delegation has not confirmed that you speak for it; ask its focal point or the secretariat. You can hand in a statement in writing.
refusal-too-many-inscriptions = { $reader ->
    [staff] That delegation
   *[own] Your delegation
} has { $permitted } inscriptions on this list, which is all that is permitted; withdraw one to make another.
refusal-no-right-of-reply = There are no rights of reply in this session; the secretariat can permit them in its rules.
refusal-too-many-replies = { $reader ->
    [staff] That delegation
   *[own] Your delegation
} has asked for { $permitted ->
    [one] 1 right of reply
   *[other] { $permitted } rights of reply
}, which is all that is permitted.
refusal-not-for-another = A participant can only act in the own name; sign in as the participant meant.
refusal-other-delegation = That participant speaks for another delegation; name one of the delegation that inscribed.
refusal-no-swap = A swap takes two different inscriptions that wait on the same list.
refusal-swap-offered = This swap is offered already; the other delegation has to accept it.
refusal-no-such-offer = There is no such offer of a swap any more.
refusal-place-is-settled = The order of this list is settled, so nothing can be changed that may give a better place; ask the secretariat for a priority.
refusal-no-point = No point of order is being heard; take one that was raised.
refusal-point-not-raised = Point of order No. { $point } is not raised any more; choose one that is.
refusal-hand-is-up = { $reader ->
    [staff] The hand of that delegation is up already; take it, or let it come down.
   *[own] Your delegation's hand is up already; the chair sees it.
}
refusal-key-used = The key “{ $key }” already names another command of yours; give each command a key of its own.
refusal-changed = The floor has changed since you saw it (version { $seen }, now { $now }); look at the list again and repeat what you wanted.
refusal-not-accepted = The registration of this person is not accepted, so they cannot take the floor. Their own page says how it stands.
