"""Les icônes par rôle : le code dit ce que fait le bouton, la table dit quel dessin."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QIcon

from charte_studio.interface.theme import theme_courant

ROLES: Final[dict[str, str]] = {
    "accueil": "mdi6.home-outline",
    "afficher": "mdi6.eye-outline",
    "aide": "mdi6.help-circle-outline",
    "ajouter": "mdi6.plus",
    "amendement": "mdi6.file-document-edit-outline",
    "annuler": "mdi6.undo",
    "argument": "mdi6.comment-text-outline",
    "attention": "mdi6.alert-outline",
    "chercher": "mdi6.magnify",
    "citation": "mdi6.format-quote-close",
    "college": "mdi6.account-group-outline",
    "comparer": "mdi6.compare-horizontal",
    "copier": "mdi6.content-copy",
    "deplacer": "mdi6.drag",
    "descendre": "mdi6.arrow-down",
    "dossier": "mdi6.folder-open-outline",
    "echanger": "mdi6.swap-horizontal",
    "ecran_noir": "mdi6.monitor-off",
    "exporter": "mdi6.file-export-outline",
    "fermer": "mdi6.close",
    "figer": "mdi6.pin-outline",
    "gras": "mdi6.format-bold",
    "imprimer": "mdi6.printer-outline",
    "information": "mdi6.information-outline",
    "italique": "mdi6.format-italic",
    "liste": "mdi6.format-list-bulleted",
    "liste_numerotee": "mdi6.format-list-numbered",
    "masquer": "mdi6.eye-off-outline",
    "menu": "mdi6.dots-horizontal",
    "minuteur": "mdi6.timer-outline",
    "modifier": "mdi6.pencil-outline",
    "monter": "mdi6.arrow-up",
    "nuance": "mdi6.circle-half-full",
    "objection": "mdi6.hand-back-right-outline",
    "orthographe": "mdi6.spellcheck",
    "participant": "mdi6.account-outline",
    "pause": "mdi6.pause",
    "precedent": "mdi6.chevron-left",
    "projeter": "mdi6.projector-screen-outline",
    "provenance": "mdi6.source-branch",
    "question": "mdi6.comment-question-outline",
    "refaire": "mdi6.redo",
    "reglages": "mdi6.tune-variant",
    "renvoi": "mdi6.link-variant",
    "reprendre": "mdi6.play",
    "reussi": "mdi6.check",
    "sauvegarde": "mdi6.history",
    "secret": "mdi6.ballot-outline",
    "suivant": "mdi6.chevron-right",
    "supprimer": "mdi6.trash-can-outline",
    "tableau": "mdi6.table",
    "theme_clair": "mdi6.white-balance-sunny",
    "theme_sombre": "mdi6.weather-night",
    "titre": "mdi6.format-header-pound",
    "typographie": "mdi6.format-letter-matches",
    "verrou": "mdi6.lock-outline",
}


def icone(role: str, *, couleur: str = "") -> QIcon:
    """L’icône du rôle, dans `couleur` (`#RRVVBB`) ou dans l’encre du thème courant.

    Lève `KeyError` pour un rôle inconnu.
    """
    import qtawesome  # différé : ses polices pèsent 0,15 s et l’accueil s’en passe

    theme = theme_courant()
    dessin: QIcon = qtawesome.icon(
        ROLES[role],
        color=couleur or theme.couleurs.encre,
        color_disabled=couleur or theme.couleurs.encre_seconde,
    )
    return dessin
