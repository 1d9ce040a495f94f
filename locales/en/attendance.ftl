attendance-title = Attendance
attendance-lead = Who was in the meeting, from the attendance report of the video platform and from check-in at the door. Only the secretariat sees this page.
attendance-upload = Read a report in
attendance-file = Attendance report
attendance-file-hint = The file that Microsoft Teams exports from the meeting's tab "Attendance", as it is, or saved again as CSV; up to 16 MB. A file of the same name is replaced. E-mail addresses are used to find the participants and are not kept.
attendance-no-file = Choose a file.
attendance-empty = { $file } is empty. Choose the file that the platform exported.
attendance-no-text = { $file } is no text, as an attendance report is. Choose the CSV file that the platform exported, or save the table as CSV.
attendance-read = Read the report
attendance-files = Reports read in
attendance-forget = Take out
attendance-forget-file = Take out { $file }
attendance-which-date = Which date is it?
attendance-which-date-text = { $file } says “{ $date }”, which can be read in two ways, and nothing in the file tells which. On which day was this?
attendance-leave = Leave it
attendance-counts = Who attended
attendance-rule = Exact figures, for the secretariat. Region and gender are as declared. In the annex of the report a group stands alone when at least { $fewest } of it attended; the others are put together. The annex is made once the meeting is closed.
attendance-by-category = Attendance by category
attendance-by-region = Attendance by regional group
attendance-by-gender = Attendance by gender
attendance-group = Group
attendance-in-report = In the report
attendance-alone = alone
attendance-with-others = with others
attendance-total = Total
attendance-not-declared = Not declared
attendance-sum = { $registered ->
    [one] { $attended } of { $registered } registered participant attended.
   *[other] { $attended } of { $registered } registered participants attended.
}
attendance-ways = In the room alone: { $onsite }; on the platform alone: { $online }; both: { $both }, counted once.
attendance-open = { $count ->
    [one] { $count } is not matched yet and counts for nobody.
   *[other] { $count } are not matched yet and count for nobody.
}
attendance-registered = Registered
attendance-attended = Attended
attendance-people = Whom the platform saw
attendance-people-text = Times are those of the clock of whoever exported the report. Proposals come from names alike; saving accepts all that stand in the fields. Empty a field to leave it open.
attendance-name = Name on the platform
attendance-from-until = From and until
attendance-minutes = Minutes
attendance-participant = Participant
attendance-nobody = No participant
attendance-nobody-short = No participant
attendance-guest = guest
attendance-proposed = Proposed: a name alike.
attendance-who-is = Which participant is { $name }?
attendance-is-nobody = { $name } is no participant
attendance-unknown = “{ $typed }” begins with no number of a participant. Choose one from the list, or empty the field.
attendance-unknown-rows = { $count ->
    [one] One row names no participant; all others were saved.
   *[other] { $count } rows name no participant; all others were saved.
}
attendance-save = Save
