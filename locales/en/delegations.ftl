# Delegations, for the secretariat.
delegations-title = Delegations
delegations-lead = { $count ->
    [one] One delegation
   *[other] { $count } delegations
}; { $missing ->
    [0] nothing is missing of what their categories are asked for.
    [one] of one of them something is missing that its category is asked for.
   *[other] of { $missing } of them something is missing that their categories are asked for.
} Whom only the secretariat knows has no delegation here.
delegations-none = Nobody is registered yet.
delegations-all = All delegations
delegations-files = All delegations with their facts:
delegations-pairs = May be one and the same: { $count }
delegations-pairs-text = Nothing is merged by itself. Who is in the delegation that gives way belongs to the other one from then on, and so does whoever registers under its name. It can be undone; the log of the floor stays as it is.
delegations-pairs-more = And { $count } more, once these are decided.
merge-why-same_state = Both are the same State.
merge-why-same_words = The same words; only their order, accents, capitals or small words differ.
merge-why-same_name = The same name; only the kind of government differs, or is left out.
merge-why-acronym = One is the acronym of the other.
merge-why-alike = One word differs by a few letters.
delegations-keep = Which name is kept?
delegations-participants = { $count ->
    [one] one participant
   *[other] { $count } participants
}
delegations-merge = Merge
delegations-apart = They are two
delegations-merged = Merged
delegations-merged-line = “{ $absorbed }” is “{ $kept }” since { $at }.
delegations-undo = Undo
delegations-undo-line = Undo: “{ $absorbed }” is “{ $kept }”
delegations-joined = { $count ->
    [one] One has registered under “{ $absorbed }” since. When you undo it:
   *[other] { $count } have registered under “{ $absorbed }” since. When you undo it:
}
delegations-joined-along = they belong to “{ $absorbed }”
delegations-joined-stay = they stay with “{ $kept }”
delegations-name = Delegation
delegations-category = Category
delegations-country = Country
delegations-region = Regional group
delegations-government = Level, population, networks
delegations-people = Participants
delegations-facts = Facts
delegations-complete = Complete
delegations-missing = Missing: { $what }
delegations-gap-country = country
delegations-gap-level = level
delegations-gap-population = population
delegations-gap-networks = networks
delegations-save = Save
delegations-back = All delegations
delegations-same = Is it the same as another?
delegations-same-text = Choose a delegation of the same category that is this one. Its participants move here.
delegations-other = The other delegation
delegations-choose = Choose a delegation
delegations-merge-into = Merge into { $name }
delegations-done-merged = They are one delegation now.
delegations-done-apart = They stay two, and are not proposed again.
delegations-done-undone = They are two delegations again. Whoever registered since under the name that was kept stays there.
delegations-done-kept = The facts are kept.
delegations-bound-list = “{ $name }” stands on the list of speakers of “{ $session }”, and the log names it there. Keep that name, or merge once the list is over.
delegations-bound-hand = “{ $name }” has its hand up for a point of order. Keep that name, or merge once the chair has ruled.
delegations-bound-rules = The rules of “{ $session }” let “{ $name }” inscribe by name, and the other one not. Name both there first, or keep that name.
delegations-bound-undo = One of those who would go back has inscribed for “{ $name }” in “{ $session }”. Undo it once that list is over, or after a withdrawal.
