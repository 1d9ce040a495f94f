# The taxonomy, for the secretariat.
taxonomy-work = Edit the taxonomy
taxonomy-edit = Edit this term
taxonomy-work-lead = Add terms, name them in six languages, move and retire them. Every change is kept, and can be taken back.
taxonomy-public = As everybody sees it
taxonomy-add = Add a term
taxonomy-table = Read a table in
taxonomy-history = Versions
taxonomy-done-added = The term is added.
taxonomy-done-kept = The term is kept.
taxonomy-done-table = The table is taken.
taxonomy-done-back = All stands as it stood then.
taxonomy-missing = { $count ->
    [0] Names: nothing is missing
    [one] Names: one term lacks some
   *[other] Names: { $count } terms lack some
}
taxonomy-missing-none = Every term in use has a name in all six languages.
taxonomy-scheme = Scheme
taxonomy-code-hint = 1 to 64 characters out of a-z, 0-9, “.” and “-”. It can never be changed, and never be given to another term.
taxonomy-code-taken = The code { $code } belongs to “{ $name }” already, for ever. Take another one, or edit that term.
taxonomy-names = Names
taxonomy-definitions = Definitions
taxonomy-keywords = Keywords
taxonomy-keywords-hint = Words in texts that lead to this term, parted by “;”.
taxonomy-broader = Stands below
taxonomy-broader-hint = The code of a term of the same scheme, or nothing.
taxonomy-nothing = Nothing
taxonomy-order = Order
taxonomy-order-hint = A whole number: the smallest comes first among the terms that stand below the same one. Empty: where it is, or last.
taxonomy-same-hint = Addresses of the same term elsewhere, parted by “;”.
taxonomy-retire = Retire
taxonomy-retire-hint = What was given the term keeps it, with a note; nothing new is given it.
taxonomy-retire-yes = This term is not used any more
taxonomy-replaced-by = In its place
taxonomy-save = Keep
taxonomy-cancel = Back without keeping
taxonomy-wrong = This cannot be kept: { $what }.
taxonomy-changed-since = Somebody else has changed this term since you opened it. What you typed is still here: compare it with the versions, and press Keep again if it should stand.
taxonomy-history-lead = What changed, when and by whom. Going back makes a version of its own; terms that came since are retired, as codes are never given twice.
taxonomy-history-none = Nothing was changed: the taxonomy stands as it ships.
taxonomy-between = From version { $from } to { $to }
taxonomy-version = Version
taxonomy-when = When
taxonomy-who = By
taxonomy-what = What
taxonomy-back = Go back to it
taxonomy-back-to = Go back to version { $version }
taxonomy-by-link = by a link without an account
taxonomy-shipped = As it ships
taxonomy-cause-edit = { $count ->
    [one] One term edited
   *[other] { $count } terms edited
}
taxonomy-cause-table = { $count ->
    [one] One term by a table
   *[other] { $count } terms by a table
}
taxonomy-cause-back = { $count ->
    [one] Back to version { $version }: one term
   *[other] Back to version { $version }: { $count } terms
}
taxonomy-no-difference = Nothing differs.
taxonomy-was-added = Added
taxonomy-was-missing = Not there yet
taxonomy-was-retired = Retired
taxonomy-was-replaced = Retired; { $code } stands in its place
taxonomy-was-restored = Used again
taxonomy-table-text = Take the whole taxonomy, change it in a spreadsheet program, and read it in again. Columns and terms that a file leaves out stay as they are. XLSX is safer: spreadsheet programs make the number 8.1 of the code 8.10 in a CSV file.
taxonomy-table-guide = What the columns hold
taxonomy-file = File (CSV or XLSX)
taxonomy-look = Show what it changes
taxonomy-faults = { $count ->
    [one] One thing is wrong. Nothing was taken; put it right in the file and try again.
   *[other] { $count } things are wrong. Nothing was taken; put them right in the file and try again.
}
taxonomy-line = Line { $line }:
taxonomy-changed-meanwhile = Somebody has changed terms since this was shown. Nothing was taken; look again.
taxonomy-counts = { $changed ->
    [0] Nothing would change.
    [one] One term would change.
   *[other] { $changed } terms would change.
} The same as now: { $same }. Not in the file, and left alone: { $left }.
taxonomy-columns = Columns that say nothing here: { $columns }.
taxonomy-another = Another file
taxonomy-take = Take it
taxonomy-lost = Codes that have left
taxonomy-lost-lead = Practices keep the terms that they were given, also those that have left. Here they are exchanged for what stands in their place.
taxonomy-lost-none = No practice has a code that has left.
taxonomy-lost-count = { $count ->
    [one] One practice has it:
   *[other] { $count } practices have it:
}
taxonomy-lost-move = Exchange it for “{ $name }” in all of them
taxonomy-lost-again = Each of them gets a new version. What is public stays as it is until that version is published.
taxonomy-lost-no-replacement = Nothing stands in its place. Name a replacement on the page of the term, or change the practices one by one.
taxonomy-lost-reason = The term { $from } has left; { $to } stands in its place.
taxonomy-lost-meanwhile = Somebody has just changed practice { $no }. What came before it in the list is exchanged; press again for the rest.
