# The form of registration inside pages of other sites, and how long contact data are kept: what people read.
embed-form-used = This form was sent already, or was open for more than three hours. Nothing was kept now. Load the page again for a new form.
retention-days = { $days ->
    [one] One day
   *[other] { $days } days
} after the meeting, on { $date }, your e-mail address, your answers and the mails to you are erased here. Statistics stay.
retention-days-since = { $days ->
    [one] One day
   *[other] { $days } days
} after you registered, on { $date }, your e-mail address, your answers and the mails to you are erased here. The meeting was over before. Statistics stay.
retention-days-only = { $days ->
    [one] One day
   *[other] { $days } days
} after the meeting your e-mail address, your answers and the mails to you are erased here. Statistics stay.
retention-kept = Your e-mail address, your answers and the mails to you are kept here until you or the secretariat have it erased.
