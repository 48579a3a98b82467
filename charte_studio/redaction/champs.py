"""Les « [à compléter : …] » restés dans une charte : où ils sont, ce qu’ils demandent.

Tous bloquent la version adoptée, sauf ceux du bloc de signature et de la formule que l’on écrit à
la main en signant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from charte_studio.redaction.blocs import texte_des_blocs
from charte_studio.redaction.document import Article, DocumentCharte, Section
from charte_studio.redaction.phrases import CHAMP

A_LA_MAIN: Final = frozenset(("date", "lieu", "fonction", "organisations signataires"))
"""Ce que la formule et la signature laissent à la plume de qui signe, le jour de l’adoption."""


@dataclass(frozen=True, slots=True)
class ChampLaisse:
    """Un champ resté à compléter."""

    ecrit: str
    """Tel qu’il est dans le texte, crochets compris."""
    partie: Section | Article | None = None
    """`None` hors du corps."""
    cadre: str = ""
    """« le titre de la charte », « la formule d’adoption »… ; vide dans le corps."""

    @property
    def quoi(self) -> str:
        return quoi_completer(self.ecrit)


def quoi_completer(champ: str) -> str:
    """Ce que demande un champ ; vide s’il ne le dit pas.

    >>> quoi_completer("[à compléter : date de la revoyure]")
    'date de la revoyure'
    """
    return " ".join(champ.strip("[]").partition(":")[2].split())


def champs_laisses(document: DocumentCharte) -> tuple[ChampLaisse, ...]:
    """Tous les champs qui interdisent d’adopter, dans l’ordre du document."""
    return (
        *champs_du_cadre(
            document.titre, document.organisation, document.formule, document.signature
        ),
        *(
            ChampLaisse(trouve[0], partie)
            for partie in document.corps
            for texte in (partie.titre, texte_des_blocs(partie.blocs))
            for trouve in CHAMP.finditer(texte)
        ),
    )


def champs_du_cadre(
    titre: str, organisation: str, formule: str, signature: Iterable[str]
) -> Iterator[ChampLaisse]:
    """Ceux qui entourent le corps ; un nom qui manque partout n’est dit qu’une fois."""
    textes = (
        ("le titre de la charte", titre, False),
        ("le nom de l’organisation", organisation, False),
        ("la formule d’adoption", formule, True),
        ("le bloc de signature", "\n".join(signature), True),
    )
    vus: set[str] = set()
    for cadre, texte, signe in textes:
        for trouve in CHAMP.finditer(texte):
            quoi = quoi_completer(trouve[0]).casefold()
            if quoi in vus or (signe and quoi in A_LA_MAIN):
                continue
            vus.add(quoi)
            yield ChampLaisse(trouve[0], cadre=cadre)
