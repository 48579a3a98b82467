"""Les classeurs XLSX : ce que les tableurs écrivent vraiment se lit, ce qui est piégé se refuse."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.classeur import Feuille, ecrire_classeur, ecrire_csv, lire_feuille
from charte_studio.atelier.gestes.importer import importer_positions, lire_inscriptions
from charte_studio.atelier.gestes.preparer import Inscription
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    compter_mains,
    enregistrer_position,
    noter_motif,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.tableaux import (
    ecrire_tableau,
    modele_des_participants,
    modele_des_positions,
    positions_donnees,
)
from charte_studio.atelier.tableur import lire_tableau
from charte_studio.redaction.markdown import assainir
from tests.outils.base import etat
from tests.outils.fichiers import atelier_neuf, octets_de
from tests.outils.phrases import attendre_refus, simple

ENTETE = ("participant", "college", "principe", "tour", "position", "motif")
P = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def classeur(feuille: str, **autres: str) -> bytes:
    """Un classeur minimal autour de cette feuille, avec d’autres parties par nom."""
    parties = {
        "xl/workbook.xml": f"<workbook {P} xmlns:r='http://schemas.openxmlformats.org/"
        "officeDocument/2006/relationships'><sheets><sheet name='A' sheetId='1' r:id='rId1'/>"
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/"
        "package/2006/relationships'><Relationship Id='rId1' Target='worksheets/sheet1.xml' "
        "Type='x'/></Relationships>",
        "xl/worksheets/sheet1.xml": feuille,
    } | {f"xl/{nom.replace('__', '/')}.xml": texte for nom, texte in autres.items()}
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as paquet:
        for nom, texte in parties.items():
            paquet.writestr(nom, texte)
    return tampon.getvalue()


def feuille(*rangees: str, apres: str = "") -> str:
    return f"<worksheet {P}><sheetData>{''.join(rangees)}</sheetData>{apres}</worksheet>"


def lire(octets: bytes) -> list[tuple[int, list[str]]]:
    return list(lire_feuille("essai.xlsx", octets))


# --- ce qui se lit -----------------------------------------------------------------------------


def test_chaque_sorte_de_cellule_vaut_ce_que_le_tableur_montre() -> None:
    rangee = (
        "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2'><v>7</v></c><c r='C2'><v>7.0</v></c>"
        "<c r='D2'><v>2.5</v></c><c r='E2' t='b'><v>1</v></c><c r='F2' s='1'><v>46338</v></c>"
        "<c r='G2' t='str'><f>A1&amp;B1</f><v>Résultat</v></c><c r='H2' s='2'><v>0.5</v></c>"
        "<c r='I2' t='inlineStr'><is><r><t>Deux </t></r><r><t>mots</t></r></is></c>"
        "<c r='K2' t='e'><v>#N/A</v></c><c r='L2'><f>1+1</f></c><c r='M2' s='1'><v>0</v></c></row>"
    )
    octets = classeur(
        feuille("<row r='1'/>", rangee),
        sharedStrings=f"<sst {P}><si><t xml:space='preserve'> Partagé </t>"
        "<rPh><t>ふ</t></rPh></si></sst>",
        styles=f"<styleSheet {P}><numFmts><numFmt numFmtId='170' formatCode='hh&quot; h &quot;mm'/>"
        "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs>"
        "</styleSheet>",
    )
    ((numero, textes),) = lire(octets)
    assert numero == 2
    assert textes == [
        *("Partagé", "7", "7", "2.5", "vrai", "2026-11-12", "Résultat", "12:00", "Deux mots"),
        *("", "#N/A", "", "00:00"),
    ]


def test_une_cellule_fusionnee_vaut_la_premiere_partout_et_une_ligne_vide_le_reste() -> None:
    octets = classeur(
        feuille(
            "<row r='1'><c r='A1' t='str'><v>Agents</v></c><c r='B1'><v>1</v></c></row>",
            "<row r='2'><c r='B2'><v>2</v></c></row>",
            "<row r='3'><c r='A3'/></row>",
            apres="<mergeCells count='1'><mergeCell ref=\"A1:A3\"/></mergeCells>",
        )
    )
    assert lire(octets) == [(1, ["Agents", "1"]), (2, ["Agents", "2"])]


def test_sans_references_les_cellules_se_suivent() -> None:
    octets = classeur(feuille("<row><c t='str'><v>a</v></c><c/><c t='str'><v>c</v></c></row>"))
    assert lire(octets) == [(1, ["a", "", "c"])]


def test_la_premiere_feuille_visible_est_lue() -> None:
    livre = (
        f"<workbook {P} xmlns:r='r'><workbookPr date1904='1'/><sheets>"
        "<sheet name='Cachée' sheetId='1' state='hidden' r:id='rId9'/>"
        "<sheet name='Vue' sheetId='2' r:id='rId1'/></sheets></workbook>"
    )
    assert lire(classeur(feuille("<row><c t='str'><v>a</v></c></row>"), workbook=livre)) == [
        (1, ["a"])
    ]


cases = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30).map(
    lambda texte: assainir(texte).strip()
)


@given(st.lists(st.lists(cases, min_size=3, max_size=3), max_size=6))
def test_un_tableau_ecrit_se_relit_a_l_identique(lignes: list[list[str]]) -> None:
    ecrite = Feuille("Essai", ("a", "b", "c"), tuple(map(tuple, lignes)))  # type: ignore[arg-type]
    lues = [
        [*textes, *[""] * (3 - len(textes))] for _, textes in lire(ecrire_classeur([ecrite]))[1:]
    ]
    assert lues == [ligne for ligne in lignes if any(ligne)]


def test_ce_qui_ressemble_a_une_formule_reste_un_texte() -> None:
    ecrite = Feuille("Essai", ("a",), (("=1+1",), ("007",), ("_x0041_",), ("Élan — 1 ",)))
    octets = ecrire_classeur([ecrite])
    assert [textes[0] for _, textes in lire(octets)][1:] == ["=1+1", "007", "_x0041_", "Élan — 1"]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(octets)).read("xl/worksheets/sheet1.xml")
    assert ecrire_classeur([ecrite]) == octets


def test_un_texte_trop_long_pour_une_cellule_est_refuse() -> None:
    longue = Feuille("Essai", ("a",), (("x" * 32_768,),))
    with attendre_refus("32768 caractères", "choisissez le format CSV"):
        ecrire_classeur([longue])
    assert len(ecrire_csv(longue)) > 32_768


# --- ce qui se refuse --------------------------------------------------------------------------

BOMBE = feuille("<row><c t='str'><v>" + "a" * 9_000_000 + "</v></c></row>")
ENTITES = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + feuille("<row><c t='str'><v>&a;</v></c></row>")


@pytest.mark.parametrize(
    ("octets", "morceau"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ancien format XLS"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protégé par un mot de passe",
        ),
        (b"PK\x03\x04" + b"\x00" * 60, "est abîmé ou incomplet"),
        (classeur(feuille())[:-40], "est abîmé ou incomplet"),
        (classeur("<worksheet"), "est abîmé ou incomplet"),
        (classeur(feuille("<row><c t='s'><v>9</v></c></row>")), "est abîmé ou incomplet"),
        (classeur(feuille("<row r='9999999'><c/></row>")), "est abîmé ou incomplet"),
        (classeur(ENTITES), "définit des entités XML"),
        (classeur(feuille(), sharedStrings=ENTITES), "définit des entités XML"),
        (classeur(ENTITES.encode("utf-16").decode("latin-1")), "définit des entités XML"),
        (classeur(BOMBE), "démesuré une fois décompressé"),
    ],
)
def test_un_classeur_piege_abime_ou_ancien_est_refuse_en_une_phrase(
    octets: bytes, morceau: str
) -> None:
    with attendre_refus("« essai.xlsx »", morceau):
        lire(octets)


def test_un_zip_qui_n_est_pas_un_classeur_est_refuse() -> None:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as paquet:
        paquet.writestr("lettre.txt", "Bonjour")
    with attendre_refus("n’est pas un classeur XLSX"):
        lire(tampon.getvalue())


def test_les_macros_ne_genent_pas_et_ne_sont_pas_lues() -> None:
    octets = classeur(feuille("<row><c t='str'><v>a</v></c></row>"), vbaProject="\x00\x01VBA")
    assert lire(octets) == [(1, ["a"])]


# --- dans l’atelier ----------------------------------------------------------------------------


def ecrire(chemin: Path, entete: tuple[str, ...], *lignes: tuple[str, ...]) -> Path:
    chemin.write_bytes(ecrire_classeur([Feuille("Feuille 1", entete, lignes)]))
    return chemin


def test_un_classeur_s_importe_comme_un_csv_quel_que_soit_son_nom(
    atelier: AtelierOuvert, tmp_path: Path
) -> None:
    for nom in ("positions.xlsx", "positions.csv"):
        fichier = ecrire(
            tmp_path / nom,
            ("Position", "Principe", "Collège", "Participant"),
            ("Plutôt d’accord", "Décision humaine", "Agents", "P02"),
        )
        assert importer_positions(atelier, fichier).positions == 1
    with attendre_refus("« faux.xlsx »", "ligne 2 : la position « bof »"):
        importer_positions(
            atelier,
            ecrire(tmp_path / "faux.xlsx", ENTETE, ("P01", "Agents", "humain", "1", "bof", "")),
        )


def test_une_liste_de_participants_se_lit_dans_un_classeur(tmp_path: Path) -> None:
    fichier = ecrire(tmp_path / "l.xlsx", ("collège", "participant"), ("Agents", "7"), ("Élus", ""))
    assert lire_inscriptions(fichier) == (Inscription("Agents", numero=7), Inscription("Élus"))
    with attendre_refus("ligne 1 : il manque la colonne « college »"):
        lire_inscriptions(ecrire(tmp_path / "v.xlsx", ("nom",), ("Zoé",)))
    with attendre_refus("colonnes trouvées : aucune"):
        lire_inscriptions(ecrire(tmp_path / "w.xlsx", ("",)))


@pytest.mark.parametrize("extension", [".xlsx", ".csv"])
def test_les_positions_ecrites_se_reimportent_a_l_identique(
    atelier: AtelierOuvert, tmp_path: Path, extension: str
) -> None:
    for rang, motif in enumerate(("Trop ; cher", "=cmd|'/c calc'!A0", "Sur\ndeux « lignes »"), 1):
        tour = ouvrir_tour(atelier, rang, mode="nominatif")
        for qui, degre in ((1, "plutot"), (2, "sans-avis"), (5, "pas-du-tout")):
            enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=degre)
        noter_motif(atelier, tour_id=tour, participant_id=1, motif=motif)
        clore_tour(atelier, tour)
    fichier = tmp_path / f"p{extension}"
    ecrire_tableau((positions_donnees(atelier.connexion),), fichier)
    avant = etat(atelier)
    assert importer_positions(atelier, fichier).remplacees == 0
    assert etat(atelier) == avant
    neuf = tmp_path / "neuf.charte"
    neuf.write_bytes(octets_de(atelier_neuf))
    with ouvrir(neuf) as autre:
        importer_positions(autre, fichier)
        assert positions_donnees(autre.connexion) == positions_donnees(atelier.connexion)
        assert len(positions_donnees(autre.connexion).lignes) == 9


def test_le_modele_porte_les_participants_les_principes_et_les_reponses(
    atelier: AtelierOuvert, tmp_path: Path
) -> None:
    tour = ouvrir_tour(atelier, 1, mode="nominatif")
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="plutot")
    clore_tour(atelier, tour)
    fichier = tmp_path / "m.xlsx"
    ecrire_tableau(modele_des_positions(atelier.connexion), fichier)
    lues = [dict(ligne.cellules) for ligne in lire_tableau(fichier, requises=ENTETE)]
    assert len(lues) == 18
    assert lues[0] == dict(zip(ENTETE, ("P01", "Agents", "transparence", "2", "", ""), strict=True))
    assert {ligne["tour"] for ligne in lues[6:]} == {"1"}
    parties = zipfile.ZipFile(fichier)
    assert b"Listes!$C$1:$C$6" in parties.read("xl/worksheets/sheet1.xml")
    assert "Tout à fait d’accord" in parties.read("xl/worksheets/sheet2.xml").decode()
    avant = etat(atelier)
    assert importer_positions(atelier, fichier).sans_reponse == 18
    assert etat(atelier) == avant


def test_le_modele_des_participants_propose_les_colleges(
    atelier: AtelierOuvert, tmp_path: Path
) -> None:
    fichier = tmp_path / "m.xlsx"
    ecrire_tableau(modele_des_participants(atelier.connexion), fichier)
    with attendre_refus("ne contient aucun participant"):
        lire_inscriptions(fichier)
    assert b"Direction" in zipfile.ZipFile(fichier).read("xl/worksheets/sheet3.xml")
    with attendre_refus("« m.ods » doit finir par « .xlsx » ou « .csv »"):
        ecrire_tableau(modele_des_participants(atelier.connexion), tmp_path / "m.ods")


def test_un_motif_sans_position_se_dit(atelier: AtelierOuvert, tmp_path: Path) -> None:
    fichier = ecrire(
        tmp_path / "p.xlsx",
        ENTETE,
        ("P01", "Agents", "humain", "1", "plutot", "Oui"),
        ("P02", "Agents", "humain", "1", "", "Je ne sais pas"),
    )
    rendu = importer_positions(atelier, fichier)
    assert rendu.motifs_perdus == (3,)
    assert simple(rendu.en_phrases()[-1]) == (
        "1 motif sans position n’est pas gardé (ligne 3) : donnez la position aussi"
    )


def test_des_positions_n_entrent_pas_dans_un_tour_recueilli_autrement(
    atelier: AtelierOuvert, tmp_path: Path
) -> None:
    tour = ouvrir_tour(atelier, 2, mode="main-levee")
    compter_mains(atelier, tour_id=tour, college_id=1, degre="plutot", nombre=3)
    clore_tour(atelier, tour)
    fichier = ecrire(tmp_path / "p.xlsx", ENTETE, ("P01", "Agents", "humain", "1", "plutot", ""))
    with attendre_refus("ligne 2 : le tour 1 de « humain » est à main levée"):
        importer_positions(atelier, fichier)
