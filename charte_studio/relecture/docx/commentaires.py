"""Lire les commentaires d’un document Word relu : où ils sont, ce qu’ils visent, leurs réponses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from charte_studio.redaction.pieces import APPLICATION
from charte_studio.redaction.remarques import Remarque, lire_reponse
from charte_studio.redaction.signets import PREFIXE
from charte_studio.relecture.docx import partie_principale, relations
from charte_studio.relecture.paquet import Paquet
from charte_studio.relecture.xml import NoeudXml, nom
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ennuis_en_clair

EXTENSIONS: Final = (".docx", ".docm")
_FIL: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_TITRES: Final = frozenset(("titre1", "heading1", "titre 1", "heading 1"))


@dataclass(frozen=True, slots=True)
class _Lu:
    """Un commentaire, tel que le fichier le porte."""

    auteur: str
    texte: str
    fil: str


@dataclass(slots=True)
class _Place:
    """Où un commentaire est ancré."""

    signet: str
    mots: list[str] = field(default_factory=list)


def lire_commentaires(chemin: Path) -> tuple[Remarque, ...]:
    """Les commentaires de ce fichier, dans l’ordre du texte ; leurs réponses n’en sont pas.

    La réponse que l’application avait déjà donnée est reprise. Lève `Refus` si ce n’est pas un
    document Word, `EnnuiEnvironnement` si le disque dit non.
    """
    if chemin.suffix.lower() not in EXTENSIONS:
        raise Refus(
            f"«\u00a0{chemin.name}\u00a0» n’est pas un document Word\u00a0: choisissez le fichier "
            ".docx que les relecteurs ont commenté."
        )
    with ennuis_en_clair(chemin), chemin.open("rb") as fichier:
        return _lire(Paquet(fichier, chemin.name))


def _lire(paquet: Paquet) -> tuple[Remarque, ...]:
    partie = partie_principale(paquet)
    voisines = {
        sorte: chemin
        for sorte, chemin, externe in relations(paquet, partie).values()
        if not externe
    }
    commentaires = _commentaires(paquet, voisines.get("comments", ""))
    parents = _fils(paquet, voisines.get("commentsExtended", ""))
    places = _places(paquet, partie) if commentaires else {}
    par_fil = {lu.fil: cle for cle, lu in commentaires.items() if lu.fil}
    remarques: dict[str, Remarque] = {}
    for cle, place in places.items():
        lu = commentaires.get(cle)
        if lu is not None and parents.get(lu.fil, "") not in par_fil:
            passage = " ".join("".join(place.mots).split())
            remarques[cle] = Remarque(cle, place.signet, passage, lu.auteur, lu.texte)
    for lu in commentaires.values():
        racine = par_fil.get(parents.get(lu.fil, ""), "")
        if racine in remarques and lu.auteur == APPLICATION:
            suite, motif = lire_reponse(lu.texte)
            remarques[racine] = replace(remarques[racine], suite=suite, motif=motif)
    return tuple(remarques.values())


def _commentaires(paquet: Paquet, partie: str) -> dict[str, _Lu]:
    if not partie or partie not in paquet:
        return {}
    lus: dict[str, _Lu] = {}
    for noeud in paquet.xml(partie).iterfind(nom("w:comment")):
        paragraphes = list(noeud.iter(nom("w:p")))
        texte = "\n".join(filter(None, (_texte(p).strip() for p in paragraphes)))
        auteur = " ".join((noeud.get(nom("w:author")) or "").split())
        fil = paragraphes[-1].get(_FIL, "") if paragraphes else ""
        lus[noeud.get(nom("w:id")) or ""] = _Lu(auteur, texte, fil)
    return lus


def _fils(paquet: Paquet, partie: str) -> dict[str, str]:
    """Par fil, celui auquel il répond."""
    if not partie or partie not in paquet:
        return {}
    return {
        noeud.get(f"{_W15}paraId") or "": noeud.get(f"{_W15}paraIdParent") or ""
        for noeud in paquet.xml(partie)
    }


def _places(paquet: Paquet, partie: str) -> dict[str, _Place]:
    """Par commentaire, l’article où il commence et les mots qu’il entoure."""
    places: dict[str, _Place] = {}
    ouverts: set[str] = set()
    signet = ""
    for bloc in paquet.enfants(partie, {nom("w:body")}):
        for p in [bloc] if bloc.tag == nom("w:p") else bloc.iter(nom("w:p")):
            signet = _signet(p, signet)
            for noeud in p.iter(nom("w:commentRangeStart"), nom("w:commentRangeEnd"),
                                nom("w:commentReference"), nom("w:t")):  # fmt: skip
                cle = noeud.get(nom("w:id")) or ""
                if noeud.tag == nom("w:t"):
                    for ouvert in ouverts:
                        places[ouvert].mots.append(noeud.text or "")
                elif noeud.tag == nom("w:commentRangeEnd"):
                    ouverts.discard(cle)
                elif noeud.tag == nom("w:commentRangeStart"):
                    places.setdefault(cle, _Place(signet))
                    ouverts.add(cle)
                else:  # un commentaire posé sans passage choisi
                    places.setdefault(cle, _Place(signet))
            for ouvert in ouverts:
                places[ouvert].mots.append(" ")
    return places


def _signet(p: NoeudXml, courant: str) -> str:
    """L’article où l’on se trouve : son signet l’ouvre, un titre de section le ferme."""
    for debut in p.iter(nom("w:bookmarkStart")):
        nomme = debut.get(nom("w:name")) or ""
        if nomme.startswith(PREFIXE):
            return nomme
    style = p.find(f"{nom('w:pPr')}/{nom('w:pStyle')}")
    if style is not None and (style.get(nom("w:val")) or "").lower() in _TITRES:
        return ""
    return courant


def _texte(p: NoeudXml) -> str:
    return "".join(_signes(p))


def _signes(p: NoeudXml) -> Iterator[str]:
    for noeud in p.iter(nom("w:t"), nom("w:br"), nom("w:tab")):
        yield noeud.text or "" if noeud.tag == nom("w:t") else " "
