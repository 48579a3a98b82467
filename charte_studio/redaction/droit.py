"""Le droit daté : des faits avec leur source, leur date de contrôle et leur état."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.socle.donnees import exiger_mentions, lire_toml
from charte_studio.socle.erreurs import Refus

VERIFIE: Final = "verifie"
A_VERIFIER: Final = "a_verifier"
SECTEURS: Final = {"tous": "Tous", "prive": "Privé", "public": "Public"}
VALIDITE: Final = dt.timedelta(days=365)
"""Au-delà, un fait vérifié doit être relu."""


@dataclass(frozen=True, slots=True)
class FaitDeDroit:
    """Un fait, dit avec nos mots."""

    cle: str
    intitule: str
    texte: str
    reference: str
    source: str
    verifie_le: dt.date
    etat: str
    """`verifie` ou `a_verifier`."""
    secteurs: tuple[str, ...]
    """`prive`, `public` ou `tous`."""
    themes: tuple[str, ...]

    def est_sur(self, aujourd_hui: dt.date) -> bool:
        """Vrai si le fait est vérifié depuis moins d’un an : lui seul s’affirme."""
        return self.etat == VERIFIE and aujourd_hui - self.verifie_le <= VALIDITE

    def est_perime(self, aujourd_hui: dt.date) -> bool:
        """Vrai si personne ne l’a relu depuis plus d’un an, quel que soit son état."""
        return aujourd_hui - self.verifie_le > VALIDITE

    def intitule_prudent(self, aujourd_hui: dt.date) -> str:
        """L’intitulé, précédé de ce qui l’empêche d’être affirmé."""
        if self.est_sur(aujourd_hui):
            return self.intitule
        return f"{'À vérifier' if self.etat == A_VERIFIER else 'À relire'} : {self.intitule}"

    def etat_en_clair(self, aujourd_hui: dt.date) -> str:
        """« vérifié le 22 novembre 2026 », « à vérifier », « vérifié il y a plus d’un an… »."""
        if self.etat == A_VERIFIER:
            return "à vérifier avant de s’y fier"
        date = date_en_lettres(self.verifie_le)
        if self.est_sur(aujourd_hui):
            return f"vérifié le {date}"
        return f"à relire : vérifié le {date}, il y a plus d’un an"


_MENTIONS: Final = tuple(champ.name for champ in fields(FaitDeDroit) if champ.name != "cle")


def lire_droit(chemin: Path) -> dict[str, FaitDeDroit]:
    """Les faits par clé. Lève `Refus` en nommant l’entrée fautive."""
    faits = {}
    for cle, brut in lire_toml(chemin).items():
        ou = f"« {chemin.name} », entrée « {cle} »"
        table = exiger_mentions(brut, _MENTIONS, ou)
        listes = {nom: tuple(table[nom]) for nom in ("secteurs", "themes")}
        fait = FaitDeDroit(cle=cle, **{**table, **listes})
        if fait.etat not in (VERIFIE, A_VERIFIER) or not isinstance(fait.verifie_le, dt.date):
            raise Refus(
                f"« {chemin.name} », entrée « {cle} » : l’état est « {VERIFIE} » ou "
                f"« {A_VERIFIER} », et la date s’écrit 2026-11-22 sans guillemets."
            )
        faits[cle] = fait
    return faits


def secteur_du_cadre(cadre: str) -> str:
    """Le secteur où se range d’ordinaire ce cadre ; un cadre inconnu les concerne tous."""
    prives = ("entreprise", "association", "media")
    publics = ("collectivite", "etat", "hopital", "ecole", "universite")
    return "prive" if cadre in prives else "public" if cadre in publics else "tous"


def choisir_faits(
    faits: Iterable[FaitDeDroit], *, secteur: str = "tous", theme: str = ""
) -> tuple[FaitDeDroit, ...]:
    """Les faits de ce secteur, ceux qui valent pour tous compris, et de ce thème."""
    return tuple(
        fait
        for fait in faits
        if (secteur == "tous" or {secteur, "tous"} & set(fait.secteurs))
        and theme in ("", *fait.themes)
    )
