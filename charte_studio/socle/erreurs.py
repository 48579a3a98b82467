"""Les sortes d’échec : un refus du métier, un ennui d’environnement ; le reste est un défaut."""

from __future__ import annotations


class Empechement(Exception):
    """Ce qui empêche d’aller au bout, dit en une phrase qui explique quoi faire.

    Le texte de l’exception est montré tel quel : une notice dans la fenêtre,
    une ligne sur l’erreur standard en ligne de commande.
    """


class Refus(Empechement):
    """Le métier dit non : la demande est fautive ou vient au mauvais moment."""


class EnnuiEnvironnement(Empechement):
    """La machine dit non : disque plein, fichier verrouillé, droits insuffisants."""
