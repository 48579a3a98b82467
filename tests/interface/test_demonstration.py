"""La démonstration jouée au clavier donne le même atelier que ses données."""

from __future__ import annotations

from pathlib import Path

import docx
from PySide6.QtWidgets import QApplication

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.demonstration import creer_demonstration
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.verification import verifier
from charte_studio.interface.demonstration import NOM, jouer
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources


def test_l_atelier_joue_est_celui_des_donnees(qapp: QApplication, tmp_path: Path) -> None:
    jouer(qapp, tmp_path / "sortie")
    fichier = tmp_path / "sortie" / f"{NOM}.charte"
    with creer_demonstration(
        tmp_path / "direct.charte",
        donnees=dossier_ressources() / "demonstration",
        modeles=dossier_modeles(),
    ) as direct:
        attendues = mesurer_principes(direct.connexion)
        articles = assembler(direct.connexion).articles
    with ouvrir(fichier, lecture_seule=True) as joue:
        assert [
            [(t.repartition, t.mesures) for t in p.tours] for p in mesurer_principes(joue.connexion)
        ] == [[(t.repartition, t.mesures) for t in p.tours] for p in attendues]
        assert assembler(joue.connexion).articles == articles
    assert verifier(fichier).gestes > 600
    titres = [p.text for p in docx.Document(str(fichier.with_suffix(".docx"))).paragraphs]
    assert "Position divergente — Représentants du personnel" in titres
    captures = sorted(f.name for f in (tmp_path / "sortie" / "captures").iterdir())
    assert captures[0] == "0-accueil.png"
    assert captures[-1] == "6-transmettre.png"
