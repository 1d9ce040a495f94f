# Leaving a form at once, and being asked to wait.
leave-now = Leave quickly
leave-hint = Or press Escape three times.
leave-title = World clock
too-often = Too many requests
too-often-text = More came from your address than is permitted within a minute.
too-often-help = Try again in { $seconds } s; what you typed is still on the page before this one.
