"""Les versions figées de la charte, et le document que chacune était."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from charte_studio.atelier.schema import Version
from charte_studio.redaction.comparaison_charte import Partie
from charte_studio.redaction.document import Article, DocumentCharte, Section
from charte_studio.redaction.markdown import assainir, lire_blocs
from charte_studio.redaction.pieces import VersionFigee
from charte_studio.socle.erreurs import Refus


@dataclass(frozen=True, slots=True)
class VersionGardee:
    """Une version figée et ses textes."""

    id: int
    numero: int
    etiquette: str
    moment: dt.datetime
    empreinte: str
    parties: tuple[Partie, ...]
    alteree: bool = False
    """Vrai si le texte gardé n’est plus celui de l’empreinte : il a été touché hors d’ici."""

    def exiger_intacte(self) -> None:
        """Lève `Refus` si la version a été altérée : rien ne doit plus se dire en son nom."""
        if self.alteree:
            raise Refus(
                f"La version {self.figee.etiquette} a été modifiée hors de Charte Studio : son "
                "texte ne correspond plus à son empreinte. Récupérez une sauvegarde d’avant."
            )

    @property
    def figee(self) -> VersionFigee:
        """Ce que le document en dit."""
        return VersionFigee(self.etiquette or str(self.numero), self.moment.date(), self.empreinte)


def lire_versions_figees(connexion: Connection) -> tuple[VersionGardee, ...]:
    """Toutes les versions, de la première à la dernière."""
    lignes = connexion.execute(
        select(
            Version.id,
            Version.numero,
            Version.etiquette,
            Version.moment,
            Version.empreinte,
            Version.contenu,
        ).order_by(Version.numero)
    )
    return tuple(
        VersionGardee(
            ligne.id,
            ligne.numero,
            ligne.etiquette,
            dt.datetime.fromisoformat(ligne.moment),
            ligne.empreinte,
            *_lire_contenu(ligne.contenu, ligne.empreinte),
        )
        for ligne in lignes
    )


def _lire_contenu(contenu: str, empreinte: str) -> tuple[tuple[Partie, ...], bool]:
    """Les parties, et si elles ne sont plus celles de l’empreinte ; aucune si rien ne se lit."""
    alteree = empreinte_de(contenu) != empreinte
    try:
        return lire_parties(contenu), alteree
    except (ValueError, TypeError, KeyError, IndexError):
        return (), True


def empreinte_de(contenu: str) -> str:
    """L’empreinte SHA-256 d’une version, calculée sur ce qu’elle garde."""
    return hashlib.sha256(contenu.encode("utf-8", "surrogatepass")).hexdigest()


def lire_parties(contenu: str) -> tuple[Partie, ...]:
    """Les parties d’une version : clé, numéro, titre, texte."""
    brut = json.loads(contenu)
    parties = brut.get("parties", ()) if isinstance(brut, dict) else brut
    return tuple(_partie(partie) for partie in parties)


def _partie(brut: Any) -> Partie:
    if isinstance(brut, dict):
        brut = (brut["cle"], brut.get("numero"), brut["titre"], brut["texte"])
    cle, numero, titre, texte = brut[:4]
    return Partie(str(cle), None if numero is None else int(numero), str(titre), str(texte))


def document_de_version(document: DocumentCharte, version: VersionGardee) -> DocumentCharte:
    """Le document tel qu’il était : les textes et les numéros de la version.

    Ce qui s’est dit depuis (positions divergentes, réserves) suit l’article de même clé.
    """
    courants = {article.cle: article for article in document.articles}
    return replace(
        document,
        corps=tuple(_ancienne_partie(partie, courants) for partie in version.parties),
        version=version.figee,
    )


def _ancienne_partie(partie: Partie, courants: dict[str, Article]) -> Section | Article:
    titre, blocs = assainir(partie.titre), lire_blocs(partie.texte)
    if partie.numero is None:
        return Section(partie.cle, titre, blocs)
    courant = courants.get(partie.cle)
    if courant is None:
        return Article(partie.cle, partie.numero, titre, blocs)
    return replace(courant, numero=partie.numero, titre=titre, blocs=blocs, retouche=False)


def version_de(
    versions: Sequence[VersionGardee], parties: Iterable[Partie]
) -> VersionGardee | None:
    """La version dont ce sont exactement les textes, la plus récente s’il y en a plusieurs."""
    textes = tuple(parties)
    return next((v for v in reversed(versions) if v.parties == textes and not v.alteree), None)
