# The rules that say no to secretariat and chair, by their stable names. $reader is "staff" for them.
refusal-plan-drops-used = The new plan leaves out “{ $what }”, which is already in use; keep it in the programme.
refusal-unknown-segment = There is no segment “{ $segment }” in the programme; choose one that is listed.
refusal-unknown-person = Nobody called “{ $person }” stands in the programme of this session; choose someone who is listed.
refusal-list-is-open = The list of speakers is already open.
refusal-not-in-floor-segment = The running segment is not the floor; go to the floor of this session before you call its list.
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
refusal-already-drawn = The order was drawn already; a draw is made once.
refusal-nothing-to-draw = Nobody inscribed in the intake window, so there is nothing to draw.
refusal-beacon-needed = The rules name an external value ({ $named }); enter that value as its source published it, in 1 to 200 characters.
refusal-beacon-not-named = The rules name no external value beforehand, so none can be mixed in; leave it out.
refusal-seed-differs = The seed does not fit the commitment that was published before the window; only that seed can be drawn with.
refusal-log-differs = The draw takes the log at the closing instant, which is version { $version }.
refusal-reply-at-end = Rights of reply are called when nobody else waits; { $waiting ->
    [one] 1 still waits.
   *[other] { $waiting } still wait.
}
refusal-no-move = That is where { $whom } stands; choose another place.
refusal-reason-needed = A reason of 1 to 500 characters is needed; it stands in the log.
refusal-has-priority = { $whom } already has that place.
refusal-already-passed-over = { $whom } is passed over already; if the speaker is not there, mark it absent.
refusal-limit-not-reached = { $left } of the limit is left; a speaker is stopped at the limit, or ended with “End”.
refusal-invalid-seconds = { $seconds } s does not fit; 1 s to { $most } s are permitted.
refusal-limit-not-lower = The limit is { $now } now; choose a lower one.
refusal-not-suspended = The session is not suspended.
refusal-point-is-heard = A point of order is being heard; rule on it first.
refusal-question-is-put = A question is being put; end it first.
refusal-no-question = No question is being put.
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
