"""Le gabarit d’une organisation : ses styles, sa page, ses en-têtes ; et ceux qui ne vont pas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor
from openxml_audit import FileFormat, OpenXmlValidator

from charte_studio.export import exporter
from charte_studio.export.docx.gabarit import Gabarit
from charte_studio.export.gabarits import lire_gabarit
from charte_studio.export.profils import PROFILS
from charte_studio.socle.erreurs import EnnuiEnvironnement, Refus
from tests.export.conftest import HORODATAGE
from tests.export.dossier import document_riche, png
from tests.export.outils import DocxRelu, W

VALIDATEUR = OpenXmlValidator(FileFormat.OFFICE_2019)
BLEU = "00557F"


def maison(dossier: Path, nom: str = "maison.docx", change: Callable[[Any], Any] = id) -> Path:
    """Un gabarit comme en fait Word : styles, en-tête à logo, pied, texte d’exemple."""
    modele = docx.Document()
    modele.styles["Normal"].font.name = "Georgia"
    modele.styles["Normal"].font.size = Pt(10)
    modele.styles["Heading 1"].font.color.rgb = RGBColor.from_string(BLEU)
    section = modele.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = Cm(4)
    section.header.paragraphs[0].text = "Ville de Valbrune"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png(320, 120)), width=Cm(3))
    section.footer.paragraphs[0].text = "1, place de la Mairie"
    modele.add_paragraph("Le texte d’exemple du gabarit.")
    change(modele)
    chemin = dossier / nom
    modele.save(str(chemin))
    return chemin


def recomposer(source: Path, vers: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Le même paquet, ses parties changées."""
    with zipfile.ZipFile(source) as paquet:
        parties = {nom: paquet.read(nom) for nom in paquet.namelist()}
    change(parties)
    with zipfile.ZipFile(vers, "w") as paquet:
        for nom, contenu in parties.items():
            paquet.writestr(nom, contenu)
    return vers


def ecrire(gabarit: Gabarit, dossier: Path, profil: str = "projet") -> DocxRelu:
    chemin = dossier / f"{profil}.docx"
    exporter(document_riche(), vers=chemin, horodatage=HORODATAGE, profil=profil, gabarit=gabarit)
    return DocxRelu(chemin)


def fautes(chemin: Path) -> list[str]:
    return [str(erreur) for erreur in VALIDATEUR.validate(str(chemin)).errors]


@pytest.mark.parametrize("profil", PROFILS)
def test_chaque_profil_habille_est_valide(tmp_path: Path, profil: str) -> None:
    ecrire(lire_gabarit(maison(tmp_path)), tmp_path, profil)
    assert fautes(tmp_path / f"{profil}.docx") == []


def test_ses_styles_sont_employes_par_leur_nom_et_les_absents_completes(tmp_path: Path) -> None:
    gabarit = lire_gabarit(maison(tmp_path))
    assert {"heading 1", "Normal", "List Bullet", "header"} <= set(gabarit.styles_repris)
    assert {"Article", "Alinéa", "Encadré", "Mention"} <= set(gabarit.styles_completes)
    relu = ecrire(gabarit, tmp_path)
    styles = {s.get(f"{W}styleId"): s for s in relu.lire("word/styles.xml").iter(f"{W}style")}
    employes = {p.get(f"{W}val") for p in relu.document.iter(f"{W}pStyle", f"{W}rStyle")}
    assert employes <= set(styles)
    assert "Heading1" in employes
    assert "Titre1" not in styles
    assert len(styles) == len(set(styles))
    # Un style complété prend la police et la taille du texte de la maison.
    alinea = styles["Alinea"]
    assert alinea.find(f"{W}rPr/{W}rFonts") is None
    assert alinea.find(f"{W}rPr/{W}sz") is None
    assert styles["Alinea"].find(f"{W}basedOn").get(f"{W}val") == "Normal"
    assert styles["Encadretitre"].find(f"{W}rPr/{W}b") is not None


def test_son_titre_donne_sa_couleur_a_ce_qui_est_complete(tmp_path: Path) -> None:
    relu = ecrire(lire_gabarit(maison(tmp_path)), tmp_path)
    styles = relu.parties["word/styles.xml"].decode()
    assert BLEU in styles
    assert "5B2A57" not in styles
    pale = lire_gabarit(
        maison(
            tmp_path,
            "pale.docx",
            lambda m: setattr(m.styles["Heading 1"].font.color, "rgb", RGBColor(255, 220, 90)),
        )
    )
    relu = ecrire(pale, tmp_path)
    assert "5B2A57" in relu.parties["word/styles.xml"].decode()  # trop pâle pour du texte


def test_son_en_tete_son_logo_et_son_pied_sont_gardes(tmp_path: Path) -> None:
    gabarit = lire_gabarit(maison(tmp_path))
    relu = ecrire(gabarit, tmp_path)
    gardees = [nom for nom in relu.parties if nom.startswith("word/gabarit/")]
    textes = b"".join(relu.parties[nom] for nom in gardees).decode("utf-8", "ignore")
    assert "Ville de Valbrune" in textes
    assert "1, place de la Mairie" in textes
    assert any(nom.endswith(".png") for nom in gardees)
    assert "PowerPlusWaterMarkObject" in textes
    assert "texte d’exemple" not in relu.parties["word/document.xml"].decode()
    assert gabarit.en_phrase().endswith("en-tête et pied de page conservés.")


def test_sa_page_et_ses_marges_sont_les_siennes(tmp_path: Path) -> None:
    relu = ecrire(lire_gabarit(maison(tmp_path)), tmp_path, "consultation")
    gauches = set(relu.chercher("//w:sectPr/w:pgMar/@w:left"))
    assert gauches == {"2268"}
    assert "landscape" in relu.chercher("//w:sectPr/w:pgSz/@w:orient")


def test_les_listes_ont_leurs_propres_numeros(tmp_path: Path) -> None:
    relu = ecrire(lire_gabarit(maison(tmp_path)), tmp_path)
    listes = relu.lire("word/numbering.xml")
    connus = {num.get(f"{W}numId") for num in listes.findall(f"{W}num")}
    assert len(connus) == len(listes.findall(f"{W}num"))
    employes = {n.get(f"{W}val") for n in relu.document.iter(f"{W}numId")}
    assert employes <= connus


def test_un_style_article_de_la_maison_recoit_le_numero_qui_lui_manque(tmp_path: Path) -> None:
    def ajouter(modele: Any) -> None:
        modele.styles.add_style("Article", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(15)

    gabarit = lire_gabarit(maison(tmp_path, change=ajouter))
    assert "Article" in gabarit.styles_repris
    relu = ecrire(gabarit, tmp_path)
    articles = relu.chercher("//w:p[w:pPr/w:pStyle/@w:val='Article']")
    assert len(articles) == 3
    assert all(p.find(f"{W}pPr/{W}numPr/{W}numId") is not None for p in articles)
    assert fautes(tmp_path / "projet.docx") == []


def test_un_nom_francais_vaut_le_nom_canonique(tmp_path: Path) -> None:
    def franciser(parties: dict[str, bytes]) -> None:
        styles = parties["word/styles.xml"].decode()
        parties["word/styles.xml"] = styles.replace(
            'w:name w:val="heading 1"', 'w:name w:val="Titre 1"'
        ).encode()

    source = recomposer(maison(tmp_path), tmp_path / "fr.docx", franciser)
    assert "heading 1" in lire_gabarit(source).styles_repris


def test_un_modele_dotx_et_un_gabarit_a_macros_servent_sans_leurs_macros(tmp_path: Path) -> None:
    principal = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    def en(genre: str, *, macros: bool) -> Callable[[dict[str, bytes]], None]:
        def changer(parties: dict[str, bytes]) -> None:
            types = parties["[Content_Types].xml"].decode().replace(principal, genre)
            parties["[Content_Types].xml"] = types.encode()
            if macros:
                parties["word/vbaProject.bin"] = b"macro"

        return changer

    modele = principal.replace("document.main", "template.main")
    dotx = recomposer(maison(tmp_path), tmp_path / "m.dotx", en(modele, macros=False))
    assert lire_gabarit(dotx).styles_repris
    docm = recomposer(
        maison(tmp_path), tmp_path / "m.docm",
        en("application/vnd.ms-word.document.macroEnabled.main+xml", macros=True),
    )  # fmt: skip
    gabarit = lire_gabarit(docm)
    assert any("macros" in remarque for remarque in gabarit.remarques)
    relu = ecrire(gabarit, tmp_path)
    assert not any("vba" in nom for nom in relu.parties)
    assert fautes(tmp_path / "projet.docx") == []


def test_ce_qui_merite_l_attention_est_dit(tmp_path: Path) -> None:
    gabarit = lire_gabarit(maison(tmp_path))
    assert any("Son texte n’est pas repris" in remarque for remarque in gabarit.remarques)
    assert any("10 points" in remarque for remarque in gabarit.remarques)


def test_un_gabarit_sans_style_utile_est_complete_en_entier(tmp_path: Path) -> None:
    def vider(parties: dict[str, bytes]) -> None:
        parties["word/styles.xml"] = (
            b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
        )

    source = recomposer(maison(tmp_path), tmp_path / "vide.docx", vider)
    gabarit = lire_gabarit(source)
    assert gabarit.styles_repris == ()
    assert gabarit.en_phrase().startswith("Aucun style reconnu")
    relu = ecrire(gabarit, tmp_path)
    assert relu.paragraphes("Article")


def test_une_page_trop_etroite_n_est_pas_reprise(tmp_path: Path) -> None:
    def etroite(modele: Any) -> None:
        modele.sections[0].left_margin = modele.sections[0].right_margin = Cm(8)

    gabarit = lire_gabarit(maison(tmp_path, change=etroite))
    assert any("format de page" in remarque for remarque in gabarit.remarques)
    assert gabarit.format.place > 9000


def test_aucune_adresse_de_poste_ne_sort_du_gabarit(tmp_path: Path) -> None:
    def lier(parties: dict[str, bytes]) -> None:
        nom = next(n for n in parties if n.startswith("word/_rels/header"))
        lien = (
            '<Relationship Id="rId99" TargetMode="External" Target="file:///C:/Users/untel/logo.png"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
        )
        parties[nom] = parties[nom].replace(b"</Relationships>", f"{lien}</Relationships>".encode())

    gabarit = lire_gabarit(recomposer(maison(tmp_path), tmp_path / "lie.docx", lier))
    relu = ecrire(gabarit, tmp_path)
    assert b"untel" not in b"".join(relu.parties.values())


def test_a_horodatage_egal_un_document_habille_a_les_memes_octets(tmp_path: Path) -> None:
    gabarit = lire_gabarit(maison(tmp_path))
    empreintes = {
        exporter(
            document_riche(), vers=tmp_path / f"{n}.docx", horodatage=HORODATAGE, gabarit=gabarit
        )
        for n in range(2)
    }
    assert len(empreintes) == 1


def test_le_suivi_et_le_gabarit_vont_ensemble(tmp_path: Path) -> None:
    document = document_riche()
    chemin = tmp_path / "c.docx"
    exporter(
        document, vers=chemin, horodatage=HORODATAGE, gabarit=lire_gabarit(maison(tmp_path)),
        depuis=document_riche(corps=document.corps[:-2]),
    )  # fmt: skip
    assert list(DocxRelu(chemin).corps.iter(f"{W}ins"))
    assert fautes(chemin) == []


# --- ceux qui ne vont pas ----------------------------------------------------------------------

ANCIEN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("nom", "contenu", "dit"),
    [
        ("vieux.doc", ANCIEN + b"x" * 600, "Word 97"),
        ("renomme.docx", ANCIEN + b"x" * 600, "Word 97"),
        ("secret.docx", ANCIEN + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        ("texte.docx", b"Bonjour", "malgr"),
        ("vide.docx", b"", "malgr"),
        ("tronque.docx", b"PK\x03\x04rien", "abîmé"),
        ("image.png", b"\x89PNG", "gabarit Word"),
    ],
)
def test_un_faux_gabarit_se_refuse_en_une_phrase(
    tmp_path: Path, nom: str, contenu: bytes, dit: str
) -> None:
    chemin = tmp_path / nom
    chemin.write_bytes(contenu)
    with pytest.raises(Refus, match=dit):
        lire_gabarit(chemin)


@pytest.mark.parametrize(
    ("partie", "contenu"),
    [
        ("word/styles.xml", b"<w:styles"),
        ("word/document.xml", b"pas du XML"),
        ("word/styles.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("[Content_Types].xml", b""),
    ],
)
def test_un_gabarit_abime_se_refuse(tmp_path: Path, partie: str, contenu: bytes) -> None:
    source = recomposer(
        maison(tmp_path), tmp_path / "abime.docx", lambda p: p.update({partie: contenu})
    )
    with pytest.raises(Refus, match="abîmé"):
        lire_gabarit(source)


def test_un_tableur_n_est_pas_un_gabarit(tmp_path: Path) -> None:
    def tableur(parties: dict[str, bytes]) -> None:
        types = parties["[Content_Types].xml"].decode()
        parties["[Content_Types].xml"] = types.replace(
            "wordprocessingml.document.main", "spreadsheetml.sheet.main"
        ).encode()

    source = recomposer(maison(tmp_path), tmp_path / "t.docx", tableur)
    with pytest.raises(Refus, match="pas un document Word"):
        lire_gabarit(source)


def test_un_gabarit_disparu_le_dit_et_laisse_l_ancien_fichier(tmp_path: Path) -> None:
    with pytest.raises(EnnuiEnvironnement, match="n’existe pas"):
        lire_gabarit(tmp_path / "absent.docx")
