"""Les commentaires de Word : ancrés à un titre, avec leurs réponses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.signes import ecrire_texte
from charte_studio.export.docx.styles import APPEL_DE_COMMENTAIRE
from charte_studio.export.docx.xml import en_octets, nom, racine, sous, val
from charte_studio.redaction.pieces import APPLICATION, Commentaire

_PREMIER_FIL: Final = 0x1A000000
"""Un identifiant de paragraphe est un nombre de huit chiffres hexadécimaux sous 0x80000000."""


@dataclass(frozen=True, slots=True)
class _Pose:
    """Un commentaire à sa place dans la suite."""

    commentaire: Commentaire
    parent: int | None
    """Le numéro du commentaire auquel il répond."""


@dataclass(slots=True)
class Commentaires:
    """Les commentaires du document, dans l’ordre."""

    poses: list[_Pose] = field(default_factory=list)

    def ancrer(self, commentaires: Iterable[Commentaire]) -> tuple[str, str]:
        """Pose des commentaires et leurs réponses ; rend ce qui entoure le texte qu’ils visent."""
        premier = len(self.poses)
        for commentaire in commentaires:
            racine_du_fil = self._poser(commentaire, None)
            # Word n’a qu’un niveau de réponse : celles d’une réponse se rangent à la suite.
            attente = list(commentaire.reponses)
            while attente:
                reponse = attente.pop(0)
                self._poser(reponse, racine_du_fil)
                attente = [*reponse.reponses, *attente]
        numeros = range(premier, len(self.poses))
        return (
            "".join(f'<w:commentRangeStart w:id="{numero}"/>' for numero in numeros),
            "".join(
                f'<w:commentRangeEnd w:id="{numero}"/><w:r><w:rPr>'
                f'<w:rStyle w:val="{APPEL_DE_COMMENTAIRE}"/></w:rPr>'
                f'<w:commentReference w:id="{numero}"/></w:r>'
                for numero in numeros
            ),
        )

    def _poser(self, commentaire: Commentaire, parent: int | None) -> int:
        self.poses.append(_Pose(commentaire, parent))
        return len(self.poses) - 1

    def partie(self, quand: dt.datetime) -> bytes:
        """La partie `comments.xml`."""
        commentaires = racine("w:comments", "w14")
        for numero, pose in enumerate(self.poses):
            auteur = " ".join(pose.commentaire.auteur.split()) or APPLICATION
            noeud = sous(
                commentaires,
                "w:comment",
                {
                    "w:id": str(numero),
                    "w:author": auteur[:255],
                    "w:date": quand.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "w:initials": initiales(auteur),
                },
            )
            lignes = [li.strip() for li in pose.commentaire.texte.split("\n") if li.strip()]
            for rang, ligne in enumerate(lignes or ["—"]):
                p = sous(noeud, "w:p")
                val(sous(p, "w:pPr"), "w:pStyle", "Commentaire")
                if rang == 0:
                    r = sous(p, "w:r")
                    val(sous(r, "w:rPr"), "w:rStyle", APPEL_DE_COMMENTAIRE)
                    sous(r, "w:annotationRef")
                ecrire_texte(sous(p, "w:r"), ligne)
            noeud[-1].set(nom("w14:paraId"), _fil(numero))
        return en_octets(commentaires)

    def partie_des_fils(self) -> bytes:
        """La partie `commentsExtended.xml` : qui répond à qui."""
        fils = racine("w15:commentsEx", "w15")
        for numero, pose in enumerate(self.poses):
            attributs = {"w15:paraId": _fil(numero)}
            if pose.parent is not None:
                attributs["w15:paraIdParent"] = _fil(pose.parent)
            sous(fils, "w15:commentEx", {**attributs, "w15:done": "0"})
        return en_octets(fils)


def initiales(auteur: str) -> str:
    """Les premières lettres des mots qui comptent, quatre au plus.

    >>> initiales("Représentants du personnel")
    'RP'
    """
    mots = [mot for mot in auteur.replace("’", " ").split() if len(mot) > 2] or auteur.split()
    return "".join(mot[0].upper() for mot in mots[:4])


def _fil(numero: int) -> str:
    return f"{_PREMIER_FIL + numero:08X}"
