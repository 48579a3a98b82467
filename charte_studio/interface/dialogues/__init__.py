"""Un dialogue par fichier, avec une méthode de classe « demander »."""
