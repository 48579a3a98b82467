"""Les migrations : une fonction par version de format, jouées dans une seule transaction.

Historique du format (`user_version` = majeur × 1000 + mineur) :

- 1.0 : le premier format publié.
- 1.1 : modes de tour, échelle propre, amendements, usages et ressentis, déroulé, dissensus,
  versions, synthèse, séances réunies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from charte_studio.atelier.migrations.v1_1 import vers_1_1

if TYPE_CHECKING:
    from alembic.operations import Operations

Migration = Callable[["Operations"], None]

MIGRATIONS: Final[Mapping[int, Migration]] = {1001: vers_1_1}
"""Version atteinte → ce qui y mène depuis la précédente. Une migration publiée ne change plus."""


def migrer(
    connexion: Connection, *, depuis: int, vers: int, migrations: Mapping[int, Migration]
) -> None:
    """Joue les migrations de `depuis` (exclu) à `vers` (compris), dans la transaction ouverte."""
    # Alembic pèse 0,2 s : il n’est importé que s’il y a une migration à faire.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    operations = Operations(MigrationContext.configure(connexion))
    for version in sorted(v for v in migrations if depuis < v <= vers):
        migrations[version](operations)
    connexion.exec_driver_sql(f"PRAGMA user_version={vers}")
