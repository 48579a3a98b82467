"""Reconnaître les titres d’un texte : les vrais, ceux qui en ont seulement l’air, leur genre."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.domaine.francais import en_cle
from charte_studio.redaction.blocs import Bloc, Ligne, Liste, Paragraphe, Portion, Titre, texte_nu

LONGUEUR_MAX: Final = 250
"""Au-delà, même dans un style de titre, c’est un paragraphe."""
_COURT: Final = 120
FAUX: Final = 8
"""Le niveau d’un faux titre, sous tous les vrais."""
FAUX_GROUPE: Final = 7
FAUX_SOUS_TITRE: Final = 9

ARTICLE, GROUPE, ANNEXE, AUTRE = "article", "groupe", "annexe", ""

_NUMERO: Final = r"(?:\d{1,4}(?:\.\d{1,3}){0,3}|[IVXLC]{1,7}|(?i:premier|première|unique)|[A-Z])"
_SORTES: Final = {
    "article": r"(?i:article|art\.|principe|engagement|règle|regle|proposition|recommandation"
    r"|mesure|objectif|orientation)",
    "groupe": r"(?i:chapitre|titre|partie|section|livre|axe|thème|theme)",
    "annexe": r"(?i:annexe|appendice)",
}
_ANNONCE: Final = re.compile(
    "^(?:"
    + "|".join(f"(?P<{sorte}>{mots})" for sorte, mots in _SORTES.items())
    + rf")\s*(?:[nN]\s?[°ºo]\s*)?(?P<numero>{_NUMERO})(?:er|re|e|ᵉʳ|ᵉ)?(?![\w’'])"
    r"\s*(?P<signe>[.):°]?\s*[—–:.-]?)\s*(?P<reste>.*)$",
    re.DOTALL,
)
_NUMEROTE: Final = re.compile(
    r"^(?:(?P<simple>\d{1,2}|[IVX]{1,5}|[A-H])\s?(?:[.)°]\s?[—–-]?|\s[—–-])"
    r"|(?P<compose>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s?[—–-]?)\s+(?P<reste>\S.*)$",
    re.DOTALL,
)
_PHRASE: Final = re.compile(
    r"(?:Nous|On|Ils?|Elles?|Tou(?:te)?s?|Toutes|Chaque|Aucune?|Cet?te?|Ce|Les?|La|Une?|Des)\b"
    r"|L[’']"
)
"""Ce qui ouvre une phrase plutôt qu’un titre."""
_FIN_DE_PHRASE: Final = (".", ";", ",", "…")
_BORDS: Final = " \t\n\u00a0\u202f.:;,—–-"

# Ce qui encadre une charte sans se débattre. Les premiers se reconnaissent à leur début…
_SECTION_AU_DEBUT: Final = re.compile(
    r"(preambule|avant-propos|introduction|contexte|visas|considerants|vu-|sommaire|exergue"
    r"|champ-d-application|perimetre|a-qui-s-applique|qui-est-concerne|personnes-concernees"
    r"|objet(-|$)|objectifs?(-de-la|-du|-de-cette|$)|finalite-de-la-charte|portee"
    r"|definitions?(-|$)|glossaire|lexique|vocabulaire|terminologie|de-quoi-parle"
    r"|annexes?(-|$)|appendice|bibliographie|ressources(-utiles|$)|liens-utiles|contacts?(-|$)"
    r"|textes?-de-reference|references?(-|$)|cadre-(juridique|legal|reglementaire)"
    r"|entree-en-vigueur|mise-en-oeuvre|modalites-d-application|dispositions-(finales|diverses"
    r"|transitoires)|conclusion|remerciements|signatures?(-|$)|signataires|publicite-de-la"
    r"|diffusion(-de-(la|cette)-charte|$)|duree(-|$)|depot(-et-publicite|$)|adhesion-a-la"
    r"|respect-de-la-charte)"
)
# … les autres seulement seuls, ou à propos de la charte : « Évaluation des risques » se débat.
_SECTION_SEULE: Final = re.compile(
    r"(gouvernance|pilotage|comite-de-suivi|suivi|evaluation|bilan|revision|mise-a-jour"
    r"|actualisation|reexamen|application)"
    r"(-et-.*|-(de|du)-(la|cette|present|presente|ce)?-?(charte|texte|document|guide|accord"
    r"|dispositif|demarche).*)?"
)
_CONTENEUR: Final = re.compile(
    r"(nos|les|des|vos|notre|\d{1,4})?-?(\d{1,4}-)?(grands?-|grandes?-)?"
    r"(principes?|engagements?|regles?|articles?|valeurs|bonnes-pratiques|recommandations"
    r"|droits-et-(devoirs|obligations)|mesures|orientations|corps-de-la-charte)(-.*)?"
)


_ARTICLES_DE_CODE: Final = frozenset("LRDC")
"""« Article L. 2312-8 » renvoie à un code."""


@dataclass(frozen=True, slots=True)
class Repere:
    """Un titre reconnu en tête d’un bloc."""

    titre: str
    niveau: int
    """De 1 à 6 pour un vrai titre, au-delà pour un faux."""
    sorte: str = AUTRE
    """`article`, `groupe`, `annexe` ou rien."""
    reste: Paragraphe | None = None
    """Le texte qui suit le titre dans le même paragraphe."""
    fragile: bool = False
    """Vrai pour un titre qui n’en a que l’air : deux de suite font plutôt une liste."""
    lie: bool = False
    """Vrai quand le titre portait un lien, que son texte nu ne garde pas."""


def reperer(bloc: Bloc) -> Repere | None:
    """Le titre que porte ce bloc, vrai ou faux ; `None` si ce n’en est pas un."""
    if isinstance(bloc, Titre):
        texte = texte_nu(bloc.portions)
        if len(texte) > LONGUEUR_MAX:
            return None
        return Repere(texte, bloc.niveau, sorte_de(texte), lie=_lie(bloc.portions))
    if not isinstance(bloc, Paragraphe):
        return None
    return _titre_detache(bloc.portions) or _titre_en_ligne(bloc.portions)


def est_un_titre(bloc: Bloc) -> bool:
    """Vrai quand ce bloc, seul, suffit à ouvrir une partie."""
    repere = reperer(bloc)
    return repere is not None and not repere.fragile


def titre_d_element(bloc: Bloc) -> str:
    """Le texte d’une liste numérotée d’un seul élément court, « 3. Transparence » ; sinon rien."""
    if not (isinstance(bloc, Liste) and bloc.ordonnee and len(bloc.elements) == 1):
        return ""
    (element,) = bloc.elements
    if len(element) != 1 or not isinstance(element[0], Paragraphe):
        return ""
    texte = texte_nu(element[0].portions)
    court = len(texte) <= _COURT and "\n" not in texte and not texte.endswith(_FIN_DE_PHRASE)
    return texte if court else ""


def sorte_de(titre: str) -> str:
    """`article`, `groupe` ou `annexe` d’après le mot et le numéro qui ouvrent le titre."""
    trouve = _annonce(titre)
    return _sorte(trouve) if trouve else AUTRE


def nettoyer(titre: str) -> str:
    """Le titre sans son numéro ni la ponctuation de ses bords : « Article 3 — X. » donne « X »."""
    reste = " ".join(re.split(r"[ \t\n]+", titre.strip(" \t\n")))
    for motif in (_annonce, _NUMEROTE.match):
        if trouve := motif(reste):
            reste = trouve["reste"]
    return reste.strip(_BORDS)


def est_une_section(titre: str) -> bool:
    """Vrai pour ce qui encadre une charte : préambule, définitions, gouvernance, annexes…"""
    trouve = _annonce(titre)
    if trouve and _sorte(trouve) == ANNEXE:
        return True
    if trouve and trouve[ARTICLE] and not trouve[ARTICLE].lower().startswith("art"):
        return False  # « Principe n° 5 — Gouvernance » se débat
    cle = en_cle(nettoyer(titre))
    return bool(_SECTION_AU_DEBUT.match(cle) or _SECTION_SEULE.fullmatch(cle))


def est_un_conteneur(titre: str) -> bool:
    """Vrai pour un titre qui annonce les principes : « Nos engagements »."""
    return _CONTENEUR.fullmatch(en_cle(nettoyer(titre))) is not None


# --- les faux titres ----------------------------------------------------------------------------


def _titre_detache(portions: Ligne) -> Repere | None:
    """Un paragraphe qui n’est qu’un titre."""
    texte = texte_nu(portions)
    if len(texte) > _COURT or texte.endswith(_FIN_DE_PHRASE[1:]):
        return None
    gras = all(portion.gras for portion in portions if portion.texte.strip())
    annonce = _annonce(texte)
    if not gras and _annonce(texte_nu(_gras_en_tete(portions))):
        return None  # « **Article 3 : Données.** Le service… » : le texte suit son titre
    if texte.endswith(".") and (len(texte.split()) > 8 or not (gras or annonce)):
        return None
    if annonce and (gras or "\n" not in texte) and _annonce_franche(annonce):
        return _faux(portions, FAUX_GROUPE if _sorte(annonce) == GROUPE else FAUX)
    if "\n" in texte or not texte[:1].strip():
        return None
    if gras and (not texte.endswith(":") or est_une_section(texte)):
        return _faux(portions, _niveau_du_numero(texte))
    if texte.endswith(":") or not _commence_par_une_majuscule(nettoyer(texte)):
        return None
    capitales = texte == texte.upper() and sum(c.isalpha() for c in texte) >= 4
    nomme = len(texte.split()) <= 5 and est_une_section(texte)
    if capitales or nomme or _NUMEROTE.match(texte):
        return _faux(portions, _niveau_du_numero(texte), fragile=True)
    return None


def _titre_en_ligne(portions: Ligne) -> Repere | None:
    """Un titre suivi de son texte dans le même paragraphe."""
    texte = texte_nu(portions)
    annonce = _annonce(texte)
    premiere = texte.split("\n", 1)[0]
    gras = texte_nu(_gras_en_tete(portions))
    if premiere != texte and len(premiere) <= _COURT:
        debut = _annonce(premiere)
        seule = len(gras) in (len(premiere), len(premiere) + 1)
        if (debut and _annonce_franche(debut)) or (seule and not premiere.endswith(":")):
            return _couper(portions, len(premiere))
    if gras and len(gras) <= _COURT and len(gras) < len(texte):
        debut = _annonce(gras)
        if (debut and _annonce_franche(debut)) or _NUMEROTE.match(gras):
            return _couper(portions, len(gras))
    if annonce and annonce["signe"] and _commence_par_une_majuscule(annonce["reste"]):
        court = re.match(r"[^.:\n]{3,80}[.:](?=\s+[^\W\d_a-z«])", annonce["reste"])
        fin = annonce.start("reste")
        if court and len(court[0].split()) <= 8 and not _PHRASE.match(court[0]):
            fin += court.end()
        return _couper(portions, fin)
    return None


def _annonce(texte: str) -> re.Match[str] | None:
    trouve = _ANNONCE.match(texte.strip())
    if trouve and trouve[ARTICLE] and trouve["numero"] in _ARTICLES_DE_CODE:
        return None
    return trouve


def _annonce_franche(annonce: re.Match[str]) -> bool:
    """Vrai si le numéro finit le titre, ou qu’un signe ou une majuscule le suit."""
    reste = annonce["reste"]
    return not reste or bool(annonce["signe"]) or _commence_par_une_majuscule(reste)


def _commence_par_une_majuscule(texte: str) -> bool:
    return texte.lstrip("«“\"' \u00a0\u202f")[:1].isupper()


def _sorte(annonce: re.Match[str]) -> str:
    return next(sorte for sorte in _SORTES if annonce[sorte])


def _niveau_du_numero(texte: str) -> int:
    trouve = _NUMEROTE.match(texte)
    return FAUX_SOUS_TITRE if trouve and trouve["compose"] else FAUX


def _faux(portions: Ligne, niveau: int, *, fragile: bool = False) -> Repere:
    texte = texte_nu(portions)
    return Repere(texte, niveau, sorte_de(texte), fragile=fragile, lie=_lie(portions))


def _gras_en_tete(portions: Ligne) -> Ligne:
    rang = next((r for r, p in enumerate(portions) if not p.gras), len(portions))
    return portions[:rang]


def _couper(portions: Ligne, place: int) -> Repere | None:
    """Le titre jusqu’à `place`, le reste en paragraphe."""
    tete, queue = couper_la_ligne(portions, place)
    titre = texte_nu(tete).strip()
    while queue and not queue[0].texte.lstrip():
        queue = queue[1:]
    if not titre or not queue:
        return None
    queue = (replace(queue[0], texte=queue[0].texte.lstrip()), *queue[1:])
    niveau = FAUX_GROUPE if sorte_de(titre) == GROUPE else FAUX
    return Repere(titre, niveau, sorte_de(titre), reste=Paragraphe(queue), lie=_lie(tete))


def couper_la_ligne(portions: Ligne, place: int) -> tuple[Ligne, Ligne]:
    """La ligne avant et après le caractère `place`."""
    avant: list[Portion] = []
    apres: list[Portion] = []
    for portion in portions:
        gauche, droite = portion.texte[: max(0, place)], portion.texte[max(0, place) :]
        place -= len(portion.texte)
        avant += (replace(portion, texte=gauche),) if gauche else ()
        apres += (replace(portion, texte=droite),) if droite else ()
    return tuple(avant), tuple(apres)


def _lie(portions: Ligne) -> bool:
    return any(portion.lien for portion in portions)
