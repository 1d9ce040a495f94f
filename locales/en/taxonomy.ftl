# The taxonomy, for everybody.
taxonomy-title = Taxonomy
taxonomy-lead = The words by which practices are found again. Their codes never change.
taxonomy-search = Search in names, keywords and codes
taxonomy-find = Search
taxonomy-found = { $count ->
    [0] Nothing found for “{ $words }”
    [one] One term for “{ $words }”
   *[other] { $count } terms for “{ $words }”
}
taxonomy-none = Try a shorter part of a word, or another language.
taxonomy-all = All terms
taxonomy-count = { $count ->
    [one] One term
   *[other] { $count } terms
}
taxonomy-files = As a file:
taxonomy-above = Above this
taxonomy-code = Code
taxonomy-narrower = More precisely
taxonomy-same = The same elsewhere
taxonomy-practices = Practices with this term
taxonomy-left = This term is not used any more. What was given it keeps it.
taxonomy-instead = In its place:
taxonomy-retired = Not used any more
taxonomy-retired-text = What was given these terms keeps them; nothing new is given them.
taxonomy-is-retired = Not used any more
taxonomy-unknown = Not in the taxonomy
taxonomy-regions = Regional groups
taxonomy-regions-text = The five regional groups of Member States of the United Nations. They are fixed.
scheme-themes = Themes
scheme-rights = Rights
scheme-groups = Groups concerned
scheme-sdg = Sustainable Development Goals
scheme-mechanisms = Human rights mechanisms
scheme-challenges = Challenges
scheme-functions = Functions of national mechanisms for implementation, reporting and follow-up
