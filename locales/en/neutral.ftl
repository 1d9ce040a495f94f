# Pages under a neutral link, which name no meeting.
neutral-title = Form
neutral-text = Somebody gave you this link to a form. Open it where nobody looks over your shoulder; a private window of your browser keeps no history.
neutral-open = Open the form
neutral-gone = This link leads nowhere
neutral-gone-text = It was not copied whole, or it works no more. Ask whoever gave it to you for another one.
neutral-own-page = Your own page stands under an address that names the meeting. Open it only where nobody else sees the history of the browser.
