# The compendium of good practices and the record of a meeting, for everybody.

compendium-title = Compendium of good practices
compendium-lead = What local and regional governments and others have done for human rights, what came of it, and what others can learn from it.
compendium-words = Search words
compendium-words-hint = housing, water, children …
compendium-words-help = In any of the six languages. “Words in quotation marks” stand together; a word with - before it must not be there.
compendium-search = Search
compendium-filters = Filters
compendium-apply = Show
compendium-reset = Clear all
compendium-chosen = Filters in use
compendium-remove = Without “{ $name }”
compendium-remove-all = Remove all
compendium-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
compendium-results = Results
compendium-total = { $count ->
    [one] { $shown } practice
   *[other] { $shown } practices
}
compendium-building = The search is being set up: { $count } entries so far. Load the page again in a moment.
compendium-not-yet = Nothing can be found yet.
compendium-instead = Nothing has these words as they were typed. Searched for:
compendium-loosened = Nothing has all the words. These have most of them.
compendium-nothing = Nothing fits.
compendium-nothing-words = Try fewer or other words, or one of the other languages.
compendium-without = Without { $name }
compendium-all = All practices
compendium-none-yet = No practice has been published yet.
compendium-unread = Parts of this address say nothing here and were left out:
compendium-no-such-filter = there is no such filter
compendium-no-such-order = there is no such order
compendium-no-year = a year has four digits
compendium-years-reversed = the last year is before the first
compendium-too-long = at most 500 characters are searched for
compendium-no-value = this cannot be a value
compendium-twice = it stands there twice; the first counts
compendium-views = Ways to look at the result
compendium-view-list = List
compendium-view-map = Map
compendium-view-topics = Themes and regions
compendium-view-years = Years
compendium-sort = Order
compendium-sort-apply = Sort
compendium-sort-best = Best match
compendium-sort-newest = Newest first
compendium-sort-title = By title
compendium-sort-place = By country and place
compendium-pages = Pages
compendium-page = Page { $page }
compendium-previous = Previous
compendium-next = Next
compendium-last-page = The list ends here; the files below have every entry.
compendium-files = This result as a file
compendium-feed = Feed (Atom)
compendium-embed = Show on your site
compendium-embed-text = Copy these lines into a page of your site. The list there is always the present one, with the filters that were chosen here.
compendium-embed-code = Lines to copy
compendium-embed-nobody = No site may show the list yet. The secretariat says which sites may.
compendium-embed-all = { $count ->
    [one] See it in the compendium
   *[other] See all { $shown } in the compendium
}

compendium-map-title = Practices by country
compendium-map-text = { $count ->
    [one] One country or territory ({ $count }). The darker it is, the more practices it has.
   *[other] { $count } countries and territories. The darker one is, the more practices it has.
}
compendium-map-legend = Practices in each shade
compendium-map-table = Practices by country, as a table
compendium-map-borders = The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.
compendium-country = Country
compendium-region = Regional group
compendium-count = Practices
compendium-no-place = No place
compendium-no-place-list = { $count ->
    [one] One practice without a place ({ $count })
   *[other] { $count } practices without a place
}
compendium-topics-text = A practice can have several terms, so the figures add up to more than the total.
compendium-years-title = Practices under way in each year
compendium-years-text = A practice counts for every year from its first to its last.
compendium-years-table = Practices by year, as a table
compendium-no-years = None of these practices says when it was.
compendium-year = Year
compendium-years = Years
compendium-years-from = From
compendium-years-until = Until
compendium-since = since { $year }
compendium-until = until { $year }
compendium-unnamed = Not named

compendium-withdrawn = This practice was withdrawn
compendium-withdrawn-text = It was published here until { $date }. It is no longer part of the compendium.
compendium-withdrawn-help = Its address stays, so that whoever has cited it finds this note.
compendium-glance = At a glance
compendium-place = Place
compendium-period = Period
compendium-body = Implementing body
compendium-partners = Partners
compendium-author = Submitted by
compendium-recommendations = Implements
compendium-paragraph = para. { $paragraph }
compendium-to-record = Everything published of this meeting
compendium-pictures = Pictures
compendium-more-about = More about it
compendium-kilobytes = { $size } kB
compendium-history = Where this comes from
compendium-meeting = Meeting
compendium-cut-from = Cut out of
compendium-first-published = First published
compendium-changed = Last changed
compendium-version = version { $version }
compendium-version-of = version { $version } of { $date }
compendium-similar = Similar practices
compendium-similar-none = No other practice has much in common with this one yet.
compendium-like = From cities like this one
compendium-like-none = No practice comes from a place like it yet.
compendium-near-population = nearly as many people ({ $band })
compendium-same-words = same words: { $words }
compendium-any = Any
compendium-yours = Compare with your own city
compendium-yours-show = Show practices
compendium-cite = Cite this practice
compendium-copy = Copy
compendium-copied = Copied
compendium-address = Permanent address

record-title = Record
record-lead = Everything that was published of this meeting: practices, contributions, and statements, delivered or not.
record-total = { $count ->
    [one] { $shown } entry
   *[other] { $shown } entries
}
record-none-yet = Nothing of this meeting has been published yet. Statements come here with the report.
record-statement-of = Statement of { $who }
record-statement-unnamed = Statement ({ $category })
record-contribution-of = Contribution of { $who }
record-contribution-unnamed = Contribution ({ $category })
record-jointly = Handed in together with
record-answers = Answers to
record-delivered = Delivered
record-in-writing = In writing
record-speaker = Speaker:
record-on-behalf = On behalf of
record-statement-note = The text is as its author handed it in.
record-back = Back to the record

facet-kind = Kind
facet-theme = Theme
facet-right = Human right
facet-group = Group concerned
facet-sdg = Sustainable Development Goal
facet-mechanism = Mechanism
facet-challenge = Challenge
facet-function = Function of the national mechanism
facet-region = Regional group
facet-country = Country
facet-level = Level of government
facet-population = Population
facet-category = Submitted by
facet-status = Status
facet-language = Language
facet-meeting = Meeting
entry-kind-practice = Practice
entry-kind-contribution = Contribution
entry-kind-statement = Statement
practice-status-planned = Planned
practice-status-pilot = Pilot
practice-status-ongoing = Ongoing
practice-status-completed = Completed
practice-status-stopped = Stopped
practice-part-summary = Summary
practice-part-context = Context
practice-part-challenge = What was the challenge
practice-part-done = What was done
practice-part-participation = Participation of those concerned
practice-part-basis = Legal or policy basis
practice-part-resources = Resources
practice-part-results = Results
practice-part-evidence = Evidence
practice-part-lessons = Lessons
practice-part-transfer = What another place needs for it
