"""La commande `controler` : ce qu’elle dit, et son code quand la charte n’est pas adoptable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.controles import amender_point, assumer_constat
from charte_studio.atelier.gestes.preparer import regler_atelier
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.redaction.controles import Constat
from tests.commandes.conftest import Lancer


@pytest.fixture
def nomme(fichier: Path) -> Path:
    """Le même atelier, son organisation nommée."""
    with ouvrir(fichier) as atelier:
        regler_atelier(atelier, organisation="Ville de Valbrune")
    return fichier


def test_sans_rien_qui_bloque_la_commande_reussit(nomme: Path, lancer: Lancer) -> None:
    sortie = lancer("controler", nomme)
    assert (sortie.code, sortie.erreur) == (0, "")
    assert "Bloque la version adoptée" not in sortie.texte
    assert "Grille de lecture" in sortie.texte


def test_un_champ_a_completer_donne_le_code_un(nomme: Path, lancer: Lancer) -> None:
    with ouvrir(nomme) as atelier:
        retoucher(atelier, "section:preambule", "Nous, [à compléter : qui], écrivons.")
    sortie = lancer("controler", nomme)
    assert sortie.code == 1
    assert "Bloque la version adoptée (1)\n  À compléter : qui [Préambule]" in sortie.texte
    assert sortie.erreur.startswith("1 constat bloque la version adoptée")
    assert lancer("controler", nomme, "--json").code == 1


def test_une_organisation_sans_nom_bloque(fichier: Path, lancer: Lancer) -> None:
    sortie = lancer("controler", fichier)
    assert sortie.code == 1
    assert "À compléter : nom de l’organisation [toute la charte]" in sortie.texte


def test_ce_qui_est_assume_et_corrige_se_dit_a_part(fichier: Path, lancer: Lancer) -> None:
    lus = json.loads(lancer("controler", fichier, "--json").texte)["constats"]
    laisse = next(lu for lu in lus if lu["gravite"] != "bloquant" and lu["cible"])
    constat = Constat(**{cle: laisse[cle] for cle in Constat.__slots__})
    with ouvrir(fichier) as atelier:
        assumer_constat(atelier, constat, "Voulu par la salle.")
        amender_point(atelier, "registre", etat="present", commentaire="À l’annexe.")
    sortie = lancer("controler", fichier)
    assert f"Assumés (1)\n  {laisse['titre']} : Voulu par la salle." in sortie.texte
    assert "Présent      Registre, corrigé : À l’annexe." in sortie.texte


def test_controler_ne_change_rien_au_fichier(fichier: Path, lancer: Lancer) -> None:
    avant = fichier.read_bytes()
    lancer("controler", fichier)
    assert fichier.read_bytes() == avant
