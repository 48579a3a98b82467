"""Ce que l’on fait, rangé par étape : chaque geste est une fonction sur une écriture ouverte."""
