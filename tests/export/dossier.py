"""Un document entier : toutes les pièces d’un dossier de consultation et d’un compte rendu."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from dataclasses import replace
from typing import Any

from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.droit import lire_droit
from charte_studio.redaction.formes import lire_formes
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.organisation import nommer
from charte_studio.redaction.pieces import (
    Amendement,
    Commentaire,
    Graphique,
    MomentVecu,
    PointGrille,
    Synthese,
    UsageRecense,
    VersionFigee,
    circuit_de,
)
from charte_studio.socle.chemins import dossier_ressources
from tests.export.conftest import document_exemple

JOUR = dt.date(2026, 11, 22)

POINTS = (
    "Finalité", "Trace de la consultation", "Registre", "Clause de revoyure", "Emploi",
    "Conditions de travail", "Charge et cadence", "Formation sur le temps de travail",
    "Surveillance exclue", "Recrutement et évaluation", "Droit de ne pas utiliser",
    "Contrôle humain réel", "Données", "Recours et alerte",
)  # fmt: skip

RENVOIS = """
Ce contrôle complète celui que demande l’[article 9](#article-principe-0) : voir aussi
[la protection des données](#article-principe-2) et l’[article ?](#article-disparu).

- une exigence tirée de l’[article 0](#article-principe-2) ;
- une autre.
"""


def png(
    largeur: int = 640, hauteur: int = 240, teinte: tuple[int, int, int] = (11, 102, 96)
) -> bytes:
    """Un vrai PNG : trois barres sur fond blanc."""
    blanc, couleur = b"\xff\xff\xff", bytes(teinte)
    lignes = []
    for y in range(hauteur):
        barre = y * 7 // hauteur
        part = (largeur * (5 - barre) // 5) if barre % 2 else 0
        lignes.append(b"\x00" + couleur * part + blanc * (largeur - part))
    entete = struct.pack(">IIBBBBB", largeur, hauteur, 8, 2, 0, 0, 0)
    morceaux = ((b"IHDR", entete), (b"IDAT", zlib.compress(b"".join(lignes))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
        for t, d in morceaux
    )


def maigre(document: DocumentCharte) -> DocumentCharte:
    """Le document, une pièce de chaque sorte : assez quand c’est son texte qu’on éprouve."""
    return replace(
        document,
        deliberations=document.deliberations[:1],
        amendements=document.amendements[:1],
        usages=document.usages[:1],
        grille=document.grille[:2],
    )


def document_riche(*, forme: str = "deliberation", **remplacements: Any) -> DocumentCharte:
    """La charte d’exemple et toutes ses pièces, sans rien à compléter."""
    document = document_exemple()
    visee = lire_formes(dossier_ressources() / "formes.toml")[forme]
    droit = lire_droit(dossier_ressources() / "droit.toml")
    corps = list(document.corps)
    articles = [rang for rang, partie in enumerate(corps) if partie.cle.startswith("principe:")]
    premier, deuxieme = corps[articles[0]], corps[articles[1]]
    corps[articles[0]] = replace(
        premier,
        commentaires=(
            Commentaire(
                "Encadrement",
                "Faut-il viser aussi les prestataires ?",
                (Commentaire("Charte Studio", "Oui : l’alinéa 2 les cite désormais."),),
            ),
        ),
    )
    corps[articles[1]] = replace(deuxieme, blocs=(*deuxieme.blocs, *lire_blocs(RENVOIS)))
    riche = replace(
        document,
        forme=visee.libelle,
        corps=tuple(corps),
        version=VersionFigee("2", JOUR, "ab" * 32),
        formule="L’assemblée délibérante du Département des Deux-Rives, après avis du comité "
        "social territorial, adopte la charte qui suit.",
        signature=tuple(
            nommer(ligne, "Département des Deux-Rives") for ligne in visee.signature
        ),
        circuit=circuit_de(visee, droit, JOUR),
        note_explicative=lire_blocs(
            "Pourquoi une charte, et pourquoi maintenant.\n\n## Ce qui change\n\n"
            "- les usages sont recensés ;\n- chaque outil a son verdict.\n\n"
            "## Ce qui ne change pas\n\nLe dialogue social garde la main."
        ),
        en_clair=lire_blocs(
            "Nous utilisons l’IA **quand elle sert**, jamais par défaut.\n\n"
            "1. Une personne relit toujours.\n2. On peut dire non.\n3. On vous le dit."
        ),
        amendements=tuple(
            Amendement(
                rang,
                f"Article {rang}",
                "La personne qui utilise le résultat en reste l’auteure." if rang != 2 else "",
                "La personne qui utilise le résultat en reste l’auteure ou l’auteur et en répond."
                if rang != 3 else "",
                "Représentants du personnel",
                "Clarifier qui répond d’une erreur.",
                ("Adopté", "Modifié", "")[rang % 3],
                "12 pour, 2 contre, 1 abstention" if rang % 3 == 0 else "",
            )
            for rang in range(1, 6)
        ),
        usages=(
            UsageRecense("Assistant de rédaction", "Comptes rendus de réunion", "Internes",
                         "Chaque semaine", "Oui, si…", "Relecture par la personne présente"),
            UsageRecense("Traduction en ligne", "Courriers aux usagers", "Personnelles", "Rare",
                         "Non", "Traducteur agréé"),
            UsageRecense("Recherche dans les textes", "Préparer une note", "Publiques", "", "Oui"),
        ),
        grille=tuple(
            PointGrille(f"p{rang}", titre, ("present", "absent", "insuffisant")[rang % 3],
                        f"Article {rang % 3 + 1}" if rang % 3 != 1 else "",
                        "" if rang % 3 == 0 else "À reprendre avec les représentants du personnel.")
            for rang, titre in enumerate(POINTS)
        ),
        deroule=(
            MomentVecu("Accueil", 15, "Règles d’échange, information sur les données."),
            MomentVecu("Se positionner", 90, "Deux tours par principe."),
            MomentVecu("Décider", None, ""),
        ),
        synthese=Synthese(
            ("Le temps de relecture", "La place du guichet"),
            ("On baisse la garde devant une réponse bien écrite.",),
            ("Compter le temps de vérification", "Ouvrir un registre"),
        ),
        graphiques=(
            Graphique(png(), "Barres : 12 favorables sur 15 après débat, 6 avant.",
                      "Positions avant et après débat", ("Tour", "Favorables", "Défavorables"),
                      (("Avant", "6", "5"), ("Après", "12", "1")), 14.0, "principe-0"),
            Graphique(png(teinte=(91, 42, 87)), "Six principes, trois adoptés.", "Vue d’ensemble",
                      largeur_cm=40.0),
        ),
    )  # fmt: skip
    return replace(riche, **remplacements)
