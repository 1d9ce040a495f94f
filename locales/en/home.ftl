# The list of meetings.
home-title = Meetings
home-empty = There is no meeting yet.
home-empty-help = The secretariat creates one from its concept note; meetings are listed here as soon as they exist.
home-coming = To come
home-past = Held
