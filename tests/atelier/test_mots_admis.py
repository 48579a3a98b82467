"""Les mots que l’orthographe admet parce qu’ils sont à l’atelier."""

from __future__ import annotations

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.lectures.mots_admis import lire_mots_admis
from charte_studio.atelier.lectures.rediger import lire_plan
from charte_studio.atelier.schema import Atelier, College, Section


def admis(atelier: AtelierOuvert) -> frozenset[str]:
    return lire_mots_admis(atelier.connexion, lire_plan(atelier.connexion))


def test_l_organisation_le_lieu_et_les_colleges_sont_admis(atelier: AtelierOuvert) -> None:
    assert {"ville", "valbrune", "agents", "direction"} <= admis(atelier)
    with atelier.geste("Renommer") as session:
        session.query(Atelier).one().lieu = "Salle Zwingly"
        session.query(College).filter_by(nom="Agents").one().nom = "Agents-veilleurs de l’Ouzom"
    lus = admis(atelier)
    assert {"zwingly", "agents-veilleurs", "veilleurs", "ouzom"} <= lus
    assert "l" not in lus


def test_les_termes_definis_sont_admis_les_mots_de_leur_definition_non(
    atelier: AtelierOuvert,
) -> None:
    with atelier.geste("Un glossaire") as session:
        section = session.query(Section).filter_by(cle="preambule").one()
        section.cle = "definitions"
        section.texte = "**Algotrucage (ATG)** : une zinzinerie.\n\nUne phrase sans zinzolin."
    lus = admis(atelier)
    assert "algotrucage" in lus
    assert not {"zinzinerie", "zinzolin"} & lus


def test_une_section_ordinaire_n_admet_rien(atelier: AtelierOuvert) -> None:
    with atelier.geste("Un préambule") as session:
        section = session.query(Section).filter_by(cle="preambule").one()
        section.texte = "**Algotrucage** : une zinzinerie."
    assert "algotrucage" not in admis(atelier)
