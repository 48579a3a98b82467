"""Les tests de la ligne de commande."""
