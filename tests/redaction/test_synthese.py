"""La synthèse de séance : des sujets, des paroles exactes, des axes, et l’aveu du peu."""

from __future__ import annotations

import itertools
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from charte_studio.redaction.document import Contribution, Objection
from charte_studio.redaction.modeles import trouver_modele
from charte_studio.redaction.synthese import (
    ObjectionDite,
    Sort,
    Synthese,
    Verbatim,
    en_une_page,
    lire_reglages_synthese,
    sorts_du_document,
    synthetiser,
    verbatims_du_document,
)
from charte_studio.socle.chemins import dossier_modeles
from tests.outils.appels import compter_appels
from tests.outils.phrases import attendre_refus, simple
from tests.redaction.chartes import RESSOURCES, charte, deliberation

CHEMIN = RESSOURCES / "synthese.toml"
REGLAGES = lire_reglages_synthese(CHEMIN)
FICHE = tomllib.loads(
    (RESSOURCES / "demonstration" / "deliberation.toml").read_text(encoding="utf-8")
)
PRINCIPES = trouver_modele("collectivite", dossier_modeles()).principes


def _demonstration() -> tuple[list[Verbatim], list[Sort]]:
    """Les paroles et les décisions de l’atelier de démonstration."""
    dits = [
        Verbatim(f"c{rang}", c["texte"], c["principe"], c["nature"], c.get("college", ""))
        for rang, c in enumerate(FICHE["contribution"])
    ]
    dits += [
        Verbatim(f"o{rang}", o["texte"], o["principe"], "objection", o.get("college", ""))
        for rang, o in enumerate(FICHE["objection"])
    ]
    decisions = {d["principe"]: d for d in FICHE["decision"]}
    sorts = [
        Sort(
            principe=principe.cle,
            titre=principe.titre,
            theme=principe.theme,
            issue=decisions[principe.cle]["issue"],
            justification=decisions[principe.cle]["justification"],
            objections=tuple(
                ObjectionDite(f"o{rang}", o["texte"], o["etat"], o["suite"], o["college"])
                for rang, o in enumerate(FICHE["objection"])
                if o["principe"] == principe.cle
            ),
        )
        for principe in PRINCIPES
    ]
    return dits, sorts


def _synthese(**choix: object) -> Synthese:
    dits, sorts = _demonstration()
    return synthetiser(dits, sorts=sorts, reglages=REGLAGES, **choix)  # type: ignore[arg-type]


# --- la démonstration ---------------------------------------------------------------------------


def test_la_demonstration_donne_quatre_sujets_et_cinq_axes() -> None:
    synthese = _synthese()
    assert len(synthese.sujets) == 4
    assert len(synthese.axes) == 5
    assert synthese.remarques == ()
    assert synthese.paroles == len(FICHE["contribution"]) + len(FICHE["objection"])


def test_chaque_verbatim_montre_est_exact_et_se_retrouve() -> None:
    dits, _ = _demonstration()
    textes = {verbatim.cle: verbatim.texte for verbatim in dits}
    for sujet in _synthese().sujets:
        assert 1 <= len(sujet.verbatims) <= 6
        for choisi in sujet.verbatims:
            assert choisi.texte == textes[choisi.cle]
            assert choisi.cle in sujet.paroles


def test_toute_parole_est_dans_un_sujet_ou_son_principe_est_nomme() -> None:
    synthese = _synthese()
    rangees = Counter(cle for sujet in synthese.sujets for cle in sujet.paroles)
    assert set(rangees.values()) == {1}
    assert (sum(rangees.values()), synthese.autres) == (synthese.paroles, ())

    dits, sorts = _demonstration()
    seule = Verbatim("seule", "Zorglub xylophone quartz.", "un-principe-a-part", "pour")
    synthese = synthetiser([*dits, seule], sorts=sorts, reglages=REGLAGES)
    assert not any("seule" in sujet.paroles for sujet in synthese.sujets)
    assert synthese.autres == ("un-principe-a-part",)


def test_les_voix_pour_et_contre_sont_montrees_ensemble() -> None:
    for sujet in _synthese().sujets:
        assert {"pour", "contre", "nuance"} <= {v.nature for v in sujet.verbatims}


def test_une_objection_maintenue_est_toujours_montree_quand_il_y_en_a_une() -> None:
    _, sorts = _demonstration()
    maintenues = {o.cle for s in sorts for o in s.objections if o.etat == "maintenue"}
    for sujet in _synthese().sujets:
        if maintenues & set(sujet.paroles):
            assert maintenues & {v.cle for v in sujet.verbatims}


def test_un_sujet_s_explique_par_des_mots_qu_on_y_lit() -> None:
    dits, _ = _demonstration()
    textes = {verbatim.cle: verbatim.texte.lower() for verbatim in dits}
    for sujet in _synthese().sujets:
        assert sujet.termes
        for terme in sujet.termes:
            assert terme.verbatims >= 2
            assert any(terme.texte in textes[cle] for cle in sujet.paroles)
            assert terme.texte in sujet.explication


def test_aucun_college_n_est_nomme_s_il_n_est_pas_montrable() -> None:
    nommes = {v.college for s in _synthese().sujets for v in s.verbatims}
    assert nommes == {""}
    montrables = {"Agents", "Encadrement"}
    nommes = {v.college for s in _synthese(colleges_montrables=montrables).sujets
              for v in s.verbatims}  # fmt: skip
    assert nommes <= montrables | {""}
    assert "Agents" in nommes


def test_la_synthese_ne_change_pas_d_une_fois_sur_l_autre() -> None:
    assert _synthese() == _synthese()


def test_une_parole_reconnaissable_est_signalee_et_passe_apres() -> None:
    dits = [
        Verbatim("a", "Dans mon syndicat, la formation des équipes divise tout le monde ici.", "p",
                 "pour"),
        Verbatim("b", "La formation des équipes passe toujours après le matériel acheté, "
                      "et personne ne s’en étonne.", "p", "pour"),
        *(
            Verbatim(f"c{mot}", f"Le {mot} manque : {suite}.", "p", "contre")
            for mot, suite in (
                ("budget", "rien n’est prévu cette année"),
                ("logiciel", "il plante chaque lundi"),
                ("calendrier", "novembre arrive trop vite"),
                ("bâtiment", "aucune salle n’est libre"),
            )
        ),
    ]  # fmt: skip
    (sujet,) = synthetiser(dits, sorts=[Sort("p", "P", "")], reglages=REGLAGES).sujets
    cles = [v.cle for v in sujet.verbatims if v.nature == "pour"]
    assert cles == ["b", "a"]
    assert {v.cle: v.a_relire for v in sujet.verbatims}["a"] == "mon syndicat"


# --- peu de matière -----------------------------------------------------------------------------


def test_sans_parole_la_synthese_le_dit() -> None:
    synthese = synthetiser([], sorts=[], reglages=REGLAGES)
    assert (synthese.sujets, synthese.axes, synthese.isoles) == ((), (), ())
    assert "Aucune parole n’a été notée" in synthese.remarques[0]
    assert "aucun axe" in synthese.remarques[-1]


@pytest.mark.parametrize("combien", [1, 3, 5])
def test_avec_trop_peu_de_paroles_rien_n_est_regroupe(combien: int) -> None:
    dits, sorts = _demonstration()
    synthese = synthetiser(dits[:combien], sorts=sorts, reglages=REGLAGES)
    assert synthese.sujets == ()
    assert [v.texte for v in synthese.isoles] == [v.texte for v in dits[:combien]]
    assert f"{combien} parole" in synthese.remarques[0]


def test_une_seule_question_debattue_ne_fait_qu_un_sujet() -> None:
    dits, sorts = _demonstration()
    seuls = [v for v in dits if v.principe == "donnees-protegees"]
    synthese = synthetiser(seuls, sorts=sorts, reglages=REGLAGES)
    assert [s.titre for s in synthese.sujets] == ["Données protégées"]
    assert "1 sujet seulement" in synthese.remarques[0]


def test_les_paroles_blanches_ne_comptent_pas() -> None:
    assert synthetiser(
        [Verbatim("a", "  \n", "p", "pour")], sorts=[], reglages=REGLAGES
    ).paroles == 0  # fmt: skip


# --- doublons et paroles libres -----------------------------------------------------------------


def test_les_paroles_presque_identiques_se_montrent_une_fois_et_se_comptent() -> None:
    dits, sorts = _demonstration()
    premier = dits[0]
    repete = replace(premier, cle="bis", texte=premier.texte.upper(), college="Élus")
    synthese = synthetiser([*dits, repete], sorts=sorts, reglages=REGLAGES,
                           colleges_montrables={"Agents", "Élus"})  # fmt: skip
    assert synthese.doublons == 1
    assert any("presque identique" in r for r in synthese.remarques)
    (sujet,) = (s for s in synthese.sujets if premier.cle in s.paroles)
    assert "bis" in sujet.paroles
    montres = {v.cle: v for v in sujet.verbatims}
    assert "bis" not in montres
    assert montres[premier.cle].college == ""


def test_la_meme_phrase_pour_et_contre_n_est_pas_un_doublon() -> None:
    dits = [Verbatim("a", "C’est la charge.", "p", "pour"),
            Verbatim("b", "C’est la charge.", "p", "contre")]  # fmt: skip
    assert synthetiser(dits, sorts=[], reglages=REGLAGES).doublons == 0


def test_une_parole_libre_rejoint_le_sujet_dont_elle_parle() -> None:
    dits, sorts = _demonstration()
    libre = Verbatim("libre", "La formation arrive après les tablettes.", "", "ressenti")
    synthese = synthetiser([*dits, libre], sorts=sorts, reglages=REGLAGES)
    (sujet,) = (s for s in synthese.sujets if "libre" in s.paroles)
    assert "formation-prealable" in sujet.principes


def test_des_paroles_toutes_libres_forment_un_sujet() -> None:
    mots = ("budget", "crèche", "guichet", "piscine", "vélo", "cantine", "forêt")
    dits = [Verbatim(mot, f"On parle de {mot}.", "", "ressenti") for mot in mots]
    synthese = synthetiser(dits, sorts=[], reglages=REGLAGES)
    assert [s.titre for s in synthese.sujets] == ["Paroles libres"]


# --- axes ---------------------------------------------------------------------------------------


def test_un_axe_n_existe_que_s_il_a_de_la_matiere() -> None:
    sorts = [Sort("p", "Sobriété", "sobriete", "renvoye", "Il manque une mesure.")]
    synthese = synthetiser([], sorts=sorts, reglages=REGLAGES)
    (axe,) = synthese.axes
    assert axe.cle == "dialogue"
    assert simple(axe.points[0].texte) == "Reprendre « Sobriété ». Il manque une mesure."


def test_chaque_point_vient_d_une_parole_ou_d_une_decision() -> None:
    dits, sorts = _demonstration()
    cles = {verbatim.cle for verbatim in dits}
    principes = {sort.principe for sort in sorts}
    for axe in _synthese().axes:
        assert 1 <= len(axe.points) <= 4
        for point in axe.points:
            assert point.principe in principes
            assert point.source in cles | {""}


def test_les_objections_maintenues_font_un_axe_et_les_levees_un_autre() -> None:
    axes = {axe.cle: axe for axe in _synthese().axes}
    etats = {f"o{rang}": o["etat"] for rang, o in enumerate(FICHE["objection"])}
    assert {etats[p.source] for p in axes["reserves"].points} == {"maintenue"}
    assert {etats[p.source] for p in axes["promesses"].points} == {"levee"}


# --- depuis un document -------------------------------------------------------------------------


def test_le_document_donne_ses_paroles_et_ses_decisions() -> None:
    document = charte(
        deliberations=(
            deliberation(
                "transparence",
                theme="transparence",
                contributions=(Contribution("pour", "On le dit.", "Agents"),),
                objections=(Objection("Trop de mentions.", "Élus", "maintenue", "À voir."),),
            ),
        )
    )
    dits = verbatims_du_document(document)
    assert [(v.cle, v.nature, v.college) for v in dits] == [
        ("transparence:1", "pour", "Agents"),
        ("transparence:objection-1", "objection", "Élus"),
    ]
    (sort,) = sorts_du_document(document)
    assert (sort.theme, sort.issue) == ("transparence", "adopte")
    assert sort.objections[0].cle == dits[1].cle


# --- réglages -----------------------------------------------------------------------------------


def test_chaque_theme_n_est_que_dans_une_famille() -> None:
    themes = list(itertools.chain.from_iterable(f.themes for f in REGLAGES.familles))
    assert len(themes) == len(set(themes)) == 22


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        ("[axes.nuances]", "[axes.details]", "nuances"),
        ('"travail", "formation"', '"labeur", "formation"', "« labeur » n’est pas un thème"),
        ("sujets = 4", 'sujets = "quatre"', "quatre"),
    ],
)
def test_un_reglage_fautif_est_nomme(tmp_path: Path, avant: str, apres: str, phrase: str) -> None:
    texte = CHEMIN.read_text(encoding="utf-8")
    assert avant in texte
    fautif = tmp_path / "synthese.toml"
    fautif.write_text(texte.replace(avant, apres), encoding="utf-8")
    with attendre_refus("« synthese.toml »", phrase):
        lire_reglages_synthese(fautif)


def test_la_synthese_s_imprime_sans_parole_reconnaissable() -> None:
    page = en_une_page(_synthese())
    assert len(page.sujets) == 4
    assert len(page.axes) == 5
    assert 4 <= len(page.verbatims) <= 12
    dits = [Verbatim("a", "Dans mon syndicat, on hésite.", "p", "pour"),
            Verbatim("b", "On hésite encore.", "p", "contre")]  # fmt: skip
    assert en_une_page(synthetiser(dits, sorts=[], reglages=REGLAGES)).verbatims == (
        "On hésite encore.",
    )


def test_le_travail_suit_le_nombre_de_paroles() -> None:
    dits, sorts = _demonstration()

    def paroles(combien: int) -> list[Verbatim]:
        suite = [dits[rang % len(dits)] for rang in range(combien)]
        return [
            replace(dit, cle=f"c{rang}", texte=f"{dit.texte} Dossier {rang}, salle {rang % 97}.")
            for rang, dit in enumerate(suite)
        ]

    def travail(combien: int) -> int:
        lues = paroles(combien)
        synthetiser(lues, sorts=sorts, reglages=REGLAGES)  # les racines sont alors connues
        return compter_appels(lambda: synthetiser(lues, sorts=sorts, reglages=REGLAGES))

    assert travail(500) < 8 * travail(100)


def test_cinq_cents_paroles_donnent_quatre_sujets_exacts() -> None:
    dits, sorts = _demonstration()
    nombreux = [
        replace(dit, cle=f"{dit.cle}-{rang}", texte=f"{dit.texte} Équipe {rang}.")
        for rang in range(10)
        for dit in dits
    ][:500]
    synthese = synthetiser(nombreux, sorts=sorts, reglages=REGLAGES)
    exacts = {dit.cle: dit.texte for dit in nombreux}
    assert len(synthese.sujets) == 4
    assert 4 <= len(synthese.axes) <= 5
    for sujet in synthese.sujets:
        assert all(exacts[v.cle] == v.texte for v in sujet.verbatims)
