"""Ce qu’un amendement change, montré à la salle sans le texte qui l’entoure."""

from __future__ import annotations

import pytest

from charte_studio.atelier.lectures.projection.amendement import passage_change

DEBUT = "Une personne décide. Elle consulte le dossier."
FIN = "Les tâches sans effet se vérifient. On en rend compte."


def dit(avant: str, apres: str) -> str:
    """Le passage, ce qui part entre tirets et ce qui vient entre crochets pleins."""
    marques = {(False, False): "{}", (True, False): "+{}+", (True, True): "-{}-"}
    return "".join(
        marques[m.change, m.retire].format(m.texte) for m in passage_change(avant, apres)
    )


def test_seule_la_phrase_qui_change_reste_et_le_reste_se_dit() -> None:
    avant = f"{DEBUT}\nElle prend le temps. {FIN}"
    apres = f"{DEBUT}\nElle prend tout le temps. {FIN}"
    assert dit(avant, apres) == "[…] Elle prend +tout +le temps. […]"


def test_un_mot_remplace_se_lit_a_sa_place() -> None:
    assert dit("On vérifie souvent. Oui.", "On vérifie toujours. Oui.") == (
        "On vérifie -souvent-+toujours+. […]"
    )


def test_une_phrase_retiree_reste_visible() -> None:
    passage = passage_change(f"{DEBUT} {FIN}", DEBUT)
    assert any(m.retire and "Les tâches sans effet" in m.texte for m in passage)


@pytest.mark.parametrize("texte", ["", "Une seule phrase.", "Deux phrases. La seconde."])
def test_sans_changement_tout_le_texte_est_la(texte: str) -> None:
    assert "".join(m.texte for m in passage_change(texte, texte)) == texte


def test_entre_deux_changements_voisins_rien_ne_saute() -> None:
    avant = "Le service répond vite. Il écrit."
    apres = "Chaque service répond vite. Il écrit clairement."
    assert "[…]" not in dit(avant, apres)
