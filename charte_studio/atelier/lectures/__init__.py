"""Ce que l’on voit, rangé par étape : des données gelées, remplies par des requêtes."""
