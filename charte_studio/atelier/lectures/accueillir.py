"""Ce que montre Accueillir : les mots de l’ouverture et le baromètre."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.mention_donnees import (
    lire_mention_donnees,
    mention_des_reglages,
)
from charte_studio.atelier.lectures.projection.textes import lire_textes_salle
from charte_studio.atelier.schema import Atelier, Barometre, ChoixBarometre
from charte_studio.domaine.barometre import ReponseComptee, comparer_au_repere


@dataclass(frozen=True, slots=True)
class TexteAccueil:
    """Un texte de l’accueil, et celui qui serait livré à sa place."""

    texte: str
    livre: str

    @property
    def propre(self) -> bool:
        """Vrai si l’atelier a écrit le sien."""
        return self.texte != self.livre


@dataclass(frozen=True, slots=True)
class ChoixLu:
    """Une réponse possible."""

    id: int
    libelle: str
    nombre: int
    repere: int | None


@dataclass(frozen=True, slots=True)
class BarometreLu:
    """Une question d’ouverture."""

    id: int
    question: str
    source: str
    clos: bool
    choix: tuple[ChoixLu, ...]

    @property
    def total(self) -> int:
        return sum(choix.nombre for choix in self.choix)

    @property
    def comparaison(self) -> str:
        """La phrase qui rapproche la salle du repère ; vide tant que la question est ouverte."""
        if not self.clos:
            return ""
        return comparer_au_repere(
            [ReponseComptee(c.libelle, c.nombre, c.repere) for c in self.choix]
        )


@dataclass(frozen=True, slots=True)
class Accueil:
    """Tout ce que la page montre, hors du déroulé."""

    objectif: TexteAccueil
    regles: TexteAccueil
    donnees: TexteAccueil
    barometres: tuple[BarometreLu, ...]


def lire_accueil(connexion: Connection) -> Accueil:
    """Les textes de l’accueil, écrits ou livrés, et les questions d’ouverture."""
    objectif, regles = connexion.execute(select(Atelier.objectif, Atelier.regles_echange)).one()
    textes = lire_textes_salle()
    livrees = "\n".join(textes.regles)
    return Accueil(
        objectif=TexteAccueil(objectif or textes.objectif, textes.objectif),
        regles=TexteAccueil(regles or livrees, livrees),
        donnees=TexteAccueil(
            "\n".join(lire_mention_donnees(connexion)),
            "\n".join(mention_des_reglages(connexion)),
        ),
        barometres=lire_barometres(connexion),
    )


def lire_barometres(connexion: Connection) -> tuple[BarometreLu, ...]:
    """Les questions d’ouverture, dans l’ordre."""
    choix: dict[int, list[ChoixLu]] = defaultdict(list)
    for ligne in connexion.execute(
        select(
            ChoixBarometre.barometre_id,
            ChoixBarometre.id,
            ChoixBarometre.libelle,
            ChoixBarometre.nombre,
            ChoixBarometre.repere,
        ).order_by(ChoixBarometre.rang, ChoixBarometre.id)
    ):
        choix[ligne.barometre_id].append(
            ChoixLu(ligne.id, ligne.libelle, ligne.nombre, ligne.repere)
        )
    return tuple(
        BarometreLu(cle, question, source, etat == "clos", tuple(choix[cle]))
        for cle, question, source, etat in connexion.execute(
            select(
                Barometre.id, Barometre.question, Barometre.repere_source, Barometre.etat
            ).order_by(Barometre.rang, Barometre.id)
        )
    )
