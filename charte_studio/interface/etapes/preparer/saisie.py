"""Ce que les volets partagent : rappeler à un champ ce qui est enregistré."""

from __future__ import annotations

from charte_studio.interface.widgets.champ import ChampTexte


def rappeler(champ: ChampTexte, texte: str, cle: object = "") -> None:
    """Montre le texte enregistré ; hors de la saisie, par son début."""
    champ.montrer(texte, cle)
    if not champ.hasFocus():
        # Trop long pour la place, un texte se lit par son début ; l’infobulle dit le reste.
        champ.setCursorPosition(0)
        champ.setToolTip(champ.text())
