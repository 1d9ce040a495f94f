# The page of a panellist.
panellist-title = My sessions
panellist-nobody = The programme no longer names the person for whom this role was given. Ask the secretariat to give the role again.
panellist-others = With
