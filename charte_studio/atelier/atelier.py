"""L’atelier ouvert : la seule porte d’écriture, l’annulation, et ceux qui veulent savoir."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from charte_studio.atelier import sauvegardes
from charte_studio.atelier.changements import Changement, Changements
from charte_studio.atelier.fichier import (
    VERSION,
    connecter,
    controler_contenu,
    controler_octets,
    creer_fichier,
    ennuis_base_en_clair,
    est_en_lecture_seule,
    fermer_connexion,
    lecture_en_clair,
    lire_entete,
    mettre_a_niveau,
)
from charte_studio.atelier.images import (
    Releve,
    appliquer,
    en_changements,
    inverser,
    relever,
)
from charte_studio.atelier.journal import EnteteLigne, Piles, ajouter_ligne, entetes, images_de
from charte_studio.atelier.verrou import Verrou
from charte_studio.socle.erreurs import Refus

Horloge = Callable[[], dt.datetime]


def heure_locale() -> dt.datetime:
    """L’heure du poste, avec son décalage."""
    return dt.datetime.now().astimezone()


class AtelierOuvert:
    """Un fichier `.charte` ouvert. À fermer ; s’emploie avec `with`.

    Tout se fait depuis un seul fil ; un autre fil ouvre le sien, en lecture seule.
    """

    def __init__(
        self,
        chemin: Path,
        connexion: Connection,
        *,
        verrou: Verrou | None,
        dossier_sauvegardes: Path | None,
        horloge: Horloge,
    ) -> None:
        self.chemin = chemin
        self.connexion = connexion
        """Pour les lectures ; rien ne s’écrit par elle hors de la porte."""
        self.lecture_seule = verrou is None
        self._verrou = verrou
        self._dossier_sauvegardes = dossier_sauvegardes
        self._horloge = horloge
        self._abonnes: list[Callable[[Changements], object]] = []
        self._piles = Piles()
        self._derniere: EnteteLigne | None = None
        for ligne in entetes(connexion):
            self._suivre(ligne)
        self._sauvegardee: int | None = None
        self._ferme = False

    # --- la porte d’écriture -------------------------------------------------------------------

    @contextmanager
    def geste(self, libelle: str, *, nature: str = "geste") -> Iterator[Session]:
        """Une transaction, une ligne de journal, une annulation.

        Le corps modifie des entités par la session ; en sortant, tout est sur le disque et les
        `Changements` sont annoncés. Une exception annule tout. Sans changement, rien n’est écrit.
        De nature `creation`, le geste ne s’annule pas : un atelier vide de tout n’en est pas un.
        De nature `scelle` (un vote secret qui s’ouvre, se clôt ou recommence), il ne s’annule pas
        et rien de ce qui le précède non plus : revenir en arrière ferait parler les bulletins.
        """
        self._exiger_ecriture()
        releve: Releve = {}
        with self._transaction():
            session = Session(self.connexion, expire_on_commit=False, info={"releve": releve})
            event.listen(session, "after_flush", lambda s, contexte: relever(s, contexte, releve))
            try:
                yield session
                session.flush()
            finally:
                session.expunge_all()
            lignes = en_changements(releve)
            entete = self._journaliser(nature, libelle, lignes) if lignes else None
        if entete:
            self._annoncer(entete, lignes)

    @contextmanager
    def sans_trace(self, *tables: str) -> Iterator[Connection]:
        """Une transaction que le journal ne voit pas : pour les bulletins secrets, et eux seuls.

        `tables` : ce que les abonnés apprennent, sans savoir quelle ligne.
        """
        self._exiger_ecriture()
        with self._transaction():
            yield self.connexion
        self._prevenir(tuple(Changement(table, 0, {}, {}) for table in tables))

    def annuler(self) -> str:
        """Annule le dernier geste et rend son libellé. Lève `Refus` s’il n’y en a pas."""
        self._exiger_ecriture()
        if not self._piles.annulables:
            raise Refus("Il n’y a rien à annuler.")
        geste = self._piles.annulables[-1]
        return self._rejouer("annulation", geste, inverser(images_de(self.connexion, geste.n)))

    def refaire(self) -> str:
        """Refait le dernier geste annulé et rend son libellé. Lève `Refus` s’il n’y en a pas."""
        self._exiger_ecriture()
        if not self._piles.refaisables:
            raise Refus("Il n’y a rien à refaire.")
        geste = self._piles.refaisables[-1]
        return self._rejouer("refaire", geste, images_de(self.connexion, geste.n))

    def _rejouer(self, nature: str, geste: EnteteLigne, lignes: tuple[Changement, ...]) -> str:
        with self._transaction():
            appliquer(self.connexion, lignes)
            entete = self._journaliser(nature, geste.libelle, lignes, cible=geste.n)
        self._annoncer(entete, lignes)
        return geste.libelle

    def anonymiser(self) -> int:
        """Efface tous les noms du fichier, octets libres compris, et rend leur nombre.

        Ne s’annule pas : c’est le but. Les numéros, les collèges et le journal restent.
        """
        self._exiger_ecriture()
        if not self.connexion.exec_driver_sql("SELECT count(*) FROM identite").scalar_one():
            return 0
        with self._transaction():
            efface = self.connexion.exec_driver_sql("DELETE FROM identite").rowcount
            entete = self._journaliser("anonymisation", "Effacer les noms", ())
        self._annoncer(entete, (Changement("participant", 0, {}, {}),))
        with ennuis_base_en_clair(self.chemin):
            self.connexion.exec_driver_sql("VACUUM")
        return efface

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with ennuis_base_en_clair(self.chemin):
            self.connexion.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield
                self.connexion.exec_driver_sql("COMMIT")
            except BaseException:
                # Un disque plein peut avoir déjà annulé la transaction de lui-même.
                if self.connexion.connection.in_transaction:
                    self.connexion.exec_driver_sql("ROLLBACK")
                raise

    def _journaliser(
        self, nature: str, libelle: str, lignes: tuple[Changement, ...], cible: int | None = None
    ) -> EnteteLigne:
        return ajouter_ligne(
            self.connexion,
            moment=self._horloge().isoformat("T", "seconds"),
            nature=nature,
            libelle=libelle,
            lignes=lignes,
            cible=cible,
        )

    def _exiger_ecriture(self) -> None:
        if self._ferme:
            raise Refus("Cet atelier est fermé : rouvrez-le pour continuer.")
        if self.lecture_seule:
            raise Refus(
                "Cet atelier est ouvert en lecture seule : enregistrez-en une copie pour le "
                "modifier."
            )

    def _annoncer(self, entete: EnteteLigne, lignes: tuple[Changement, ...]) -> None:
        self._suivre(entete)
        self._prevenir(lignes)

    def _prevenir(self, lignes: tuple[Changement, ...]) -> None:
        changements = Changements(lignes)
        for abonne in tuple(self._abonnes):
            abonne(changements)

    def _suivre(self, entete: EnteteLigne) -> None:
        self._piles.suivre(entete)
        self._derniere = entete

    # --- ce que l’on peut demander -------------------------------------------------------------

    def abonner(self, abonne: Callable[[Changements], object]) -> Callable[[], None]:
        """`abonne` sera appelé après chaque geste durable. Rend de quoi se désabonner."""
        self._abonnes.append(abonne)
        return lambda: self._abonnes.remove(abonne) if abonne in self._abonnes else None

    @property
    def annulable(self) -> str | None:
        """Le libellé du geste que « Annuler » déferait."""
        return self._piles.annulables[-1].libelle if self._piles.annulables else None

    @property
    def refaisable(self) -> str | None:
        """Le libellé du geste que « Refaire » referait."""
        return self._piles.refaisables[-1].libelle if self._piles.refaisables else None

    @property
    def derniere_ligne(self) -> EnteteLigne | None:
        """La dernière ligne du journal."""
        return self._derniere

    def maintenant(self) -> dt.datetime:
        """L’heure de l’atelier : celle du journal, que les tests choisissent."""
        return self._horloge()

    @property
    def dernier_enregistrement(self) -> dt.datetime | None:
        """Le moment du dernier geste durable."""
        return dt.datetime.fromisoformat(self._derniere.moment) if self._derniere else None

    @property
    def ouvert(self) -> bool:
        """Faux une fois le fichier fermé : il n’y a plus rien à y lire."""
        return not self._ferme

    @property
    def vote_secret_ouvert(self) -> bool:
        """Vrai tant que l’urne d’un tour secret est ouverte."""
        return bool(
            self.connexion.exec_driver_sql(
                "SELECT 1 FROM tour WHERE mode = 'secret' AND etat = 'ouvert' LIMIT 1"
            ).first()
        )

    # --- copies, sauvegardes, fermeture --------------------------------------------------------

    def copier_vers(self, vers: Path) -> None:
        """Enregistre une copie entière sous un autre nom ; l’atelier reste ouvert ici.

        Lève `Refus` pendant un vote secret : deux copies prises entre deux bulletins se
        soustraient.
        """
        if self.vote_secret_ouvert:
            raise Refus(
                "Un vote secret est ouvert : clôturez-le avant de faire une copie, elle dirait "
                "qui a voté quoi."
            )
        if vers.resolve() == self.chemin.resolve():
            raise Refus("La copie porterait le nom de l’atelier ouvert : donnez-en un autre.")
        sauvegardes.copier(self.chemin, vers)

    def preparer_sauvegarde(self) -> Callable[[], Path] | None:
        """De quoi faire une sauvegarde, dans n’importe quel fil, ou `None` si rien n’a changé
        ou si un vote secret est ouvert."""
        dossier, derniere = self._dossier_sauvegardes, self._derniere
        if dossier is None or self.lecture_seule or self._ferme:
            return None
        if derniere is None or derniere.n == self._sauvegardee or self.vote_secret_ouvert:
            return None
        identifiant, titre = self.connexion.exec_driver_sql(
            "SELECT identifiant, titre FROM atelier"
        ).one()
        maintenant = self._horloge()

        def sauvegarder() -> Path:
            faite = sauvegardes.sauvegarder(
                self.chemin,
                dossier=dossier,
                identifiant=identifiant,
                titre=titre,
                maintenant=maintenant,
            )
            self._sauvegardee = derniere.n
            return faite

        return sauvegarder

    def fermer(self) -> None:
        """Ferme le fichier et rend le verrou ; sans effet si c’est déjà fait."""
        if self._ferme:
            return
        try:
            if sauvegarder := self.preparer_sauvegarde():
                sauvegarder()
        finally:
            self._ferme = True
            self._abonnes.clear()
            fermer_connexion(self.connexion)
            if self._verrou:
                self._verrou.rendre()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.fermer()


def creer(
    chemin: Path, *, horloge: Horloge = heure_locale, dossier_sauvegardes: Path | None = None
) -> AtelierOuvert:
    """Crée un fichier vide et l’ouvre sans contrôle ; l’appelant le remplit par un geste.

    Lève `Refus` (nom pris) ou `EnnuiEnvironnement` ; dans ce cas aucun fichier ne reste.
    """
    return _ouvrir(
        chemin,
        neuf=True,
        lecture_seule=False,
        horloge=horloge,
        dossier_sauvegardes=dossier_sauvegardes,
    )


def ouvrir(
    chemin: Path,
    *,
    lecture_seule: bool = False,
    dossier_sauvegardes: Path | None = None,
    horloge: Horloge = heure_locale,
) -> AtelierOuvert:
    """Ouvre un atelier : verrou, contrôle d’intégrité, sauvegarde puis migration s’il le faut.

    Un fichier que le système protège s’ouvre en lecture seule. Lève `Refus` (fichier étranger,
    abîmé, trop récent) ou `EnnuiEnvironnement` (absent, déjà ouvert ailleurs).
    """
    lire_entete(chemin)
    return _ouvrir(
        chemin,
        neuf=False,
        lecture_seule=lecture_seule or est_en_lecture_seule(chemin),
        horloge=horloge,
        dossier_sauvegardes=dossier_sauvegardes,
    )


def _ouvrir(
    chemin: Path,
    *,
    neuf: bool,
    lecture_seule: bool,
    horloge: Horloge,
    dossier_sauvegardes: Path | None,
) -> AtelierOuvert:
    """Prend le verrou, se connecte, contrôle ; défait tout ce qui a été pris en cas d’échec."""
    with ExitStack() as a_defaire:
        verrou = None
        if not lecture_seule:
            verrou = Verrou(chemin, maintenant=horloge())
            a_defaire.callback(verrou.rendre)
        if neuf:
            creer_fichier(chemin)
            a_defaire.callback(chemin.unlink)
        with lecture_en_clair(chemin):
            connexion = connecter(chemin, lecture_seule=lecture_seule)
            a_defaire.callback(fermer_connexion, connexion)
            # Lue par la connexion : une mise à niveau interrompue vient d’être défaite.
            version = connexion.exec_driver_sql("PRAGMA user_version").scalar_one()
        if not neuf:
            controler_octets(connexion, chemin)
            if version < VERSION:
                _migrer(chemin, connexion, version, lecture_seule=lecture_seule)
            controler_contenu(connexion, chemin)
        with lecture_en_clair(chemin):
            atelier = AtelierOuvert(
                chemin,
                connexion,
                verrou=verrou,
                dossier_sauvegardes=dossier_sauvegardes,
                horloge=horloge,
            )
        a_defaire.pop_all()
        return atelier


def _migrer(chemin: Path, connexion: Connection, version: int, *, lecture_seule: bool) -> None:
    """Laisse à côté une copie du fichier ancien, puis le met à niveau."""
    if lecture_seule:
        raise Refus(
            f"« {chemin.name} » est d’un format plus ancien et protégé en écriture : copiez-le "
            "dans un dossier où vous pouvez écrire, et ouvrez la copie."
        )
    copie, suite = chemin.with_stem(f"{chemin.stem} (avant mise à niveau)"), 2
    while copie.exists():  # la copie d’une mise à niveau plus ancienne n’est pas remplacée
        copie = chemin.with_stem(f"{chemin.stem} (avant mise à niveau {suite})")
        suite += 1
    sauvegardes.copier(chemin, copie)
    mettre_a_niveau(connexion, chemin, version=version)
