"""Ce que la salle doit pouvoir lire : rien de coupé, rien de creux, rien d’abrégé qui compte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from charte_studio.atelier.lectures.projection.scenes import (
    BarreMontree,
    CarteUsage,
    ChoixMontre,
    ColonneDebat,
    EtapeDeroule,
    GroupeMur,
    MorceauMontre,
    Scene,
    SceneBarometre,
    SceneColleges,
    SceneDebat,
    SceneDecision,
    SceneDeroule,
    SceneMur,
    SceneResultat,
    SceneTourOuvert,
)
from charte_studio.domaine.echelle_propre import echelle_propre
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.interface.projection.composer import composer
from charte_studio.interface.projection.elements import Composition, Forme, Page, Trace, Zone
from charte_studio.interface.projection.peindre import peindre
from charte_studio.interface.projection.rendu import cadre_pour, theme_de_projection
from charte_studio.interface.projection.texte import (
    Plume,
    abreger,
    couper,
    equilibrer,
    est_abrege,
)
from tests.interface.scenes_projetees import AFFIRMATION, REPERE

SALLE, VIEUX = (1920, 1080), (1024, 768)
CINQ = ECHELLES["accord-5"].degres
LONG = (
    "Au service des aides, un dossier rangé en non prioritaire était celui d’une famille sans "
    "chauffage ; celle qui l’a vu connaissait le quartier, et l’écran n’avait rien à en dire. "
)


def mettre_en_pages(scene: Scene, ecran: tuple[int, int] = SALLE) -> Composition:
    return composer(scene, cadre_pour(QSize(*ecran), theme_de_projection()))


def lus(pages: Sequence[Page]) -> str:
    return " ".join(e.texte for page in pages for e in page if isinstance(e, Trace))


def en_gras() -> Plume:
    return Plume("", "#000000", "#ffffff", 80, gras=True)


# --- les lignes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("largeur", range(250, 1750, 150))
def test_equilibrer_des_lignes_ne_coupe_aucun_mot_et_n_en_ajoute_aucune(
    qtbot: QtBot, largeur: int
) -> None:
    plume = replace(en_gras(), taille=40)
    coupe, equilibre = (f(AFFIRMATION, largeur, plume) for f in (couper, equilibrer))
    assert len(equilibre.lignes) == len(coupe.lignes)
    assert " ".join(ligne.texte for ligne in equilibre.lignes).split() == AFFIRMATION.split()


def test_un_titre_remplit_ses_lignes_egalement(qtbot: QtBot) -> None:
    plume = en_gras()
    lignes = equilibrer("Toute personne peut refuser d’utiliser l’IA ici.", 1500, plume).lignes
    courte, longue = sorted(plume.largeur(ligne.texte) for ligne in lignes)
    assert courte > longue * 0.7


def test_un_long_texte_ne_finit_pas_sur_un_mot_seul(qtbot: QtBot) -> None:
    plume = replace(en_gras(), taille=50, gras=False)
    for largeur in range(900, 1700, 40):
        coupe, equilibre = (f(f"{LONG}Oui.", largeur, plume) for f in (couper, equilibrer))
        finale = [plume.largeur(texte.lignes[-1].texte) for texte in (coupe, equilibre)]
        assert finale[1] >= min(finale[0], largeur / 4)


def test_les_points_de_suspension_remplacent_la_ponctuation(qtbot: QtBot) -> None:
    plume = en_gras()
    dit = abreger("Il manquait une case. Et personne ne l’a vu.", 900, plume.hauteur, plume)
    assert dit.lignes[-1].texte == "Il manquait une case…"
    assert est_abrege("Il manquait une case. Et personne ne l’a vu.", dit)
    assert not est_abrege("Et puis…", couper("Et puis…", 900, plume))


# --- les résultats -------------------------------------------------------------------------------


def amendement(texte: str, passage: tuple[MorceauMontre, ...]) -> SceneResultat:
    return SceneResultat(
        REPERE, "Amendement\u00a02", "24 exprimés sur 24 présents", texte, CINQ,
        (BarreMontree("", (6, 3, 4, 7, 4)),), "Clivé", "9 favorables sur 24", passage,
    )  # fmt: skip


def test_un_amendement_vote_montre_ce_qu_il_change_en_grand(qtbot: QtBot) -> None:
    passage = (
        MorceauMontre("[…] L’organisation donne le temps", False),
        MorceauMontre(" nécessaire", True, retire=True),
        MorceauMontre(", et fixe un nombre de dossiers par jour", True),
        MorceauMontre(". […]", False),
    )
    (page,) = mettre_en_pages(amendement(LONG * 4, passage)).pages
    ecrits = [e for e in page if isinstance(e, Trace)]
    change = [e for e in ecrits if e.souligne or e.barre]
    assert "fixe un nombre" in " ".join(e.texte for e in change if e.souligne)
    assert "nécessaire" in " ".join(e.texte for e in change if e.barre)
    assert min(e.taille for e in change) >= 48
    assert LONG.split()[5] not in lus([page]).split()


def test_le_resultat_d_un_seul_tour_dit_duquel(qtbot: QtBot) -> None:
    (page,) = mettre_en_pages(amendement(AFFIRMATION, ())).pages
    assert "Amendement\u00a02 · 24 exprimés sur 24 présents" in lus([page])


def test_une_barre_n_a_pas_de_couture(qtbot: QtBot) -> None:
    """Chaque part est d’une pièce : ronde au bout, droite et pleine de l’autre côté."""
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    for ronds, rond, droit in (("gauche", 1, 98), ("droite", 98, 1)):
        image.fill(QColor("#ffffff"))
        peintre = QPainter(image)
        peindre(peintre, (Forme(Zone(0, 0, 100, 60), "#000000", 14, ronds=ronds),), "")
        peintre.end()
        assert image.pixelColor(rond, 1) == QColor("#ffffff")
        assert image.pixelColor(droit, 1) == QColor("#000000")
        assert all(image.pixelColor(x, 30) == QColor("#000000") for x in range(2, 98))


def test_les_colleges_se_partagent_egalement_entre_les_pages(qtbot: QtBot) -> None:
    noms = [f"Direction des systèmes d’information et protection des données {n}" for n in range(9)]
    barres: tuple[BarreMontree, ...] = (BarreMontree("Toute la salle", (9, 9, 9, 9, 9)),)
    barres += tuple(BarreMontree(nom, (1, 1, 1, 1, 1)) for nom in noms)
    pages = mettre_en_pages(SceneColleges(REPERE, "Premier tour", AFFIRMATION, CINQ, barres)).pages
    comptes = [lus([page]).count("Direction des systèmes") for page in pages]
    assert sum(comptes) == 9
    assert max(comptes) - min(comptes) <= 1


# --- le mur --------------------------------------------------------------------------------------


def usages(nombre: int) -> tuple[CarteUsage, ...]:
    return tuple(
        CarteUsage(
            "Assistant de la messagerie",
            f"Préparer une réponse au courrier numéro {n}",
            "personnelles" if n % 2 else "aucune",
            "oui-si",
            "La personne qui suit le dossier relit, corrige et signe ; aucun nom n’est saisi.",
        )
        for n in range(nombre)
    )


@pytest.mark.parametrize("nombre", [1, 4, 7, 13, 16, 25, 40])
@pytest.mark.parametrize("ecran", [SALLE, VIEUX], ids=str)
def test_aucune_page_du_mur_n_est_creuse_et_aucune_carte_ne_manque(
    qtbot: QtBot, nombre: int, ecran: tuple[int, int]
) -> None:
    groupes = (
        GroupeMur("Écrire", usages=usages(nombre)),
        GroupeMur("", ressentis=("J’ai peur.", "Enfin !", "Je ne sais pas.") * (1 + nombre // 3)),
    )
    composition = mettre_en_pages(SceneMur("Nos usages et nos ressentis", groupes), ecran)
    assert lus(composition.pages).count("courrier") == nombre
    moities: dict[str, list[int]] = {"usages": [], "ressentis": []}
    for page in composition.pages:
        cartes = lus([page]).count("courrier")
        moities["usages" if cartes else "ressentis"].append(cartes or lus([page]).count("«"))
    for comptes in moities.values():
        assert not comptes or min(comptes) * 2 >= max(comptes)


def test_chaque_colonne_du_mur_commence_par_le_nom_de_son_groupe(qtbot: QtBot) -> None:
    groupes = (GroupeMur("Écrire et relire", usages=usages(9)), GroupeMur("", usages=usages(2)))
    for page in mettre_en_pages(SceneMur("Nos usages", groupes)).pages:
        ecrits = [e for e in page if isinstance(e, Trace)][1:]
        gauches = {round(e.zone.x) for e in page if isinstance(e, Forme) and e.contour}
        tetes = {
            round(e.x): e.texte
            for e in sorted(ecrits, key=lambda e: -e.base)
            if round(e.x) in gauches
        }
        assert set(tetes) == gauches
        assert all(mot.startswith(("Écrire et relire", "Et aussi")) for mot in tetes.values())


def test_une_carte_dit_de_quelles_donnees_elle_parle(qtbot: QtBot) -> None:
    dits = lus(mettre_en_pages(SceneMur("Nos usages", (GroupeMur("", usages(2)),))).pages)
    assert "données personnelles" in dits
    assert "aucune donnée" in dits


# --- le débat et la décision ---------------------------------------------------------------------


def test_pour_et_contre_restent_face_a_face_de_page_en_page(qtbot: QtBot) -> None:
    debat = SceneDebat(
        REPERE,
        AFFIRMATION,
        "",
        tuple(
            ColonneDebat(cle, titre, (LONG * 2,) * 4)
            for cle, titre in (("pour", "Pour"), ("contre", "Contre"), ("nuance", "Nuances"))
        ),
    )
    pages = mettre_en_pages(debat).pages
    pour, contre = (
        [rang for rang, page in enumerate(pages) if titre in lus([page]).split()]
        or [rang for rang, page in enumerate(pages) if f"{titre}," in lus([page]).split()]
        for titre in ("Pour", "Contre")
    )
    assert pour == contre
    assert lus(pages).count("chauffage") == 4 * 3 * 2


@pytest.mark.parametrize("ecran", [SALLE, VIEUX], ids=str)
@pytest.mark.parametrize("combien", [1, 3, 8])
def test_une_objection_maintenue_ne_s_abrege_jamais(
    qtbot: QtBot, ecran: tuple[int, int], combien: int
) -> None:
    objections = tuple(f"Objection {n}. {LONG}{LONG}" for n in range(combien))
    scene = SceneDecision(
        REPERE, "adopte-avec-reserves", "Adopté avec réserves", AFFIRMATION, "", objections
    )
    dits = lus(mettre_en_pages(scene, ecran).pages)
    assert dits.split().count("chauffage") == combien * 2


# --- l’échelle, le déroulé, le baromètre ---------------------------------------------------------


@pytest.mark.parametrize("ecran", [SALLE, VIEUX], ids=str)
def test_les_reponses_d_une_echelle_a_soi_se_lisent_en_entier(
    qtbot: QtBot, ecran: tuple[int, int]
) -> None:
    libelles = [f"J’accepte si la condition {n} est tenue" for n in range(1, 8)]
    sens = ["favorable"] * 3 + ["neutre"] + ["defavorable"] * 3
    degres = echelle_propre("Sept", list(zip(libelles, sens, strict=True))).degres
    scene = SceneTourOuvert(REPERE, "Premier tour", AFFIRMATION, degres, 3, 24)
    dits = lus(mettre_en_pages(scene, ecran).pages)
    for libelle in libelles:
        assert libelle in dits


def test_les_sequences_d_un_deroule_ont_la_taille_ou_chacune_tient(qtbot: QtBot) -> None:
    titres = ["Le cadre", "Ce que nous voulons dire du travail, du public et du temps qu’il faut"]
    etapes = tuple(EtapeDeroule(titre, "1\u00a0h\u00a015", "a-venir") for titre in titres)
    (page,) = mettre_en_pages(SceneDeroule("Le déroulé", etapes, "2\u00a0h\u00a030")).pages
    poses = [e for e in page if isinstance(e, Trace) and e.texte in titres]
    assert [e.texte for e in poses] == titres
    assert len({e.taille for e in poses}) == 1
    assert "2\u00a0h\u00a030" in lus([page])


def test_un_barometre_ouvert_numerote_les_reponses_sans_barre_a_remplir(qtbot: QtBot) -> None:
    choix = tuple(ChoixMontre(mot, None, None, None) for mot in ("une aide", "un souci"))
    ouvert = SceneBarometre("C’est plutôt…", choix, "À vous.", "", ouvert=True)
    assert [t in lus(mettre_en_pages(ouvert).pages).split() for t in "12"] == [True, True]
    masque = replace(ouvert, ouvert=False, etat="Masqué")
    assert not set("12") & set(lus(mettre_en_pages(masque).pages).split())
