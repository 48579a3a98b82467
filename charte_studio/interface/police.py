"""La police à forte lisibilité, prise dans le paquet qui la livre."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase, QGuiApplication

FAMILLE: Final = "Atkinson Hyperlegible"
_PAQUET: Final = "fontpkg_atkinson_hyperlegible"
_CHARGEE: Final = "police_charte_studio"


def fichiers_police() -> tuple[Path, ...]:
    """Les fichiers de la police livrée ; rien si le paquet manque.

    Le paquet n’est pas importé : le trouver suffit, et l’accueil se peint plus tôt.
    """
    paquet = find_spec(_PAQUET)
    if paquet is None or not paquet.submodule_search_locations:
        return ()
    return tuple(sorted(Path(paquet.submodule_search_locations[0], "files").glob("*.ttf")))


def charger_police() -> str:
    """Rend la famille à employer : celle qui est livrée, sinon celle du système.

    Demande une application Qt ; l’appeler deux fois ne charge rien deux fois.
    """
    application = QGuiApplication.instance()
    assert application is not None
    if application.property(_CHARGEE) is None:
        # Pas de `hasFamily` : il ferait lire toutes les polices du système avant l’accueil.
        rangs = [QFontDatabase.addApplicationFont(str(f)) for f in fichiers_police()]
        application.setProperty(_CHARGEE, any(rang >= 0 for rang in rangs))
    return FAMILLE if application.property(_CHARGEE) else QGuiApplication.font().family()
