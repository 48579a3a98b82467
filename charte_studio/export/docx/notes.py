"""Les notes de bas de page : d’où vient ce qu’on affirme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.signes import ecrire_texte
from charte_studio.export.docx.styles import APPEL_DE_NOTE
from charte_studio.export.docx.xml import en_octets, racine, sous, val

SEPARATEURS: Final = (("-1", "separator"), ("0", "continuationSeparator"))
"""Les deux notes que Word réserve à ses filets."""


@dataclass(slots=True)
class Notes:
    """Les notes du document, numérotées à partir de 1."""

    textes: list[str] = field(default_factory=list)

    def appeler(self, source: str) -> str:
        """Ajoute une note ; rend son appel, à mettre à la fin d’un paragraphe."""
        self.textes.append(source)
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{APPEL_DE_NOTE}"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.textes)}"/></w:r>'
        )

    def partie(self) -> bytes:
        """La partie `footnotes.xml`."""
        notes = racine("w:footnotes")
        for numero, sorte in SEPARATEURS:
            note = sous(notes, "w:footnote", {"w:type": sorte, "w:id": numero})
            p = sous(note, "w:p")
            sous(sous(p, "w:pPr"), "w:spacing", {"w:after": "0", "w:line": "240"})
            sous(sous(p, "w:r"), f"w:{sorte}")
        for rang, source in enumerate(self.textes, start=1):
            note = sous(notes, "w:footnote", {"w:id": str(rang)})
            p = sous(note, "w:p")
            val(sous(p, "w:pPr"), "w:pStyle", "Notedebasdepage")
            r = sous(p, "w:r")
            val(sous(r, "w:rPr"), "w:rStyle", APPEL_DE_NOTE)
            sous(r, "w:footnoteRef")
            ecrire_texte(sous(p, "w:r"), f"\u00a0{source}")
        return en_octets(notes)
