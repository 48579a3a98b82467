"""Ce qu’une charte ne devrait pas contenir, ou en trop grand nombre : de la saisie au Word relu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import (
    ajouter_principe,
    changer_modele,
    regler_atelier,
    retenir_principe,
)
from charte_studio.atelier.gestes.rediger import (
    figer_version,
    fusionner_retouche,
    remplacer_partout,
    restaurer_article,
    retoucher,
)
from charte_studio.atelier.lectures.document_complet import lire_a_transmettre
from charte_studio.atelier.lectures.rediger import assembler, lire_plan
from charte_studio.atelier.lectures.versions_figees import lire_versions_figees
from charte_studio.atelier.schema import Decision, Formulation, Principe, Section
from charte_studio.export import exporter
from charte_studio.redaction.blocs import texte_des_blocs
from charte_studio.redaction.comparaison_charte import ComparaisonCharte, comparer_chartes
from charte_studio.redaction.fusion import Conflit, fusionner
from tests.bancs.atelier_lourd import creer_lourd
from tests.export.conftest import HORODATAGE
from tests.outils.appels import compter_appels
from tests.outils.charte import (
    JOUR,
    adopter,
    cles_des_constats,
    controles,
    lignes,
    partie,
    transmettre,
)
from tests.outils.fichiers import octets_de
from tests.outils.modeles import modele_de_trois_principes, un_autre_modele
from tests.outils.phrases import attendre_refus, simple

TRANSPARENCE, HUMAIN, SOBRIETE = "principe:transparence", "principe:humain", "principe:sobriete"


@pytest.fixture
def trois(atelier: AtelierOuvert) -> AtelierOuvert:
    """Trois articles et une version figée."""
    adopter(atelier, 1, 2, 3)
    figer_version(atelier)
    return atelier


def depuis_la_premiere(atelier: AtelierOuvert) -> ComparaisonCharte:
    """Ce qui a changé entre la version 1 et le texte d’aujourd’hui."""
    versions = lire_versions_figees(atelier.connexion)
    return comparer_chartes(versions[0].parties, lire_plan(atelier.connexion).a_comparer())


# --- des titres, des textes et des principes fautifs --------------------------------------------


def test_deux_articles_de_meme_titre_restent_deux_jusque_dans_le_word(
    trois: AtelierOuvert, tmp_path: Path
) -> None:
    adopter(
        trois,
        ajouter_principe(
            trois,
            titre="Transparence",
            question="Le dit-on aussi entre nous ?",
            formulations={"equilibree": "On le dit entre nous."},
        ),
    )
    retoucher(trois, "principe:transparence-2", "On le dit entre nous, à voix haute.")
    figer_version(trois)
    (double,) = [c for c in controles(trois).constats if c.cle == "titre-double"]
    assert (double.ou, simple(double.titre)) == (
        "principe:transparence-2",
        "Deux fois « Transparence »",
    )
    (ligne,) = depuis_la_premiere(trois).lignes()
    assert ligne.nature == "Ajouté"
    dit = lignes(transmettre(trois, tmp_path))
    assert "On le dit au public." in dit
    assert "On le dit entre nous, à voix haute." in dit
    restaurer_article(trois, 2, "principe:transparence-2")
    assert partie(trois, TRANSPARENCE).texte == "On le dit au public."


@pytest.mark.parametrize("vide", ["", "  \n\t", "\u00a0\u202f"])
def test_une_formulation_vide_se_voit_se_compte_et_bloque_la_charte_adoptee(
    trois: AtelierOuvert, tmp_path: Path, vide: str
) -> None:
    with trois.geste("Vider") as session:
        decision = session.query(Decision).filter_by(principe_id=2).one()
        session.get_one(Formulation, decision.formulation_id).texte = vide
    assert lire_plan(trois.connexion).champs == 1
    (champ,) = [c for c in controles(trois).constats if c.cle == "champ-a-completer"]
    assert (champ.ou, champ.geste) == (HUMAIN, "ouvrir-partie")
    assert any("à compléter" in ligne for ligne in lignes(transmettre(trois, tmp_path)))
    with attendre_refus("1 champ reste à compléter", "que la décision ne dit pas"):
        transmettre(trois, tmp_path, "adoptee")
    retoucher(trois, HUMAIN, "Une personne signe et en répond.")
    assert "champ-a-completer" not in cles_des_constats(trois)


def test_un_principe_deja_decide_ne_se_supprime_pas_en_silence(
    trois: AtelierOuvert, tmp_path: Path
) -> None:
    retoucher(trois, HUMAIN, "Une personne signe et en répond.")
    with attendre_refus("« Décision humaine » est déjà tranché", "étape Décider"):
        retenir_principe(trois, 2, False)
    assert partie(trois, HUMAIN).retouche
    with trois.geste("Écarter") as session:
        session.query(Decision).filter_by(principe_id=2).one().issue = "ecarte"
    assert lire_plan(trois.connexion).partie(HUMAIN) is None
    (retire,) = depuis_la_premiere(trois).lignes()
    assert retire.nature == "Retiré"
    dit = "\n".join(lignes(transmettre(trois, tmp_path)))
    assert "Une personne signe et en répond." not in dit
    assert "Décision humaine" in dit  # parmi les principes non retenus
    trois.annuler()
    assert partie(trois, HUMAIN).texte == "Une personne signe et en répond."


# --- le modèle change en cours de route ---------------------------------------------------------


def test_changer_de_modele_garde_ce_que_la_salle_a_decide_et_ecrit(
    atelier: AtelierOuvert, tmp_path: Path
) -> None:
    adopter(atelier, 1)
    retoucher(atelier, TRANSPARENCE, "On le dit au public, en clair.")
    retoucher(atelier, "section:preambule", "Nous, agents, élus et **habitants**.")
    figer_version(atelier)
    changer_modele(atelier, un_autre_modele(), ancien=modele_de_trois_principes())
    assert partie(atelier, TRANSPARENCE).texte == "On le dit au public, en clair."
    assert partie(atelier, TRANSPARENCE).numero == 1
    preambule = partie(atelier, "section:preambule")
    assert preambule.texte == "Nous, agents, élus et **habitants**."
    assert preambule.base_depassee
    fusion = fusionner(preambule.base, preambule.assemble, preambule.texte)
    (conflit,) = [m for m in fusion.morceaux if isinstance(m, Conflit)]
    assert "élèves" in conflit.assemble
    assert "habitants" in conflit.retouche
    with atelier.geste("Lire") as session:
        principes = {p.cle: p for p in session.query(Principe)}
        assert [p.cle for p in sorted(principes.values(), key=lambda p: p.rang)] == [
            "transparence", "humain", "principe-formation", "sobriete",
        ]  # fmt: skip
        assert [f.texte for f in principes["humain"].formulations] == ["Un adulte signe."]
        assert not principes["sobriete"].retenu
        assert len(principes["transparence"].formulations) == 3
        assert {s.cle for s in session.query(Section)} == {"preambule", "bilan"}
    info = lire_plan(atelier.connexion).info
    assert (info.modele, info.cadre, info.forme) == ("autre", "ecole", "guide")
    assert info.titre_charte == "Une autre charte"
    natures = {ligne.cle: ligne.nature for ligne in depuis_la_premiere(atelier).lignes()}
    assert natures == {"section:suivi": "Retirée", "section:bilan": "Ajoutée"}
    fusionner_retouche(atelier, "section:preambule", "Nous, élèves, adultes et habitants.")
    assert not partie(atelier, "section:preambule").base_depassee
    dit = lignes(transmettre(atelier, tmp_path))
    assert "On le dit au public, en clair." in dit
    assert "Un bilan par trimestre." in dit


def test_ce_qui_a_ete_ecrit_ici_n_est_pas_recouvert_par_le_modele(atelier: AtelierOuvert) -> None:
    with atelier.geste("Écrire ici") as session:
        session.add(Section(cle="bilan", titre="Bilan", texte="Le nôtre.", rang=9, avant=False))
        session.query(Formulation).filter_by(principe_id=2).one().texte = "Deux personnes signent."
    changer_modele(atelier, un_autre_modele(), ancien=modele_de_trois_principes())
    bilan = partie(atelier, "section:bilan")
    assert (bilan.texte, bilan.assemble) == ("Le nôtre.", "Un bilan par trimestre.")
    assert bilan.base_depassee
    with atelier.geste("Lire") as session:
        assert session.query(Formulation).filter_by(principe_id=2).one().texte == (
            "Deux personnes signent."
        )


def test_sans_le_modele_quitte_rien_ne_s_en_va_et_le_titre_choisi_reste(
    atelier: AtelierOuvert,
) -> None:
    regler_atelier(atelier, titre_charte="Notre charte")
    changer_modele(atelier, un_autre_modele())
    plan = lire_plan(atelier.connexion)
    assert [p.cle for p in plan.parties] == ["section:preambule", "section:bilan", "section:suivi"]
    assert partie(atelier, "section:preambule").texte == "Nous, **agents** et élus."
    assert plan.info.titre_charte == "Notre charte"
    with atelier.geste("Lire") as session:
        assert [p.retenu for p in session.query(Principe)] == [True] * 4
    avant = plan
    with attendre_refus("suit déjà « Une autre charte », version 2.0"):
        changer_modele(atelier, un_autre_modele())
    changer_modele(atelier, replace(un_autre_modele(), version="2.1"))
    assert lire_plan(atelier.connexion).parties == avant.parties


# --- du Markdown hostile ------------------------------------------------------------------------

HOSTILES = {
    "html": "<script>alert(1)</script>\n\nAvant <img src=x onerror=alert(1)> après témoin.",
    "javascript": "[témoin](javascript:alert(1)) <vbscript:x> ![x](data:text/html,x) &lt;b&gt;",
    "citations": ">" * 10_000 + " témoin",
    "citations espacées": "> " * 10_000 + "témoin",
    "listes": "- " * 5_000 + "témoin",
    "numéros": "1. " * 5_000 + "témoin",
    "tableau bancal": "| a | b |\n|---|---|\n| témoin |\n| 1 | 2 | 3 |\n|\n||||\n| fin",
    "tableau sans tirets": "| témoin | b |\n|---|\n| 1 | 2 |",
    "contrôles": "té\x00mo\x01in\x1b[31m \x7f\ud800\ufffe\x0c fin",
    "sens de lecture": "té\u202emo\u202cin \u2066isolé\u2069 \u200b\ufeff",
    "longue ligne": "témoin" + " mot" * 49_000,
    "mot sans fin": "témoin " + "a" * 199_000,
    "crochets": "témoin " + "[" * 199_000,
    "points": "témoin " + "." * 199_000,
    "espaces": "Un témoin." + " " * 199_000 + "fin",
    "dièses": "# témoin " + "#" * 199_000 + " fin",
    "esperluettes": "témoin " + "&a" * 20_000,
    "clôtures": "témoin\n" + "```\n" * 3_000,
}


@pytest.mark.parametrize("hostile", HOSTILES.values(), ids=HOSTILES)
def test_du_markdown_hostile_traverse_toute_l_application(
    trois: AtelierOuvert, tmp_path: Path, hostile: str
) -> None:
    retoucher(trois, TRANSPARENCE, hostile)
    article = next(a for a in assembler(trois.connexion).articles if a.cle == TRANSPARENCE)
    assert "témoin" in texte_des_blocs(article.blocs)
    assert controles(trois).points
    assert figer_version(trois) == 2
    (ligne,) = depuis_la_premiere(trois).lignes()
    assert ligne.nature == "Modifié"
    relu = transmettre(trois, tmp_path)
    assert "témoin" in "".join(lignes(relu))
    assert "Une personne signe." in lignes(relu)  # l’article voisin n’en souffre pas
    assert not re.search(rb'Target="(?:javascript|vbscript|data):', b"".join(relu.parties.values()))
    lu = lire_a_transmettre(trois.connexion, aujourd_hui=JOUR)
    page = tmp_path / "charte.html"
    exporter(lu.document, vers=page, horodatage=HORODATAGE)
    ecrite = page.read_text("utf-8")
    assert "témoin" in ecrite
    assert not re.search(r"<script|<img src=x|href=\"(?:javascript|vbscript|data):", ecrite)
    restaurer_article(trois, 1, TRANSPARENCE)
    assert partie(trois, TRANSPARENCE).texte == "On le dit au public."


def test_un_texte_demesure_est_refuse_et_ne_change_rien(trois: AtelierOuvert) -> None:
    with attendre_refus("200001 caractères, pour 200000 au plus"):
        retoucher(trois, TRANSPARENCE, "a" * 200_001)
    assert not partie(trois, TRANSPARENCE).retouche


# --- une charte de trois cents articles ---------------------------------------------------------

ARTICLES = 300
_ALINEA = "Toute décision préparée à l’aide d’un outil est **examinée** par une personne."


def _grande(chemin: Path, articles: int) -> None:
    creer_lourd(chemin, participants=6, principes=articles)
    with ouvrir(chemin) as atelier, atelier.geste("Tout adopter") as session:
        for rang, formulation in enumerate(session.query(Formulation), start=1):
            formulation.texte = f"{_ALINEA}\n\n- au moins {rang} fois\u202f;\n- par écrit."
    with ouvrir(chemin) as atelier:
        adopter(atelier, *range(1, articles + 1))


def _trois_cents(chemin: Path) -> None:
    _grande(chemin, ARTICLES)


def _cent(chemin: Path) -> None:
    _grande(chemin, ARTICLES // 3)


@pytest.fixture
def trois_cents(tmp_path: Path) -> Iterator[AtelierOuvert]:
    chemin = tmp_path / "grande.charte"
    chemin.write_bytes(octets_de(_trois_cents))
    with ouvrir(chemin) as atelier:
        yield atelier


def test_trois_cents_articles_vont_de_bout_en_bout(
    trois_cents: AtelierOuvert, tmp_path: Path
) -> None:
    atelier = trois_cents
    assert figer_version(atelier) == 1
    retoucher(atelier, "principe:principe-150", f"{_ALINEA} Elle signe.")
    assert remplacer_partout(atelier, "personne", "équipe") == ARTICLES
    assert [p.numero for p in assembler(atelier.connexion).articles] == list(range(1, ARTICLES + 1))
    comparaison = depuis_la_premiere(atelier)
    assert simple(comparaison.resume()) == "300 articles modifiés."
    constats = controles(atelier).constats
    assert len({c.ou for c in constats if c.cle == "verbe-faible"}) <= 1
    assert len([c for c in constats if c.bloque]) == 1  # l’organisation n’a pas de nom
    dit = lignes(transmettre(atelier, tmp_path))
    assert sum("par une équipe" in ligne for ligne in dit) >= ARTICLES
    suivi = transmettre(atelier, tmp_path, depuis=1)
    assert len(suivi.chercher(".//w:ins")) >= ARTICLES
    assert len(suivi.chercher(".//w:del")) >= ARTICLES


def test_le_travail_suit_le_nombre_d_articles(trois_cents: AtelierOuvert, tmp_path: Path) -> None:
    def travail(atelier: AtelierOuvert) -> list[int]:
        document = assembler(atelier.connexion)  # les requêtes sont alors préparées
        controles(atelier)
        atelier.connexion.info.clear()
        parties = lire_plan(atelier.connexion).a_comparer()
        autres = tuple(replace(p, texte=p.texte.replace("personne", "équipe")) for p in parties)
        return [
            compter_appels(lambda: assembler(atelier.connexion)),
            compter_appels(lambda: controles(atelier)),
            compter_appels(lambda: comparer_chartes(parties, autres).lignes()),
            compter_appels(lambda: exporter(document, vers=tmp_path / "c.docx")),
        ]

    chemin = tmp_path / "cent.charte"
    chemin.write_bytes(octets_de(_cent))
    with ouvrir(chemin) as cent:
        petits = travail(cent)
    grands = travail(trois_cents)
    assert all(grand < 3.3 * petit for petit, grand in zip(petits, grands, strict=True)), (
        petits,
        grands,
    )
