"""Chaque contrôle, sur un atelier réel : muet tant que tout va bien, disert dès qu’il faut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_college,
    ajouter_de_la_bibliotheque,
    creer_atelier,
    regler_atelier,
    retirer_participants,
)
from charte_studio.atelier.gestes.rediger import remplacer_partout, retoucher
from charte_studio.atelier.gestes.se_positionner import ajouter_objection, traiter_objection
from charte_studio.atelier.lectures.controles import lire_constats, lire_retouches
from charte_studio.atelier.lectures.document_complet import lire_a_transmettre
from charte_studio.atelier.lectures.rediger import assembler, lire_plan
from charte_studio.atelier.lectures.transmettre import lire_transmission, resumer
from charte_studio.atelier.schema import Entite, Principe, Section
from charte_studio.domaine.vocabulaire import FORMES, THEMES
from charte_studio.redaction.bibliotheque import lire_bibliotheque
from charte_studio.redaction.modeles import DOSSIER_PRINCIPES, trouver_modele
from charte_studio.redaction.phrases import CHAMP
from charte_studio.socle.chemins import dossier_modeles
from tests.outils.base import cle_de, journal
from tests.outils.charte import (
    JOUR,
    adopter,
    cles_des_constats,
    controles,
    partie,
    transmettre,
)
from tests.outils.fichiers import octets_de
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import attendre_refus, simple


def _sain(chemin: Path) -> None:
    """Le modèle des collectivités, un principe par thème, tous adoptés, tous les champs remplis."""
    modele = trouver_modele("collectivite", dossier_modeles())
    with creer_atelier(
        chemin,
        modele,
        organisation="Ville de Valbrune",
        colleges=[("Agents", 5)],
        inscriptions=[Inscription("Agents")] * 5,
        horloge=HorlogeReglable(),
    ) as atelier:
        traites = {principe.theme for principe in modele.principes}
        bibliotheque = lire_bibliotheque(dossier_modeles() / DOSSIER_PRINCIPES)
        par_theme = {principe.theme: principe for principe in bibliotheque.principes.values()}
        ajouter_de_la_bibliotheque(
            atelier, [par_theme[t] for t in THEMES if t in par_theme and t not in traites]
        )
        with atelier.geste("Lire") as session:
            principes = [principe.id for principe in session.query(Principe)]
        adopter(atelier, *principes)
        for lue in lire_plan(atelier.connexion).parties:
            if CHAMP.search(lue.texte):
                retoucher(atelier, lue.cle, CHAMP.sub("le 3 mars", lue.texte))


@pytest.fixture
def sain(tmp_path: Path) -> Iterator[AtelierOuvert]:
    chemin = tmp_path / "sain.charte"
    chemin.write_bytes(octets_de(_sain))
    with ouvrir(chemin, horloge=HorlogeReglable()) as atelier:
        yield atelier


# --- ce qui déclenche chaque contrôle -----------------------------------------------------------

Faire = Callable[[AtelierOuvert], object]
PREMIER: Final = "utilite-demontree"


def ajouter(alinea: str, cle: str = f"principe:{PREMIER}") -> Faire:
    """Ajoute un alinéa à une partie, le premier article d’ordinaire."""

    def faire(atelier: AtelierOuvert) -> None:
        retoucher(atelier, cle, f"{partie(atelier, cle).texte}\n\n{alinea}")

    return faire


def recrire(cle: str, texte: str) -> Faire:
    """Remplace le texte d’une partie."""
    return lambda atelier: retoucher(atelier, cle, texte)


def poser(entite: type[Entite], cle: str, **colonnes: object) -> Faire:
    """Écrit des colonnes d’une section ou d’un principe, comme le ferait une autre version."""

    def faire(atelier: AtelierOuvert) -> None:
        with atelier.geste("Écrire") as session:
            ligne = session.query(entite).filter_by(cle=cle).one()
            for nom, valeur in colonnes.items():
                setattr(ligne, nom, valeur)

    return faire


def ecarter(*themes: str) -> Faire:
    """Écarte les principes de ces thèmes."""

    def faire(atelier: AtelierOuvert) -> None:
        with atelier.geste("Écarter") as session:
            for principe in session.query(Principe).filter(Principe.theme.in_(themes)):
                assert principe.decision is not None
                principe.decision.issue = "ecarte"

    return faire


def oter(*sections: str, mots: tuple[str, ...] = ()) -> Faire:
    """Retire ces sections, et ces mots de toute la charte."""

    def faire(atelier: AtelierOuvert) -> None:
        with atelier.geste("Ôter") as session:
            for section in session.query(Section).filter(Section.cle.in_(sections)):
                session.delete(section)
        for mot in mots:
            if any(mot in p.texte.lower() for p in lire_plan(atelier.connexion).parties):
                remplacer_partout(atelier, mot, "texte")

    return faire


def objecter(atelier: AtelierOuvert) -> int:
    principe = cle_de(atelier, "principe", cle=PREMIER)
    return ajouter_objection(atelier, principe_id=principe, texte="Le délai n’est pas tenable.")


LONGUE: Final = f"Les agents {'qui emploient un outil le disent ' * 9}à leur équipe."
_REVOYURE: Final = ("revoyure", "révis", "réexam", "relecture", "relue", "nouvelle version")
_GOUVERNANCE: Final = ("référent", "comité", "commission", "instance", "groupe", "se réunit")
_REGISTRE: Final = ("registre", "liste des outils", "inventaire", "liste")

DECLENCHEURS: Final[dict[str, Faire]] = {
    "champ-a-completer": ajouter("Avant le [à compléter : date]."),
    "reste-de-brouillon": ajouter("Le service chargé du suivi est XXX."),
    "phrase-longue": ajouter(LONGUE),
    "sigle-non-developpe": ajouter("Le CSSCT est saisi."),
    "verbe-faible": ajouter("Chaque agent est invité à relire."),
    "verbe-fort": lambda atelier: regler_atelier(atelier, forme="guide"),
    "sanction-hors-reglement": ajouter("Qui ne respecte pas la charte est sanctionné."),
    "droit-non-verifie": ajouter("L’obligation s’applique au 2 décembre 2027."),
    "reference-inconnue": ajouter("L’article L. 9999-9 s’applique."),
    "terme-non-defini": ajouter("L’hypertrucage est exclu."),
    "terme-non-employe": ajouter("- **Zinzolin** : une couleur.", "section:definitions"),
    "definitions-absentes": lambda atelier: (
        oter("definitions")(atelier),
        ajouter("Tout hypertrucage est exclu.")(atelier),
    ),
    "titre-double": poser(Principe, PREMIER, titre="Préambule"),
    "titre-vide": poser(Section, "preambule", titre=" "),
    "section-vide": recrire("section:preambule", "---"),
    "article-vide": recrire(f"principe:{PREMIER}", "---"),
    "revoyure-absente": oter("revision", mots=_REVOYURE),
    "revoyure-imprecise": recrire("section:revision", "La revoyure de la charte viendra."),
    "gouvernance-absente": oter("gouvernance-et-suivi", "evaluation", mots=_GOUVERNANCE),
    "registre-absent": oter("gouvernance-et-suivi", mots=_REGISTRE),
    "theme-absent": ecarter("sobriete"),
    "themes-absents": ecarter("securite"),
    "college-absent": lambda atelier: ajouter_college(atelier, "Élus", 3),
    "atelier-sans-participants": lambda atelier: retirer_participants(atelier, [1, 2, 3, 4, 5]),
    "objection-ouverte": objecter,
}
"""Ce qui fait parler chaque contrôle, et lui seul ou presque."""


def test_un_atelier_sain_ne_souleve_aucun_constat(sain: AtelierOuvert) -> None:
    assert controles(sain).constats == ()


@pytest.mark.parametrize("cle", DECLENCHEURS)
def test_chaque_controle_parle_quand_il_faut(sain: AtelierOuvert, cle: str) -> None:
    depart = len(journal(sain))
    assert cle not in cles_des_constats(sain)
    DECLENCHEURS[cle](sain)
    constats = [c for c in controles(sain).constats if c.cle == cle]
    assert constats
    assert all(c.titre and c.raison and c.geste_libelle for c in constats)
    for _ in range(len(journal(sain)) - depart):
        sain.annuler()
    assert cles_des_constats(sain) == set()  # ce qui était fautif est défait : tout se tait


def test_une_objection_maintenue_s_imprime_en_encadre_et_ne_se_signale_plus(
    sain: AtelierOuvert,
) -> None:
    objection = objecter(sain)
    traiter_objection(sain, objection, etat="maintenue", suite="Débattue, gardée.")
    assert cles_des_constats(sain) == set()
    article = next(a for a in assembler(sain.connexion).articles if a.numero == 1)
    assert [e.titre for e in article.encadres] == ["Position divergente"]


# --- la formule et la signature -----------------------------------------------------------------


@pytest.mark.parametrize("forme", FORMES)
def test_l_organisation_sans_nom_bloque_la_charte_adoptee_et_se_repare(
    sain: AtelierOuvert, tmp_path: Path, forme: str
) -> None:
    regler_atelier(sain, forme=forme, organisation="")
    champs = [c for c in controles(sain).constats if c.cle == "champ-a-completer"]
    assert [(c.gravite, c.ou, c.geste) for c in champs] == [("bloquant", None, "regler-atelier")]
    assert simple(champs[0].titre).startswith("À compléter : nom de l")
    lu = lire_a_transmettre(sain.connexion, aujourd_hui=JOUR)
    assert [b.constat.cle for b in lu.blocages if b.constat.geste == "regler-atelier"] == [
        "champ-a-completer"
    ]
    assert [champ.quoi for champ in resumer(lu.document).a_completer] == [
        simple(champs[0].titre).removeprefix("À compléter : ")
    ]
    with attendre_refus("champ reste à compléter", "nom de l"):
        transmettre(sain, tmp_path, "adoptee")
    regler_atelier(sain, organisation="Ville de Valbrune")
    assert "champ-a-completer" not in cles_des_constats(sain)


def test_la_date_le_lieu_et_la_fonction_se_laissent_a_qui_signe(
    sain: AtelierOuvert, tmp_path: Path
) -> None:
    relu = transmettre(sain, tmp_path, "adoptee")
    (formule,) = relu.paragraphes("Formule")
    assert "la Ville de Valbrune" in formule
    assert "…………" in formule
    assert any("…………" in ligne for ligne in relu.paragraphes("Signature"))
    assert "à compléter" not in "".join(relu.paragraphes("Signature"))


def test_un_titre_de_charte_a_completer_bloque_aussi(sain: AtelierOuvert, tmp_path: Path) -> None:
    regler_atelier(sain, titre_charte="Charte de [à compléter : nom du service]")
    (champ,) = [c for c in controles(sain).constats if c.cle == "champ-a-completer"]
    assert champ.geste == "regler-atelier"
    with attendre_refus("nom du service"):
        transmettre(sain, tmp_path, "adoptee")


def test_le_compte_des_champs_est_le_meme_partout(sain: AtelierOuvert) -> None:
    ajouter(
        "### Titre [à compléter]\n\n[À compléter : un]\n\n| a |\n|---|\n| [ a compléter : deux] |"
    )(sain)
    constats = [c for c in controles(sain).constats if c.cle == "champ-a-completer"]
    lus = lire_transmission(sain.connexion).a_completer
    assert [champ.quoi for champ in lus] == ["", "un", "deux"]
    assert len(constats) == lire_plan(sain.connexion).champs == 3
    assert all(
        lu.partie.startswith("Article\u00a01")
        for lu in lire_constats(controles(sain), lire_retouches(sain.connexion))
    )
