"""How the window looks: colours, fonts, icons, and their change between light and dark."""
