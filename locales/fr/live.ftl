list-more = { $count ->
    [one] { $count } autre délégation attend ensuite. Elle voit sa place sur sa propre page.
   *[other] { $count } autres délégations attendent ensuite. Chacune voit sa place sur sa propre page.
}

error-no-place = Il n’y a plus de place pour suivre en direct
error-no-place-text = Ce serveur a de la place pour { $most } personnes en direct, et toutes les places sont prises.
error-no-place-help = Revenez dans une demi-minute. La page de la réunion montre à tout moment où en sont les interventions.
