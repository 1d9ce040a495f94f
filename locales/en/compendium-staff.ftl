# What staff finds in the compendium: which sites may show the list, and the way from a practice to its versions.
compendium-edit = Review this practice
compendium-embed-sites = Sites that may show the list
compendium-embed-sites-hint = One address in each line, such as https://www.example.org. At most 20. Pages of other sites show nothing.
compendium-embed-save = Save
