# What screens show. Every message here stands in all six languages.

category-states = States
category-local_governments = Local and regional governments
category-national_institutions = National human rights institutions
category-city_networks = City networks
category-international_organizations = International organizations
category-united_nations = United Nations entities
category-academia = Academia
category-non_governmental = Non-governmental organizations
category-other = Other stakeholders

unnamed-states = a representative of a State
unnamed-local_governments = a representative of a local or regional government
unnamed-national_institutions = a representative of a national human rights institution
unnamed-city_networks = a representative of a city network
unnamed-international_organizations = a representative of an international organization
unnamed-united_nations = a representative of a United Nations entity
unnamed-academia = a representative of academia
unnamed-non_governmental = a representative of a non-governmental organization
unnamed-other = a representative of another stakeholder

segment-opening_remarks = Opening remarks
segment-presentations = Presentations
segment-floor = The floor
segment-replies = Replies
segment-concluding_remarks = Concluding remarks

language-ar = Arabic
language-zh = Chinese
language-en = English
language-fr = French
language-ru = Russian
language-es = Spanish

floor-has-floor = Has the floor
floor-nobody = Nobody has the floor
floor-closed = The meeting is closed
floor-no-plan = There is no running order yet
floor-comes = { $title }: { $time }
floor-on-behalf = On behalf of { $whom }
floor-public-as = Not public. Show and say only: { $whom }

clock-left = left
clock-last = time almost up
clock-over = over the limit
clock-paused = paused
clock-of = of %
clock-say-last = The time is almost up
clock-say-over = The limit is reached

list-title = List of speakers
list-none = No session of this meeting has a list of speakers
list-open = open
list-closed = closed
list-over = floor over
list-empty = Nobody is on this list yet.
list-nobody-waits = Nobody waits on this list any more.
list-floor-over = The floor of this session is over.
standing-mark-dignitary = dignitary
standing-mark-group = group
standing-mark-joint = joint
outlook-will = will speak
outlook-may-not = may not be reached
outlook-will-not = will not be reached

display-title = Display
display-next = Next

state-suspended = The session is suspended
state-point = Point of order: { $whom }
state-question = A question is put to the speaker
state-right-of-reply = Right of reply
state-reply = Reply

cue-normal = You have the floor
cue-last = Please conclude
cue-over = Your time is over
cue-paused = The clock is stopped
cue-nobody = The clock starts when the chair gives you the floor

say-be-ready = Please be ready: you are next.
say-microphone = Please test your microphone and camera now.
say-slowly = Please speak slowly: your statement is interpreted.
say-conclude = Please conclude.

screen-contact = No contact for % s
screen-no-script = This screen loads itself again every { $seconds } seconds. Switch scripts on, and the clock runs.
screen-revoked = This link is no longer valid. Please ask the secretariat for a new one.
screen-rehearsal = REHEARSAL
screen-list-is-open = The list is open
screen-list-is-closed = The list is closed
screen-waiting = { $count ->
    [0] Nobody waits
    [one] { $count } delegation waits
   *[other] { $count } delegations wait
}
screen-page = %from–%to of %all
screen-speaks = Speaks { $language }
screen-statement = Statement
screen-no-statement = No statement has come in
screen-no-next = Nobody is next in this segment
screen-represented = { $whom } ({ $names }; represented: { $count }, confirmed: { $confirmed })
screen-not-confirmed = { $name } (not confirmed)
