"""Un modèle de charte petit et complet, bâti en mémoire."""

from __future__ import annotations

from dataclasses import replace

from charte_studio.redaction.modeles import (
    FormulationModele,
    Modele,
    PrincipeModele,
    SectionModele,
    SourceModele,
)


def modele_de_trois_principes() -> Modele:
    """Trois principes : trois formulations, une seule, et sans thème."""
    return Modele(
        identifiant="essai",
        titre="Charte d’essai",
        cadre="collectivite",
        forme="deliberation",
        formes=("deliberation", "guide"),
        version="1.2",
        licence="Licence Ouverte 2.0",
        resume="Un modèle pour les tests.",
        sections_avant=(SectionModele("preambule", "Préambule", "Nous, **agents** et élus."),),
        principes=(
            PrincipeModele(
                cle="transparence",
                titre="Transparence",
                theme="transparence",
                axe="encadrer",
                enjeu="Savoir quand une machine a parlé.",
                question="Dit-on toujours qu’un texte vient d’une IA ?",
                formulations=(
                    FormulationModele("souple", "On le dit quand c’est utile."),
                    FormulationModele("equilibree", "On le dit au public."),
                    FormulationModele("exigeante", "On le dit toujours, partout."),
                ),
                pour=("La confiance se gagne.",),
                contre=("Une mention de plus.",),
                vigilance=("Ne pas noyer le lecteur.",),
                sources=(SourceModele("vérifié", "Règlement européen, article 50"),),
            ),
            PrincipeModele(
                cle="humain",
                titre="Décision humaine",
                theme="humain",
                axe="decider",
                enjeu="",
                question="Une personne signe-t-elle chaque décision ?",
                formulations=(FormulationModele("equilibree", "Une personne signe."),),
            ),
            PrincipeModele(
                cle="sobriete",
                titre="Sobriété",
                theme="",
                axe="",
                enjeu="",
                question="Choisit-on le plus petit outil qui suffit ?",
                formulations=(
                    FormulationModele("souple", "On y pense."),
                    FormulationModele("exigeante", "On mesure et on publie."),
                ),
            ),
        ),
        sections_apres=(SectionModele("suivi", "Suivi", "Un bilan par an."),),
    )


def un_autre_modele() -> Modele:
    """Un modèle d’école : deux principes récrits, un neuf, un bilan à la place du suivi."""
    essai = modele_de_trois_principes()
    transparence, humain, _ = essai.principes
    return replace(
        essai,
        identifiant="autre",
        titre="Une autre charte",
        cadre="ecole",
        forme="guide",
        formes=("guide",),
        version="2.0",
        sections_avant=(SectionModele("preambule", "Préambule", "Nous, **élèves** et adultes."),),
        principes=(
            replace(
                transparence, formulations=(FormulationModele("equilibree", "On le signale."),)
            ),
            replace(humain, formulations=(FormulationModele("equilibree", "Un adulte signe."),)),
            principes_de_la_bibliotheque("formation")[0],
        ),
        sections_apres=(SectionModele("bilan", "Bilan", "Un bilan par trimestre."),),
    )


def principes_de_la_bibliotheque(*themes: str) -> tuple[PrincipeModele, ...]:
    """Un principe complet par thème, tel que la bibliothèque en donne."""
    return tuple(
        PrincipeModele(
            cle=f"principe-{theme}",
            titre=f"Principe {theme}",
            theme=theme,
            axe="encadrer",
            enjeu="Ce qui est **en jeu**.",
            question=f"Nous décidons ensemble de {theme}.",
            formulations=(
                FormulationModele("souple", "On y veille."),
                FormulationModele("equilibree", "On le fait."),
                FormulationModele("exigeante", "On doit le faire."),
            ),
            pour=("Un argument.", "Un autre."),
            contre=("Une réserve.",),
            vigilance=("Un point à surveiller.",),
            sources=(SourceModele("vérifié", "Une loi."), SourceModele("à vérifier", "Un avis.")),
            propositions=(6, 7),
        )
        for theme in themes
    )
