"""Les bancs : vitesse et mémoire, en rapport à une référence mesurée dans la même exécution."""
