"""Les graphiques comme données : un dessin est une suite de formes, peinte partout pareil."""
