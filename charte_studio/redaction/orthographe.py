"""Ce qui se vérifie dans une ligne de Markdown, et ce qu’on y laisse : code, adresses, sigles.

Une ligne se lit de gauche à droite. Chaque mot y est rapporté avec ses accents, ses apostrophes et
ses traits d’union ; le dictionnaire répond pour un mot, jamais pour une phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

LIGNE_MAX: Final = 6000
"""Au-delà, ce n’est plus un alinéa qu’on relit : la ligne n’est pas vérifiée."""
_VERDICTS_MAX: Final = 20_000

_INVISIBLES: Final = "\u00ad\u200b\u200c\u200d\u2060"
_LETTRE: Final = rf"(?:[^\W\d_]|[\u0300-\u036f{_INVISIBLES}])"
_APOSTROPHE: Final = "['’ʼ‘]"
_FEMININ: Final = (
    "(?:e|s|es|x|ne|nes|le|les|se|ses|te|tes|ve|ves|fe|fes|re|rice|rices|trice|trices|euse|euses"
    "|ère|ères|ière|ières|ale|ales|elle|elles|enne|ennes)"
)
"""Ce qui suit la marque d’une forme inclusive : agent·e·s, agent(e)s, élu.es, salarié/e."""
_PASSAGE: Final = re.compile(
    # Un mot ordinaire, de loin le plus fréquent ; tout le reste est borné : une ligne hostile ne
    # coûte pas plus qu’une autre.
    rf"(?P<simple>{_LETTRE}+)(?=[\s,;]|$)"
    r"|`{1,3}[^`]{1,400}`{1,3}"  # du code
    r"|(?<=\])\((?:[^()\s]|\([^()\s]{0,200}\)){0,400}(?:\s{1,3}\"[^\"]{0,200}\")?\)"  # un lien
    r"|(?<=\])\[[^\]]{0,200}\]|\[\^[^\]]{0,40}\]"
    r"|</?[a-zA-Z!][^<>]{0,400}>"
    r"|\b(?:[a-zA-Z]{2,10}://|mailto:|www\.)\S+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,6}"
    r"|&\#?\w{1,12};|(?<!\w):\w{1,30}:(?!\w)"
    r"|\{[\#.%][^{}]{0,200}\}|\{[^{}\s]{0,60}\}"  # des attributs, un champ à remplir
    r"|(?:\b[a-zA-Z]:)?(?:[\w.~-]{0,40}[\\/]){1,9}[\w-]{1,64}\.[a-z\d]{2,6}\b"  # un chemin
    r"|\b[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.(?:fr|com|org|net|eu|gouv|info|pdf|docx?|xlsx?|odt|ods"
    r"|pptx?|charte|html?|md|csv|txt|zip|json)\b"
    rf"|(?P<mot>{_LETTRE}+(?:{_APOSTROPHE}{_LETTRE}+|[-‑]{_LETTRE}+|[·•⋅‧∙]{_LETTRE}+"
    rf"|\({_FEMININ}\){_LETTRE}*|[./]{_FEMININ}(?!{_LETTRE}))*{_APOSTROPHE}?)"
)
_SANS_INVISIBLES: Final = dict.fromkeys(map(ord, _INVISIBLES))
_APOSTROPHES: Final = {ord(signe): "'" for signe in "’ʼ‘"} | {ord("‑"): "-"}
_MARQUE_INCLUSIVE: Final = re.compile("[·•⋅‧∙()./]")
_ELISION: Final = re.compile(
    rf"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr){_APOSTROPHE}", re.IGNORECASE
)
_DEBUT_DE_LIGNE: Final = re.compile(
    r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ \t]*)*[«“\"(*_ \u00a0]*$"
)
_FIN_DE_PHRASE: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\bMM)(?<!\bDr)(?<!\bPr)(?<!\bart)(?<!\bcf)(?<!\bal)"
    r"[.!?…][)»”\"*_\u00a0\u202f]*[ \u00a0\u202f]+[«“\"(*_\u00a0 ]*$"
)
"""« M. Dupont » ne finit pas une phrase."""
_AVANT_UN_TRAIT: Final = """
    anti auto bi co cyber e euro ex extra franco hors inter intra méta micro mi mini multi néo non
    para péri pluri poly post pré pro pseudo quasi semi socio super supra sous sur t télé tri ultra
    uni vice vidéo visio
"""
_JOINTS: Final = frozenset(_AVANT_UN_TRAIT.split())
"""Ce qui ne s’écrit seul que devant un trait d’union : non-respect, a-t-il, e-administration."""


class Connaisseur(Protocol):
    """Qui dit si un mot existe ; le mot lui vient normalisé, en minuscules."""

    def connait(self, mot: str) -> bool:
        """Vrai si le mot s’écrit ainsi."""
        ...

    def connait_a_un_accent_pres(self, mot: str) -> bool:
        """Vrai si un mot connu ne diffère que par ses accents."""
        ...


class Dictionnaire(Connaisseur, Protocol):
    """Des mots, et ceux qui leur ressemblent."""

    def proposer(self, mot: str, nombre: int = 5) -> tuple[str, ...]:
        """Les mots les plus proches, le plus probable d’abord."""
        ...


class Faute(NamedTuple):
    """Un mot que le dictionnaire ne connaît pas, et sa place dans la ligne."""

    debut: int
    fin: int
    mot: str


def normaliser(mot: str) -> str:
    """Le mot comme un dictionnaire l’écrit : minuscules, accents composés, apostrophe droite."""
    nu = mot.translate(_SANS_INVISIBLES) if not mot.isascii() else mot
    if not nu.isascii():
        nu = unicodedata.normalize("NFC", nu).lower()
        return nu.replace("œ", "oe").replace("æ", "ae").translate(_APOSTROPHES)
    return nu.lower()


class Correcteur:
    """Un dictionnaire et ce qu’on admet de plus : les mots du poste, ceux de l’atelier."""

    def __init__(self, dictionnaire: Dictionnaire, admis: Iterable[str] = ()) -> None:
        """`admis` : des mots normalisés."""
        self._dictionnaire, self._admis = dictionnaire, frozenset(admis)
        self._verdicts: dict[tuple[str, bool], tuple[Faute, ...]] = {}
        """Un mot se cherche une fois ; ensuite la frappe le retrouve."""

    def fautes(self, ligne: str) -> tuple[Faute, ...]:
        """Les mots de la ligne que rien ne connaît, dans l’ordre."""
        if len(ligne) > LIGNE_MAX:
            return ()
        return tuple(
            Faute(debut + faute.debut, debut + faute.fin, faute.mot)
            for debut, mot in mots_a_verifier(ligne)
            for faute in self._verdict(mot, _en_tete(ligne, debut))
        )

    def proposer(self, mot: str, nombre: int = 5) -> tuple[str, ...]:
        """Les corrections les plus vraisemblables, avec la majuscule du mot."""
        proposes = self._dictionnaire.proposer(normaliser(mot), nombre)
        if mot[:1].isupper():
            return tuple(propose[:1].upper() + propose[1:] for propose in proposes)
        return proposes

    def connait(self, mot: str) -> bool:
        """Vrai si le mot, normalisé, est admis ou connu."""
        return mot in self._admis or self._dictionnaire.connait(mot)

    def connait_a_un_accent_pres(self, mot: str) -> bool:
        """Vrai si un mot du dictionnaire ne diffère que par ses accents."""
        return self._dictionnaire.connait_a_un_accent_pres(mot)

    def _verdict(self, mot: str, en_tete: bool) -> tuple[Faute, ...]:
        verdict = self._verdicts.get((mot, en_tete))
        if verdict is None:
            if len(self._verdicts) >= _VERDICTS_MAX:
                self._verdicts.clear()
            verdict = fautes_du_mot(mot, 0, self, en_tete=en_tete)
            self._verdicts[mot, en_tete] = verdict
        return verdict


def mots_admis(textes: Iterable[str]) -> frozenset[str]:
    """Les mots de ces noms, entiers et par parties : « Saint-Fons » admet aussi « Fons »."""
    entiers = [mot for texte in textes for _, mot in mots_a_verifier(texte)]
    parties = [partie for mot in entiers for partie in re.split(r"[-‑'’ʼ‘]", mot)]
    return frozenset(normaliser(mot) for mot in (*entiers, *parties) if len(mot) > 2)


def mots_a_verifier(ligne: str) -> Iterator[tuple[int, str]]:
    """La place et le texte de chaque mot de prose ; un mot collé à un chiffre n’en est pas un."""
    for trouve in _PASSAGE.finditer(ligne):
        mot = trouve["simple"] or trouve["mot"]
        if mot and not _dans_un_nom(ligne, *trouve.span()):
            yield trouve.start(), mot


def _dans_un_nom(ligne: str, debut: int, fin: int) -> bool:
    """Vrai pour un bout de « P01 », « nom_de_champ », « @pseudo », « .charte »."""
    avant, apres = ligne[max(0, debut - 2) : debut], ligne[fin : fin + 2]
    return (
        avant[-1:].isdigit()
        or apres[:1].isdigit()
        or avant[-1:] in ("@", "#")
        or (avant[-1:] == "_" and avant[:1].isalnum())
        or (apres[:1] == "_" and apres[1:].isalnum())
        or (avant[-1:] == "." and not avant[:1].isalpha())
    )


def fautes_du_mot(
    mot: str, debut: int, dictionnaire: Connaisseur, *, en_tete: bool
) -> tuple[Faute, ...]:
    """Ce que le dictionnaire ignore du mot, ou de ses parties si l’on y lit un trait d’union."""
    if _sans_verification(mot) or dictionnaire.connait(normaliser(mot)):
        return ()
    if mot[-1] in "'’ʼ‘":
        if _ELISION.fullmatch(mot):
            return ()
        return fautes_du_mot(mot[:-1], debut, dictionnaire, en_tete=en_tete)
    if elision := _ELISION.match(mot):
        suite = mot[elision.end() :]
        return fautes_du_mot(suite, debut + elision.end(), dictionnaire, en_tete=False)
    if _MARQUE_INCLUSIVE.search(mot):
        return () if _inclusif_connu(mot, dictionnaire) else (Faute(debut, debut + len(mot), mot),)
    if "-" in mot or "‑" in mot:
        return tuple(_fautes_des_parties(mot, debut, dictionnaire))
    # En pleine phrase, une majuscule annonce un nom propre ; mais « Etat » n’en est pas un.
    nom_propre = mot[0].isupper() and not en_tete
    if nom_propre and not dictionnaire.connait_a_un_accent_pres(normaliser(mot)):
        return ()
    return (Faute(debut, debut + len(mot), mot),)


def _fautes_des_parties(mot: str, debut: int, dictionnaire: Connaisseur) -> Iterator[Faute]:
    place = debut
    for partie in re.split("[-‑]", mot):
        if len(partie) > 1 and normaliser(partie) not in _JOINTS:
            yield from fautes_du_mot(partie, place, dictionnaire, en_tete=False)
        place += len(partie) + 1


def _inclusif_connu(mot: str, dictionnaire: Connaisseur) -> bool:
    """Vrai si le masculin, le féminin ou le pluriel qu’on lit dans la forme inclusive existe."""
    morceaux = [m for m in re.split("[-·•⋅‧∙()./]", normaliser(mot)) if m]
    cumules = ["".join(morceaux[: n + 1]) for n in range(len(morceaux))]
    base = morceaux[0]
    return any(dictionnaire.connait(essai) for essai in (*cumules, f"{base}s", f"{base}x"))


def _sans_verification(mot: str) -> bool:
    """Un ou deux signes, un sigle, une marque : « IA », « CSE », « ChatGPT », « eIDAS »."""
    if len(mot) <= 2:
        return True
    suite = mot[elision.end() :] if (elision := _ELISION.match(mot)) else mot
    return len(suite) <= 2 or ("-" not in suite and any(c.isupper() for c in suite[1:]))


def _en_tete(ligne: str, debut: int) -> bool:
    """Vrai si le mot ouvre la ligne ou une phrase : sa majuscule ne dit alors rien."""
    if not ligne[debut].isupper():
        return False
    avant = ligne[max(0, debut - 40) : debut]
    return bool(_FIN_DE_PHRASE.search(avant)) or (
        debut <= 40 and _DEBUT_DE_LIGNE.match(avant) is not None
    )
