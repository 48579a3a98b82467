"""Ce que l’on imprime avant la séance : de quoi tenir l’atelier entier sans ordinateur."""
