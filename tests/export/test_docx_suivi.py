"""Les modifications suivies : accepter tout donne le nouveau texte, refuser tout rend l’ancien."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from charte_studio.export import exporter
from charte_studio.redaction.blocs import Bloc
from charte_studio.redaction.document import Article, DocumentCharte, Section
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.socle.erreurs import Refus
from tests.export.conftest import HORODATAGE
from tests.export.dossier import document_riche, maigre
from tests.export.outils import DocxRelu, W, style, texte
from tests.outils.suivi_word import accepter_tout, refuser_tout
from tests.redaction.strategies import blocs

VALIDATEUR = OpenXmlValidator(FileFormat.OFFICE_2019)


def charte(*parties: Section | Article) -> DocumentCharte:
    """Une charte réduite à ces parties, sans rien qui l’accompagne."""
    return replace(maigre(document_riche()), corps=parties, deliberations=(), en_clair=())


def article(cle: str, numero: int, markdown: str, titre: str = "") -> Article:
    return Article(f"principe:{cle}", numero, titre or cle.capitalize(), lire_blocs(markdown))


def preambule(markdown: str) -> Section:
    return Section("section:preambule", "Préambule", lire_blocs(markdown))


def suivre(avant: DocumentCharte, apres: DocumentCharte, dossier: Path) -> DocxRelu:
    chemin = dossier / "suivi.docx"
    exporter(apres, vers=chemin, horodatage=HORODATAGE, depuis=avant)
    return DocxRelu(chemin)


def simple(document: DocumentCharte, dossier: Path) -> DocxRelu:
    chemin = dossier / "simple.docx"
    exporter(document, vers=chemin, horodatage=HORODATAGE)
    return DocxRelu(chemin)


def lire(corps: Any) -> list[tuple[str, str]]:
    """Style et texte de chaque paragraphe, cellules comprises ; ni le sommaire, ni les séparations,
    ni la provenance d’un article, qui appartient au débat et non au texte."""
    return [
        (style(p), texte(p))
        for p in corps.iter(f"{W}p")
        if not style(p).startswith(("Sommaire", "Titresommaire", "Respiration", "Provenance"))
    ]


def numeros(relu: DocxRelu, corps: Any) -> list[str]:
    """Le numéro de chaque article, tel que sa liste le fait commencer."""
    listes = relu.lire("word/numbering.xml")
    debuts = {
        num.get(f"{W}numId"): num.findall(f"{W}lvlOverride/{W}startOverride")
        for num in listes.findall(f"{W}num")
    }
    return [
        debuts[p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")][0].get(f"{W}val")
        for p in corps.iter(f"{W}p")
        if style(p) == "Article"
    ]


def verifier(avant: DocumentCharte, apres: DocumentCharte, dossier: Path) -> DocxRelu:
    """Les deux sens, les numéros et la validité."""
    suivi = suivre(avant, apres, dossier)
    accepte, refuse = accepter_tout(suivi.corps), refuser_tout(suivi.corps)
    assert lire(accepte) == lire(simple(apres, dossier).corps)
    assert lire(refuse) == lire(simple(avant, dossier).corps)
    assert numeros(suivi, accepte) == [str(a.numero) for a in apres.articles]
    assert numeros(suivi, refuse) == [str(a.numero) for a in avant.articles]
    assert [str(e) for e in VALIDATEUR.validate(str(dossier / "suivi.docx")).errors] == []
    return suivi


def marques(relu: DocxRelu, sorte: str) -> list[str]:
    """Le texte de chaque marque de cette sorte, hors des marques de paragraphe."""
    balise = "delText" if sorte == "del" else "t"
    return [
        "".join(t.text or "" for t in marque.iter(f"{W}{balise}"))
        for marque in relu.corps.iter(f"{W}{sorte}")
        if marque.find(f".//{W}r") is not None
    ]


def test_un_mot_change_se_voit_seul_et_porte_l_auteur_et_la_date(tmp_path: Path) -> None:
    suivi = verifier(
        charte(preambule("Avant l’envoi, une personne du service **relit** toujours le texte.")),
        charte(preambule("Avant l’envoi, une équipe du service **reprend** toujours le texte.")),
        tmp_path,
    )
    assert marques(suivi, "del") == ["personne", "relit"]
    assert marques(suivi, "ins") == ["équipe", "reprend"]
    for marque in suivi.corps.iter(f"{W}ins", f"{W}del"):
        assert marque.get(f"{W}author") == "Charte Studio"
        assert marque.get(f"{W}date") == "2026-11-22T14:30:00Z"
    identifiants = [m.get(f"{W}id") for m in suivi.corps.iter(f"{W}ins", f"{W}del")]
    assert len(set(identifiants)) == len(identifiants)


def test_ce_qui_ne_change_pas_n_est_pas_marque(tmp_path: Path) -> None:
    document = document_riche()
    suivi = suivre(document, document, tmp_path)
    assert not list(suivi.corps.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}pPrChange"))


def test_la_mise_en_forme_changee_est_un_changement(tmp_path: Path) -> None:
    suivi = verifier(
        charte(preambule("Une personne relit.")), charte(preambule("Une **personne** relit.")),
        tmp_path,
    )  # fmt: skip
    assert marques(suivi, "del") == marques(suivi, "ins") == ["personne"]


def test_un_paragraphe_ajoute_ou_retire_l_est_marque_de_fin_comprise(tmp_path: Path) -> None:
    suivi = verifier(
        charte(preambule("Un.\n\nDeux, qui s’en va tout entier.\n\nTrois.")),
        charte(preambule("Un.\n\nTrois.\n\nQuatre, tout neuf et sans rapport.")),
        tmp_path,
    )
    fins = [m.tag.removeprefix(W) for m in suivi.chercher("//w:pPr/w:rPr/*")]
    assert sorted(fins) == ["del", "ins"]


def test_un_article_deplace_garde_sa_trace_aux_deux_places(tmp_path: Path) -> None:
    un, deux, trois = (article(cle, n, f"Texte de {cle}.") for n, cle in enumerate("abc", 1))
    suivi = verifier(
        charte(preambule("P."), un, deux, trois),
        charte(
            preambule("P."), replace(trois, numero=1), replace(un, numero=2),
            replace(deux, numero=3),
        ),
        tmp_path,
    )  # fmt: skip
    noms = [
        {b.get(f"{W}name") for b in suivi.corps.iter(f"{W}{sorte}RangeStart")}
        for sorte in ("moveFrom", "moveTo")
    ]
    assert noms[0] == noms[1] == {"deplacement1"}
    assert "Texte de c." in marques(suivi, "moveTo")
    # Les articles qui n’ont pas bougé ne font que changer de numéro.
    assert len(list(suivi.corps.iter(f"{W}pPrChange"))) == 4


def test_un_article_deplace_et_retouche_montre_les_deux(tmp_path: Path) -> None:
    un, deux = article("a", 1, "Premier texte, long."), article("b", 2, "Second texte.")
    suivi = verifier(
        charte(un, deux),
        charte(replace(deux, numero=1), article("a", 2, "Premier texte, court.")),
        tmp_path,
    )
    deplace = marques(suivi, "moveTo") + marques(suivi, "moveFrom")
    assert any("texte" in morceau for morceau in deplace)


def test_un_article_ajoute_un_autre_retire_et_un_titre_change(tmp_path: Path) -> None:
    verifier(
        charte(article("a", 1, "Un."), article("b", 2, "Deux."), article("c", 3, "Trois.")),
        charte(
            article("a", 1, "Un.", titre="Un autre titre"),
            article("d", 2, "Neuf.\n\n- puce ;\n- autre puce."),
            article("c", 3, "Trois."),
        ),
        tmp_path,
    )


TABLEAU = "| Outil | Verdict |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("| A | Oui |\n| B | Non |", "| A | Non |\n| B | Non |"),
        ("| A | Oui |", "| A | Oui |\n| Un outil neuf | Peut-être |"),
        ("| A | Oui |\n| Un vieil outil | Jamais |", "| A | Oui |"),
    ],
)
def test_un_tableau_se_suit_rangee_par_rangee(tmp_path: Path, avant: str, apres: str) -> None:
    suivi = verifier(
        charte(preambule(TABLEAU + avant)), charte(preambule(TABLEAU + apres)), tmp_path
    )
    assert len(suivi.tableaux()) >= 1


def test_un_tableau_de_plus_de_colonnes_remplace_l_ancien(tmp_path: Path) -> None:
    verifier(
        charte(preambule(f"{TABLEAU}| A | Oui |")),
        charte(preambule("| Outil | Verdict | Note |\n| --- | --- | --- |\n| A | Oui | 1 |")),
        tmp_path,
    )


def test_les_renvois_changes_restent_des_champs(tmp_path: Path) -> None:
    cible, autre = article("cible", 1, "Un."), article("autre", 2, "Deux.")
    renvoi = preambule("Voir l’[article 1](#article-cible) pour la suite.")
    suivi = verifier(
        charte(renvoi, cible, autre),
        charte(renvoi, replace(autre, numero=1), replace(cible, numero=2)),
        tmp_path,
    )
    champs = [i.text for i in suivi.corps.iter(f"{W}instrText") if "REF article" in (i.text or "")]
    assert len(champs) >= 1
    ouverts = [c.get(f"{W}fldCharType") for c in suivi.corps.iter(f"{W}fldChar")]
    assert ouverts.count("begin") == ouverts.count("end")


def test_les_annexes_et_leur_papier_survivent_a_tout(tmp_path: Path) -> None:
    document = document_riche()
    avant = replace(document, corps=document.corps[:-2])
    chemin = tmp_path / "c.docx"
    exporter(document, vers=chemin, horodatage=HORODATAGE, profil="consultation", depuis=avant)
    relu = DocxRelu(chemin)
    sections = len(relu.chercher("//w:sectPr"))
    for corps in (accepter_tout(relu.corps), refuser_tout(relu.corps)):
        assert len(list(corps.iter(f"{W}sectPr"))) == sections
    assert [str(e) for e in VALIDATEUR.validate(str(chemin)).errors] == []


def test_les_commentaires_et_les_signets_restent_au_texte_courant(tmp_path: Path) -> None:
    document = document_riche()
    avant = replace(
        document,
        corps=tuple(
            replace(p, titre=f"Ancien {p.titre}") if isinstance(p, Article) else p
            for p in document.corps
        ),
    )
    suivi = suivre(avant, document, tmp_path)
    normal = simple(document, tmp_path)
    for balise in ("bookmarkStart", "commentReference", "commentRangeStart", "commentRangeEnd"):
        assert len(list(suivi.corps.iter(f"{W}{balise}"))) == len(
            list(normal.corps.iter(f"{W}{balise}"))
        ), balise


def test_a_horodatage_egal_le_suivi_a_les_memes_octets(tmp_path: Path) -> None:
    document = document_riche()
    avant = replace(document, corps=document.corps[:-3])
    empreintes = {
        exporter(document, vers=tmp_path / f"{n}.docx", horodatage=HORODATAGE, depuis=avant)
        for n in range(2)
    }
    assert len(empreintes) == 1


@pytest.mark.parametrize(
    ("nom", "profil"), [("c.pdf", "projet"), ("c.html", "projet"), ("c.docx", "adoptee"),
                        ("c.docx", "compte-rendu")],
)  # fmt: skip
def test_le_suivi_ne_va_pas_avec_tout(tmp_path: Path, nom: str, profil: str) -> None:
    document = document_riche()
    with pytest.raises(Refus, match="modifications suivies"):
        exporter(document, vers=tmp_path / nom, profil=profil, depuis=document)
    assert not list(tmp_path.iterdir())


TEXTES = st.lists(blocs(taille=3), min_size=5, max_size=5)
CLES = st.lists(st.sampled_from("abcd"), unique=True, min_size=1, max_size=4)


@settings(max_examples=20)
@given(textes=st.tuples(TEXTES, TEXTES), cles=st.tuples(CLES, CLES))
def test_deux_versions_quelconques_se_retrouvent(
    tmp_path_factory: pytest.TempPathFactory,
    textes: tuple[list[tuple[Bloc, ...]], list[tuple[Bloc, ...]]],
    cles: tuple[list[str], list[str]],
) -> None:
    versions = [
        charte(
            Section("section:preambule", "Préambule", siens[0]),
            *(
                Article(f"principe:{cle}", numero, f"Titre {cle}", siens[numero])
                for numero, cle in enumerate(ordre, start=1)
            ),
        )
        for siens, ordre in zip(textes, cles, strict=True)
    ]
    verifier(versions[0], versions[1], tmp_path_factory.mktemp("suivi"))
