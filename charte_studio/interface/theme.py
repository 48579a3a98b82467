"""Les thèmes : jetons lus dans `ressources/themes`, posés en une fois sur l’application.

Un widget stylé par la feuille n’a rien à faire. Un widget peint à la main demande
`theme_courant()` au moment de peindre et se redessine quand `est_un_changement_de_theme`
reconnaît l’événement reçu dans `changeEvent`.

Des tuples nommés plutôt que des dataclasses : ce module est sur le chemin de l’accueil, et une
dataclass gelée de vingt champs coûte quatre millisecondes à bâtir.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from charte_studio.interface.couleurs import CouleurDegre, Degres, contraste, interpoler_degres
from charte_studio.interface.police import FAMILLE, charger_police
from charte_studio.socle.chemins import dossier_ressources

THEME_PAR_DEFAUT: Final = "clair"
_PROPRIETE: Final = "theme_charte_studio"
_DESSIN_POSE: Final = "dessin_de_base_charte_studio"
_DESSIN: Final = "Fusion"
"""Le même dessin de base partout : les styles natifs ignorent la moitié d’une feuille."""
__all__ = [
    "CouleurDegre", "Couleurs", "Theme", "appliquer", "charger_theme", "contraste",
    "couleurs_degres", "creer_application", "est_un_changement_de_theme", "feuille_de_style",
    "jetons", "lire_theme", "marquer", "noms_themes", "noms_themes_console", "palette",
    "theme_courant",
]  # fmt: skip
_JETON: Final = re.compile(r"\$([a-z_]+)")

NomTaille = Literal["petit", "bouton", "texte", "grand", "titre", "chiffre", "affiche"]
NomEspace = Literal["fin", "petit", "moyen", "grand", "large"]


class Couleurs(NamedTuple):
    """Les couleurs par rôle, en `#RRVVBB`. Le fichier du thème dit l’emploi de chacune."""

    papier: str
    surface: str
    creux: str
    survol: str
    trait: str
    bord_champ: str
    encre: str
    encre_seconde: str
    accent: str
    accent_survol: str
    accent_presse: str
    accent_doux: str
    sur_accent: str
    reussi: str
    fond_reussi: str
    sur_reussi: str
    alerte: str
    fond_alerte: str
    focus: str
    panneau: str
    sur_panneau: str
    sur_panneau_seconde: str
    motif_panneau: str


class Theme(NamedTuple):
    """Un thème et la taille de texte choisie. Les longueurs sont en pixels logiques."""

    nom: str
    libelle: str
    sombre: bool
    projete: bool
    """Le thème de la vue projetée : il ne se choisit pas, et ses tailles valent sur 1080."""
    contraste_texte: float
    """Ce que tout texte atteint sur son fond : 4.5, ou 7.0 projeté et en fort contraste."""
    couleurs: Couleurs
    teintes_degres: Degres
    """Les teintes à interpoler, du plus favorable au moins favorable."""
    textes_degres: Degres
    """Les encres essayées sur les degrés, la dernière en dernier recours."""
    tailles: dict[NomTaille, int]
    plafonds: dict[NomTaille, int]
    rayons: dict[str, int]
    espaces: dict[NomEspace, int]
    echelle: float = 1.0
    """La taille du texte : 1.0 à 2.0."""
    famille: str = FAMILLE

    def px(self, longueur: float) -> int:
        """Une longueur agrandie comme le texte."""
        return round(longueur * self.echelle)

    def espace(self, nom: NomEspace) -> int:
        """Un espacement : il croît deux fois moins vite que le texte, à qui va la place."""
        return round(self.espaces[nom] * (1 + self.echelle) / 2)

    def taille(self, nom: NomTaille) -> int:
        """Une taille de texte agrandie, les grandes tailles étant plafonnées."""
        return min(self.px(self.tailles[nom]), self.plafonds.get(nom, 1000))

    def police(self, nom: NomTaille = "texte", *, gras: bool = False) -> QFont:
        """La police d’un texte peint à la main."""
        police = QFont(self.famille)
        police.setPixelSize(self.taille(nom))
        police.setBold(gras)
        return police


def noms_themes() -> tuple[str, ...]:
    """Tous les thèmes livrés, celui de la vue projetée compris."""
    return tuple(sorted(f.stem for f in (dossier_ressources() / "themes").glob("*.toml")))


def noms_themes_console() -> tuple[str, ...]:
    """Les thèmes que l’on choisit pour la console."""
    return tuple(nom for nom in noms_themes() if not lire_theme(nom).projete)


@lru_cache(maxsize=8)
def lire_theme(nom: str) -> Theme:
    """Lit le thème livré `nom`. Lève `FileNotFoundError` s’il n’existe pas."""
    chemin = dossier_ressources() / "themes" / f"{nom}.toml"
    brut: dict[str, Any] = tomllib.loads(chemin.read_text("utf-8"))
    return Theme(
        nom=brut["nom"],
        libelle=brut["libelle"],
        sombre=brut["sombre"],
        projete=brut["projete"],
        contraste_texte=brut["contraste_texte"],
        couleurs=Couleurs(**brut["couleurs"]),
        teintes_degres=tuple(brut["degres"]["teintes"]),
        textes_degres=tuple(brut["degres"]["textes"]),
        tailles=brut["tailles"],
        plafonds=brut["plafonds"],
        rayons=brut["rayons"],
        espaces=brut["espaces"],
    )


def charger_theme(nom: str) -> Theme:
    """Le thème `nom` prêt pour un peintre, police livrée comprise ; rien n’est posé.

    C’est par là que la vue projetée prend « projection » pendant que la console garde le sien.
    Demande une application Qt. Lève `FileNotFoundError` si le thème n’existe pas.
    """
    return lire_theme(nom)._replace(famille=charger_police())


def creer_application(programme: str) -> QApplication:
    """L’application Qt, son dessin de base déjà choisi.

    `appliquer` sait le choisir aussi, mais l’appel charge alors toute la classe des styles :
    dix millisecondes de moins avant l’accueil.
    """
    app = QApplication([programme, "-style", _DESSIN])
    app.setProperty(_DESSIN_POSE, True)
    return app


def appliquer(app: QApplication, theme: Theme, taille_texte: float = 1.0) -> Theme:
    """Pose police, palette et feuille de style sur l’application ; rend le thème posé.

    `taille_texte` va de 1.0 à 2.0. Tous les widgets, montrés ou non, reçoivent ensuite
    un événement de changement de style ; si ce thème est déjà posé, il ne se passe rien.
    """
    pose = theme._replace(echelle=taille_texte, famille=charger_police())
    if app.property(_PROPRIETE) == pose and app.styleSheet():
        return pose  # reprendre la feuille revoit chaque widget de l’application
    if app.property(_DESSIN_POSE) is None:
        app.setStyle(_DESSIN)
        app.setProperty(_DESSIN_POSE, True)
    app.setProperty(_PROPRIETE, pose)
    app.setFont(pose.police())
    app.setPalette(palette(pose))
    app.setStyleSheet(feuille_de_style(pose))
    return pose


def theme_courant() -> Theme:
    """Le thème posé sur l’application, ou le thème clair si rien n’est posé."""
    app = QApplication.instance()
    pose = app.property(_PROPRIETE) if app is not None else None
    return pose if isinstance(pose, Theme) else lire_theme(THEME_PAR_DEFAUT)


def est_un_changement_de_theme(evenement: QEvent) -> bool:
    """Vrai pour l’événement que reçoit chaque widget quand `appliquer` a changé le thème."""
    return evenement.type() == QEvent.Type.StyleChange


def marquer(widget: QWidget, **proprietes: str | bool) -> None:
    """Pose des propriétés que la feuille de style regarde, et fait suivre l’apparence."""
    if all(widget.property(nom) == valeur for nom, valeur in proprietes.items()):
        return  # revoir l’apparence coûte cher, et un geste repasse souvent par ici
    for nom, valeur in proprietes.items():
        widget.setProperty(nom, valeur)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def jetons(theme: Theme) -> dict[str, str]:
    """Les valeurs des trous des feuilles de style, une par `$jeton`."""
    valeurs = {nom: str(valeur) for nom, valeur in theme.couleurs._asdict().items()}
    valeurs |= {f"rayon_{nom}": f"{theme.px(v)}px" for nom, v in theme.rayons.items()}
    valeurs |= {f"espace_{nom}": f"{theme.espace(nom)}px" for nom in theme.espaces}
    valeurs |= {f"taille_{nom}": f"{theme.taille(nom)}px" for nom in theme.tailles}
    # Qt renonce aux coins ronds dès que le rayon dépasse la moitié de la hauteur.
    valeurs["rayon_pilule"] = f"{int(8 * theme.echelle + 1.5)}px"
    valeurs["rayon_case"] = f"{theme.px(4)}px"
    valeurs["cote_case"] = f"{theme.px(18)}px"
    valeurs["rayon_rond"] = f"{(theme.px(18) + 2) // 2}px"
    valeurs["hauteur_champ"] = f"{theme.px(20)}px"
    valeurs["cote_chevron"] = f"{theme.px(11)}px"
    valeurs["cote_coche"] = f"{theme.px(14)}px"
    valeurs["ton_encre"] = "clair" if theme.sombre else "sombre"
    valeurs["nom_theme"] = "sombre" if theme.sombre else "clair"
    valeurs["motifs"] = (dossier_ressources() / "styles").as_posix()
    return valeurs


def feuille_de_style(theme: Theme) -> str:
    """Les feuilles de `ressources/styles`, dans l’ordre de leur nom, trous remplis.

    Lève `KeyError` si une feuille emploie un jeton inconnu.
    """
    valeurs = jetons(theme)
    feuilles = sorted((dossier_ressources() / "styles").glob("*.qss"))
    texte = "\n".join(feuille.read_text("utf-8") for feuille in feuilles)
    return _JETON.sub(lambda trou: valeurs[trou.group(1)], texte)


def palette(theme: Theme) -> QPalette:
    """La palette de ce que la feuille ne dessine pas : sélections, menus, cases, texte riche."""
    c = theme.couleurs
    role = QPalette.ColorRole
    tons = {
        role.Window: c.papier, role.WindowText: c.encre,
        role.Base: c.surface, role.AlternateBase: c.creux, role.Text: c.encre,
        role.Button: c.surface, role.ButtonText: c.encre, role.BrightText: c.alerte,
        role.Highlight: c.accent, role.HighlightedText: c.sur_accent, role.Accent: c.accent,
        role.ToolTipBase: c.surface, role.ToolTipText: c.encre,
        role.PlaceholderText: c.encre_seconde,
        role.Link: c.accent, role.LinkVisited: c.accent,
        role.Light: c.surface, role.Midlight: c.creux, role.Mid: c.trait,
        role.Dark: c.bord_champ, role.Shadow: c.encre_seconde,
    }  # fmt: skip
    resultat = QPalette()
    for cible, ton in tons.items():
        resultat.setColor(cible, QColor(ton))
    for cible in (role.WindowText, role.Text, role.ButtonText):
        resultat.setColor(QPalette.ColorGroup.Disabled, cible, QColor(c.encre_seconde))
    return resultat


def couleurs_degres(theme: Theme, nombre: int) -> tuple[CouleurDegre, ...]:
    """Les couleurs d’une échelle de 2 à 9 degrés, du plus favorable au moins favorable.

    Lève `ValueError` hors de ces bornes.
    """
    if not 2 <= nombre <= 9:
        raise ValueError(f"une échelle a de 2 à 9 degrés, pas {nombre}")
    return interpoler_degres(
        theme.teintes_degres, theme.textes_degres, nombre, theme.contraste_texte
    )
