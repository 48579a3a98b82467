"""Les contenus livrés s’écrivent avec des mots que le dictionnaire, ou la liste admise, connaît."""

from __future__ import annotations

from tests.outils.orthographe import ADMIS, mots_inconnus, proses


def test_aucun_mot_inconnu_dans_les_contenus() -> None:
    assert mots_inconnus(proses()) == {}


def test_le_controle_voit_une_faute() -> None:
    assert mots_inconnus([("essai.md", "La tranparence est requise.")]) == {
        "tranparence": "essai.md"
    }


def test_la_liste_admise_ne_garde_que_des_mots_employes() -> None:
    employes = " ".join(texte.lower() for _, texte in proses())
    inutiles = [mot for mot in ADMIS.read_text(encoding="utf-8").split() if mot not in employes]
    assert inutiles == []
