"""Les commentaires d’un document relu : où ils sont, ce qu’ils visent, ce qu’on y a répondu."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from charte_studio.export import exporter
from charte_studio.export.remarques import ecrits_par_l_application
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.remarques import (
    Remarque,
    Reponse,
    a_traiter,
    lire_reponse,
    ou,
    repondre,
    signature_sure,
)
from charte_studio.relecture.docx.commentaires import lire_commentaires
from charte_studio.socle.erreurs import EnnuiEnvironnement, Refus
from tests.export.conftest import HORODATAGE, document_exemple
from tests.export.dossier import document_riche

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def ecrire(document: DocumentCharte, dossier: Path, nom: str = "projet.docx") -> Path:
    exporter(document, vers=dossier / nom, horodatage=HORODATAGE)
    return dossier / nom


def commenter(source: Path, vers: Path, mot: str, texte: str, auteur: str) -> Path:
    """Le même document, un commentaire de plus sur la course qui porte ce mot."""
    with zipfile.ZipFile(source) as paquet:
        parties = {nom: paquet.read(nom).decode("utf-8", "surrogateescape")
                   for nom in paquet.namelist()}  # fmt: skip
    corps = parties["word/document.xml"]
    place = corps.index(mot, corps.index("</w:sdt>"))
    debut, fin = corps.rindex("<w:r>", 0, place), corps.index("</w:r>", place) + 6
    course = corps[debut:fin]
    parties["word/document.xml"] = (
        f'{corps[:debut]}<w:commentRangeStart w:id="900"/>{course}<w:commentRangeEnd w:id="900"/>'
        f'<w:r><w:commentReference w:id="900"/></w:r>{corps[fin:]}'
    )
    ajout = (
        f'<w:comment w:id="900" w:author="{auteur}"><w:p><w:r><w:t>{texte}</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    parties["word/comments.xml"] = parties["word/comments.xml"].replace("</w:comments>", ajout)
    with zipfile.ZipFile(vers, "w") as paquet:
        for nom, contenu in parties.items():
            paquet.writestr(nom, contenu.encode("utf-8", "surrogateescape"))
    return vers


def test_un_commentaire_se_lit_a_son_article_avec_le_passage_vise(tmp_path: Path) -> None:
    document = document_exemple()
    relu = commenter(
        ecrire(document, tmp_path), tmp_path / "relu.docx", "avant d’être", "Et les tiers ?",
        "Camille Untel",
    )  # fmt: skip
    remarques = a_traiter(lire_commentaires(relu), document, ecrits_par_l_application(document))
    (remarque,) = remarques
    assert remarque.texte == "Et les tiers ?"
    assert remarque.auteur == "Camille Untel"
    assert remarque.ancre.startswith("Toute production de l’IA")
    assert ou(remarque, document) == "Article\u00a01\u00a0— Utilité démontrée"


def test_ce_que_l_application_a_ecrit_n_est_pas_a_traiter(tmp_path: Path) -> None:
    document = document_exemple()
    lues = lire_commentaires(ecrire(document, tmp_path))
    assert lues
    assert a_traiter(lues, document, ecrits_par_l_application(document)) == ()


def test_la_reponse_reparait_en_marge_sans_le_nom_de_la_personne(tmp_path: Path) -> None:
    document = document_exemple()
    relu = commenter(
        ecrire(document, tmp_path), tmp_path / "relu.docx", "avant d’être", "Et les tiers ?",
        "Camille Untel",
    )  # fmt: skip
    (remarque,) = a_traiter(lire_commentaires(relu), document, ecrits_par_l_application(document))
    reponse = Reponse(remarque, "Encadrement", "partie", "L’alinéa 2 les vise.")
    suivant = ecrire(repondre(document, [reponse]), tmp_path, "suivant.docx")
    with zipfile.ZipFile(suivant) as paquet:
        tout = b"".join(paquet.read(nom) for nom in paquet.namelist()).decode("utf-8", "ignore")
    assert "Untel" not in tout
    assert "Prise en compte en partie. L’alinéa 2 les vise." in tout

    relue = next(r for r in lire_commentaires(suivant) if "Et les tiers" in r.texte)
    assert (relue.suite, relue.motif) == ("partie", "L’alinéa 2 les vise.")
    assert relue.auteur == "Encadrement"


def test_un_commentaire_hors_des_articles_n_est_pas_repris(tmp_path: Path) -> None:
    document = document_exemple()
    relu = commenter(
        ecrire(document, tmp_path), tmp_path / "relu.docx", "déjà entrée", "Vraiment ?", "X"
    )
    (remarque,) = [r for r in lire_commentaires(relu) if r.texte == "Vraiment ?"]
    assert remarque.signet == ""
    assert a_traiter([remarque], document, ()) == ()


def test_les_fils_de_discussion_ne_comptent_qu_une_fois(tmp_path: Path) -> None:
    lues = lire_commentaires(ecrire(document_riche(), tmp_path))
    textes = [remarque.texte for remarque in lues]
    assert "Faut-il viser aussi les prestataires\u202f?" in textes
    assert not any(texte.startswith("Oui") for texte in textes)


def test_un_document_sans_commentaire_n_en_a_aucun(tmp_path: Path) -> None:
    exporter(document_riche(), vers=tmp_path / "a.docx", profil="adoptee", horodatage=HORODATAGE)
    assert lire_commentaires(tmp_path / "a.docx") == ()


def test_un_fichier_qui_ne_va_pas_le_dit(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"rien")
    with pytest.raises(Refus, match="abîmé"):
        lire_commentaires(tmp_path / "a.docx")
    with pytest.raises(Refus, match="pas un document Word"):
        lire_commentaires(tmp_path / "a.odt")
    with pytest.raises(EnnuiEnvironnement):
        lire_commentaires(tmp_path / "absent.docx")


def test_une_reponse_se_relit_et_une_signature_n_est_jamais_vide() -> None:
    assert lire_reponse("À discuter.") == ("discuter", "")
    assert lire_reponse("Bonjour") == ("", "")
    assert signature_sure(" \n ") == "Relecture"
    document = document_exemple()
    perdue = Remarque("1", "article_disparu", "", "X", "T")
    assert ou(perdue, document) == ""
    assert repondre(document, [Reponse(perdue, "RH", "prise")]).corps == document.corps
