"""Des textes voisins, pour comparer et fusionner."""

from __future__ import annotations

from hypothesis import strategies as st

MOTS = ("l’", "outil", "de", "la", "service", "doit", "peut", "agent", "aujourd’hui", "**", "- ")
BLANCS = (" ", " ", " ", "\u00a0; ", ", ", ". ", "\n", "\n\n", "\n  ")

quelconques = st.text(max_size=60)
phrases = st.lists(st.tuples(st.sampled_from(MOTS), st.sampled_from(BLANCS)), max_size=24).map(
    lambda paires: "".join(mot + blanc for mot, blanc in paires)
)
textes = st.one_of(phrases, phrases.map(str.strip), quelconques)


@st.composite
def charte_retouchee(tirer: st.DrawFn, texte: str) -> str:
    """Le texte, où quelques mots sont retirés ou neufs."""
    mots = texte.split(" ")
    for rang in tirer(st.lists(st.integers(0, max(0, len(mots) - 1)), max_size=3)):
        neuf = tirer(st.sampled_from(["", "neuf", "autre chose", "x\n\ny"]))
        mots[rang] = neuf or mots[rang][:0]
    return " ".join(mots)


@st.composite
def trois_voix(tirer: st.DrawFn) -> tuple[str, str, str]:
    """Une base et deux textes qui en viennent, de près ou de loin."""
    base = tirer(textes)
    autres = st.one_of(charte_retouchee(base), charte_retouchee(base), textes)
    return base, tirer(autres), tirer(autres)
