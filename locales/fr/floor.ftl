# Les interventions : page en direct.
live-title = En direct
live-now = En cours
live-no-script = Cette page se recharge toutes les { $seconds } secondes. Si les scripts sont activés, elle suit d’elle-même et le chronomètre avance.
live-reload = Recharger maintenant
live-wall = Heure à la réunion :

contact-lost = Sans contact avec le serveur depuis % s. Ce que vous voyez date de ce moment ; le chronomètre continue seul.

room-of-cap = sur { $cap } d’interventions utilisées
room-label = Temps d’intervention utilisé
room-fits = { $fits ->
    [0] Il n’est pas sûr qu’une autre intervention de { $limit } soit possible.
    [one] { $fits } autre intervention de { $limit } est possible.
   *[other] { $fits } autres interventions de { $limit } sont possibles.
}
room-wait = { $waiting ->
    [0] Personne n’attend.
   *[other] { $unsure ->
        [0] { $waiting ->
            [one] { $waiting } délégation attend et aura la parole.
           *[other] { $waiting } délégations attendent et auront toutes la parole.
        }
        [one] { $waiting ->
            [one] { $waiting } délégation attend et pourrait ne pas avoir la parole.
           *[other] { $waiting } délégations attendent ; { $unsure } d’entre elles pourrait ne pas avoir la parole.
        }
       *[other] { $waiting } délégations attendent ; { $unsure } d’entre elles pourraient ne pas avoir la parole.
    }
}

mark-absent-once = était absente

next-title = Ce qui suit
segment-over = terminé
segment-runs = en cours
segment-minutes = { $minutes } min
