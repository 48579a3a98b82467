"""La bibliothèque commune de principes, et les renvois qu’un modèle y fait."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.redaction.bibliotheque import (
    Bibliotheque,
    lire_bibliotheque,
    verifier_bibliotheque,
)
from charte_studio.redaction.modeles import (
    DOSSIER_PRINCIPES,
    PrincipeModele,
    SourceModele,
    lire_modele,
    verifier_modele,
)
from charte_studio.socle.chemins import dossier_modeles
from charte_studio.socle.erreurs import Refus

from .outils import ENTETE, avec, ecrire_bibliotheque


@pytest.fixture
def bibliotheque(tmp_path: Path) -> Bibliotheque:
    return lire_bibliotheque(ecrire_bibliotheque(tmp_path))


def test_une_liste_de_cles_renvoie_a_la_bibliotheque_dans_l_ordre_du_fichier(
    bibliotheque: Bibliotheque,
) -> None:
    modele = avec(
        "- sobriete\n- `controle-humain`\n\n## Un principe à nous\n> Faut-il ?\n\nOui.\n\n"
        "- une puce ;\n- une autre.\n\n* transparence\n",
        bibliotheque,
    )
    assert [p.cle for p in modele.principes] == [
        "sobriete",
        "controle-humain",
        "un-principe-a-nous",
        "transparence",
    ]
    assert modele.principes[2].formulations[0].texte == "Oui.\n\n- une puce ;\n- une autre."
    assert modele.principes[0] == bibliotheque.principes["sobriete"]


def test_une_liste_de_cles_se_detache_des_sources_du_principe_precedent(
    bibliotheque: Bibliotheque,
) -> None:
    modele = avec(
        "## À nous\n> Faut-il ?\n\nOui.\n\n### Sources\n- (vérifié) Un texte.\n- sobriete\n"
        "{#a-eux theme=humain}\n## À eux\n> Et là ?\n\nNon.\n",
        bibliotheque,
    )
    assert [p.cle for p in modele.principes] == ["a-nous", "sobriete", "a-eux"]
    assert modele.principes[0].sources == (SourceModele("vérifié", "Un texte."),)


def test_des_puces_d_un_mot_qui_ne_sont_pas_des_cles_restent_du_texte(
    bibliotheque: Bibliotheque,
) -> None:
    modele = avec("## À nous\n> Faut-il ?\n\nSont exclus :\n\n- tri\n- notation\n", bibliotheque)
    assert modele.principes[0].formulations[0].texte == "Sont exclus :\n\n- tri\n- notation"


def test_un_principe_se_designe_aussi_par_son_titre(bibliotheque: Bibliotheque) -> None:
    assert avec("- Contrôle humain", bibliotheque).principes[0].cle == "controle-humain"


def test_la_bibliotheque_voisine_du_modele_est_lue_d_elle_meme(tmp_path: Path) -> None:
    ecrire_bibliotheque(tmp_path)
    chemin = tmp_path / "ma-charte.md"
    chemin.write_text(f"{ENTETE}\n# Principes\n- sobriete\n", encoding="utf-8")
    (principe,) = lire_modele(chemin).principes
    assert principe.theme == "sobriete"
    assert principe.propositions == (5, 11)


def test_une_bibliotheque_fautive_dit_chaque_defaut(tmp_path: Path) -> None:
    principes = ecrire_bibliotheque(tmp_path)
    sobriete = (principes / "sobriete.md").read_text(encoding="utf-8")
    (principes / "zz.md").write_text(
        sobriete.replace("#sobriete axe=encadrer", "#sobriete theme=humain"), encoding="utf-8"
    )
    (principes / "vide.md").write_text(
        "---\ntheme: humain\ntitre: H\nversion: 1\n---\nperdu\n", encoding="utf-8"
    )
    (principes / "sans-entete.md").write_text("# Rien\n", encoding="utf-8")
    phrases = verifier_bibliotheque(principes)
    assert [phrase.partition(" : ")[0] for phrase in phrases] == [
        "« sans-entete.md », ligne 1",
        "« vide.md », ligne 6",
        "« vide.md », ligne 6",
        "« zz.md », ligne 8",
        "« zz.md », ligne 8",
    ]
    assert "theme=humain dans le fichier du thème « sobriete »" in phrases[3]
    assert "déjà celle d’un principe, dans « sobriete.md, ligne 8 »" in phrases[4]
    with pytest.raises(Refus, match="sans-entete"):
        lire_bibliotheque(principes)


def test_un_fichier_de_la_bibliotheque_se_verifie_aussi_seul(tmp_path: Path) -> None:
    principes = ecrire_bibliotheque(tmp_path)
    assert verifier_modele(principes / "sobriete.md") == ()


# --- chercher -----------------------------------------------------------------------------------


LIVREE = lire_bibliotheque(dossier_modeles() / DOSSIER_PRINCIPES)


def cles(principes: tuple[PrincipeModele, ...]) -> list[str]:
    return [principe.cle for principe in principes]


def test_tous_les_mots_sont_cherches_par_leur_debut_sans_accents_ni_casse() -> None:
    assert "droit-explication" in cles(LIVREE.chercher("EXPLIC droit"))
    assert LIVREE.chercher("xplication") == ()
    assert LIVREE.chercher("  ") == tuple(LIVREE.principes.values())


def test_le_nom_du_theme_se_cherche_aussi() -> None:
    trouves = LIVREE.chercher("equite")
    assert {"equite-biais", "biais-genre"} <= set(cles(trouves))


def test_themes_axe_et_mots_se_combinent() -> None:
    trouves = LIVREE.chercher("public", themes={"liberte", "relation"}, axe="encadrer")
    assert trouves
    assert {p.theme for p in trouves} <= {"liberte", "relation"}
    assert {p.axe for p in trouves} == {"encadrer"}


def test_les_propositions_rattachees_se_reunissent_dans_l_ordre() -> None:
    assert LIVREE.propositions(["contestation", "doctrine", "le-notre"]) == (1, 6, 7)
