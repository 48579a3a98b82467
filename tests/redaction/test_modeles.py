"""Un modèle de charte se lit en données gelées ; mal formé, il est refusé avec sa ligne."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.redaction.modeles import (
    FormulationModele,
    SectionModele,
    SourceModele,
    lire_modele,
    lire_modele_texte,
    lister_modeles,
    trouver_modele,
    verifier_modele,
)
from charte_studio.socle.erreurs import Refus
from tests.outils.appels import compter_appels

from .outils import ENTETE, PRINCIPE, VIDE, avec, cas, ecrire_bibliotheque

COMPLET = """---
identifiant: ma-commune
titre: "Charte d’usage de l’intelligence artificielle"
cadre: collectivite
forme: deliberation
formes: guide, deliberation
version: "1.0"
licence: Licence Ouverte 2.0
resume : Pour une commune\u00a0: trois services.
---
# Préambule

Nous, agents\u00a0et élus.

## Un intertitre

- une puce

# Principes

{#transparence theme=transparence axe=encadrer propositions="5 11"}
## Dire la *vérité*

Le public a le droit de savoir.

Toujours.

> Faut-il le dire
> partout\u202f?

### Exigeante
Toujours, **partout**.

#### En séance

1. Dire.

### Souple
Parfois.

### Pour
- La confiance
  se mérite.
- Le droit.

### Contre
Cela coûte.

### Vigilance
- Attention.

### Sources
- (vérifié) Le règlement.
- (à vérifier) Un rapport.
- (proposition) Notre idée.
- (2025) Une étude.

## Sobriété numérique

> Faut-il renoncer ?

Un premier alinéa.

> Une citation.

# Gouvernance et suivi

Un comité.
"""


def test_un_modele_complet_se_lit_en_entier() -> None:
    modele = lire_modele_texte(COMPLET, nom="ma-commune.md", bibliotheque=VIDE)
    assert modele.identifiant == "ma-commune"
    assert modele.titre == "Charte d’usage de l’intelligence artificielle"
    assert (modele.cadre, modele.forme) == ("collectivite", "deliberation")
    assert modele.formes == ("guide", "deliberation")
    assert modele.version == "1.0"
    assert modele.licence == "Licence Ouverte 2.0"
    assert modele.resume == "Pour une commune\u00a0: trois services."
    assert modele.sections_avant == (
        SectionModele(
            "preambule",
            "Préambule",
            "Nous, agents\u00a0et élus.\n\n## Un intertitre\n\n- une puce",
        ),
    )
    assert modele.sections_apres == (
        SectionModele("gouvernance-et-suivi", "Gouvernance et suivi", "Un comité."),
    )


def test_un_principe_se_lit_en_entier() -> None:
    premier, second = lire_modele_texte(COMPLET, nom="x", bibliotheque=VIDE).principes
    assert premier.cle == "transparence"
    assert premier.titre == "Dire la vérité"
    assert (premier.theme, premier.axe) == ("transparence", "encadrer")
    assert premier.propositions == (5, 11)
    assert premier.enjeu == "Le public a le droit de savoir.\n\nToujours."
    assert premier.question == "Faut-il le dire partout\u202f?"
    assert premier.formulations == (
        FormulationModele("souple", "Parfois."),
        FormulationModele("exigeante", "Toujours, **partout**.\n\n#### En séance\n\n1. Dire."),
    )
    assert premier.pour == ("La confiance se mérite.", "Le droit.")
    assert premier.contre == ("Cela coûte.",)
    assert premier.vigilance == ("Attention.",)
    assert premier.sources == (
        SourceModele("vérifié", "Le règlement."),
        SourceModele("à vérifier", "Un rapport."),
        SourceModele("proposition", "Notre idée."),
        SourceModele("à vérifier", "(2025) Une étude."),
    )
    assert (second.cle, second.theme, second.axe) == ("sobriete-numerique", "", "")


def test_sans_niveau_le_texte_qui_suit_la_question_est_la_formulation_equilibree() -> None:
    second = lire_modele_texte(COMPLET, nom="x", bibliotheque=VIDE).principes[1]
    assert second.formulations == (
        FormulationModele("equilibree", "Un premier alinéa.\n\n> Une citation."),
    )


def test_des_arguments_sans_niveau_laissent_la_formulation_equilibree() -> None:
    modele = avec(f"{PRINCIPE}\n### Pour\n- Oui.\n")
    assert modele.principes[0].formulations[0].texte == "L’établissement le dit."
    assert modele.principes[0].pour == ("Oui.",)


def test_sans_formes_la_forme_par_defaut_est_la_seule() -> None:
    assert avec(PRINCIPE).formes == ("guide",)


def test_les_retours_de_windows_et_la_marque_utf8_sont_acceptes(tmp_path: Path) -> None:
    chemin = tmp_path / "ma-commune.md"
    chemin.write_bytes(b"\xef\xbb\xbf" + COMPLET.replace("\n", "\r\n").encode())
    attendu = lire_modele_texte(COMPLET, nom="x", bibliotheque=VIDE)
    assert lire_modele(chemin, bibliotheque=VIDE) == attendu


def test_une_introduction_aux_principes_devient_une_section() -> None:
    modele = avec(f"Voici les principes.\n\nIl y en a un.\n\n{PRINCIPE}")
    assert modele.sections_avant == (
        SectionModele("principes", "Principes", "Voici les principes.\n\nIl y en a un."),
    )


def test_une_section_peut_recevoir_une_cle() -> None:
    modele = avec(f"{PRINCIPE}\n\n{{#suivi}}\n# Gouvernance et suivi\nTexte.")
    assert modele.sections_apres == (SectionModele("suivi", "Gouvernance et suivi", "Texte."),)
    assert modele.principes[0].formulations[0].texte == "L’établissement le dit."


def test_un_titre_dans_du_code_n_est_pas_un_titre() -> None:
    modele = avec(f"{PRINCIPE}\n\n```\n# Pas une section\n## Pas un principe\n```\n")
    assert len(modele.principes) == 1
    assert "# Pas une section" in modele.principes[0].formulations[0].texte


# --- les refus ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("texte", "attendu"), cas("refus.md"))
def test_un_modele_mal_forme_dit_tout_ce_qui_ne_va_pas(
    texte: str, attendu: str, tmp_path: Path
) -> None:
    ecrire_bibliotheque(tmp_path)
    chemin = tmp_path / "ma-charte.md"
    chemin.write_text(texte, encoding="utf-8")
    phrases = verifier_modele(chemin)
    assert "\n".join(phrases) == attendu
    with pytest.raises(Refus) as refus:
        lire_modele(chemin)
    assert str(refus.value) == phrases[0]
    assert all("Exemple : « " in phrase or "Exemple : retapez" in phrase for phrase in phrases)


def test_un_fichier_qui_n_est_pas_un_modele_est_refuse(tmp_path: Path) -> None:
    def phrase(chemin: Path) -> str:
        with pytest.raises(Refus) as refus:
            lire_modele(chemin)
        assert verifier_modele(chemin) == (str(refus.value),)
        return str(refus.value)

    latin, utf16, gros = tmp_path / "latin.md", tmp_path / "utf16.md", tmp_path / "gros.md"
    latin.write_bytes(f"{ENTETE}\n# Principes".encode("cp1252"))
    utf16.write_bytes(ENTETE.encode("utf-16"))
    gros.write_bytes(b"a" * 2_000_001)
    assert "n’existe pas" in phrase(tmp_path / "absent.md")
    assert "est un dossier" in phrase(tmp_path)
    assert "ligne 3 : le fichier n’est pas enregistré en UTF-8" in phrase(latin)
    assert "UTF-16" in phrase(utf16)
    assert "dépasse 2 Mo" in phrase(gros)


def test_un_modele_correct_n_a_aucun_defaut(tmp_path: Path) -> None:
    chemin = tmp_path / "ma-commune.md"
    chemin.write_text(COMPLET, encoding="utf-8")
    assert verifier_modele(chemin) == ()


@given(st.text(alphabet="ab#>-{}=\"': \n\té", max_size=300))
def test_aucun_texte_ne_fait_autre_chose_qu_un_refus(corps: str) -> None:
    for texte in (corps, f"{ENTETE}\n{corps}", f"{ENTETE}\n# Principes\n{corps}\n{PRINCIPE}"):
        try:
            lire_modele_texte(texte, nom="x.md", bibliotheque=VIDE)
        except Refus as refus:
            assert str(refus).startswith("« x.md »")  # noqa: PT017


# --- un dossier de modèles ----------------------------------------------------------------------


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    modeles = tmp_path / "modeles"
    modeles.mkdir()
    for identifiant, cadre in (("z", "etat"), ("a", "media"), ("m", "etat")):
        texte = ENTETE.replace("ma-charte", identifiant).replace("cadre: ecole", f"cadre: {cadre}")
        (modeles / f"{identifiant}.md").write_text(
            f"{texte}\n# Principes\n{PRINCIPE}\n", encoding="utf-8"
        )
    (modeles / "LISEZMOI.md").write_text("Des modèles.", encoding="utf-8")
    return modeles


def test_les_modeles_se_listent_dans_l_ordre_des_cadres(dossier: Path) -> None:
    assert [modele.identifiant for modele in lister_modeles(dossier)] == ["m", "z", "a"]


def test_deux_modeles_de_meme_identifiant_sont_refuses(dossier: Path) -> None:
    (dossier / "b.md").write_bytes((dossier / "a.md").read_bytes())
    with pytest.raises(Refus, match=r"« b.md », ligne 1 : l’identifiant « a » est déjà"):
        lister_modeles(dossier)


def test_un_dossier_absent_est_refuse(tmp_path: Path) -> None:
    with pytest.raises(Refus, match="n’existe pas"):
        lister_modeles(tmp_path / "rien")


def test_un_modele_se_trouve_par_son_identifiant_ou_son_chemin(
    dossier: Path, tmp_path: Path
) -> None:
    assert trouver_modele("a", dossier).cadre == "media"
    (dossier / "a.md").rename(dossier / "autre.md")
    assert trouver_modele("a", dossier).cadre == "media"
    ailleurs = tmp_path / "ailleurs.md"
    ailleurs.write_bytes((dossier / "z.md").read_bytes())
    assert trouver_modele(str(ailleurs), dossier).identifiant == "z"


def test_un_modele_inconnu_dit_lesquels_existent(dossier: Path) -> None:
    with pytest.raises(Refus, match="Aucun modèle « mm » : donnez l’un de « m », « z » et « a »"):
        trouver_modele("mm", dossier)
    with pytest.raises(Refus, match=r"rien/la\.md » n’existe pas"):
        trouver_modele("rien/la.md", dossier)
    for demande in ("", "x" * 5000, "x" * 5000 + ".md", "a\x00.md"):
        with pytest.raises(Refus):
            trouver_modele(demande, dossier)


# --- la vitesse ---------------------------------------------------------------------------------


def test_le_travail_de_lecture_croit_comme_le_nombre_de_titres() -> None:
    def appels(nombre: int) -> int:
        principes = "".join(
            f"{{#p{n} theme=donnees}}\n## Principe {n}\nEnjeu.\n\n> Faut-il ?\n\n"
            "### Souple\nOui.\n\n"
            for n in range(nombre)
        )
        return compter_appels(lambda: avec(principes))

    appels(10)  # les caches se remplissent
    assert appels(400) < 4.4 * appels(100)
