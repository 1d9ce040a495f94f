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

mark-absent-once = was absent

next-title = What comes next
segment-over = over
segment-runs = now
segment-minutes = { $minutes } min
