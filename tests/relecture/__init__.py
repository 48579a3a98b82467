"""Lire un texte que l’on a déjà."""
