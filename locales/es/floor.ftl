# Las intervenciones: página en directo.
live-title = En directo
live-now = En este momento
live-no-script = Esta página se vuelve a cargar cada { $seconds } segundos. Con los scripts activados se actualiza sola y el cronómetro avanza.
live-reload = Cargarla ahora
live-wall = Hora en la reunión:

contact-lost = Sin contacto con el servidor desde hace % s. Lo que ve es de ese momento; el cronómetro sigue contando solo.

room-of-cap = de { $cap } de intervenciones utilizados
room-label = Tiempo de intervenciones utilizado
room-fits = { $fits ->
    [0] No es seguro que quepa otra intervención de { $limit }.
    [one] Cabe { $fits } intervención más de { $limit }.
   *[other] Caben { $fits } intervenciones más de { $limit }.
}
room-wait = { $waiting ->
    [0] No espera nadie.
   *[other] { $unsure ->
        [0] { $waiting ->
            [one] Espera { $waiting } delegación, que intervendrá.
           *[other] Esperan { $waiting } delegaciones y todas intervendrán.
        }
       *[other] { $waiting ->
            [one] Espera { $waiting } delegación, que podría no intervenir.
           *[other] Esperan { $waiting } delegaciones; { $unsure } de ellas podrían no intervenir.
        }
    }
}

mark-absent-once = estuvo ausente

next-title = Qué sigue
segment-over = concluido
segment-runs = ahora
segment-minutes = { $minutes } min
