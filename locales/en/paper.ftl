# The list of speakers on paper.
paper-title = List of speakers
paper-back = Back
paper-how = Print this page with your browser (Ctrl + P); it fits A4 across.
paper-for-all = Public: names that are kept from the public do not stand here.
paper-printed = As of { $time }, version { $version } of the floor.
paper-waiting = { $count ->
    [0] nobody waits
    [one] one waits
   *[other] { $count } wait
  }
paper-over = The floor of all sessions is over: nobody waits on a list of speakers any more.
paper-lot = The order is drawn by lot and was not drawn yet; the lines stand by time of inscription.
paper-order = Order
paper-no = No.
paper-delegation = Delegation and speaker
paper-standing = Standing
paper-single = own delegation
paper-limit = Limit
paper-expected = Expected turn
paper-began = Began
paper-ended = Ended
paper-remarks = Remarks
paper-late = What happens while the connection is down is entered late, with the times written here.

live-own = To my page: my place and expected turn
live-you = you
live-print = Print this list
