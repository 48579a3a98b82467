"""Le dictionnaire : ce qu’il connaît, ce qu’il propose, ce qui arrive quand il manque."""

from __future__ import annotations

import gzip
import importlib
import sys
from pathlib import Path

import pytest

from charte_studio.redaction.dictionnaire import (
    DictionnaireFrancais,
    charger,
    chemin_du_dictionnaire,
    lire_complement,
)
from charte_studio.redaction.mots_proches import ecart, squelette


@pytest.fixture(scope="module")
def dictionnaire() -> DictionnaireFrancais:
    chemin = chemin_du_dictionnaire()
    assert chemin is not None
    return charger(chemin)


def ecrire(chemin: Path, contenu: str) -> Path:
    chemin.write_bytes(gzip.compress(contenu.encode()))
    return chemin


@pytest.mark.parametrize(
    ("faute", "juste"),
    [
        ("tranparence", "transparence"),
        ("dévelopement", "développement"),
        ("acceuil", "accueil"),
        ("proffessionnel", "professionnel"),
        ("necessaire", "nécessaire"),
        ("algorythmes", "algorithmes"),
        ("comission", "commission"),
        ("resource", "ressource"),
        ("repartition", "répartition"),
        ("exigance", "exigence"),
        ("discriminaion", "discrimination"),
        ("évidament", "évidement"),
        ("oeuvvre", "œuvre"),
        ("aujourdhui", "aujourd’hui"),
        ("lagent", "l’agent"),
        ("quil", "qu’il"),
        ("enplus", "en plus"),
        ("explicabilitée", "explicabilité"),
        ("cybersecurité", "cybersécurité"),
        ("etat", "état"),
    ],
)
def test_la_premiere_proposition_est_la_bonne(
    dictionnaire: DictionnaireFrancais, faute: str, juste: str
) -> None:
    assert not dictionnaire.connait(faute)
    assert dictionnaire.proposer(faute)[0] == juste


def test_les_propositions_sont_des_mots_connus_cinq_au_plus(
    dictionnaire: DictionnaireFrancais,
) -> None:
    for faute in ("controle", "verifier", "donées", "lecurité", "réelement"):
        proposees = dictionnaire.proposer(faute)
        assert 1 <= len(proposees) <= 5
        assert all(dictionnaire.connait(mot) for mot in proposees)


def test_un_charabia_ne_propose_rien(dictionnaire: DictionnaireFrancais) -> None:
    assert dictionnaire.proposer("xqzwvkjh") == ()
    assert dictionnaire.proposer("xqzwvkjh" * 40) == ()
    assert dictionnaire.proposer("") == ()


def test_un_prefixe_ne_fait_pas_passer_une_faute(dictionnaire: DictionnaireFrancais) -> None:
    assert all(map(dictionnaire.connait, ("réécoutée", "rediscuter", "cybermenace")))
    assert not any(map(dictionnaire.connait, ("comission", "resource", "interprête", "repondre")))


def test_les_mots_du_complement_sont_connus_et_s_ecrivent_en_minuscules(
    dictionnaire: DictionnaireFrancais,
) -> None:
    complement = list(lire_complement())
    assert len(complement) > 1000
    assert [mot for mot in complement if mot != mot.lower() or not dictionnaire.connait(mot)] == []


def test_le_complement_ecrit_toutes_les_formes(tmp_path: Path) -> None:
    chemin = tmp_path / "complement.txt"
    chemin.write_text("anonymis* # un verbe\nsalarié/e,s\n\n# rien\n", encoding="utf-8")
    formes = list(lire_complement(chemin))
    verbe = {"anonymise", "anonymiseront", "anonymisées"}
    assert verbe | {"salarié", "salariée", "salariés"} <= set(formes)
    chemin.write_text("", encoding="utf-8")
    assert list(lire_complement(chemin)) == []


def test_lire_le_dictionnaire_rend_la_main_souvent() -> None:
    chemin = chemin_du_dictionnaire()
    assert chemin is not None
    parts: list[float] = []
    charger(chemin, parts.append)
    assert len(parts) > 200
    assert parts == sorted(parts)
    assert parts[-1] == 1.0


@pytest.mark.parametrize(
    "mise_en_page",
    [
        '{"été": 60, "deux": 70}',
        '{\n"été": 60,\n"deux": 70\n}',
        '{"\\u00e9t\\u00e9":60,"deux":70}',
    ],
)
def test_la_liste_se_lit_quelle_que_soit_sa_mise_en_page(tmp_path: Path, mise_en_page: str) -> None:
    lu = charger(ecrire(tmp_path / "fr.json.gz", mise_en_page))
    assert lu.connait("été")
    assert lu.connait("deux")
    assert not lu.connait("trois")


def test_un_fichier_abime_est_refuse(tmp_path: Path) -> None:
    entier = ecrire(tmp_path / "fr.json.gz", '{"un": 60}').read_bytes()
    for contenu in (b"", b"pas un gzip", entier[:-6], gzip.compress(b"{}")):
        chemin = tmp_path / "abime.json.gz"
        chemin.write_bytes(contenu)
        with pytest.raises((OSError, EOFError, ValueError)):
            charger(chemin)


def test_sans_le_paquet_il_n_y_a_pas_de_dictionnaire(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ailleurs = [p for p in sys.path if not (Path(p) / "spellchecker").is_dir()]
    monkeypatch.setattr(sys, "path", ailleurs)
    monkeypatch.delitem(sys.modules, "spellchecker", raising=False)
    importlib.invalidate_caches()
    assert chemin_du_dictionnaire() is None


def test_le_squelette_confond_ce_qui_s_entend_pareil() -> None:
    for paire in (
        ("algorythme", "algorithme"),
        ("syndiquat", "syndicat"),
        ("apeller", "appeler"),
        ("éfficace", "efficace"),
        ("bâteau", "bato"),
    ):
        assert squelette(paire[0]) == squelette(paire[1])
    assert squelette("un\ndeux\nphrase") == "\n".join(map(squelette, ("un", "deux", "phrase")))


def test_un_accent_ou_une_lettre_double_eloignent_peu() -> None:
    assert ecart("controle", "contrôle") < ecart("controle", "controles") < ecart("controle", "pot")
    assert ecart("comission", "commission") < ecart("comission", "omission")
    assert ecart("mot", "mot") == 0
