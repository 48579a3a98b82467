"""Écrire une portion de texte en XML : sa course, et les champs que Word tient à jour."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from charte_studio.export.docx.signes import signes_en_xml
from charte_studio.export.docx.styles import CODE_COURT, LIEN
from charte_studio.export.docx.xml import texte_en_xml
from charte_studio.redaction.blocs import Portion


def renvoi(portion: Portion, signet: str, numero: int, corps: float | None) -> str:
    """Un lien vers un article ; « article 4 » y devient un champ, que Word tient à jour."""
    trouve = re.search(rf"\barticle[ \u00a0\u202f]{numero}\b", portion.texte, re.IGNORECASE)
    if trouve is None:
        return course(portion, lien=True, corps=corps)
    debut, dit, fin = (
        course(replace(portion, texte=morceau), lien=True, corps=corps)
        for morceau in (
            portion.texte[: trouve.start()], trouve.group(), portion.texte[trouve.end() :]
        )
    )  # fmt: skip
    casse = r" \* lower" if trouve.group()[0] == "a" else ""
    debut_du_champ = ouvrir_champ(rf"REF {signet} \r \h{casse}")
    return f"{debut}{debut_du_champ}{dit}{fermer_champ()}{fin}"


def course(portion: Portion, *, lien: bool, corps: float | None) -> str:
    """Un `w:r`, rien pour une portion vide."""
    if not portion.texte:
        return ""
    # Un seul style de caractères par course : dans un lien, celui du lien l’emporte.
    style = LIEN if lien else CODE_COURT if portion.code else ""
    forme = _forme(style, portion.gras, portion.italique, portion.barre, corps)
    return f"<w:r>{forme}{signes_en_xml(portion.texte)}</w:r>"


@lru_cache(maxsize=256)
def _forme(style: str, gras: bool, italique: bool, barre: bool, corps: float | None) -> str:
    """Les propriétés d’une course, dans l’ordre du schéma."""
    dites = (
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/><w:bCs/>" if gras else "",
        "<w:i/><w:iCs/>" if italique else "",
        "<w:strike/>" if barre else "",
        f'<w:sz w:val="{round(corps * 2)}"/><w:szCs w:val="{round(corps * 2)}"/>' if corps else "",
    )
    return f"<w:rPr>{''.join(dites)}</w:rPr>" if any(dites) else ""


def champ(instruction: str, resultat: str) -> str:
    """Un champ entier, son résultat déjà écrit."""
    return f"{ouvrir_champ(instruction)}<w:r>{texte_en_xml(resultat)}</w:r>{fermer_champ()}"


def ouvrir_champ(instruction: str) -> str:
    """Le début d’un champ, jusqu’à son résultat."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r>{texte_en_xml(f' {instruction} ', 'w:instrText')}</w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def fermer_champ() -> str:
    """La fin d’un champ, après son résultat."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
