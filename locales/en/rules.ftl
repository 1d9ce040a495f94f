# The rules of a list of speakers, and the draw by lot.
rules-title = Rules of the list of speakers: { $session }
rules-heading = Rules of the list of speakers
rules-other-list = Another list:
rules-tab = Rules
meeting-rules = Rules of the list of speakers
meeting-order = Order and reasons
secretariat-rules = Rules: { $session }
rules-console = Rules
rules-pages = Pages of this list of speakers
rules-state-open = The list is open
rules-state-closed = The list is closed
rules-state-not-yet = The list has not opened yet
rules-state-due = It opens in a moment.
rules-set = The rules are set. They stand in line { $version } of the log.
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
rules-other-delegations = Other delegations than now may inscribe.
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
rules-statements-until = Taken until
rules-statements-hint = In the time of { $zone }. Left empty, it is the end of the third day after the meeting. This is no rule of the list and can be changed at any time.
rules-statements-early = { $time } is before the end of this session; set a time after { $end }.
rules-statements-set = Set this time
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

rules-change = Change these rules
rules-changed-meanwhile = Somebody set other rules since you opened this form. The rules above are the present ones; what you typed is kept below. Compare them, and set yours again if they still hold.
rules-not-opened = Until the list opens, you can change everything. What is set stands in the public log.
rules-opened = The list has opened. What you set here is entered as a decision of the chair: it needs a reason, and it stands in the log.
rules-draw-fixed = The list has opened, so window and external value are fixed. A draw can still be given up for the order of inscription; it cannot be introduced now.
rules-categories = Categories
rules-delegations = Delegations
rules-delegations-all = All delegations of these categories
rules-delegations-some = Only the delegations ticked below
rules-delegations-some-text = Which they are stays out of the public log; their number is shown.
rules-delegations-list = { $count ->
    [one] One registered delegation
   *[other] { $count } registered delegations
}
rules-no-delegations = No delegation is registered yet.
rules-per-delegation-hint = 1 to 10
rules-asks-for-text = Ask for the text of the statement
rules-asks-for-text-text = For interpreters, moderator and report; nobody has to hand it in.
rules-when = From when until when
rules-when-text = Times are those of { $zone }. A list without an opening instant is opened by hand.
rules-opens-hint = Leave it empty to open the list by hand.
rules-closes-hint = Before or after the beginning of the session. Left empty, it closes with the floor.
rules-length-hint = Minutes and seconds, such as 2:00, 1:30 or 90 s. From 0:10 to 1:00:00.
rules-limit-of-single = For one’s own delegation
rules-limit-of-group = On behalf of a group of States
rules-limit-of-joint = Joint statement
rules-limit-of-dignitary = Dignitary
rules-limit-of-panellist = Panellist, presentation
rules-limit-of-reply = Panellist, reply
rules-cap-none = No cap
rules-cap-by-session = One cap for this session
rules-cap-by-slot = One cap for each slot
rules-cap-by-slot-text = A slot is a floor segment of the session.
rules-cap-by-meeting = The cap of the whole meeting
rules-cap-by-meeting-text = { $minutes } minutes, as the programme has it
rules-cap-minutes = Minutes of the cap
rules-cap-minutes-hint = For a session or a slot: 1 to 1,440
rules-allowance-hint = 0:00 to 2:00, for the change of speaker
rules-amber = Clock turns amber
rules-amber-hint = So much before the limit, 0:00 to 10:00
rules-red = Clock turns red
rules-red-hint = So much before the limit; 0:00 is the limit itself
rules-priority = Who goes first
rules-priority-hint = The first goes before the second. Whoever is not named goes last.
rules-nth = { $n }.
rules-nobody = nobody
rules-alternation = Alternation between categories
rules-alternation-none = None
rules-alternation-pattern = In turns
rules-alternation-pattern-text = One of each category in the order below, then one of all others.
rules-alternation-quota = By shares of the minutes
rules-alternation-quota-text = Each category named below has at least its share; what it does not use goes to the others.
rules-turn = The categories of a turn
rules-shares = Shares in per cent
rules-shares-hint = Whole numbers; a category without one shares the rest with the others.
rules-balance = Alternation inside a category
rules-balance-none = None
rules-balance-gender = By declared gender
rules-balance-region = By regional group
rules-balance-text = Whoever declared none counts as a group of its own.
rules-draw = Draw by lot
rules-within = Inside a category
rules-within-time = By time of inscription
rules-within-lot = By lot among all who inscribe inside the window
rules-within-lot-text = The hash of a secret seed is published when these rules are set, the seed after the window. Anybody can check the draw.
rules-window = Length of the intake window
rules-window-hint = From the opening of the list: 10:00 or 10 min; hours as 36:00:00 or 36 h. At least 0:10, at most 720:00:00 (30 days).
rules-beacon = External value, named beforehand
rules-beacon-hint = Its source and which of its values, so that nobody can choose later: “drand quicknet, the first round after the window closes”. Left empty, none is mixed in.
rules-reply-permit = Permit rights of reply
rules-reply-text = They are called at the end, when nobody else waits.
rules-reply-limit = Time of a reply
rules-reply-count = Rights of reply per delegation
rules-reason = Reason
rules-reason-hint = Needed from the chair; it stands in the log, where secretariat and chair read it. At most 500 characters.
rules-reason-decision = Why the chair decides so, in 1 to 500 characters. It stands in the log, where secretariat and chair read it.
rules-reason-needed = Give the reason, in 1 to 500 characters: it stands in the log with the decision.
rules-reason-long = A reason has at most 500 characters; this one has { $count }.
rules-check = Show what would change
rules-save = Set these rules
rules-no-changes = These are the present rules; nothing would change.
rules-changes = What would change
rules-before = (now: { $text })
rules-changes-order = The present list
rules-order-stays = The order of those who wait would stay as it is.
rules-order-changes = { $count ->
    [one] One inscription would stand elsewhere.
   *[other] { $count } inscriptions would stand elsewhere.
}
rules-order-more = And { $count } more.
rules-shift = No. { $no } from place { $from } to { $to }

rules-number-wrong = { $field }: “{ $text }” is no whole number.
rules-length-wrong = { $field }: “{ $text }” is no time. Write minutes and seconds, such as 2:00 or 90 s.
rules-limit-wrong = { $field }: “{ $text }” does not fit: a limit of speaking time lies between 0:10 and 1:00:00.
rules-wrong-nobody = Nobody could inscribe: choose at least one category, and at least one delegation when only some may.
rules-wrong-closes = The list would close before it opens; choose a closing instant after the opening instant.
rules-wrong-range = { $what }: { $value } does not fit; { $least } to { $most } are permitted.
rules-wrong-meeting-cap = A cap for the whole meeting is set with the programme; choose a cap by session or by slot here.
rules-wrong-red = The clock would turn red before it turns amber; choose a time for red that is not longer than that for amber.
rules-wrong-twice = “{ $name }” is named twice; name it once.
rules-wrong-nothing-left = The shares make 100 % and leave nothing to “{ $category }”; lower a share, or give it one.
rules-wrong-beacon = The external value needs its source and which of its values, in 1 to 300 characters.
rules-wrong-past = The list would have opened at { $at }, which is past; choose a later time, or leave it empty and open the list by hand.
rules-wrong-extension-lost = The cap was extended by { $by }, which a cap for something else would lose; keep what it counts for, or choose “no cap” first and then set one with the minutes that it is to have.
rules-wrong-window = The intake window would last until after the list closes; shorten the window, or close later.
rules-range-turn = Categories of a turn
rules-range-shares = Categories with a share
rules-range-percent = Per cent
rules-range-sum = Per cent of all shares together

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
draw-enter = External value
draw-enter-hint = As its source publishes it, of: { $beacon }. 1 to 200 characters.
draw-once = A draw is made once. Compare the value before you go on.
draw-button = Draw the lots
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
