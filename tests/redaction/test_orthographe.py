"""Ce qui se signale dans une ligne, et ce qui se laisse, lu par le vrai dictionnaire."""

from __future__ import annotations

import pytest

from charte_studio.redaction.dictionnaire import (
    DictionnaireFrancais,
    charger,
    chemin_du_dictionnaire,
)
from charte_studio.redaction.orthographe import LIGNE_MAX, Correcteur, mots_admis, normaliser
from tests.outils.appels import compter_appels


@pytest.fixture(scope="module")
def dictionnaire() -> DictionnaireFrancais:
    chemin = chemin_du_dictionnaire()
    assert chemin is not None
    return charger(chemin)


@pytest.fixture(scope="module")
def correcteur(dictionnaire: DictionnaireFrancais) -> Correcteur:
    return Correcteur(dictionnaire)


def mots(correcteur: Correcteur, ligne: str) -> list[str]:
    trouvees = correcteur.fautes(ligne)
    assert [ligne[f.debut : f.fin] for f in trouvees] == [f.mot for f in trouvees]
    return [faute.mot for faute in trouvees]


@pytest.mark.parametrize(
    "ligne",
    [
        "L’outil qu’on emploie n’est jamais seul : jusqu’à la fin, lorsqu’il s’agit d’agir.",
        "L'outil qu'on emploie n'est jamais seul : jusqu'à la fin, lorsqu'il s'agit d'agir.",
        "Aujourd’hui, d’aujourd’hui à demain, quelqu’un s’en charge ; la presqu’île aussi.",
        "Est-ce que celles-ci, peut-on, a-t-il, dit-elle, ceux-là et vas-y s’écrivent ainsi ?",
        "Le non-respect, la sous-traitance, l’e-administration et l’auto-évaluation.",
        "Les agent·e·s, les agent(e)s, les salarié·es, les élu.e.s, les agent-e-s, l’usager/ère.",
        "Tou·te·s les directeur·trice·s, les chef·fe·s et les développeur·euse·s.",
        "Le cœur de l’œuvre, le coeur de l’oeuvre, une sœur, un nœud, la manœuvre.",
        "Le 1er alinéa, la 2e partie, le XXIe siècle, le n° 3, à 14h30, P01 et le niveau 4bis.",
        "Le CSE, le CSA, l’IA, le RGPD, les DSI, ChatGPT, eIDAS et les EHPAD.",
        "Voir https://exemple.fr/pagge, www.exemmple.org/x et jean.dupomt@exemmple.fr.",
        "Voir exemmple.fr, rapporrt.docx, dossieer/fichieer.pdf et les fichiers .charrte.",
        'Le `codde` et le [texte](#articcle-3 "Bullle") d’un <spann class=x>mot</spann>.',
        "Un champ {nom_du_champp}, des attributs {#clée .clésse}, &nbssp; et :emojji:.",
        "Le nom_de_varriable et le @pseuddo ne sont pas des mots.",
        "Le **gras**, l’*italique*, le _souligné_ et le ***tout*** se lisent.",
        "À Valbrune, M. Dupond et Mme Lefèbvre-Martín rencontrent Zoé Kowalczyk.",
        "Nous cybersécurisons, nous rediscutons, nous réexaminons ; une visioconférence.",
        "Les présences, les fragilités, les ventilations : des pluriels que la liste oublie.",
        "La réforme de 1990 écrit connaitre, paraitre, cout, maitre, boite et aout.",
        "[à compléter : date de la revoyure]",
        "",
        "   ",
        "— « … » ; !",
    ],
)
def test_ce_qui_est_juste_n_est_pas_signale(correcteur: Correcteur, ligne: str) -> None:
    assert mots(correcteur, ligne) == []


@pytest.mark.parametrize(
    ("ligne", "attendus"),
    [
        ("La tranparence est de règle.", ["tranparence"]),
        ("La **tranparence** et l’*acceuil*.", ["tranparence", "acceuil"]),
        ("| Tranparence | acceuil |", ["acceuil"]),
        ("## La tranparence", ["tranparence"]),
        ("- Tranparence.", ["Tranparence"]),
        ("Voilà. Tranparence !", ["Tranparence"]),
        ("L’acceuil, d'entrprise, jusqu’quela.", ["acceuil", "entrprise", "quela"]),
        ("La sous-traitence et la sous-traitence.", ["traitence", "traitence"]),
        ("Les agnet·e·s et les sallarié(e)s.", ["agnet·e·s", "sallarié(e)s"]),
        ("Nous finimes et vous partites.", ["finimes", "partites"]),
        ("Malgrés tout, parmis nous, davantages.", ["Malgrés", "parmis", "davantages"]),
        ("La comission, la resource, la repartition.", ["comission", "resource", "repartition"]),
        ("L’Etat et l’Ecole de Metz.", ["Etat", "Ecole"]),
        ("Voir [la chartte](https://exemple.fr/chartte).", ["chartte"]),
        ("Un mot 'éronné' entre apostrophes.", ["éronné"]),
        ("Il dit «éronné» ; puis,éronné.", ["éronné", "éronné"]),
    ],
)
def test_une_faute_est_signalee_a_sa_place(
    correcteur: Correcteur, ligne: str, attendus: list[str]
) -> None:
    assert mots(correcteur, ligne) == attendus


def test_un_texte_aux_accents_decomposes_se_lit_comme_les_autres(correcteur: Correcteur) -> None:
    assert mots(correcteur, "L’e\u0301galite\u0301 et la trans\u00adparence") == []
    assert mots(correcteur, "la tran\u00adparence") == ["tran\u00adparence"]
    assert normaliser("L’E\u0301GALITÉ") == "l'égalité"


def test_un_emoji_ne_derange_pas_les_places(correcteur: Correcteur) -> None:
    assert mots(correcteur, "👍 La tranparence 👍 et l’acceuil") == ["tranparence", "acceuil"]


def test_les_mots_de_l_atelier_sont_admis_entiers_et_par_parties(
    correcteur: Correcteur, dictionnaire: DictionnaireFrancais
) -> None:
    ligne = "valbrunois, saint-zwingly et zwingly"
    assert mots(correcteur, ligne) == ["valbrunois", "zwingly", "zwingly"]
    avec = Correcteur(dictionnaire, mots_admis(["Office valbrunois", "Saint-Zwingly"]))
    assert mots(avec, ligne) == []


def test_la_majuscule_du_mot_passe_a_la_correction(correcteur: Correcteur) -> None:
    assert correcteur.proposer("Tranparence")[0] == "Transparence"
    assert correcteur.proposer("tranparence")[0] == "transparence"
    assert correcteur.proposer("Etat")[0] == "État"


@pytest.mark.parametrize(
    "motif",
    [
        "`",
        "(",
        "a-",
        "·",
        "[^",
        "a",
        "a'",
        "a.",
        "/",
        "a/",
        "{",
        "<a",
        "a.e",
        "](",
        "a@",
        "&a",
        "_",
    ],
)
def test_une_ligne_hostile_ne_coute_pas_plus_qu_une_autre(
    correcteur: Correcteur, motif: str
) -> None:
    """Le motif travaille en C : on compte au moins que Python n’y fait rien de démesuré."""
    ligne = (motif * LIGNE_MAX)[:LIGNE_MAX]
    assert compter_appels(lambda: correcteur.fautes(ligne)) < 40 * LIGNE_MAX
    assert correcteur.fautes(ligne + "a") == ()


def test_un_mot_deja_juge_ne_se_cherche_plus(correcteur: Correcteur) -> None:
    ligne = "La revoyure annuelle et la gouvernance partagée se discutent longuement ensemble."
    froid = compter_appels(lambda: correcteur.fautes(ligne))
    chaud = compter_appels(lambda: correcteur.fautes(ligne))
    assert chaud < froid / 2
