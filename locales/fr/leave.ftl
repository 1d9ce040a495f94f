# Leaving a form at once, and being asked to wait.
leave-now = Quitter vite
leave-hint = Ou appuyez trois fois sur Échap.
leave-title = Heure dans le monde
too-often = Trop de demandes
too-often-text = Votre adresse a envoyé plus de demandes qu’il n’est permis en une minute.
too-often-help = Réessayez dans { $seconds } s ; ce que vous avez saisi se trouve encore sur la page précédente.
