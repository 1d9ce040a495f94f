# The page on which staff make links that tell nothing of the meeting.
neutral-links-title = Neutral links
neutral-links-back = Back to invitations
neutral-links-text = Over such a link people register without a word of the meeting in the address, in the title of a page or in the subject of a mail. Give one to whoever may be watched.
neutral-links-make = Make a link
neutral-links-remark = Remark
neutral-links-remark-hint = Only the secretariat sees it. Better no name.
neutral-links-remark-wrong = A remark has at most { $most } characters. Shorten it.
neutral-links-offer = Category
neutral-links-offer-all = All categories
neutral-links-uses = Registrations
neutral-links-uses-hint = How many one link takes.
neutral-links-uses-wrong = Write a whole number from 1 to { $most }.
neutral-links-uses-of = { $uses } of { $most }
neutral-links-until = Works until
neutral-links-until-hint = In the time of the meeting ({ $zone }).
neutral-links-until-wrong = Write a date and a time that are still to come.
neutral-links-addresses = Send to (can be left empty)
neutral-links-addresses-hint = One address on a line. Each gets a link of its own, in a mail with the subject “Your link” that waits in the outbox. Left empty, one link is made for you to copy.
neutral-links-addresses-many = At most { $most } addresses at once. Send the rest with a second form.
neutral-links-language = Language of the mail
neutral-links-button = Make
neutral-links-count = { $count ->
    [0] No link yet
    [one] { $count } link
   *[other] { $count } links
}
neutral-links-none = Links that you make stand here, with how often each was used.
neutral-links-link = Link
neutral-links-used = Used
neutral-links-state = State
neutral-links-works = works
neutral-links-revoke = Revoke
neutral-links-revoke-of = Revoke link № { $no }
neutral-links-revoked = revoked
neutral-links-over = over
