# The console: commands, questions, list, sheets.
note-no-page = Whoever has the floor stands in the programme and has no page of their own; tell them in the room or on the platform.
words-own = Say something in your own words
words-to-speaker = To who has the floor
words-to-next = To who is next
words-nobody = Nobody who has a page of their own has the floor or is next.
note-not-speaking = That speaker no longer has the floor; nothing was said to anybody.

command-pause = Pause
command-end = End
command-stop = Stop
command-extend-speaker = 30 s more
command-begin-question = Question
command-end-question = Question over
command-cue = “Conclude”
command-absent = Next absent
command-not-ready = Not ready
command-note-ready = “Be ready”
command-end-segment = End segment
command-suspend = Suspend
command-resume-session = Resume session
command-lower-limit = Lower limit
command-extend = Extend cap
command-move-time = Move time
command-take-point = Take
command-lower-point = Down
command-rule = Rule
command-undo = Undo
why-no-segment = No segment is running.
why-no-list = There is no list whose floor is still to come.
why-list-closed = The list of speakers is closed already.

reason-label = Reason, for the log
suspend-text = The session is suspended and the clock stands until you resume it.
suspend-break = Short break
suspend-technical = Technical difficulties
suspend-consultations = Consultations
lower-text = For everybody who still waits on the list of { $session }. The limit is { $limit } now.
lower-label = New limit
lower-more = { $limit } · { $more ->
    [one] 1 more will speak
   *[other] { $more } more will speak
}
lower-reason-all = So that more delegations can speak
lower-reason-late = The meeting is behind its programme
lower-button = Lower the limit
extend-reason-all = So that all on the list can speak
move-time-text = Moves time that a segment leaves over to another one.
move-time-from = From
move-time-to = To
move-time-seconds = How much
move-time-unused = { $left } unused
move-time-reason-unused = The time was not used
limit-label = Limit
limit-usual = by the rules

attention-none = No hand is up
attention-suspended = Suspended
attention-heard = Point of order:
attention-hands = { $hands ->
    [one] Point of order:
   *[other] { $hands } points of order:
}
attention-more = and { $more } more
attention-question = A question is put; the clock stands
point-lower-label = Put the hand of { $whom } down
rule-text = The speaker goes on with the time that remained.
rule-label = Ruling
ruling-upheld = The point of order is upheld
ruling-not-upheld = The point of order is not upheld
ruling-noted = The chair takes note
undo-what = Takes back: { $what }
undo-seconds = % s
late-label = Happened at
late-form = now
late-hint = Entered late, at this time
late-set = Set

nexts-title = Next
what-if = At { $lower } instead of { $now }, { $more ->
    [one] one more
   *[other] { $more } more
} will speak.
what-if-button = Lower to { $limit }
what-if-none = A lower limit brings nobody more.
what-if-reason = So that { $more ->
    [one] one more delegation
   *[other] { $more } more delegations
} can speak
order-end = ends { $expected }, planned { $planned }

in-force-each = { $limit } each
in-force-lowered = now { $limit } each (was { $before })
in-force-per-delegation = { $count ->
    [one] one per delegation
   *[other] { $count } per delegation
}
in-force-by-time = by time of inscription
in-force-by-lot = by lot
in-force-in-turns = categories in turns
in-force-by-shares = categories by shares of the minutes
in-force-balance-gender = genders in turns
in-force-balance-region = regions in turns
in-force-cap-meeting = cap { $cap } for the meeting
in-force-cap-session = cap { $cap }
in-force-cap-slot = cap { $cap } for each slot
in-force-replies = rights of reply
in-force-opens = opens { $time }
in-force-closes = closes { $time }

search-label = Search
list-rows = Who waits: { $session }
column-ready = Ready
row-no = { $name }, No. { $no }
row-more-label = All about { $whom }
mark-speaker-later = speaker named later
mark-not-ready = not ready
mark-reply = right of reply
mark-offers = offers to
mark-offered = offered by
mark-no-statement = No statement yet
mark-note = “{ $text }” { $seen ->
    [yes] (seen)
   *[no] (not seen yet)
}
expected-at-end = at the end
ready-present = { $whom } is present
ready-microphone = { $whom } has tested the microphone
ready-is-present = Present
ready-is-tested = Microphone tested
ready-counts = next { $next }: { $present } present · { $tested } tested · { $statements ->
    [one] 1 statement
   *[other] { $statements } statements
}
lot-comes = draw: the window comes with the opening
lot-window = draw: window until { $time }
lot-now = Draw the order
lot-text = The window is over. The seed is revealed, and the order is fixed.
lot-done = order drawn by lot

move-before = Move { $whom } before { $other }
move-end = Move { $whom } to the end
move-moving = { $whom }: to place { $place }. Enter moves, Esc leaves it.
move-button = Move
move-reason-request = At the request of the delegation
move-reason-technical = Technical difficulties of the speaker
move-reason-balance = For balance between categories
move-reason-chair = Decision of the chair

status-waiting = waiting
status-speaking = has the floor
status-spoke = has spoken
status-withdrawn = withdrawn
status-absent = absent when called, struck off
status-not-reached = not reached

sheet-title = All about one inscription
sheet-back = Back to the console
sheet-inscribed = inscribed { $time }
sheet-not-ready = Not ready: pass over once
sheet-absent = Absent
sheet-withdraw = Withdraw
sheet-note = Private note
sheet-note-label = Only this speaker sees it
sheet-note-send = Send
sheet-move = Move
sheet-before = Before
sheet-to-end = to the end
sheet-priority = Priority
sheet-priority-label = The place of
sheet-priority-button = Grant
sheet-swap = Swap places
sheet-swap-with = With
sheet-swap-hint = Only when both delegations have agreed.
sheet-swap-button = Swap
sheet-offer = { $from } offers { $with } to swap places.
sheet-swap-accept = Both agreed: swap
sheet-swap-drop = Drop the offer
sheet-speaker = Speaker
sheet-speaker-label = Who will speak
sheet-speaker-button = Name the speaker
sheet-amend = What it says of itself
sheet-standing = Speaks for
sheet-behalf = On whose behalf
sheet-gender = Gender of the speaker
sheet-region = Regional group
sheet-not-declared = not declared
sheet-amend-button = Change

delegation-title = For a delegation
delegation-short = For a delegation
delegation-none = Nobody is registered yet.
delegation-who = Participant
delegation-session = List of
delegation-inscribe = Put on the list
delegation-later = The speaker is named later
delegation-point = Point of order
delegation-point-button = Raise the hand
delegation-reply = Right of reply
delegation-reply-button = Ask for it

dialog-close = Close
dialog-cancel = Cancel
keys-title = Keys
keys-speaker = Who has the floor
keys-next = Who comes next
keys-segments = Segments
keys-list = List of speakers
keys-page = Console
keys-space = pause and resume
keys-question = question put, and over
keys-cue = tell the speaker to conclude
keys-point = take a point of order, rule on it
keys-note = tell the next to be ready
keys-suspend = suspend and resume the session
keys-open-close = open and close the list looked at
keys-draw = draw the order by lot
keys-search = search in the list
keys-select = go down and up the list
keys-enter = give the floor to the one selected
keys-entry = all about the one selected
keys-move = move the one selected, then ↑ ↓ and Enter (also Alt ↑ ↓)
keys-ready = the one selected is present, has tested
keys-undo = take the last command back, within 10 s
keys-stop = stop at the limit
keys-late = enter late what happened before
keys-escape = close, or leave as it is
keys-this = this list
keys-off = Switch the keys off on this device

list-choose = Lists of speakers
mark-not-public = not public
mark-statement = The statement has come in
column-place = Place
column-speaker = Delegation and speaker
column-expected = Expected
column-commands = Commands
row-give = Floor
row-give-label = Give the floor to { $whom }
segment-since = since { $time }
segment-start = Start
segment-start-label = Start { $segment } of { $session }
segment-start-ask = Start “{ $segment }” of “{ $session }” now? The running segment ends.
segment-start-sure = Start it
order-title = Running order
order-between = no segment runs
order-behind = { $minutes } min behind
order-ahead = { $minutes } min ahead
order-on-time = on time
order-other-day = not on the planned day
people-title = People of the programme
people-none = The programme names nobody for this session.
console-title = Console
console-views = Public pages
command-give = Give the floor
command-give-nobody = Nobody is next
command-resume = Resume
command-next-segment = Next segment
command-close-meeting = Close the meeting
command-end-session = End the session
command-open-list = Open list
command-close-list = Close list
why-nobody = Nobody has the floor.
why-taken = Someone has the floor; end that intervention first.
why-no-next = Nobody is next in this segment.
ask-next = { $waiting ->
    [one] 1 delegation still waits and would not be reached. The list ends with this segment.
   *[other] { $waiting } delegations still wait and would not be reached. The list ends with this segment.
}
ask-close = This was the last segment. The meeting is closed for good after it.
ask-next-sure = Go on all the same
extend-text = Adds time to the cap of “{ $session }”. The reason is kept in the log.
extend-by = Time added
extend-button = Extend
key-space = Space
key-enter = Enter
status-not-sent = The command did not reach the server. It is tried again.
links-title = Links
links-text = A link signs another device in. It works until the meeting is removed.

paper-link = List on paper
paper-public = Print what the public may see
paper-staff = For secretariat and chair only: this list has names that are kept from the public.
attention-claim = Dignitary?
mark-claimed = not confirmed
sheet-claim-confirm = Confirm as dignitary
sheet-claim-reason = The claim to speak as a dignitary is confirmed.
