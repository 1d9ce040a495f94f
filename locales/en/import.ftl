# Participants as a table.
import-heading = Read participants in
import-file = Table of participants
import-file-hint = CSV or XLSX (Excel, LibreOffice), or the registrants of an event of Indico as JSON. The first line of a table names the columns name, delegation, category and email, and if you like language and level. A known address is put right, an unknown one is registered. Without a level a person is shown by category only. Nothing changes before you have seen what would.
import-category = Category of lines that name none
import-category-hint = Indico knows no categories: choose one for all its registrants, or give them tags with the names of categories there.
import-no-category = None: such lines are not taken
import-check = Show what would change
import-export = All participants, in the same form:
import-title = What would change
import-counts = { $new } new, { $changed } changed, { $same } as they are, { $faulty } { $faulty ->
    [one] line that cannot be taken
   *[other] lines that cannot be taken
}.
import-faults = Lines that cannot be taken
import-line = Line { $line }:
import-cells = Sheet “{ $sheet }”, { $cells }:
import-more = And { $count } more.
import-change = { $name } (no. { $no }): “{ $to }” instead of “{ $from }”.
import-other-delegation = { $name } (no. { $no }) is registered for “{ $from }”, not “{ $to }”. A delegation is not changed by a table: register the person anew with another address.
import-other-category = { $name } (no. { $no }) is registered among “{ $from }”, not “{ $to }”. A category is not changed by a table: register the person anew with another address.
import-level-fixed = { $name } (no. { $no }): the level “secretariat only” is neither chosen nor left after registration.
import-category-wrong = “{ $text }” is no category. Write one of the codes of the export, such as local_governments, or its English name.
import-language-wrong = “{ $text }” is none of the languages ar, zh, en, fr, ru, es.
import-level-wrong = “{ $text }” is no level. Write named, delegation only, category only or secretariat only.
import-formula = The column { $column } shows { $shown }: a formula of the spreadsheet failed. Mend the formula, or write the value.
import-twice = The address stands in line { $line } already.
import-nothing = There is nothing to take.
import-links = Taking it gives you a file with the personal link of everybody who is new. Links are shown only then; keep the file safe.
import-take = Take it
import-back = Leave it
