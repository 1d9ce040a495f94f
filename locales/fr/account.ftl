# Se connecter et se déconnecter.
sign-in-title = Se connecter
sign-in-text = Ce lien vous connecte sur cet appareil. Un lien du secrétariat sert une seule fois.
sign-in-button = Se connecter
