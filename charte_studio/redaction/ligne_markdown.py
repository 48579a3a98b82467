"""Une ligne de portions en Markdown : marques imbriquées, caractères protégés.

Une marque n’en est une pour CommonMark que selon ce qui la touche (lettre, ponctuation, blanc).
Quand le voisin gêne, il est écrit par son numéro (`&#101;`), qui commence et finit par une
ponctuation : la marque redevient sûre et le texte relu est le même.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.redaction.blocs import Ligne, Portion

_A_PROTEGER: Final = re.compile(
    r"[\\`*\[\]|~]"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|(?<![^\W_])_|_(?![^\W_])"
)
_ENTITE: Final = re.compile(
    r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)|\\"
)
_ADRESSE_SIMPLE: Final = re.compile(r"(?!<)[^\s()<>]+")
_ADRESSE_REFUSEE: Final = re.compile(r"\s*(javascript|vbscript|file|data):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Morceau:
    """Un texte, un code, ou une marque qui ouvre ou ferme."""

    sorte: str
    """`texte`, `code`, `ouvre` ou `ferme`."""
    valeur: str
    lien: bool = False
    """Vrai pour les crochets d’un lien, qui ne dépendent pas de leurs voisins."""

    @property
    def sensible(self) -> bool:
        """Vrai pour une marque qui dépend de ses voisins."""
        return self.sorte in ("ouvre", "ferme") and not self.lien


_BORD: Final = _Morceau("bord", "")


def ligne_en_markdown(ligne: Ligne, *, une_ligne: bool = False, en_tableau: bool = False) -> str:
    """Le Markdown d’une ligne.

    `une_ligne` : un titre ou une cellule, où un retour à la ligne s’écrit par son numéro ;
    `en_tableau` : le trait vertical est protégé jusque dans le code.
    """
    morceaux = list(_morceaux(tuple(_reunies(ligne))))
    texte = "".join(_ecrire(morceaux, rang, en_tableau) for rang in range(len(morceaux)))
    return texte.replace("\\\n", "&#10;") if une_ligne else texte


def _reunies(ligne: Ligne) -> Iterator[Portion]:
    """Les portions telles qu’on les relira : voisines réunies, sauts de ligne hors des marques."""
    reglees = (_reglee(portion) for portion in _sans_saut_final(ligne))
    attente: Portion | None = None
    for portion in reglees:
        if not portion.texte:
            continue
        if attente is None:
            attente = portion
        elif replace(attente, texte=portion.texte) == portion:
            attente = replace(attente, texte=attente.texte + portion.texte)
        else:
            yield attente
            attente = portion
    if attente is not None:
        yield attente


def _sans_saut_final(ligne: Ligne) -> Ligne:
    """La ligne sans retour à la ligne à la fin : rien ne le suivrait."""
    while ligne and ligne[-1].texte.endswith("\n"):
        reste = ligne[-1].texte.rstrip("\n")
        ligne = (*ligne[:-1], replace(ligne[-1], texte=reste)) if reste else ligne[:-1]
    return ligne


def _reglee(portion: Portion) -> Portion:
    if portion.code and "\n" in portion.texte:
        portion = replace(portion, texte=portion.texte.replace("\n", " "))
    if not portion.texte.strip("\n"):
        return Portion(portion.texte)
    if _ADRESSE_REFUSEE.match(portion.lien):
        return replace(portion, lien="")
    return portion


# --- Des portions aux morceaux -----------------------------------------------------------------


def _marques(portion: Portion) -> dict[str, str]:
    """Les marques d’une portion : leur nom, et l’adresse pour un lien."""
    marques = {
        nom: ""
        for nom, porte in (
            ("barre", portion.barre),
            ("gras", portion.gras),
            ("italique", portion.italique),
        )
        if porte
    }
    return {"lien": portion.lien, **marques} if portion.lien else marques


def _morceaux(portions: tuple[Portion, ...]) -> Iterator[_Morceau]:
    """Ouvre d’abord la marque qui dure le plus ; ferme dans l’ordre inverse."""
    # Avec du gras sur la ligne, l’italique prend `_` : `***` ne dirait pas lequel finit.
    italique = "_" if any(portion.gras for portion in portions) else "*"
    signes = {"barre": "~~", "gras": "**", "italique": italique}
    ouvertes: list[tuple[str, str]] = []
    attente = ""
    for rang, portion in enumerate(portions):
        voulues = _marques(portion)
        garde = 0
        while garde < len(ouvertes) and voulues.get(ouvertes[garde][0]) == ouvertes[garde][1]:
            garde += 1
        yield from _fermer(ouvertes, garde, signes)
        if attente:
            yield _Morceau("texte", attente)
        restantes = [item for item in voulues.items() if item not in ouvertes]
        restantes.sort(key=lambda item: -_duree(portions, rang, item))
        for nom, adresse in restantes:
            ouvertes.append((nom, adresse))
            yield _Morceau("ouvre", signes.get(nom, "["), lien=nom == "lien")
        if portion.code:
            attente = ""
            yield _Morceau("code", portion.texte)
        else:
            texte = portion.texte.rstrip("\n")
            attente = portion.texte[len(texte) :]  # une marque ne ferme pas après un saut
            yield _Morceau("texte", texte)
    yield from _fermer(ouvertes, 0, signes)


def _fermer(
    ouvertes: list[tuple[str, str]], garde: int, signes: dict[str, str]
) -> Iterator[_Morceau]:
    while len(ouvertes) > garde:
        nom, adresse = ouvertes.pop()
        if nom == "lien":
            yield _Morceau("ferme", f"]({_adresse(adresse)})", lien=True)
        else:
            yield _Morceau("ferme", signes[nom])


def _adresse(adresse: str) -> str:
    """L’adresse d’un lien, entre chevrons quand un de ses caractères le demande."""
    adresse = _ENTITE.sub(r"\\\g<0>", adresse.replace("\n", "%0A")).replace("|", "%7C")
    if _ADRESSE_SIMPLE.fullmatch(adresse):
        return adresse
    protegee = re.sub(r"[<>]", r"\\\g<0>", adresse)
    return f"<{protegee}>"


def _duree(portions: tuple[Portion, ...], rang: int, marque: tuple[str, str]) -> int:
    """Le nombre de portions, à partir de `rang`, qui portent la marque."""
    duree = 0
    for suivante in range(rang, len(portions)):
        if marque not in _marques(portions[suivante]).items():
            break
        duree += 1
    return duree


# --- Des morceaux au texte ---------------------------------------------------------------------


def _ecrire(morceaux: list[_Morceau], rang: int, en_tableau: bool) -> str:
    morceau = morceaux[rang]
    if morceau.sorte == "code":
        return _code(morceau.valeur, en_tableau=en_tableau)
    if morceau.sorte != "texte":
        return morceau.valeur
    gene = _genes(morceaux, rang)
    lignes = morceau.valeur.split("\n")
    ecrites = []
    for place, ligne in enumerate(lignes):
        debut = (place == 0 and gene[0]) or (place > 0 and ligne[:1].isspace())
        fin = place == len(lignes) - 1 and gene[1]
        ecrites.append(_ligne(ligne, debut=debut, fin=fin))
    texte = "\\\n".join(ecrites)
    suivant = _a(morceaux, rang + 1)
    if suivant.lien and suivant.sorte == "ouvre" and texte.endswith("!"):
        return f"{texte[:-1]}\\!"  # « ![ » ouvrirait une image
    return texte


def _ligne(ligne: str, *, debut: bool, fin: bool) -> str:
    """Une ligne protégée, ses caractères de bord écrits par leur numéro s’ils gênent."""
    if not ligne:
        return ""
    fin = fin and not (debut and len(ligne) == 1)
    tete = f"&#{ord(ligne[0])};" if debut else ""
    queue = f"&#{ord(ligne[-1])};" if fin else ""
    milieu = ligne[1 if debut else 0 : len(ligne) - 1 if fin else len(ligne)]
    return tete + _A_PROTEGER.sub(r"\\\g<0>", milieu) + queue


def _genes(morceaux: list[_Morceau], rang: int) -> tuple[bool, bool]:
    """Si le premier et le dernier caractère d’un texte empêcheraient une marque voisine."""
    texte = morceaux[rang].valeur
    if not texte:
        return False, False
    avant, apres = _a(morceaux, rang - 1), _a(morceaux, rang + 1)
    return (
        _gene(texte[0], avant, _a(morceaux, rang - 2), dedans="ouvre"),
        _gene(texte[-1], apres, _a(morceaux, rang + 2), dedans="ferme"),
    )


def _gene(caractere: str, marque: _Morceau, au_dela: _Morceau, *, dedans: str) -> bool:
    """Vrai si `caractere`, au bord d’un texte, doit être écrit par son numéro.

    `marque` : le morceau qui le touche ; `au_dela` : celui d’après ; `dedans` : la sorte de
    marque dont ce texte serait le contenu.
    """
    if marque.sorte == "bord":
        return caractere.isspace()
    if not marque.sensible or caractere == "\n":
        return False
    if marque.sorte == dedans:
        return not (caractere.isalnum() or _ponctuation(caractere))
    if caractere.isalnum():
        # Une lettre seule peut être elle-même écrite par son numéro, à cause de son autre bord.
        contenu = au_dela.valeur[:1] if dedans == "ferme" else au_dela.valeur[-1:]
        sure = au_dela.sorte == "texte" and len(au_dela.valeur) > 1 and contenu.isalnum()
        return marque.valeur == "_" or not sure
    return not (caractere.isspace() or _ponctuation(caractere))


def _ponctuation(caractere: str) -> bool:
    return unicodedata.category(caractere).startswith("P")


def _a(morceaux: list[_Morceau], rang: int) -> _Morceau:
    return morceaux[rang] if 0 <= rang < len(morceaux) else _BORD


def _code(texte: str, *, en_tableau: bool) -> str:
    plus_longue = max((len(suite) for suite in re.findall(r"`+", texte)), default=0)
    cloture = "`" * (plus_longue + 1)
    borde = texte.startswith(" ") and texte.endswith(" ") and texte.strip(" ")
    if borde or texte.startswith("`") or texte.endswith("`"):
        texte = f" {texte} "
    if en_tableau:
        texte = texte.replace("|", "\\|")
    return f"{cloture}{texte}{cloture}"
