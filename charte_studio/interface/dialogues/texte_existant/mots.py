"""Les mots du découpage, à l’écran et à voix haute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.redaction.blocs import Separateur, Titre, texte_des_blocs
from charte_studio.redaction.decoupage import EXCLUE, GENRES, PRINCIPE, SECTION, Decoupage, Partie

_DEBUT: Final = 120


def titre_montre(partie: Partie) -> str:
    """Le titre, ou les premiers mots du texte quand il n’y en a pas."""
    if partie.titre:
        return partie.titre
    debut = " ".join(texte_des_blocs(partie.blocs[:1]).split())
    return f"{debut[:_DEBUT]}…" if len(debut) > _DEBUT else debut or "Sans titre"


def court(partie: Partie) -> str:
    """Le titre entre guillemets, abrégé, pour nommer un geste."""
    titre = titre_montre(partie)
    return f"«\u00a0{titre[:40]}{'…' if len(titre) > 40 else ''}\u00a0»"


def alineas(partie: Partie) -> str:
    """« 3 alinéas » : les titres et les traits ne comptent pas."""
    nombre = sum(not isinstance(bloc, Titre | Separateur) for bloc in partie.blocs)
    return accorder(nombre, "alinéa", "alinéas") if nombre else "sans texte"


def a_voix_haute(partie: Partie) -> str:
    """Ce que lit un lecteur d’écran."""
    return f"{titre_montre(partie)}, {GENRES[partie.genre].lower()}, {alineas(partie)}"


def bilan(decoupage: Decoupage) -> str:
    """« 12 principes, 3 sections et 1 partie exclue »."""
    nombres = {genre: len(decoupage.du_genre(genre)) for genre in GENRES}
    dits = [
        accorder(nombres[genre], un, plusieurs)
        for genre, un, plusieurs in (
            (PRINCIPE, "principe", "principes"),
            (SECTION, "section", "sections"),
            (EXCLUE, "partie exclue", "parties exclues"),
        )
        if nombres[genre] or genre == PRINCIPE
    ]
    return enumerer(dits)


def parties_en_mots(parties: Iterable[Partie]) -> str:
    """« la partie « Transparence » », ou « 3 parties »."""
    choisies = list(parties)
    if len(choisies) == 1:
        return court(choisies[0])
    return accorder(len(choisies), "partie", "parties")
