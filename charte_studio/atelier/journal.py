"""Le journal : en ajout seul, chaque ligne attachée à la précédente par son empreinte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from charte_studio.atelier.changements import Changement
from charte_studio.atelier.schema import LigneJournal
from charte_studio.socle.erreurs import Refus

_TABLE = LigneJournal.__table__
ORIGINE = "0" * 64
"""L’empreinte « précédente » de la première ligne."""
_TEXTES_SIGNES = ("moment", "nature", "libelle", "precedente", "images")


@dataclass(frozen=True, slots=True)
class EnteteLigne:
    """Une ligne du journal sans ses images."""

    n: int
    moment: str
    nature: str
    cible: int | None
    libelle: str
    empreinte: str


def encoder_images(lignes: Iterable[Changement]) -> str:
    """Les images en JSON compact, dans un ordre qui ne dépend que des données."""
    return json.dumps(
        [[ligne.table, ligne.id, ligne.avant, ligne.apres] for ligne in lignes],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def decoder_images(texte: str) -> tuple[Changement, ...]:
    return tuple(Changement(*ligne) for ligne in json.loads(texte))


def empreinte_ligne(
    *,
    n: int,
    moment: str,
    nature: str,
    cible: int | None,
    libelle: str,
    precedente: str,
    images: str,
) -> str:
    """SHA-256 des champs de la ligne, séparés par un caractère qu’ils ne contiennent pas."""
    champs = (str(n), moment, nature, str(cible or ""), libelle, precedente, images)
    return hashlib.sha256("\x1f".join(champs).encode("utf-8", "surrogatepass")).hexdigest()


def ajouter_ligne(
    connexion: Connection,
    *,
    moment: str,
    nature: str,
    libelle: str,
    lignes: Iterable[Changement],
    cible: int | None = None,
) -> EnteteLigne:
    """Écrit une ligne au bout de la chaîne."""
    dernier = connexion.exec_driver_sql(
        "SELECT n, empreinte FROM journal ORDER BY n DESC LIMIT 1"
    ).first()
    dernier_n, precedente = (dernier[0], dernier[1]) if dernier else (0, ORIGINE)
    n, images = dernier_n + 1, encoder_images(lignes)
    empreinte = empreinte_ligne(
        n=n,
        moment=moment,
        nature=nature,
        cible=cible,
        libelle=libelle,
        precedente=precedente,
        images=images,
    )
    connexion.exec_driver_sql(
        "INSERT INTO journal (n, moment, nature, cible, libelle, precedente, empreinte, images)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (n, moment, nature, cible, libelle, precedente, empreinte, images),
    )
    return EnteteLigne(n, moment, nature, cible, libelle, empreinte)


def entetes(connexion: Connection) -> Iterator[EnteteLigne]:
    """Toutes les lignes, sans leurs images, dans l’ordre."""
    colonnes = [getattr(_TABLE.c, nom) for nom in EnteteLigne.__dataclass_fields__]
    for ligne in connexion.execute(select(*colonnes).order_by(_TABLE.c.n)):
        yield EnteteLigne(*ligne)


def images_de(connexion: Connection, n: int) -> tuple[Changement, ...]:
    """Les images de la ligne `n`."""
    texte = connexion.execute(select(_TABLE.c.images).where(_TABLE.c.n == n)).scalar_one()
    return decoder_images(texte)


def verifier_chaine(connexion: Connection) -> None:
    """Refait toutes les empreintes. Lève `Refus` à la première ligne qui ne tient pas."""
    precedente, attendu = ORIGINE, 1
    for ligne in connexion.execute(select(_TABLE).order_by(_TABLE.c.n)).mappings():
        textes = {cle: ligne[cle] for cle in _TEXTES_SIGNES}
        if (
            ligne["n"] != attendu
            or ligne["precedente"] != precedente
            or not all(isinstance(texte, str) for texte in textes.values())
            or ligne["empreinte"] != empreinte_ligne(n=ligne["n"], cible=ligne["cible"], **textes)
        ):
            raise Refus(
                f"Le journal est rompu à la ligne {attendu} : le fichier a été modifié hors de "
                "Charte Studio, ou il est abîmé. Récupérez une sauvegarde depuis l’accueil."
            )
        precedente, attendu = ligne["empreinte"], attendu + 1


@dataclass(slots=True)
class Piles:
    """Ce qui peut être annulé et refait, retrouvé en relisant le journal."""

    annulables: list[EnteteLigne] = field(default_factory=list)
    refaisables: list[EnteteLigne] = field(default_factory=list)

    def suivre(self, ligne: EnteteLigne) -> None:
        """Tient compte d’une ligne nouvelle."""
        match ligne.nature:
            case "geste":
                self.annulables.append(ligne)
                self.refaisables.clear()
            case "annulation":
                self.refaisables.append(self.annulables.pop())
            case "refaire":
                self.annulables.append(self.refaisables.pop())
            case "scelle":
                self.annulables.clear()
                self.refaisables.clear()
            case "creation" | "anonymisation":
                pass
