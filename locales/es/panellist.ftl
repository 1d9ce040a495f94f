# La página de un panelista.
panellist-title = Mis sesiones
panellist-nobody = El programa ya no nombra a la persona a la que se asignó esta función. Pida a la secretaría que la asigne de nuevo.
panellist-others = Con
