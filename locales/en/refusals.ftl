# The rules that say no, by their stable names. $reader is "staff" for secretariat and chair.
numbered-inscription = No. { $no }
named-inscription = { $name } (No. { $no })

refusal-no-plan = This meeting has no plan of the floor yet; the secretariat imports a concept note first.
refusal-plan-drops-used = The new plan leaves out “{ $what }”, which is already in use; keep it in the programme.
refusal-meeting-closed = The meeting is closed; nothing more can happen on its floor.
refusal-unknown-session = There is no session “{ $session }” in the programme; choose one that is listed.
refusal-unknown-segment = There is no segment “{ $segment }” in the programme; choose one that is listed.
refusal-unknown-person = Nobody called “{ $person }” stands in the programme of this session; choose someone who is listed.
refusal-unknown-inscription = There is no inscription { $whom }; choose one that is on the list.
refusal-no-floor-in-session = “{ $session }” has no time for the floor and so no list of speakers; choose a session that has one.
refusal-floor-is-over = { $reader ->
    [staff] The floor of this session is over; a statement can still be handed in in writing.
   *[own] The floor of this session is over; hand in your statement in writing instead.
}
refusal-list-is-open = The list of speakers is already open.
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
refusal-not-waiting = { $whom } is no longer waiting ({ $status }); choose one that waits.
refusal-other-session = { $whom } is on the list of another session; choose one of the running session.
refusal-not-in-floor-segment = The running segment is not the floor; go to the floor of this session before you call its list.
refusal-no-segment = No segment is running; start one first.
refusal-segment-runs = { $segment } is already running.
refusal-floor-taken = Someone has the floor; end that intervention first.
refusal-floor-free = Nobody has the floor.
refusal-is-paused = The clock is already paused.
refusal-not-paused = The clock is not paused.
refusal-cap-reached = { $left } of the cap of the floor is left and an intervention takes { $needed }; extend the cap with a reason, lower the limit, or go to the next segment.
refusal-no-cap = The floor of this meeting has no cap, so there is nothing to extend.
refusal-invalid-extension = An extension has 1 s to 7,200 s and a reason of 1 to 500 characters.
refusal-invalid-rules = { $what }
refusal-rules-need-reason = The list has opened; its rules change only by a decision of the chair, so give the reason in 1 to 500 characters.
refusal-lot-is-fixed = The list has opened, so its draw by lot is fixed; keep the window and the external value as they are, or go over to the order of inscription.
refusal-no-commitment = No commitment to a seed was published, and a draw without one proves nothing; set the rules of this session again.
refusal-no-lot = The order of this list is not drawn by lot.
refusal-window-runs = The intake window runs until { $until }; everyone who inscribes until then has the same chance. Wait until it is over.
refusal-lot-not-drawn = The order of this list is drawn by lot and was not drawn yet; draw it first.
refusal-already-drawn = The order was drawn already; a draw is made once.
refusal-nothing-to-draw = Nobody inscribed in the intake window, so there is nothing to draw.
refusal-beacon-needed = The rules name an external value ({ $named }); enter that value as its source published it, in 1 to 200 characters.
refusal-beacon-not-named = The rules name no external value beforehand, so none can be mixed in; leave it out.
refusal-seed-differs = The seed does not fit the commitment that was published before the window; only that seed can be drawn with.
refusal-log-differs = The draw takes the log at the closing instant, which is version { $version }.
refusal-opens-at = The list of speakers opens on { $at }.
refusal-delegation-may-not-inscribe = Only the delegations that the rules of this session name may inscribe; { $reader ->
    [staff] change its rules first, or take the statement in writing.
   *[own] hand in your statement in writing instead.
}
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
refusal-reply-at-end = Rights of reply are called when nobody else waits; { $waiting ->
    [one] 1 still waits.
   *[other] { $waiting } still wait.
}
refusal-not-for-another = A participant can only act in the own name; sign in as the participant meant.
refusal-other-delegation = That participant speaks for another delegation; name one of the delegation that inscribed.
refusal-no-swap = A swap takes two different inscriptions that wait on the same list.
refusal-swap-offered = This swap is offered already; the other delegation has to accept it.
refusal-no-such-offer = There is no such offer of a swap any more.
refusal-no-move = That is where { $whom } stands; choose another place.
refusal-reason-needed = A reason of 1 to 500 characters is needed; it stands in the log.
refusal-has-priority = { $whom } already has that place.
refusal-place-is-settled = The order of this list is settled, so nothing can be changed that may give a better place; ask the secretariat for a priority.
refusal-already-passed-over = { $whom } is passed over already; if the speaker is not there, mark it absent.
refusal-limit-not-reached = { $left } of the limit is left; a speaker is stopped at the limit, or ended with “End”.
refusal-invalid-seconds = { $seconds } s does not fit; 1 s to { $most } s are permitted.
refusal-limit-not-lower = The limit is { $now } now; choose a lower one.
refusal-suspended = The session is suspended; resume it first.
refusal-not-suspended = The session is not suspended.
refusal-point-is-heard = A point of order is being heard; rule on it first.
refusal-question-is-put = A question is being put; end it first.
refusal-no-question = No question is being put.
refusal-no-point = No point of order is being heard; take one that was raised.
refusal-point-not-raised = Point of order No. { $point } is not raised any more; choose one that is.
refusal-hand-is-up = { $reader ->
    [staff] The hand of that delegation is up already; take it, or let it come down.
   *[own] Your delegation's hand is up already; the chair sees it.
}
refusal-same-segment = Time moves from one segment to another; choose two different ones.
refusal-segment-is-over = { $segment } is over; choose one that runs or comes.
refusal-not-unused = { $segment } has { $left } unused; so much can be moved at most.
refusal-nothing-to-undo = There is nothing to take back: only the last command of secretariat or chair can be, while nothing else has followed from it.
refusal-too-late-to-undo = The last command was given { $seconds } s ago; it can be taken back within 10 s.
refusal-inscribed-since = { $count ->
    [one] 1 delegation has
   *[other] { $count } delegations have
} inscribed since the list was opened, so it cannot be taken back; close the list instead.
refusal-not-late = This cannot be entered late; give it as it is.
refusal-late-out-of-range = { $happened } does not fit: what is entered late happened between { $from } (the last thing on the floor) and now.
refusal-key-used = The key “{ $key }” already names another command of yours; give each command a key of its own.
refusal-changed = The floor has changed since you saw it (version { $seen }, now { $now }); look at the list again and repeat what you wanted.
