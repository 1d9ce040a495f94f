# Iniciar y cerrar sesión.
sign-in-title = Iniciar sesión
sign-in-text = Este enlace inicia su sesión en este dispositivo. Un enlace de la secretaría sirve una sola vez.
sign-in-button = Iniciar sesión
