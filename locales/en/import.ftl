# Participants as a table.
import-heading = Read participants in
import-file = Table of participants
import-file-hint = CSV or XLSX (Excel, LibreOffice), or the registrants of an event of Indico as JSON. The first line of a table names the columns name, delegation, category and email, and if you like language, level, country, government level, population, networks and gender. A known address is put right, an unknown one is registered. Without a level a person is shown by category only. Nothing changes before you have seen what would.
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
import-delegation-wrong = The delegation is missing, or has more than 200 characters.
import-email-empty = The e-mail address is missing.
import-category-wrong = “{ $text }” is no category. Write one of the codes of the export, such as local_governments, or its English name.
import-language-wrong = “{ $text }” is none of the languages ar, zh, en, fr, ru, es.
import-level-wrong = “{ $text }” is no level. Write named, delegation only, category only or secretariat only.
import-formula = The column { $column } shows { $shown }: a formula of the spreadsheet failed. Mend the formula, or write the value.
import-twice = The address stands in line { $line } already.
import-country-wrong = “{ $text }” is no country, or not one that is a State. Write a code such as CH or its name, or leave the cell empty.
import-government-wrong = “{ $text }” is no level of government. Write municipal, metropolitan, intermediate or regional, or leave the cell empty.
import-population-wrong = “{ $text }” is no band of population. Write below_10_thousand, below_50_thousand, below_200_thousand, below_500_thousand, below_1500_thousand or above, or leave the cell empty.
import-no-government = Government level, population and networks are for local and regional governments alone; leave these cells empty.
import-gender-wrong = “{ $text }” is no gender that can be declared here. Write woman, man or another, or leave the cell empty: not declared.
import-origin-twice = Line { $line } says something else of “{ $name }”. Write the same in both, or leave one empty.
import-fact-new = “{ $name }”: { $what } “{ $to }”.
import-fact-change = “{ $name }”: { $what } “{ $to }” instead of “{ $from }”.
import-not-declared = not declared
import-remarks = What is left aside
import-secret-facts = { $name }: only the secretariat knows this person, so neither country nor gender is kept.
import-nothing = There is nothing to take.
import-links = Taking it gives you a file with the personal link of everybody who is new. Links are shown only then; keep the file safe.
import-take = Take it
import-back = Leave it
