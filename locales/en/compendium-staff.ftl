# Which sites may show the list of practices, for staff.
compendium-embed-sites = Sites that may show the list
compendium-embed-sites-hint = One address in each line, such as https://www.example.org. At most 20. Pages of other sites show nothing.
compendium-embed-save = Save
