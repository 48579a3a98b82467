"""Lire un fichier de modèle et son en-tête ; ce qui n’y va pas se relève, ligne par ligne."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from charte_studio.domaine.francais import en_cle, enumerer
from charte_studio.redaction.markdown import INTERDITS_XML
from charte_studio.socle.erreurs import Refus

TAILLE_MAXIMALE: Final = 2_000_000
"""En octets. Le plus long modèle livré en fait cent fois moins."""

CLE_BIEN_ECRITE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Un identifiant : minuscules sans accents et chiffres, les mots joints par des tirets."""


@dataclass(slots=True)
class Releve:
    """Les défauts d’un fichier, au fil de sa lecture."""

    nom: str
    defauts: list[tuple[int, str]] = field(default_factory=list)
    """La ligne, à partir de 0, et la phrase entière."""

    def noter(self, ligne: int, probleme: str, exemple: str) -> None:
        """Relève un défaut : ce qui ne va pas, puis un exemple correct."""
        phrase = f"« {self.nom} », ligne {ligne + 1} : {probleme} Exemple : {exemple}"
        self.defauts.append((ligne, phrase))

    def phrases(self) -> tuple[str, ...]:
        """Toutes les phrases, dans l’ordre des lignes."""
        return tuple(phrase for _, phrase in sorted(self.defauts, key=lambda defaut: defaut[0]))

    def refuser_s_il_le_faut(self) -> None:
        """Lève `Refus` avec le premier défaut, s’il y en a un."""
        if self.defauts:
            raise Refus(self.phrases()[0])


def proche(mot: str, possibles: Iterable[str]) -> str:
    """« Vouliez-vous dire « … » ? », ou rien quand aucun mot ne ressemble."""
    trouves = get_close_matches(mot, list(possibles), n=1, cutoff=0.6)
    return f" Vouliez-vous dire « {trouves[0]} » ?" if trouves else ""


def liste_de(mots: Iterable[str]) -> str:
    """« a », « b » et « c », entre guillemets."""
    return enumerer([f"« {mot} »" for mot in mots])


# --- le fichier ---------------------------------------------------------------------------------


def lire_source(chemin: Path) -> str:
    """Le texte d’un fichier de modèle, sans marque d’ordre des octets.

    Lève `Refus` s’il est absent, illisible, trop gros, vide ou mal encodé.
    """
    try:
        if not chemin.is_file():
            raise Refus(
                f"« {chemin} » {'est un dossier' if chemin.is_dir() else 'n’existe pas'} : donnez "
                "le chemin d’un fichier de modèle. Exemple : « modeles/ma-charte.md »."
            )
        with chemin.open("rb") as fichier:
            octets = fichier.read(TAILLE_MAXIMALE + 1)
    except OSError as erreur:
        raise Refus(
            f"« {chemin} » ne peut pas être lu ({erreur.strerror or erreur}) : vérifiez que vous "
            "avez le droit de le lire et qu’il n’est pas ouvert ailleurs."
        ) from erreur
    if len(octets) > TAILLE_MAXIMALE:
        raise Refus(_trop_gros(chemin.name))
    return _decoder(octets, chemin.name)


def _trop_gros(nom: str) -> str:
    return (
        f"« {nom} » dépasse 2 Mo : ce n’est sans doute pas un modèle de charte. "
        "Un modèle est un texte Markdown de quelques dizaines de pages au plus."
    )


def _decoder(octets: bytes, nom: str) -> str:
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refus(f"« {nom} », ligne 1 : le fichier est enregistré en UTF-16. {_CONSEIL_UTF8}")
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        ligne = octets.count(b"\n", 0, erreur.start) + 1
        raise Refus(
            f"« {nom} », ligne {ligne} : le fichier n’est pas enregistré en UTF-8. {_CONSEIL_UTF8}"
        ) from erreur


_CONSEIL_UTF8: Final = (
    "Ouvrez-le dans un éditeur de texte, choisissez « Enregistrer sous… » et l’encodage « UTF-8 »."
)


def lignes_du_source(texte: str, releve: Releve) -> list[str]:
    """Les lignes du texte ; relève les caractères qu’aucun document ne peut porter.

    Lève `Refus` quand le texte est vide ou démesuré.
    """
    if len(texte) > TAILLE_MAXIMALE:
        raise Refus(_trop_gros(releve.nom))
    lignes = texte.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for numero, ligne in enumerate(lignes):
        if interdit := INTERDITS_XML.search(ligne):
            releve.noter(
                numero,
                f"le caractère invisible U+{ord(interdit[0]):04X} ne peut entrer dans aucun "
                f"document (colonne {interdit.start() + 1}) : supprimez-le.",
                "retapez le mot à la main au lieu de le coller.",
            )
    return lignes


# --- l’en-tête ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entete:
    """Les valeurs dites entre les deux lignes `---`, et où chacune est écrite."""

    valeurs: Mapping[str, str]
    lignes: Mapping[str, int]
    fin: int
    """La première ligne du corps, à partir de 0."""

    def dit(self, cle: str) -> str:
        """La valeur de `cle`, vide si elle n’est pas dite."""
        return self.valeurs.get(cle, "")

    def ligne(self, cle: str) -> int:
        """La ligne de `cle`, ou la première de l’en-tête."""
        return self.lignes.get(cle, 0)

    def corps(self, lignes: list[str]) -> str:
        """Le texte du fichier où l’en-tête est vidé : les numéros de ligne restent les mêmes."""
        return "\n".join(["" for _ in range(self.fin)] + lignes[self.fin :])


def lire_entete(
    lignes: list[str],
    releve: Releve,
    *,
    requises: tuple[str, ...],
    facultatives: tuple[str, ...],
    exemples: Mapping[str, str],
) -> Entete:
    """L’en-tête, qui doit ouvrir le fichier. Lève `Refus` s’il manque ou ne se ferme pas."""
    modele = (
        "« --- », " + ", ".join(f"« {cle}: {exemples[cle]} »" for cle in requises) + ", « --- »"
    )
    fin = _fin_de_l_entete(lignes, releve, f"{modele}, une mention par ligne.")
    valeurs: dict[str, str] = {}
    ou: dict[str, int] = {}
    for numero in range(1, fin):
        paire = _lire_mention(lignes[numero], numero, releve)
        if paire is None:
            continue
        cle, valeur = paire
        exemple = f"« {cle}: {exemples.get(cle, '…')} »."
        if cle not in (*requises, *facultatives):
            voisines = get_close_matches(en_cle(cle), exemples, n=1) or [requises[0]]
            releve.noter(
                numero,
                f"la mention « {cle} » est inconnue ; l’en-tête admet "
                f"{liste_de((*requises, *facultatives))}.",
                f"« {voisines[0]}: {exemples[voisines[0]]} ».",
            )
        elif cle in valeurs:
            releve.noter(numero, f"« {cle} » est déjà dit ligne {ou[cle] + 1}.", exemple)
        else:
            valeurs[cle], ou[cle] = valeur, numero
            if not valeur and cle in requises:
                releve.noter(numero, f"« {cle} » est vide.", exemple)
    for cle in requises:
        if cle not in valeurs:
            releve.noter(0, f"l’en-tête ne dit pas « {cle} ».", f"« {cle}: {exemples[cle]} ».")
    return Entete(valeurs, ou, fin + 1)


def _fin_de_l_entete(lignes: list[str], releve: Releve, exemple: str) -> int:
    if not any(ligne.strip() for ligne in lignes):
        releve.noter(0, "le fichier est vide.", exemple)
    elif lignes[0].rstrip() != "---":
        releve.noter(0, "il manque l’en-tête, entre deux lignes « --- », au tout début.", exemple)
    else:
        for numero in range(1, len(lignes)):
            if lignes[numero].rstrip() == "---":
                return numero
            if lignes[numero].startswith("#"):  # le corps commence sans que rien n’ait été fermé
                break
        releve.noter(
            0, "l’en-tête ne se referme pas : il manque la seconde ligne « --- ».", exemple
        )
    releve.refuser_s_il_le_faut()
    return 0


def _lire_mention(ligne: str, numero: int, releve: Releve) -> tuple[str, str] | None:
    """La clé et la valeur d’une ligne `clé: valeur` ; `None` pour une ligne vide ou fautive."""
    if not ligne.strip():
        return None
    trouve = re.fullmatch(r"\s*([^\s:]+)\s*:(?:\s+(.*))?", ligne)
    if trouve is None:
        releve.noter(
            numero,
            f"« {ligne.strip()[:60]} » n’est pas une mention : une clé, deux-points, une valeur.",
            "« titre: Charte d’usage de l’intelligence artificielle ».",
        )
        return None
    valeur = (trouve[2] or "").strip()
    entre_guillemets = re.fullmatch(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'', valeur)
    if entre_guillemets:
        valeur = re.sub(r"\\(.)", r"\1", entre_guillemets[1] or "") or entre_guillemets[2] or ""
    elif valeur.startswith(('"', "'")):
        releve.noter(
            numero, "les guillemets de la valeur ne se referment pas.", '« version: "1.0" ».'
        )
    return trouve[1], valeur.strip()


def valeur_parmi(
    valeur: str,
    possibles: Mapping[str, str],
    *,
    nom: str,
    ligne: int,
    releve: Releve,
    exemple: str,
) -> str:
    """La valeur si elle est de la liste ; sinon relève le défaut, dit la liste et rend « »."""
    if not valeur or valeur in possibles:
        return valeur
    par_libelle = {en_cle(libelle): cle for cle, libelle in possibles.items()}
    voisins = get_close_matches(en_cle(valeur), possibles, n=1)
    conseil = par_libelle.get(en_cle(valeur)) or (voisins or list(possibles))[0]
    releve.noter(
        ligne,
        f"« {valeur} » n’est pas une valeur de « {nom} ». Valeurs possibles : "
        f"{', '.join(possibles)}.",
        exemple.format(conseil),
    )
    return ""


def verifier_cle(cle: str, *, quoi: str, ligne: int, releve: Releve, exemple: str) -> None:
    """Relève une clé qui n’a pas que minuscules sans accents, chiffres et tirets."""
    if not CLE_BIEN_ECRITE.fullmatch(cle):
        releve.noter(
            ligne,
            f"{quoi} « {cle[:80]} » doit s’écrire en minuscules sans accents et en chiffres, les "
            "mots joints par des tirets.",
            exemple.format(en_cle(cle) or "ma-charte"),
        )
