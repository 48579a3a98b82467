"""Un fichier fautif ou piégé est refusé d’une phrase qui dit quoi faire, vite et sans mémoire."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from charte_studio.relecture import lire_texte, xml
from charte_studio.relecture.paquet import CATALOGUE_MAX, ENTREES_MAX
from tests.relecture.outils import (
    ESPACES_ODF,
    docx_de,
    par,
    parties_docx,
    parties_odt,
    refus_de,
    zip_de,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ecrire(dossier: Path, nom: str, contenu: bytes) -> Path:
    chemin = dossier / nom
    chemin.write_bytes(contenu)
    return chemin


@pytest.mark.parametrize("nom", ["a.docx", "a.odt", "a.md", "a.txt", "a.doc"])
def test_un_fichier_vide_est_refuse(tmp_path: Path, nom: str) -> None:
    assert "est vide" in refus_de(ecrire(tmp_path, nom, b""))


@pytest.mark.parametrize(
    ("blancs", "raison"),
    [(b" \n\t\n", "est vide"), (b"\xef\xbb\xbf\n", "est vide"), (b"\xc2\xa0\n", "aucun texte")],
)
def test_un_texte_de_blancs_est_refuse(tmp_path: Path, blancs: bytes, raison: str) -> None:
    assert raison in refus_de(ecrire(tmp_path, "a.md", blancs))


def test_un_document_sans_texte_est_refuse(tmp_path: Path) -> None:
    assert "aucun texte" in refus_de(docx_de(tmp_path, par("  ") + "<w:p/>"))


def test_un_fichier_absent_ou_un_dossier_sont_refuses(tmp_path: Path) -> None:
    assert "n’existe pas" in refus_de(tmp_path / "absent.docx")
    assert "dossier" in refus_de(tmp_path)


@pytest.mark.parametrize("nom", ["a.doc", "a.docx", "a.md", "a.odt"])
def test_un_ancien_document_word_dit_comment_le_convertir(tmp_path: Path, nom: str) -> None:
    phrase = refus_de(ecrire(tmp_path, nom, OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le")))
    assert "ancien document Word" in phrase
    assert "Enregistrer sous" in phrase


def test_un_docx_chiffre_demande_une_copie_sans_mot_de_passe(tmp_path: Path) -> None:
    contenu = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert "mot de passe" in refus_de(ecrire(tmp_path, "a.docx", contenu))


def test_un_odt_chiffre_demande_une_copie_sans_mot_de_passe(tmp_path: Path) -> None:
    parties = parties_odt("<text:p>x</text:p>") | {
        "META-INF/manifest.xml": f"<manifest:manifest {ESPACES_ODF}><manifest:file-entry>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        "content.xml": b"\x8f\x12\x00",
    }
    assert "mot de passe" in refus_de(zip_de(tmp_path / "a.odt", parties))


def test_une_entree_de_zip_chiffree_est_refusee(tmp_path: Path) -> None:
    chemin = docx_de(tmp_path, par("x"))
    octets = bytearray(chemin.read_bytes())
    place = octets.find(b"PK\x01\x02")
    octets[place + 8] |= 1
    chemin.write_bytes(octets)
    assert "mot de passe" in refus_de(chemin)


@pytest.mark.parametrize(
    ("nom", "contenu", "attendu"),
    [
        ("a.docx", b"%PDF-1.7 ...", "un PDF"),
        ("a.pdf", b"%PDF-1.7 ...", "un PDF"),
        ("a.docx", b"{\\rtf1 Bonjour}", "RTF"),
        ("a.rtf", b"{\\rtf1 Bonjour}", "RTF"),
        ("a.docx", b"<html><body>x</body></html>", "page web"),
        ("a.html", b"<html><body>x</body></html>", "page web"),
        ("a.docx", b"Un texte simple.", "texte simple"),
        ("a.docx", b"PK\x03\x04 tronque", "abîmé"),
        ("a.odt", b"PK\x05\x06", "abîmé"),
        ("a.md", b"\x00\x01\x02binaire", "n’est pas un texte"),
        ("a.pages", b"x", "Pages"),
        ("a.xyz", b"x", "format"),
        ("sans_extension", b"x", "format"),
    ],
)
def test_un_autre_format_dit_quoi_faire(
    tmp_path: Path, nom: str, contenu: bytes, attendu: str
) -> None:
    assert attendu in refus_de(ecrire(tmp_path, nom, contenu))


def test_une_extension_trompeuse_dit_la_bonne(tmp_path: Path) -> None:
    odt = zip_de(tmp_path / "a.docx", parties_odt("<text:p>x</text:p>"))
    assert "« .odt »" in refus_de(odt)
    docx = zip_de(tmp_path / "b.odt", parties_docx(par("x")))
    assert "« .docx »" in refus_de(docx)
    markdown = zip_de(tmp_path / "c.md", parties_docx(par("x")))
    assert "« .docx »" in refus_de(markdown)
    ancien = zip_de(tmp_path / "d.doc", parties_docx(par("x")))
    assert "« .docx »" in refus_de(ancien)


@pytest.mark.parametrize(
    ("parties", "attendu"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "un classeur"),
        ({"mimetype": "application/vnd.oasis.opendocument.presentation"}, "une présentation"),
        ({"[Content_Types].xml": "…spreadsheetml.sheet…"}, "un classeur"),
        ({"[Content_Types].xml": "…presentationml.slide…"}, "une présentation"),
        ({"lisezmoi.txt": "x"}, "une archive"),
    ],
)
def test_un_zip_qui_n_est_pas_un_texte_est_nomme(
    tmp_path: Path, parties: dict[str, str | bytes], attendu: str
) -> None:
    assert attendu in refus_de(zip_de(tmp_path / "a.docx", parties))


# --- les pièges ---------------------------------------------------------------------------------

RIRES = (
    '<!DOCTYPE x [<!ENTITY a "rire">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
EXTERNE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
DISTANT = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'


@pytest.mark.parametrize("piege", [RIRES, EXTERNE, DISTANT])
@pytest.mark.parametrize("partie", ["word/document.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("encodage", ["utf-8", "utf-16"])
def test_des_entites_xml_sont_refusees(
    tmp_path: Path, piege: str, partie: str, encodage: str
) -> None:
    parties = parties_docx(par("&i;" if piege is RIRES else "x"))
    parties[partie] = (piege + str(parties[partie])).encode(encodage)
    phrase = refus_de(zip_de(tmp_path / "a.docx", parties))
    assert "entités XML" in phrase


def test_des_entites_xml_sont_refusees_dans_un_odt(tmp_path: Path) -> None:
    parties = parties_odt("<text:p>&i;</text:p>")
    parties["content.xml"] = RIRES + str(parties["content.xml"])
    assert "entités XML" in refus_de(zip_de(tmp_path / "a.odt", parties))


def test_une_bombe_de_decompression_est_refusee_sans_etre_decompressee(tmp_path: Path) -> None:
    parties = parties_docx(par("x"))
    chemin = tmp_path / "bombe.docx"
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as paquet:
        for nom, contenu in parties.items():
            if nom != "word/document.xml":
                paquet.writestr(nom, contenu)
        with paquet.open("word/document.xml", "w") as flux:
            for _ in range(300):
                flux.write(b" " * 1_000_000)
    tracemalloc.start()
    assert "démesuré" in refus_de(chemin)
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()


def test_une_bombe_dont_la_taille_annoncee_ment_ne_se_decompresse_pas(tmp_path: Path) -> None:
    chemin = zip_de(tmp_path / "a.docx", parties_docx(" " * 100_000_000))
    octets = bytearray(chemin.read_bytes())
    place = octets.find(b"PK\x01\x02")
    while place >= 0:
        octets[place + 24 : place + 28] = struct.pack("<L", 1000)
        place = octets.find(b"PK\x01\x02", place + 4)
    chemin.write_bytes(octets)
    tracemalloc.start()
    assert "abîmé" in refus_de(chemin)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("methode", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_une_compression_qu_aucun_traitement_de_texte_n_emploie_est_refusee(
    tmp_path: Path, methode: int
) -> None:
    chemin = tmp_path / "a.docx"
    with zipfile.ZipFile(chemin, "w", methode) as paquet:
        for nom, contenu in parties_docx(par("x")).items():
            paquet.writestr(nom, contenu)
    assert "abîmé" in refus_de(chemin)


def test_un_document_de_trop_d_elements_est_refuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert xml.ELEMENTS_MAX == 1_500_000
    monkeypatch.setattr(xml, "ELEMENTS_MAX", 15_000)

    def ecrire(elements: int) -> Path:
        return zip_de(
            tmp_path / f"{elements}.docx", parties_docx(par("Assez.") + "<w:p/>" * elements)
        )

    assert lire_texte(ecrire(14_000)).blocs
    assert "démesuré" in refus_de(ecrire(15_000))


@pytest.mark.parametrize(
    "nom",
    ["../dehors.xml", "word/../../dehors.xml", "/etc/dehors", "C:\\dehors", "word\\..\\..\\x"],
)
def test_un_chemin_qui_sort_du_paquet_est_refuse(tmp_path: Path, nom: str) -> None:
    chemin = zip_de(tmp_path / "a.docx", parties_docx(par("x")) | {nom: "x"})
    assert "chemins" in refus_de(chemin)
    assert sorted(f.name for f in tmp_path.iterdir() if f.is_file()) == ["a.docx"]


@pytest.mark.parametrize(
    "cible", ["../../../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/x", ""]
)
def test_une_relation_qui_sort_du_paquet_ne_mene_nulle_part(tmp_path: Path, cible: str) -> None:
    parties = parties_docx(par("Le texte."), voisines={"styles": ""})
    cle = "word/_rels/document.xml.rels"
    parties[cle] = str(parties[cle]).replace("styles.xml", cible)
    assert lire_texte(zip_de(tmp_path / "a.docx", parties)).blocs


def test_trop_d_entrees_sont_refusees(tmp_path: Path) -> None:
    vides: dict[str, str | bytes] = {f"x{n}": b"" for n in range(ENTREES_MAX + 1)}
    chemin = zip_de(tmp_path / "a.docx", parties_docx(par("x")) | vides)
    assert "démesuré" in refus_de(chemin)


@pytest.mark.parametrize("forme", ["<L", "<Q"])
def test_une_table_des_entrees_demesuree_est_refusee_avant_lecture(
    tmp_path: Path, forme: str
) -> None:
    chemin = docx_de(tmp_path, par("x"))
    octets = bytearray(chemin.read_bytes())
    fin = octets.rfind(b"PK\x05\x06")
    if forme == "<L":
        octets[fin + 12 : fin + 16] = struct.pack(forme, CATALOGUE_MAX + 1)
    else:
        zip64 = b"PK\x06\x06" + b"\0" * 36 + struct.pack(forme, CATALOGUE_MAX + 1) + b"\0" * 8
        octets[fin:fin] = zip64 + b"PK\x06\x07" + b"\0" * 16
    chemin.write_bytes(octets)
    assert "démesuré" in refus_de(chemin)


@pytest.mark.parametrize("balise", ["sdt", "smartTag", "ins", "tbl", "hyperlink"])
@pytest.mark.parametrize("profondeur", [80, 3000])
def test_des_milliers_d_elements_emboites_ne_font_pas_tomber_la_lecture(
    tmp_path: Path, balise: str, profondeur: int
) -> None:
    ouvre, ferme = {
        "sdt": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        "tbl": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    }.get(balise, (f"<w:{balise}>", f"</w:{balise}>"))
    dedans = par("fond") if balise in ("sdt", "tbl") else "<w:r><w:t>fond</w:t></w:r>"
    corps = ouvre * profondeur + dedans + ferme * profondeur
    chemin = docx_de(tmp_path, corps if balise in ("sdt", "tbl") else f"<w:p>{corps}</w:p>")
    if profondeur > 256:  # ce que le lecteur XML refuse de suivre
        assert "abîmé" in refus_de(chemin)
    else:
        assert "fond" in str(lire_texte(chemin).blocs)


@pytest.mark.parametrize(
    "corps",
    ["<w:p><w:r><w:t>coupé", "<w:p></w:r>", "\x00", "<w:p><w:r><w:t>&inconnue;</w:t></w:r></w:p>"],
)
def test_un_xml_mal_forme_est_dit_abime(tmp_path: Path, corps: str) -> None:
    assert "abîmé" in refus_de(docx_de(tmp_path, corps))


def test_un_zip_dont_le_contenu_est_corrompu_est_dit_abime(tmp_path: Path) -> None:
    chemin = docx_de(tmp_path, par("Un texte assez long pour être compressé. " * 50))
    octets = bytearray(chemin.read_bytes())
    place = octets.find(b"word/document.xml") + 40
    octets[place : place + 20] = b"\xff" * 20
    chemin.write_bytes(octets)
    assert "abîmé" in refus_de(chemin)


def test_un_docx_sans_corps_est_dit_abime(tmp_path: Path) -> None:
    parties = parties_docx(par("x"))
    del parties["word/document.xml"]
    assert "abîmé" in refus_de(zip_de(tmp_path / "a.docx", parties))
