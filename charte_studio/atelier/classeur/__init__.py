"""Lire et écrire des classeurs XLSX, sans tableur : des tableaux de textes, et eux seuls."""

from charte_studio.atelier.classeur.ecrire import Feuille, ecrire_classeur, ecrire_csv
from charte_studio.atelier.classeur.lire import lire_feuille
from charte_studio.atelier.classeur.paquet import est_un_classeur

__all__ = ["Feuille", "ecrire_classeur", "ecrire_csv", "est_un_classeur", "lire_feuille"]
