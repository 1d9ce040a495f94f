# The list of meetings.
home-title = Meetings
home-empty = There is no meeting yet.
home-empty-help = The secretariat creates one from its concept note; meetings are listed here as soon as they exist.
home-coming = To come
home-past = Held
home-compendium = The compendium
home-compendium-text = What cities, regions and others have done for human rights: search it in six languages, on a map, by theme and by year.
home-compendium-link = Search the practices
