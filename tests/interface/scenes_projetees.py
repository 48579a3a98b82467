"""Toutes les scènes, des plus courtes aux plus longues, pour les tests de la projection."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import (
    BarreMontree,
    CarteUsage,
    ChoixMontre,
    ColonneDebat,
    EtapeDeroule,
    GroupeMur,
    GroupeSynthese,
    MorceauMontre,
    Repere,
    Scene,
    SceneAccueil,
    SceneAffirmation,
    SceneAmendement,
    SceneArticle,
    SceneBarometre,
    SceneColleges,
    SceneDebat,
    SceneDecision,
    SceneDeroule,
    SceneEnjeu,
    SceneListe,
    SceneMessage,
    SceneMinuteur,
    SceneMur,
    ScenePause,
    SceneResultat,
    SceneSynthese,
    SceneTourOuvert,
)
from charte_studio.domaine.echelles import ECHELLES, Degre
from charte_studio.domaine.vocabulaire import ISSUES

REPERE = Repere(6, 12, "Contrôle humain des décisions qui touchent les personnes et leurs droits")
AFFIRMATION = (
    "Aucune décision qui touche une personne n’est prise sans qu’un humain l’ait réellement "
    "examinée."
)
ENORME = " ".join([AFFIRMATION] * 43)
"""Plus de six cents mots."""
SIGLE = "anticonstitutionnellement" * 4
ECHELLE_DE_NEUF = tuple(
    Degre(f"d{n}", f"Un degré très long, le numéro {n}", f"Degré numéro {n}") for n in range(1, 10)
)


def tour_ouvert(reponses: int, attendus: int) -> SceneTourOuvert:
    """Un tour ouvert ordinaire."""
    degres = ECHELLES["accord-5"].degres
    return SceneTourOuvert(REPERE, "Premier tour", AFFIRMATION, degres, reponses, attendus)


def resultat(degres: tuple[Degre, ...], *barres: BarreMontree, texte: str = AFFIRMATION) -> Scene:
    """Un résultat, à une barre ou deux."""
    return SceneResultat(
        REPERE,
        "Second tour",
        "200\u00a0exprimés sur\u00a0200\u00a0présents",
        texte,
        degres,
        barres,
        "Large accord, trois objections maintenues, deux objections ouvertes",
        "19 favorables sur 200 · 3 sans avis · seize personnes ont bougé vers l’accord, "
        "douze vers le désaccord",
    )


def scenes() -> dict[str, Scene]:
    """Les scènes par nom."""
    toutes: dict[str, Scene] = {}
    for cle, echelle in ECHELLES.items():
        toutes |= _tours(cle, echelle.degres)
    toutes |= _tours("neuf", ECHELLE_DE_NEUF)
    cinq = ECHELLES["accord-5"].degres
    toutes["avant et après"] = resultat(
        cinq,
        BarreMontree("Avant débat", (11, 6, 4, 3, 0)),
        BarreMontree("Après débat", (8, 7, 4, 4, 1)),
    )
    masque = "Masqué\u00a0: moins de 3\u00a0réponses"
    toutes["masqué"] = resultat(cinq, BarreMontree("Avant débat", mention=masque))
    for nom, texte in (("court", "On le dit."), ("énorme", ENORME), ("sans espace", SIGLE)):
        toutes |= _textes(nom, texte)
    return toutes | _salle() | _debats()


def _tours(nom: str, degres: tuple[Degre, ...]) -> dict[str, Scene]:
    seul = tuple(200 if rang == 0 else 1 for rang in range(len(degres)))
    vides = tuple(0 if rang else 200 for rang in range(len(degres)))
    return {
        f"tour {nom}": SceneTourOuvert(REPERE, "Second tour", AFFIRMATION, degres, 0, 200),
        f"résultat {nom}": resultat(degres, BarreMontree("Avant débat", vides)),
        f"avant et après {nom}": resultat(
            degres, BarreMontree("Avant débat", seul), BarreMontree("Après débat", seul[::-1])
        ),
        f"collèges {nom}": SceneColleges(
            REPERE,
            "Second tour",
            AFFIRMATION,
            degres,
            tuple(
                BarreMontree(f"Représentants du personnel {n}", seul)
                if n % 3
                else BarreMontree("Délégué à la protection des données", mention="Masqué")
                for n in range(12)
            ),
            "Masqué\u00a0: moins de 3 réponses, ou un chiffre qui permettrait d’en retrouver un "
            "autre par soustraction, entre collèges ou entre tours.",
        ),
    }


def _textes(nom: str, texte: str) -> dict[str, Scene]:
    cinq = ECHELLES["accord-5"].degres
    return {
        f"accueil {nom}": SceneAccueil(texte, texte, texte, texte),
        f"message {nom}": SceneMessage(texte, texte),
        f"règles {nom}": SceneListe(texte, (texte,) * 6, numerotee=True),
        f"enjeu {nom}": SceneEnjeu(Repere(1, 1, texte), texte),
        f"affirmation {nom}": SceneAffirmation(REPERE, texte, cinq),
        f"tour {nom}": SceneTourOuvert(REPERE, texte, texte, ECHELLE_DE_NEUF, 1, 1),
        f"résultat {nom}": resultat(cinq, BarreMontree(texte, (1, 1, 1, 1, 1)), texte=texte),
        f"décision {nom}": SceneDecision(
            REPERE,
            "adopte-avec-reserves",
            "Adopté avec réserves",
            texte,
            "",
            (texte, texte, "Non."),
        ),
        f"à décider {nom}": SceneDecision(REPERE, "", "À nous de décider", texte, texte, ()),
        f"article {nom}": SceneArticle(6, texte, (texte, f"–\u00a0{texte}", "Fin.")),
        f"amendement {nom}": SceneAmendement(
            REPERE,
            "Amendement\u00a03",
            (MorceauMontre(texte, False), MorceauMontre(" sauf urgence", True)),
            (MorceauMontre(texte, False), MorceauMontre(" toujours", True)),
            texte,
        ),
        f"pause {nom}": ScenePause(texte, texte),
        f"minuteur {nom}": SceneMinuteur(texte),
    }


def _salle() -> dict[str, Scene]:
    usage = CarteUsage(
        "Assistant de rédaction",
        "Résumer un compte rendu",
        "Notes internes",
        "oui-si",
        "Relire avant d’envoyer.",
    )
    long = CarteUsage(ENORME, ENORME, ENORME, "non", ENORME)
    choix = tuple(ChoixMontre(AFFIRMATION, 6 * n, n / 10, 20 * n) for n in range(5))
    return {
        "déroulé": SceneDeroule(
            "Séance\u00a01",
            tuple(
                EtapeDeroule(AFFIRMATION, "1\u00a0h\u00a015", etat)
                for etat in ("faite", "en-cours", *["a-venir"] * 18)
            ),
        ),
        "baromètre": SceneBarometre(AFFIRMATION, choix, "24 réponses", ENORME, AFFIRMATION * 2),
        "baromètre ouvert": SceneBarometre(
            "Oui ou non ?", (ChoixMontre("Oui", None, None, None),) * 2, "Levez la main.", ""
        ),
        "mur d’une carte": SceneMur("Nos usages", (GroupeMur("", usages=(usage,)),)),
        "mur plein": SceneMur(
            "Nos usages et nos ressentis",
            (
                GroupeMur("Écrire", usages=(usage, long, usage) * 6),
                GroupeMur("", ressentis=("J’ai peur.", ENORME, "Enfin !")),
            ),
        ),
        "synthèse": SceneSynthese(
            "Ce que nous avons décidé",
            "3 principes décidés sur 4",
            tuple(
                GroupeSynthese(issue, titre, (AFFIRMATION, "Transparence") * 8)
                for issue, titre in (*ISSUES.items(), ("", "À décider"))
            ),
        ),
    }


def _debats() -> dict[str, Scene]:
    douze = tuple(f"Argument {n} : {AFFIRMATION}" for n in range(1, 13))
    return {
        "débat d’un": SceneDebat(
            REPERE,
            AFFIRMATION,
            "",
            (ColonneDebat("pour", "Pour", ("Oui.",)), ColonneDebat("contre", "Contre", ())),
        ),
        "débat de douze": SceneDebat(
            REPERE,
            AFFIRMATION,
            "Pour lancer le débat",
            (
                ColonneDebat("pour", "Pour", douze[:7]),
                ColonneDebat("contre", "Contre", douze[7:10]),
                ColonneDebat("nuance", "Nuances et questions", douze[10:]),
            ),
        ),
        "débat énorme": SceneDebat(
            REPERE,
            ENORME,
            "",
            (ColonneDebat("pour", "Pour", (ENORME,)), ColonneDebat("contre", "Contre", ("Non.",))),
        ),
    }
