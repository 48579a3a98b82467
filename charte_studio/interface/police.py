"""La police à forte lisibilité, prise dans le paquet qui la livre."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontDatabase, QGuiApplication

from charte_studio.socle.police import fichiers_police

FAMILLE: Final = "Atkinson Hyperlegible"
_CHARGEE: Final = "police_charte_studio"


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
