# The calendar of a participant, on the own page.
calendar-title = Your calendar
calendar-text = Subscribe to one of these addresses in your calendar: it follows every change of the programme. The addresses are your own; keep them to yourself.
calendar-meeting = All sessions of the meeting
calendar-own = Only sessions on whose list you stand
