# The rules of a list of speakers, and the draw by lot.
rules-title = Rules of the list of speakers: { $session }
rules-heading = Rules of the list of speakers
rules-other-list = Another list:
rules-tab = Rules
meeting-rules = Rules of the list of speakers
meeting-order = Order and reasons
rules-pages = Pages of this list of speakers
rules-state-open = The list is open
rules-state-closed = The list is closed
rules-state-not-yet = The list has not opened yet
rules-state-due = It opens in a moment.
rules-all-from-note = All these rules follow from the concept note, or are what is usual.
rules-from-note = from the concept note
rules-no = No. { $no }
rules-to-draw = The draw: commitment, window, and how to check it

rules-who = Who may inscribe
rules-who-all = Delegations of every category.
rules-who-some = Delegations of these categories: { $list }.
rules-who-only = { $count ->
    [one] Of these, one delegation only that the secretariat has named.
   *[other] Of these, only the { $count } delegations that the secretariat has named.
}
rules-opens = Opening
rules-opens-at = The list opens at { $at }.
rules-opens-by-hand = The secretariat opens the list.
rules-closes = Closing
rules-closes-at = It closes at { $at }.
rules-closes-with-floor = It closes with the floor, unless the secretariat closes it before.
rules-per-delegation = Inscriptions per delegation
rules-per-delegation-words = { $count ->
    [one] One inscription for each delegation.
   *[other] Up to { $count } inscriptions for each delegation.
}
rules-text = Text of the statement
rules-text-asked = The text is asked for, for interpreters and the report. Nobody has to hand it in.
rules-text-not-asked = The text is not asked for.
rules-limits = Speaking time
rules-limit-single = { $time } for each intervention.
rules-limit-other = For { $who }: { $time }.
rules-limit-panellists = Panellists have { $time } to present and { $reply } for a reply.
rules-cap = Cap of the floor
rules-no-cap = There is no cap.
rules-cap-meeting = All interventions of the meeting together may take { $minutes } minutes.
rules-cap-session = All interventions of this session together may take { $minutes } minutes.
rules-cap-slot = The interventions of each slot together may take { $minutes } minutes.
rules-allowance = Between two speakers
rules-allowance-words = { $time } are reckoned for the change of speaker; they are not charged to the cap.
rules-clock = Clock
rules-clock-words = It turns amber { $amber } and red { $red }.
rules-at-the-limit = at the limit
rules-before-the-limit = { $time } before the limit
rules-reply = Right of reply
rules-no-reply = There are no rights of reply in this session.
rules-reply-words = { $count ->
    [one] One right of reply for each delegation, { $limit } long, at the end, when nobody else waits.
   *[other] Up to { $count } rights of reply for each delegation, each { $limit } long, at the end, when nobody else waits.
}
rules-statements = Statements in writing
rules-statements-words = They are taken until
rules-statements-usual = (three days after the last day of the meeting, as is usual)
rules-days = { $count ->
    [one] one day
   *[other] { $count } days
}
rules-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}

rules-order = Order of the speakers
rules-dignitaries = dignitaries
rules-groups = statements on behalf of a group of States
rules-joints = joint statements of several delegations
rules-singles = delegations that speak for themselves
rules-order-priority = First come, in this order: { $list }. Then come all others.
rules-order-no-priority = Nobody goes before others because of a standing.
rules-order-confirmed = A dignitary has that place and speaking time once the chair or the secretariat has confirmed it, and until then those of a speaker for the own delegation.
rules-order-pattern = Among those of one standing the categories take turns: { $list }, then one of all others, then from the beginning. A category of which nobody waits is passed over.
rules-order-share = { $category } at least { $percent } %
rules-order-quota = Among those of one standing the minutes are shared: { $list }; all others share the remaining { $rest } %. What a category does not use goes to the others in proportion.
rules-order-gender = Inside a category, speakers of different declared gender alternate. Whoever declared none counts as a group of its own.
rules-order-region = Inside a category, speakers of different regional groups alternate. Whoever declared none counts as a group of its own.
rules-order-time = Inside a category, whoever inscribed first is called first.
rules-order-lot = Inside a category, the order is drawn by lot among all who inscribe within { $window } of the opening of the list: speed gives nothing. Whoever comes later stands behind them, by time.
rules-order-beacon = Into the draw goes a value from elsewhere, named beforehand: { $beacon }.
rules-order-no-beacon = No value from elsewhere goes into the draw.
rules-order-moves = On top of this the chair may move an inscription, with a reason that stands in the log, and two delegations may swap their places by consent.

rules-example = An example
rules-example-text = An invented list, filled in the order of the numbers. By these rules its first ten would be called like this:
rules-example-caption = The first ten of { $count } invented inscriptions
rules-example-place = Place
rules-example-who = Who
rules-example-why = Why here
rules-why-reply = right of reply, at the end
rules-why-class = priority { $class } ({ $who })
rules-why-others = no priority
rules-why-turn = turn { $turn } of its category
rules-why-share = by its share due by minute { $time }
rules-why-balance = number { $count } of its group in its category
rules-why-lot = lot { $lot }…
rules-why-late = came after the window, as No. { $no }
rules-why-time = inscribed as No. { $no }

rules-order-more = And { $count } more.
rules-shift = No. { $no } from place { $from } to { $to }

draw-title = Draw by lot: { $session }
draw-heading = Draw by lot
draw-tab = Draw
draw-none = The order of this list is not drawn by lot: inside a category, whoever inscribes first is called first.
draw-lead = Everyone who inscribes within { $window } of the opening of the list has the same chance, however fast the line.
draw-commitment = Commitment to the seed
draw-published = Published in line { $version } of the log:
draw-no-commitment = No commitment to a seed was published. The secretariat sets the rules of this session again before the list opens.
draw-window = Intake window
draw-closes = It closes at
draw-closed = It closed at
draw-opens-later = It begins when the list opens.
draw-beacon = External value
draw-beacon-text = Named beforehand, so that nobody can choose it after the window.
draw-no-beacon = None is mixed in. What this means is said below, under “What a draw proves”.
draw-value = Its value
draw-log = The log at the closing instant
draw-version = Line { $version }, with the hash
draw-seed = The seed, now revealed
draw-waits-window = The draw is made when the window is over.
draw-waits-value = The window is over. The draw is made as soon as the external value is entered, or somebody has inscribed.
draw-lots = The lots
draw-lots-text = The lower lot comes first. The list itself goes by standing and category before it goes by lot; see the order with its reasons.
draw-lots-caption = { $count } inscriptions of the window in the order of their lots
draw-place = By lot
draw-lot = Lot
draw-check = Check it yourself
draw-check-file = Download the public log of this meeting.
draw-check-verify = Check that nothing in it was changed, and that the draw fits it:
draw-check-recompute = Or recompute the lots without Rostrum, with these lines of Python, run beside the file:
draw-check-bytes = A lot is the SHA-256 of its parts, each preceded by its length as eight bytes, the highest first: the words “rostrum draw lot 1”, the id of the session, the 32 bytes of the seed, the line as eight bytes, the 32 bytes of the hash of that line, the external value as text (empty when there is none), and the number of the inscription as four bytes.
draw-scroll = Long lines can be scrolled sideways.
draw-copy = Copy
draw-copied = Copied
draw-proof = What a draw proves, and what it does not:
