"""La fenêtre d’un défaut : ce que personne n’attendait, et la trace gardée pour le réparer."""

from __future__ import annotations

import contextlib
import datetime as dt
import traceback
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

_TRACES_GARDEES = 20


def garder_trace(erreur: BaseException, dossier: Path) -> Path | None:
    """Écrit la trace d’un défaut à côté des réglages ; `None` si même cela échoue."""
    maintenant = dt.datetime.now().astimezone()
    trace = "".join(traceback.format_exception(erreur))
    with contextlib.suppress(OSError):
        ici = dossier / "defauts"
        ici.mkdir(parents=True, exist_ok=True)
        chemin = ici / f"{maintenant:%Y%m%d-%H%M%S-%f}.txt"
        chemin.write_text(trace, encoding="utf-8")
        for ancienne in sorted(ici.glob("*.txt"))[:-_TRACES_GARDEES]:
            ancienne.unlink()
        return chemin
    return None


def montrer_defaut(parent: QWidget | None, erreur: BaseException, trace: Path | None) -> None:
    """Dit qu’il y a un défaut, que rien n’est perdu, et où est la trace."""
    boite = QMessageBox(parent)
    boite.setIcon(QMessageBox.Icon.Warning)
    boite.setWindowTitle("Un défaut de Charte Studio")
    boite.setText(
        "Charte Studio a rencontré un défaut. Vos saisies sont déjà enregistrées ; vous pouvez "
        "continuer, ou fermer et rouvrir l’atelier."
    )
    details = "".join(traceback.format_exception(erreur))
    if trace is not None:
        boite.setInformativeText(
            f"La trace est gardée dans {trace}. Elle peut citer vos textes : "
            "relisez-la avant de la transmettre."
        )
    boite.setDetailedText(details)
    boite.exec()
