"""Les dessins : rien ne déborde, rien ne manque, tout se dit en mots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.deplacements import Deplacement
from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS, Degre, Echelle
from charte_studio.domaine.mesures import Repartition
from charte_studio.interface.couleurs import contraste
from charte_studio.redaction.graphiques.avant_apres import dessiner_avant_apres
from charte_studio.redaction.graphiques.colleges import dessiner_colleges
from charte_studio.redaction.graphiques.dessin import (
    Dessin,
    Rayures,
    Rect,
    RoleDegre,
    Ruban,
    Texte,
)
from charte_studio.redaction.graphiques.flux import dessiner_flux
from charte_studio.redaction.graphiques.largeurs import largeur_atkinson
from charte_studio.redaction.graphiques.page import (
    MiseEnPage,
    ajuster,
    page_de_papier,
    page_projetee,
)
from charte_studio.redaction.graphiques.palette import IMPRESSION
from charte_studio.redaction.graphiques.repartition import dessiner_repartition
from charte_studio.redaction.graphiques.series import Serie, dire_part
from charte_studio.redaction.graphiques.synthese import dessiner_synthese, dessiner_syntheses
from charte_studio.redaction.graphiques.texte import couper_en_lignes, nettoyer

ACCORD = ECHELLES["accord-5"]
CONTROLE = Serie("Contrôle humain", Repartition((11, 8, 1, 1, 1), 1, 2))
CLIVE = Serie("Droit de ne pas utiliser", Repartition((7, 4, 2, 4, 5)))
PARTAGE = Serie("Données protégées", Repartition((20, 2, 0, 0, 0)))
PAGE = MiseEnPage(640)
JEU = 0.01


def echelle_de(nombre: int, favorables: int) -> Echelle:
    degres = tuple(Degre(f"d{n}", f"Degré numéro {n}", f"N{n}") for n in range(nombre))
    return Echelle("essai", "Échelle d’essai", degres, favorables, nombre - favorables)


def verifier_le_cadre(dessin: Dessin) -> None:
    """Aucune forme hors du dessin, aucun texte recouvert, aucun texte hors de sa barre."""
    for forme in dessin.formes:
        gauche, haut, droite, bas = forme.boite()
        assert -JEU <= gauche <= droite <= dessin.largeur + JEU, forme
        assert -JEU <= haut <= bas <= dessin.hauteur + JEU, forme
    rangs = [isinstance(forme, Texte) for forme in dessin.formes]
    assert rangs == sorted(rangs)
    for texte in dessin.textes:
        if isinstance(texte.role, RoleDegre):
            assert any(_contient(rect, texte) for rect in dessin.formes), texte


def _contient(forme: Any, texte: Texte) -> bool:
    if isinstance(forme, Ruban):
        haut = forme.haut1 - JEU
        dessous = forme.haut1 + forme.epaisseur + JEU
        dedans = haut <= texte.y - 0.67 * texte.taille and texte.y <= dessous
        return dedans and getattr(forme.role, "rang", None) == getattr(texte.role, "rang", 0)
    if not isinstance(forme, Rect) or not isinstance(forme.fond, RoleDegre):
        return False
    gauche, _, droite, _ = texte.boite()
    bord_gauche, haut, bord_droit, bas = forme.boite()
    dans = bord_gauche - JEU <= gauche and droite <= bord_droit + JEU
    chiffres = texte.y - 0.67 * texte.taille >= haut - JEU and texte.y <= bas + JEU
    return dans and chiffres and forme.fond.rang == getattr(texte.role, "rang", None)


def ecrits(dessin: Dessin) -> str:
    return a_plat(" ".join(texte.texte for texte in dessin.textes))


def a_plat(texte: str) -> str:
    """Le texte, ses espaces insécables devenues ordinaires."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


noms = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="abcdé î’ \u00a0-œ", min_size=250, max_size=300),
    st.sampled_from(["Contrôle humain", "a" * 300, "", "\x00\ud800\u202f", "変更" * 60]),
)
effectifs = st.one_of(st.integers(0, 3), st.integers(0, 30), st.integers(0, 5000))


@st.composite
def cas(tirer: st.DrawFn) -> tuple[Echelle, list[Serie], MiseEnPage]:
    if tirer(st.booleans()):
        echelle = tirer(st.sampled_from(sorted(ECHELLES.values(), key=lambda e: e.cle)))
    else:
        nombre = tirer(st.integers(2, 9))
        favorables = tirer(st.integers(1, nombre - 1))
        echelle = replace(
            echelle_de(nombre, favorables),
            defavorables=tirer(st.integers(1, nombre - favorables)),
        )
    series = [
        Serie(
            tirer(noms),
            tirer(
                st.one_of(
                    st.none(),
                    st.builds(
                        Repartition,
                        st.tuples(*[effectifs for _ in echelle.degres]),
                        st.integers(0, 40),
                        st.integers(0, 40),
                    ),
                )
            ),
            note=tirer(st.sampled_from(["", "une objection maintenue"])),
        )
        for _ in range(tirer(st.integers(1, 4)))
    ]
    page = MiseEnPage(
        tirer(st.floats(20, 2000)),
        taille=tirer(st.floats(9, 60)),
        petite=tirer(st.sampled_from([0.87, 1.0])),
        titre_visible=tirer(st.booleans()),
        favorables_a_gauche=tirer(st.booleans()),
    )
    return echelle, series, page


@given(cas())
def test_rien_ne_deborde_ni_du_cadre_ni_de_sa_barre(
    donnees: tuple[Echelle, list[Serie], MiseEnPage],
) -> None:
    echelle, series, page = donnees
    for dessin in (
        dessiner_synthese(series, echelle, page, titre="Titre " * 40),
        dessiner_colleges(series, echelle, page, seuil=3),
        dessiner_repartition(series[0], echelle, page),
        dessiner_avant_apres(series, echelle, page),
    ):
        verifier_le_cadre(dessin)
        assert all(len(ligne) == len(dessin.tableau.entete) for ligne in dessin.tableau.lignes)
        assert all(all(ligne) for ligne in (dessin.tableau.entete, *dessin.tableau.lignes))


@given(st.data())
def test_les_rubans_restent_dans_le_cadre(data: st.DataObject) -> None:
    echelle = data.draw(st.sampled_from(sorted(ECHELLES.values(), key=lambda e: e.cle)))
    cles: list[str | None] = [*(degre.cle for degre in echelle.degres), SANS_AVIS, None]
    reponse = st.sampled_from(cles)
    flux = data.draw(st.dictionaries(st.tuples(reponse, reponse), effectifs, max_size=20))
    page = MiseEnPage(data.draw(st.floats(50, 1500)), taille=data.draw(st.floats(9, 50)))
    dessin = dessiner_flux(flux, echelle, page)
    verifier_le_cadre(dessin)
    entrees = [n for ligne in dessin.tableau.lignes for n in map(int, ligne[1:])]
    assert sum(entrees) == sum(flux.values())


@given(cas())
def test_chaque_effectif_se_lit_sur_le_dessin(
    donnees: tuple[Echelle, list[Serie], MiseEnPage],
) -> None:
    echelle, series, page = donnees
    for serie in series:
        if serie.repartition is None:
            continue
        lus = ecrits(dessiner_synthese([serie], echelle, page)).replace(",", " ").split()
        assert {str(n) for n in serie.repartition.effectifs if n} <= set(lus)


def test_un_dessin_de_soixante_principes_tient_dans_son_cadre() -> None:
    series = [replace(CONTROLE, nom=f"Principe {n} " + "très long " * 30) for n in range(60)]
    dessin = dessiner_synthese(series, ACCORD, page_de_papier())
    verifier_le_cadre(dessin)
    assert len(dessin.tableau.lignes) == 60
    assert dessin.description.count("Principe ") >= 60


def test_la_synthese_va_du_plus_partage_au_plus_clive_et_finit_par_ce_qui_ne_se_mesure_pas() -> (
    None
):
    series = [
        Serie("Masqué", None),
        Serie("Trois voix", Repartition((3, 0, 0, 0, 0))),
        CLIVE,
        CONTROLE,
        PARTAGE,
    ]
    dessin = dessiner_synthese(series, ACCORD, PAGE)
    assert [ligne[0] for ligne in dessin.tableau.lignes] == [
        "Données protégées", "Contrôle humain", "Droit de ne pas utiliser", "Trois voix", "Masqué",
    ]  # fmt: skip


def test_le_degre_neutre_est_a_cheval_sur_l_axe_et_les_camps_de_part_et_d_autre() -> None:
    rects = _degres_de(dessiner_synthese([CLIVE], ACCORD, PAGE))
    ordre = sorted(rects, key=lambda rang: rects[rang].x)
    assert ordre == [4, 3, 2, 1, 0]
    inverse = _degres_de(
        dessiner_synthese([CLIVE], ACCORD, replace(PAGE, favorables_a_gauche=True))
    )
    assert sorted(inverse, key=lambda rang: inverse[rang].x) == [0, 1, 2, 3, 4]
    deux = dessiner_synthese([CLIVE, CONTROLE], ACCORD, PAGE)
    milieux = [
        rect.x + rect.largeur / 2
        for rect in deux.formes
        if isinstance(rect, Rect) and rect.fond == RoleDegre(2, 5) and rect.hauteur > 22
    ]
    assert milieux[0] == pytest.approx(milieux[1], abs=1)


def _degres_de(dessin: Dessin) -> dict[int, Rect]:
    """Les parts de la première barre, par rang (ni la légende ni les plages des nombres)."""
    parts: dict[int, Rect] = {}
    for forme in dessin.formes:
        if isinstance(forme, Rect) and isinstance(forme.fond, RoleDegre) and forme.hauteur > 22:
            parts.setdefault(forme.fond.rang, forme)
    return parts


def test_seuls_les_degres_defavorables_sont_rayes() -> None:
    dessin = dessiner_repartition(CLIVE, ACCORD, PAGE)
    rayes = {
        forme.role.rang
        for forme in dessin.formes
        if isinstance(forme, Rayures) and isinstance(forme.role, RoleDegre)
    }
    assert rayes == {3, 4}


def test_les_pages_d_une_synthese_gardent_le_meme_axe_et_tous_les_principes() -> None:
    series = [replace(CONTROLE, nom=f"P{n}") for n in range(20)]
    pages = dessiner_syntheses(series, ACCORD, page_de_papier(), hauteur_max=500)
    assert len(pages) > 1
    assert all(page.hauteur <= 500 for page in pages)
    assert [ligne[0] for page in pages for ligne in page.tableau.lignes] == [s.nom for s in series]
    assert len({_degres_de(page)[2].x for page in pages}) == 1
    assert pages[0].titre.endswith(f"(1 sur {len(pages)})")


def test_un_college_masque_n_a_ni_barre_ni_nombre() -> None:
    dessin = dessiner_colleges([CONTROLE, Serie("DSI", None)], ACCORD, PAGE, seuil=3)
    assert "masqué, moins de 3 réponses" in ecrits(dessin)
    assert set(dessin.tableau.lignes[1][1:]) == {"masqué, moins de 3 réponses"}
    assert "DSI : masqué, moins de 3 réponses." in a_plat(dessin.description)


def test_deux_colleges_masques_ne_disent_pas_lequel_est_le_plus_petit() -> None:
    series = [CONTROLE, Serie("DSI", None, "masqué, moins de 3 réponses"), Serie("RH", None)]
    dessin = dessiner_colleges(series, ACCORD, PAGE, seuil=3)
    assert {ligne[1] for ligne in dessin.tableau.lignes[1:]} == {"masqué"}
    assert "ferait retrouver" in dessin.description


def test_un_tour_sans_exprime_se_dit_sans_barre() -> None:
    vide = Serie("Sobriété", Repartition((0, 0, 0, 0, 0), 2, 20))
    for dessin in (
        dessiner_synthese([vide], ACCORD, PAGE),
        dessiner_repartition(vide, ACCORD, PAGE),
        dessiner_avant_apres([vide, vide], ACCORD, PAGE),
    ):
        assert "ersonne ne s’est exprimé" in ecrits(dessin)
        assert "2 sans avis" in ecrits(dessin)


def test_la_description_dit_tous_les_effectifs() -> None:
    dit = dessiner_repartition(CONTROLE, ACCORD, PAGE).description
    assert (
        "« Tout à fait d’accord » 11, « Plutôt d’accord » 8, « Partagé » 1, "
        "« Plutôt pas d’accord » 1, « Pas du tout d’accord » 1 ; 19 favorables et 2 défavorables "
        "sur 22 exprimés ; 1 sans avis, 2 sans réponse. Large accord : 86 % de favorables, 9 % de "
        "défavorables."
    ) in a_plat(dit)


def test_avant_apres_dit_qui_a_bouge_en_nominatif_et_l_ecart_sinon() -> None:
    tours = [Serie("Avant débat", Repartition((7, 6, 4, 3, 2))), replace(CONTROLE, nom="Après")]
    nominatif = dessiner_avant_apres(tours, ACCORD, PAGE, deplacement=Deplacement(7, 1, 14))
    assert "7 personnes ont bougé vers l’accord" in nominatif.description
    assert "passe de 59 % à 86 %" in a_plat(nominatif.description)
    autre = dessiner_avant_apres(tours, ACCORD, PAGE)
    assert "13 favorables sur 22 exprimés avant" in a_plat(autre.description)


def test_les_flux_disent_chaque_passage_et_ceux_qui_n_ont_pas_bouge() -> None:
    flux = {("plutot", "tout-a-fait"): 3, ("partage", "partage"): 2, (None, SANS_AVIS): 1}
    dessin = dessiner_flux(flux, ACCORD, PAGE, en_mots=1)
    dit = a_plat(dessin.description)
    assert "3 personnes de « Plutôt d’accord » à « Tout à fait d’accord »." in dit
    assert "1 personne de « Sans réponse » à « Sans avis »." in dit
    assert "2 personnes n’ont pas bougé." in dit
    assert "Et 2 autres passages." in ecrits(dessin)
    assert "autres passages" not in dit


def test_les_flux_refusent_une_reponse_etrangere_et_un_nombre_negatif() -> None:
    with pytest.raises(KeyError):
        dessiner_flux({("inconnu", None): 1}, ACCORD, PAGE)
    with pytest.raises(ValueError, match="négatif"):
        dessiner_flux({("plutot", None): -1}, ACCORD, PAGE)


@pytest.mark.parametrize(
    "dessiner",
    [
        lambda series: dessiner_synthese(series, ACCORD, PAGE),
        lambda series: dessiner_colleges(series, ACCORD, PAGE, seuil=3),
        lambda series: dessiner_avant_apres(series, ACCORD, PAGE),
    ],
)
def test_il_faut_une_serie_et_un_effectif_par_degre(
    dessiner: Callable[[list[Serie]], Dessin],
) -> None:
    with pytest.raises(ValueError, match="au moins un"):
        dessiner([])
    with pytest.raises(ValueError, match="effectif par degré"):
        dessiner([Serie("X", Repartition((1, 2)))])


def test_projete_aucun_texte_sous_un_trentieme_de_la_hauteur() -> None:
    page = page_projetee(1760, 1080)
    for dessin in (
        ajuster(lambda p: dessiner_repartition(CONTROLE, ACCORD, p), page, 820),
        ajuster(lambda p: dessiner_avant_apres([CLIVE, CONTROLE], ACCORD, p), page, 820),
        dessiner_synthese([CLIVE, CONTROLE], ACCORD, page),
    ):
        assert min(texte.taille for texte in dessin.textes) >= 1080 / 30 - JEU
        assert dessin.hauteur <= 820


def test_ajuster_grossit_le_texte_sans_changer_de_cadre() -> None:
    page = page_projetee(1760, 1080)
    petit = dessiner_repartition(CONTROLE, ACCORD, page)
    grand = ajuster(lambda p: dessiner_repartition(CONTROLE, ACCORD, p), page, 820)
    assert petit.hauteur < grand.hauteur <= 820
    assert petit.largeur == grand.largeur


def test_sur_papier_tout_le_texte_a_douze_points() -> None:
    series = [CLIVE, CONTROLE, PARTAGE]
    for dessin in (
        dessiner_synthese(series, ACCORD, page_de_papier()),
        dessiner_flux({("plutot", "tout-a-fait"): 20}, ACCORD, page_de_papier()),
    ):
        assert min(texte.taille for texte in dessin.textes) >= 16


@pytest.mark.parametrize("nombre", range(2, 10))
def test_imprime_les_nombres_se_lisent_sur_le_fond_et_sur_les_rayures(nombre: int) -> None:
    for rang in range(nombre):
        texte = IMPRESSION.couleur(RoleDegre(rang, nombre, "texte"))
        for emploi in ("fond", "rayure"):
            fond = IMPRESSION.couleur(RoleDegre(rang, nombre, emploi))
            assert contraste(texte, fond) >= 4.5
    for encre in ("encre", "encre_seconde", "accent"):
        assert contraste(IMPRESSION.couleur(encre), IMPRESSION.fond) >= 7
    assert contraste(IMPRESSION.encre, IMPRESSION.couleur("neutre")) >= 7


def test_une_palette_ignore_une_echelle_de_dix_degres() -> None:
    with pytest.raises(IndexError, match="2 à 9"):
        IMPRESSION.couleur(RoleDegre(0, 10))


@given(st.text(max_size=400), st.floats(5, 500), st.booleans())
def test_un_texte_coupe_tient_dans_sa_place(texte: str, place: float, gras: bool) -> None:
    lignes = couper_en_lignes(texte, place, 15, gras=gras, mesure=largeur_atkinson)
    for ligne in lignes:
        assert largeur_atkinson(ligne, 15, gras) <= place + JEU or len(ligne) == 1
    assert "".join(lignes).replace(" ", "") == nettoyer(texte).replace(" ", "")


def test_un_texte_trop_long_finit_par_des_points_de_suspension() -> None:
    lignes = couper_en_lignes("un deux trois " * 20, 100, 15, mesure=largeur_atkinson, lignes_max=2)
    assert len(lignes) == 2
    assert lignes[-1].endswith("…")


def test_une_voix_sur_mille_ne_se_dit_pas_zero_pour_cent() -> None:
    assert dire_part(1, 1000) == "moins de 1\u00a0%"
    assert dire_part(999, 1000) == "plus de 99\u00a0%"
    assert dire_part(0, 10).startswith("0")
