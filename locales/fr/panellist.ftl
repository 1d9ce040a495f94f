# La page d’une ou d’un panéliste.
panellist-title = Mes séances
panellist-nobody = Le programme ne nomme plus la personne à qui ce rôle a été attribué. Demandez au secrétariat de l’attribuer de nouveau.
panellist-others = Avec
