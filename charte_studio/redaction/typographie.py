"""Les espaces insécables, l’apostrophe et les points de suspension du français.

`python -m charte_studio.redaction.typographie FICHIER…` réécrit en place des fichiers Markdown,
TOML ou CSV ; avec `--verifier`, il dit seulement ce qui serait changé.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charte_studio.redaction.entete import lire_source
from charte_studio.redaction.markdown import lignes_de_code
from charte_studio.socle.erreurs import Empechement, Refus
from charte_studio.socle.fichiers import ecrire_a_cote, ennuis_en_clair

INSECABLE: Final = "\u00a0"
FINE: Final = "\u202f"

_BLANC: Final = f"[ {INSECABLE}{FINE}]"
_MASQUE: Final = "\ue000"
"""Tient la place d’un passage à ne pas toucher (code, adresse…) pendant qu’on règle le reste."""

# Ce qui précède une ponctuation haute : un mot, un nombre, une fermeture, un passage masqué…
_APRES: Final = rf"(?<=[\w)»\]”’%°€…*{_MASQUE}])"
# … et ce qui la suit, quand l’espace manque : une adresse ou une heure n’y ressemblent pas.
_AVANT: Final = r"(?=[\s)»\]*_”|]|$)"


@dataclass(frozen=True, slots=True)
class _Regle:
    motif: re.Pattern[str]
    remplacement: str
    phrase: str


def _regle(motif: str, remplacement: str, phrase: str) -> _Regle:
    return _Regle(re.compile(motif), remplacement, phrase)


_REGLES: Final = (
    _regle(r"(?<!\.)\.\.\.(?!\.)", "…", "trois points au lieu de « … »"),
    _regle(rf"(?<=[^\W\d_])'(?=[\w«*\[{_MASQUE}])", "’", "apostrophe droite au lieu de « ’ »"),
    _regle(rf"«{_BLANC}*(?=\S)", f"«{INSECABLE}", "espace insécable attendue après « « »"),
    _regle(rf"(?<=[^\s«]){_BLANC}*»", f"{INSECABLE}»", "espace insécable attendue avant « » »"),
    _regle(
        rf"{_APRES}(?:{_BLANC}+(?=[;?]|!(?!\[))|(?=(?:[;?]|!(?!\[))[;!?]*{_AVANT}))",
        FINE,
        "espace fine insécable attendue avant « ; », « ! » ou « ? »",
    ),
    _regle(
        rf"{_APRES}(?:{_BLANC}+(?=:(?!:|\w+:))|(?=:{_AVANT}))",
        INSECABLE,
        "espace insécable attendue avant « : »",
    ),
    _regle(
        rf"(?<=\d){_BLANC}*(?=%(?!\w)|[kM]?€)",
        INSECABLE,
        "espace insécable attendue entre un nombre et « % » ou « € »",
    ),
    _regle(
        rf"(?<=\d){_BLANC}+(?=(?:h|min|km|kg|Mo|Go|kWh)(?![\w’']))",
        INSECABLE,
        "espace insécable attendue entre un nombre et son unité",
    ),
    _regle(
        rf"(?<=\d{INSECABLE}h){_BLANC}+(?=\d)",
        INSECABLE,
        "espace insécable attendue entre les heures et les minutes",
    ),
    _regle(
        rf"\b([nN]°){_BLANC}*(?=\w)", rf"\1{INSECABLE}", "espace insécable attendue après « n° »"
    ),
)

_A_NE_PAS_TOUCHER: Final = re.compile(
    rf"{_MASQUE}"
    r"|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\S)"  # un caractère échappé
    r"|(?<!`)(?P<code>`+)(?!`).+?(?<!`)(?P=code)(?!`)"
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+\"[^\"\n]*\")?\)"  # où mène un lien
    r"|</?[a-zA-Z][^<>\n]*>"
    r"|\b(?:https?://|mailto:|www\.)[^\s<>«»]*[^\s<>«».,;:!?…)\]’'\"*_|]"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"  # la norme s’arrête à 64 : une longue ligne aussi
    r"|&\#?\w+;"
    r"|(?<!\w):\w+:(?!\w)"
    r"|\{(?:[#.%][^{}\n]*|[\w-]+=[^{}\n]*|[^{}\s]*)\}",  # des attributs, un champ à remplir
    re.DOTALL,
)
_DEBUT_DE_LIGNE: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+|>[ \t]?)*")
_FIN_DE_LIGNE: Final = re.compile(r"(\r\n|\r|\n)")
_ENTETE: Final = re.compile(
    r"\A---[ \t]*(?:\r\n|\r|\n)(?=[\w-]+[ \t]*:).*?^---[ \t]*(?=\r|\n|\Z)", re.DOTALL | re.MULTILINE
)


def typographier(texte: str) -> str:
    """Le texte Markdown, règles du français posées ; l’appliquer deux fois ne change rien de plus.

    L’en-tête, le code, les adresses, les heures (14:32) et les attributs restent tels quels.
    """
    return "".join(apres for _, apres, _ in _traiter(texte, markdown=True))


def defauts_typographiques(texte: str) -> list[tuple[int, str]]:
    """La ligne, à partir de 1, et la phrase de chaque défaut d’un texte Markdown."""
    return [
        (numero, phrase)
        for numero, _, phrases in _traiter(texte, markdown=True)
        for phrase in phrases
    ]


def typographier_phrase(texte: str) -> str:
    """Comme `typographier`, pour un texte sans blocs Markdown : un retrait n’y est pas du code."""
    return "".join(apres for _, apres, _ in _traiter(texte, markdown=False))


def _traiter(texte: str, *, markdown: bool) -> Iterator[tuple[int, str, list[str]]]:
    """Chaque morceau du texte : sa première ligne à partir de 1, ce qu’il devient, ses défauts."""
    bouts = _FIN_DE_LIGNE.split(texte)
    lignes = [bout + fin for bout, fin in zip(bouts[::2], [*bouts[1::2], ""], strict=True)]
    proteges = _lignes_protegees(texte) if markdown else frozenset()
    paragraphe: list[str] = []
    for numero, ligne in enumerate(lignes):
        if numero in proteges or not ligne.strip():
            yield from _traiter_paragraphe("".join(paragraphe), numero - len(paragraphe) + 1)
            paragraphe = []
            yield numero + 1, ligne, []
        else:
            paragraphe.append(ligne)
    yield from _traiter_paragraphe("".join(paragraphe), len(lignes) - len(paragraphe) + 1)


def _lignes_protegees(texte: str) -> frozenset[int]:
    entete = _ENTETE.match(texte)
    hauteur = len(_FIN_DE_LIGNE.findall(entete[0])) + 1 if entete else 0
    corps = "\n" * (hauteur - 1) + texte[entete.end() :] if entete else texte
    return lignes_de_code(corps) | frozenset(range(hauteur))


def _traiter_paragraphe(texte: str, numero: int) -> Iterator[tuple[int, str, list[str]]]:
    caches = iter([trouve[0] for trouve in _A_NE_PAS_TOUCHER.finditer(texte)])
    for ligne in _FIN_DE_LIGNE.split(_A_NE_PAS_TOUCHER.sub(_MASQUE, texte)):
        debut = _DEBUT_DE_LIGNE.match(ligne)
        coupe = debut.end() if debut else 0
        regle, phrases = _appliquer_les_regles(ligne[coupe:])
        morceau = re.sub(_MASQUE, lambda _: next(caches), ligne[:coupe] + regle)
        yield numero, morceau, phrases
        numero += len(_FIN_DE_LIGNE.findall(morceau))


def _appliquer_les_regles(ligne: str) -> tuple[str, list[str]]:
    phrases: list[str] = []
    for regle in _REGLES:
        nouvelle = regle.motif.sub(regle.remplacement, ligne)
        if nouvelle != ligne:
            phrases.append(f"{regle.phrase} : « {_extrait(ligne, nouvelle)} »")
        ligne = nouvelle
    if '"' in ligne:
        extrait = _extrait(ligne, ligne.replace('"', ""))
        phrases.append(f"guillemets droits au lieu de « » : « {extrait} »")
    return ligne, phrases


def _extrait(avant: str, apres: str) -> str:
    """Quelques mots autour du premier changement."""
    place = next((i for i, (a, b) in enumerate(zip(avant, apres, strict=False)) if a != b), 0)
    return avant[max(0, place - 20) : place + 20].replace(_MASQUE, "…").strip()


# --- les fichiers -------------------------------------------------------------------------------


def typographier_markdown(texte: str) -> str:
    """Un fichier Markdown entier : le titre et le résumé de l’en-tête compris."""
    entete = _ENTETE.match(texte)
    if entete is None:
        return typographier(texte)
    mentions = re.sub(
        r"^((?:titre|resume)[ \t]*:[ \t]*)(.*)$",
        lambda mention: mention[1] + _typographier_valeur(mention[2]),
        entete[0],
        flags=re.MULTILINE,
    )
    # L’en-tête reste en place : sans lui, une ligne « --- » du corps passerait pour le sien.
    return mentions + typographier(texte)[entete.end() :]


def _typographier_valeur(valeur: str) -> str:
    """Une valeur, dans ses guillemets droits s’il y en a."""
    trouve = re.fullmatch(r'("?)(.*?)("?\s*)', valeur)
    return trouve[1] + typographier_phrase(trouve[2]) + trouve[3] if trouve else valeur


_TOML: Final = re.compile(
    r'(?P<bord>"""|\'\'\')(?P<long>(?:\\.|.)*?)(?P=bord)'
    r"|\#[^\n]*|^[ \t]*\[\[?[^=,\n]*\]\]?[ \t]*$"  # une note, le nom d’une table
    r'|"(?:\\.|[^"\\\n])*"(?=[ \t]*[=.])|\'[^\'\n]*\'(?=[ \t]*[=.])'  # une clé
    r'|"(?P<simple>(?:\\.|[^"\\\n])*)"'
    r"|'(?P<litteral>[^'\n]*)'",
    re.DOTALL | re.MULTILINE,
)


def typographier_toml(texte: str) -> str:
    """Les textes libres (ceux qui ont un blanc) d’un fichier TOML ; ni ses clés ni ses notes."""

    def regler(trouve: re.Match[str]) -> str:
        for nom in ("long", "simple", "litteral"):
            if (dedans := trouve[nom]) is not None and re.search(r"\s", dedans):
                debut, fin = (borne - trouve.start() for borne in trouve.span(nom))
                return trouve[0][:debut] + typographier_phrase(dedans) + trouve[0][fin:]
        return trouve[0]

    tomllib.loads(texte)
    nouveau = _TOML.sub(regler, texte)
    tomllib.loads(nouveau)
    return nouveau


def typographier_csv(texte: str) -> str:
    """Les textes libres (ceux qui ont un blanc) des cellules d’un fichier CSV."""
    premiere = texte.partition("\n")[0]
    separateur = max(";,\t", key=premiere.count)
    cellule = re.compile(rf'"(?:[^"]|"")*"|[^{separateur}"\r\n]+')

    def regler(trouve: re.Match[str]) -> str:
        bord = '"' if trouve[0].startswith('"') else ""
        dedans = trouve[0].removeprefix(bord).removesuffix(bord)
        return bord + typographier_phrase(dedans) + bord if re.search(r"\s", dedans) else trouve[0]

    return cellule.sub(regler, texte)


_SORTES: Final = {
    ".md": typographier_markdown,
    ".toml": typographier_toml,
    ".csv": typographier_csv,
}


def typographier_fichier(chemin: Path, *, verifier: bool = False) -> bool:
    """Réécrit le fichier s’il le faut ; avec `verifier`, ne l’écrit pas. Vrai s’il a des défauts.

    Lève `Refus` pour une sorte de fichier inconnue, un fichier illisible ou du TOML mal formé.
    """
    if chemin.suffix not in _SORTES:
        raise Refus(f"« {chemin.name} » n’est ni du Markdown, ni du TOML, ni du CSV.")
    texte = lire_source(chemin)
    try:
        nouveau = _SORTES[chemin.suffix](texte)
    except tomllib.TOMLDecodeError as erreur:
        raise Refus(f"« {chemin.name} » n’est pas du TOML bien formé : {erreur}.") from erreur
    if nouveau != texte and not verifier:
        with ennuis_en_clair(chemin):
            marque = chemin.read_bytes()[:3].startswith(b"\xef\xbb\xbf")
        ecrire_a_cote(chemin, nouveau.encode("utf-8-sig" if marque else "utf-8"))
    return nouveau != texte


def principal(arguments: list[str]) -> int:
    """La ligne de commande : 0 si tout va bien, 1 si un fichier est fautif, 2 sans fichier."""
    verifier = "--verifier" in arguments
    chemins = [Path(argument) for argument in arguments if argument != "--verifier"]
    if not chemins:
        print("Emploi : python -m charte_studio.redaction.typographie [--verifier] FICHIER…")
        return 2
    code = 0
    for chemin in chemins:
        try:
            fautif = typographier_fichier(chemin, verifier=verifier)
        except Empechement as empechement:
            print(empechement, file=sys.stderr)
            code = 1
            continue
        if fautif:
            print(f"{chemin} : {'à reprendre' if verifier else 'repris'}")
            code = max(code, int(verifier))
    return code


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
