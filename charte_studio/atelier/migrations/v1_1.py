"""Du format 1.0 au format 1.1 : modes de tour, amendements, usages, versions, séances.

Figée : les tables sont écrites telles que le format 1.1 les a publiées, et non tirées du schéma
courant, qui continuera de changer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLES: Final = (
    """
    CREATE TABLE barometre (
        id INTEGER NOT NULL,
        question VARCHAR NOT NULL,
        repere_source VARCHAR NOT NULL,
        etat VARCHAR NOT NULL,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE controle_assume (
        id INTEGER NOT NULL,
        cle VARCHAR NOT NULL,
        ou VARCHAR NOT NULL,
        motif VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (cle, ou)
    )
    """,
    """
    CREATE TABLE critere (
        id INTEGER NOT NULL,
        cle VARCHAR NOT NULL,
        titre VARCHAR NOT NULL,
        question VARCHAR NOT NULL,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (cle)
    )
    """,
    """
    CREATE TABLE groupe (
        id INTEGER NOT NULL,
        genre VARCHAR NOT NULL,
        nom VARCHAR NOT NULL,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE point_grille (
        id INTEGER NOT NULL,
        cle VARCHAR NOT NULL,
        etat VARCHAR NOT NULL,
        commentaire VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (cle)
    )
    """,
    """
    CREATE TABLE seance (
        id INTEGER NOT NULL,
        identifiant VARCHAR NOT NULL,
        titre VARCHAR NOT NULL,
        fichier VARCHAR NOT NULL,
        date VARCHAR,
        lieu VARCHAR NOT NULL,
        duree_minutes INTEGER,
        participants INTEGER NOT NULL,
        empreinte VARCHAR NOT NULL,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (identifiant)
    )
    """,
    """
    CREATE TABLE sequence (
        id INTEGER NOT NULL,
        seance INTEGER NOT NULL,
        rang INTEGER NOT NULL,
        titre VARCHAR NOT NULL,
        minutes INTEGER NOT NULL,
        etape VARCHAR NOT NULL,
        objectif VARCHAR NOT NULL,
        animation VARCHAR NOT NULL,
        materiel VARCHAR NOT NULL,
        etat VARCHAR NOT NULL,
        debut VARCHAR,
        fin VARCHAR,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE sujet (
        id INTEGER NOT NULL,
        genre VARCHAR NOT NULL,
        titre VARCHAR NOT NULL,
        texte VARCHAR NOT NULL,
        verbatims VARCHAR NOT NULL,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE version (
        id INTEGER NOT NULL,
        numero INTEGER NOT NULL,
        etiquette VARCHAR NOT NULL,
        moment VARCHAR NOT NULL,
        empreinte VARCHAR NOT NULL,
        contenu VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (numero)
    )
    """,
    """
    CREATE TABLE choix_barometre (
        id INTEGER NOT NULL,
        barometre_id INTEGER NOT NULL,
        libelle VARCHAR NOT NULL,
        nombre INTEGER NOT NULL,
        repere INTEGER,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(barometre_id) REFERENCES barometre (id)
    )
    """,
    """
    CREATE INDEX ix_choix_barometre_barometre_id ON choix_barometre (barometre_id)
    """,
    """
    CREATE TABLE dissensus (
        id INTEGER NOT NULL,
        principe_id INTEGER NOT NULL,
        college_id INTEGER,
        texte VARCHAR NOT NULL,
        relu BOOLEAN NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(principe_id) REFERENCES principe (id),
        FOREIGN KEY(college_id) REFERENCES college (id)
    )
    """,
    """
    CREATE INDEX ix_dissensus_principe_id ON dissensus (principe_id)
    """,
    """
    CREATE TABLE ressenti (
        id INTEGER NOT NULL,
        nature VARCHAR NOT NULL,
        texte VARCHAR NOT NULL,
        groupe_id INTEGER,
        tire BOOLEAN NOT NULL,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(groupe_id) REFERENCES groupe (id)
    )
    """,
    """
    CREATE TABLE usage (
        id INTEGER NOT NULL,
        outil VARCHAR NOT NULL,
        tache VARCHAR NOT NULL,
        donnees VARCHAR NOT NULL,
        frequence VARCHAR NOT NULL,
        verdict VARCHAR NOT NULL,
        conditions VARCHAR NOT NULL,
        criteres VARCHAR NOT NULL,
        college_id INTEGER,
        groupe_id INTEGER,
        origine VARCHAR NOT NULL,
        rang INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(college_id) REFERENCES college (id),
        FOREIGN KEY(groupe_id) REFERENCES groupe (id)
    )
    """,
    """
    CREATE TABLE amendement (
        id INTEGER NOT NULL,
        principe_id INTEGER NOT NULL,
        numero INTEGER NOT NULL,
        formulation_id INTEGER,
        base VARCHAR NOT NULL,
        texte VARCHAR NOT NULL,
        motif VARCHAR NOT NULL,
        college_id INTEGER,
        etat VARCHAR NOT NULL,
        adoptee_id INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY(principe_id) REFERENCES principe (id),
        UNIQUE (numero),
        FOREIGN KEY(formulation_id) REFERENCES formulation (id),
        FOREIGN KEY(college_id) REFERENCES college (id),
        FOREIGN KEY(adoptee_id) REFERENCES formulation (id)
    )
    """,
    """
    CREATE INDEX ix_amendement_principe_id ON amendement (principe_id)
    """,
    """
    CREATE TABLE bulletin (
        cle VARCHAR NOT NULL,
        tour_id INTEGER NOT NULL,
        degre VARCHAR NOT NULL,
        PRIMARY KEY (cle),
        FOREIGN KEY(tour_id) REFERENCES tour (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE comptage (
        id INTEGER NOT NULL,
        tour_id INTEGER NOT NULL,
        seance_id INTEGER,
        college_id INTEGER,
        degre VARCHAR NOT NULL,
        nombre INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(tour_id) REFERENCES tour (id),
        FOREIGN KEY(seance_id) REFERENCES seance (id),
        FOREIGN KEY(college_id) REFERENCES college (id)
    )
    """,
    """
    CREATE INDEX ix_comptage_tour ON comptage (tour_id, college_id, degre, nombre)
    """,
    """
    CREATE TABLE emargement (
        tour_id INTEGER NOT NULL,
        participant_id INTEGER NOT NULL,
        PRIMARY KEY (tour_id, participant_id),
        FOREIGN KEY(tour_id) REFERENCES tour (id),
        FOREIGN KEY(participant_id) REFERENCES participant (id)
    )
     WITHOUT ROWID
    """,
)

_TOUR: Final = (
    """
    CREATE TABLE tour_neuf (
        id INTEGER NOT NULL,
        principe_id INTEGER NOT NULL,
        objet VARCHAR DEFAULT 'principe' NOT NULL,
        amendement_id INTEGER,
        rang INTEGER NOT NULL,
        mode VARCHAR NOT NULL,
        etat VARCHAR NOT NULL,
        presents VARCHAR DEFAULT '' NOT NULL,
        resultat VARCHAR DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(principe_id) REFERENCES principe (id),
        FOREIGN KEY(amendement_id) REFERENCES amendement (id)
    )
    """,
    """
    INSERT INTO tour_neuf (id, principe_id, rang, mode, etat)
    SELECT id, principe_id, rang, mode, etat FROM tour
    """,
    "DROP TABLE tour",
    "ALTER TABLE tour_neuf RENAME TO tour",
    """
    CREATE UNIQUE INDEX ix_tour_amendement ON tour (amendement_id, rang)
    WHERE amendement_id IS NOT NULL
    """,
    """
    CREATE UNIQUE INDEX ix_tour_rang ON tour (principe_id, objet, rang)
    WHERE amendement_id IS NULL
    """,
)
"""L’unicité du rang ne vaut plus que par objet : SQLite ne sait l’ôter qu’en refaisant la table."""


def vers_1_1(operations: Operations) -> None:
    """Ajoute ce que le format 1.1 apporte ; rien de ce qui était là ne change."""
    for cle, defaut in (
        ("echelle_propre", ""),
        ("mode_recueil", "nominatif"),
        ("regle_figee", ""),
        ("objectif", ""),
        ("regles_echange", ""),
        ("mention_donnees", ""),
        ("deroule", ""),
    ):
        operations.add_column(
            "atelier", sa.Column(cle, sa.String, nullable=False, server_default=defaut)
        )
    operations.add_column(
        "participant", sa.Column("present", sa.Boolean, nullable=False, server_default="1")
    )
    for cle in ("numero_article", "rang_article"):
        operations.add_column("principe", sa.Column(cle, sa.Integer))
    for ordre in _TABLES:
        operations.execute(ordre)
    operations.execute(
        "ALTER TABLE participant ADD COLUMN seance_id INTEGER REFERENCES seance (id)"
    )
    for ordre in _TOUR:
        operations.execute(ordre)
