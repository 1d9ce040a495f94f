# The floor: live page, console, display.
live-title = Live
live-now = On the floor now
live-no-script = This page loads itself again every { $seconds } seconds. With scripts switched on, it follows by itself and the clock runs.
live-reload = Load it now
live-wall = Time at the meeting:

contact-lost = No contact with the server for % s. What you see is from then; the clock counts on by itself.

room-of-cap = of { $cap } of the floor used
room-label = Time of the floor used
room-fits = { $fits ->
    [0] No further intervention of { $limit } is sure to fit.
    [one] 1 more intervention of { $limit } fits.
   *[other] { $fits } more interventions of { $limit } fit.
}
room-wait = { $waiting ->
    [0] Nobody waits.
   *[other] { $unsure ->
        [0] { $waiting } { $waiting ->
            [one] waits, and will speak.
           *[other] wait, and all will speak.
        }
       *[other] { $waiting } { $waiting ->
            [one] waits
           *[other] wait
        }, { $unsure } of them may not be reached.
    }
}

list-choose = Lists of speakers
mark-not-public = not public
mark-absent-once = was absent
mark-statement = The statement has come in
column-place = Place
column-speaker = Delegation and speaker
column-expected = Expected
column-commands = Commands
row-give = Floor
row-give-label = Give the floor to { $whom }

next-title = What comes next
segment-over = over
segment-runs = now
segment-minutes = { $minutes } min
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

