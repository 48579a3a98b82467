"""Les quatre documents : ce que chacun contient, et quand la charte adoptée est refusée."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from charte_studio.domaine.vocabulaire import FORMES
from charte_studio.export import EXTENSIONS, exporter
from charte_studio.export.profils import PROFILS
from charte_studio.redaction.document import MENTION_LEGALE, DocumentCharte
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.socle.erreurs import Refus
from tests.export.conftest import HORODATAGE
from tests.export.dossier import document_riche
from tests.export.outils import DocxRelu


def ecrire(document: DocumentCharte, dossier: Path, profil: str, **suite: object) -> DocxRelu:
    chemin = dossier / f"{profil}.docx"
    exporter(document, vers=chemin, horodatage=HORODATAGE, profil=profil, **suite)  # type: ignore[arg-type]
    return DocxRelu(chemin)


def _titres(relu: DocxRelu) -> list[str]:
    return [texte for style, texte in relu.suite() if style == "Titre1"]


def _statut(relu: DocxRelu) -> str:
    return relu.paragraphes("Statut")[0].split("   ")[0].strip()


def test_le_projet_porte_le_texte_ses_debats_et_de_quoi_annoter(tmp_path: Path) -> None:
    relu = ecrire(document_riche(), tmp_path, "projet")
    assert _titres(relu) == [
        "La charte en une page",
        "Préambule",
        "Champ d’application",
        "Principes",
        "Gouvernance et suivi",
        "Annexe\u00a01 — Répartitions avant et après débat",
        "Annexe\u00a02 — Principes non retenus",
        "Annexe\u00a03 — Traçabilité",
    ]
    assert _statut(relu) == "PROJET"
    assert MENTION_LEGALE in relu.paragraphes("Mention")
    droites = relu.chercher("//w:sectPr/w:pgMar/@w:right")
    assert droites[:3] == ["2551", "1417", "2551"]  # la garde, la page en clair, le texte
    assert droites[-1] == "1417"


def test_le_dossier_de_consultation_porte_toutes_ses_pieces(tmp_path: Path) -> None:
    relu = ecrire(document_riche(), tmp_path, "consultation")
    assert _titres(relu) == [
        "La charte en une page",
        "Note explicative",
        "Circuit et pièces à remettre",
        "Préambule",
        "Champ d’application",
        "Principes",
        "Gouvernance et suivi",
        "Annexe\u00a01 — Tableau des amendements",
        "Annexe\u00a02 — Registre des usages et des outils",
        "Annexe\u00a03 — Grille de lecture en quatorze points",
        "Annexe\u00a04 — Répartitions avant et après débat",
        "Annexe\u00a05 — Principes non retenus",
        "Annexe\u00a06 — Traçabilité",
    ]
    assert _statut(relu) == "PROJET EN CONSULTATION"
    tableaux = {tuple(tableau[0]): tableau for tableau in relu.tableaux()}
    amendements = tableaux[
        ("N°", "Article", "Texte d’origine", "Texte proposé", "Auteur", "Motif", "Décision",
         "Vote")
    ]  # fmt: skip
    assert amendements[2][2] == "(ajout)"
    assert amendements[3][3] == "(suppression)"
    assert amendements[2][6] == "À\u00a0discuter"
    grille = tableaux["Point", "État", "Où", "Commentaire"]
    assert len(grille) == 15
    assert grille[2][:3] == ["2. Trace de la consultation", "Absent", "—"]
    usages = tableaux["Outil", "Tâche", "Données", "Fréquence", "Verdict", "Conditions"]
    assert usages[3] == ["Recherche dans les textes", "Préparer une note", "Publiques", "—", "Oui",
                         "—"]  # fmt: skip
    renvois = [t for t in relu.paragraphes("Provenance") if "annexe" in t]
    assert all("en annexe\u00a04" in renvoi for renvoi in renvois)


def test_la_charte_adoptee_est_le_texte_seul_sa_formule_et_sa_signature(tmp_path: Path) -> None:
    document = document_riche()
    relu = ecrire(document, tmp_path, "adoptee")
    assert _titres(relu) == [
        "Préambule",
        "Champ d’application",
        "Principes",
        "Gouvernance et suivi",
        "Annexe\u00a01 — Positions divergentes",
    ]
    assert _statut(relu) == "ADOPTÉE"
    assert relu.paragraphes("Formule") == [document.formule]
    points = "…" * 12
    assert relu.paragraphes("Signature") == [
        "Pour l’assemblée délibérante",
        f"Fonction\u00a0: {points}",
        f"Fait à {points}, le {points}",
    ]
    assert not relu.paragraphes("Provenance")
    assert not relu.paragraphes("Mention")
    assert "word/comments.xml" not in relu.parties
    assert b"PROJET" not in b"".join(relu.parties.values())


def test_les_annexes_de_la_charte_adoptee_se_choisissent(tmp_path: Path) -> None:
    relu = ecrire(document_riche(), tmp_path, "adoptee", annexes=("tracabilite", "usages"))
    assert [titre for titre in _titres(relu) if titre.startswith("Annexe")] == [
        "Annexe\u00a01 — Registre des usages et des outils",
        "Annexe\u00a02 — Traçabilité",
    ]


def test_le_compte_rendu_dit_qui_quoi_et_ce_qui_a_ete_decide(tmp_path: Path) -> None:
    relu = ecrire(document_riche(), tmp_path, "compte-rendu")
    assert _titres(relu) == [
        "L’atelier", "Synthèse", "Décisions", "Principe par principe", "Traçabilité",
    ]  # fmt: skip
    assert relu.paragraphes("Titre") == ["Compte rendu d’atelier"]
    assert relu.paragraphes("Mention")[0].startswith("Ce compte rendu est issu d’un atelier")
    entetes = [tableau[0] for tableau in relu.tableaux()]
    assert entetes[:3] == [
        ["Collège", "Présents", "Attendus"],
        ["Moment", "Durée", "Ce qui s’y est fait"],
        ["Principe", "Après débat", "Décision"],
    ]
    assert not relu.paragraphes("Article")


def test_un_champ_a_completer_empeche_d_ecrire_la_charte_adoptee(tmp_path: Path) -> None:
    document = document_riche()
    article = document.articles[0]
    fautif = replace(article, blocs=lire_blocs("Le bilan a lieu le [à compléter : date]."))
    corps = tuple(fautif if partie is article else partie for partie in document.corps)
    chemin = tmp_path / "charte.docx"
    chemin.write_bytes(b"ancien")
    with pytest.raises(Refus, match=r"1 champ reste à compléter.*\[à compléter : date\]"):
        exporter(replace(document, corps=corps), vers=chemin, profil="adoptee")
    assert chemin.read_bytes() == b"ancien"


def test_un_controle_bloquant_empeche_d_ecrire_la_charte_adoptee(tmp_path: Path) -> None:
    document = document_riche(bloquants=("l’article 3 prévoit une sanction.",))
    with pytest.raises(Refus, match=r"l’article 3 prévoit une sanction\. Corrigez"):
        exporter(document, vers=tmp_path / "c.docx", profil="adoptee")
    exporter(document, vers=tmp_path / "c.docx", profil="projet", horodatage=HORODATAGE)
    assert (tmp_path / "c.docx").exists()


def test_sans_article_il_n_y_a_pas_de_charte_adoptee(tmp_path: Path) -> None:
    with pytest.raises(Refus, match="aucun principe n’est adopté"):
        exporter(document_riche(corps=()), vers=tmp_path / "c.docx", profil="adoptee")


@pytest.mark.parametrize(
    ("demande", "dit"),
    [({"profil": "brouillon"}, "brouillon"), ({"annexes": ("recettes",)}, "recettes")],
)
def test_un_profil_ou_une_annexe_inconnus_sont_refuses(
    tmp_path: Path, demande: dict[str, str], dit: str
) -> None:
    with pytest.raises(Refus, match=dit):
        exporter(document_riche(), vers=tmp_path / "c.docx", **demande)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("profil", PROFILS)
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_horodatage_egal_chaque_profil_a_les_memes_octets(
    tmp_path: Path, profil: str, extension: str
) -> None:
    empreintes = {
        exporter(
            document_riche(), vers=tmp_path / f"{n}{extension}", horodatage=HORODATAGE,
            profil=profil,
        )
        for n in range(2)
    }  # fmt: skip
    assert len(empreintes) == 1


@pytest.mark.parametrize("forme", FORMES)
def test_chaque_forme_donne_son_circuit_et_sa_signature(tmp_path: Path, forme: str) -> None:
    document = document_riche(forme=forme)
    relu = ecrire(document, tmp_path, "consultation")
    circuit = next(t for t in relu.tableaux() if t[0][0] == "Étape")
    assert len(circuit) == 1 + len(document.circuit)
    assert len(ecrire(document, tmp_path, "adoptee").paragraphes("Signature")) == len(
        document.signature
    )


def test_la_page_web_et_le_markdown_disent_les_memes_pieces(tmp_path: Path) -> None:
    for extension in (".html", ".md"):
        vers = tmp_path / f"c{extension}"
        exporter(document_riche(), vers=vers, horodatage=HORODATAGE, profil="consultation")
        page = vers.read_text("utf-8")
        for attendu in (
            "Tableau des amendements",
            "Grille de lecture",
            "Note explicative",
            "Faut-il viser aussi les prestataires",
            "l’alinéa 2 les cite désormais",
            "décret n",  # la source d’une étape, en colonne
        ):
            assert attendu in page, (extension, attendu)
    exporter(document_riche(), vers=tmp_path / "r.html", profil="compte-rendu")
    page = (tmp_path / "r.html").read_text("utf-8")
    assert 'alt="Barres\u00a0: 12 favorables' in page
    assert "data:image/png;base64," in page
