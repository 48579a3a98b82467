"""Le fichier d’atelier : schéma, porte d’écriture, journal, gestes et lectures."""
