"""What single commands of LaTeX look like: signs by name, letters of special alphabets, accents, what is unseen."""

from functools import lru_cache

# Signs that pylatexenc does not know, or that read better here.
_OWN = {
    "argmax": "arg max", "argmin": "arg min", "arg": "arg", "neg": "¬", "lnot": "¬", "ne": "≠", "colon": ":",
    "coloneqq": "≔", "det": "det", "dim": "dim", "ker": "ker", "gcd": "gcd", "deg": "deg", "hom": "hom", "Pr": "Pr",
    "Re": "Re", "Im": "Im", "degree": "°", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "lvert": "|",
    "rvert": "|", "vert": "|", "|": "‖", "backslash": "∖", "setminus": "∖", "quad": " ", "qquad": " ", ",": " ",
    ":": " ", ";": " ", " ": " ", "!": "", "-": "", "/": "", "prime": "′", "sim": "∼", "mid": " | ", "epsilon": "ε",
    "phi": "φ", "varphi": "ϕ", "lVert": "‖", "rVert": "‖", "iff": "⇔", "implies": "⇒", "gets": "←", "top": "⊤",
    "llbracket": "⟦", "rrbracket": "⟧", "checkmark": "✓", "copyright": "©", "S": "§", "P": "¶", "textdegree": "°",
    "ldots": "…", "dots": "…", "dotsc": "…", "dotsb": "⋯", "cdots": "⋯", "textbackslash": "∖", "LaTeX": "LaTeX",
    "TeX": "TeX", "hspace": "", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
}  # fmt: skip
_ALPHABETS = {
    "mathbb": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "mathcal": dict(zip("BEFHILMR", "ℬℰℱℋℐℒℳℛ", strict=True)),
}
_ALPHABETS["mathds"] = _ALPHABETS["Bbb"] = _ALPHABETS["mathbb"]
_ALPHABETS["mathscr"] = _ALPHABETS["cal"] = _ALPHABETS["mathcal"]
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0305", "underline": "\u0332", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c",
    "breve": "\u0306", "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a", "'": "\u0301", "`": "\u0300",
    "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", "c": "\u0327", "v": "\u030c", "H": "\u030b",
}  # fmt: skip
OVER_EVERY_LETTER = frozenset({"\u0305", "\u0332"})
_UPRIGHT_NAMES = (
    "text textrm textup textnormal mathrm mathsf operatorname mbox hbox textsf texttt mathtt mathnormal rm "
    "ensuremath textsc phantom"
)
UPRIGHT = frozenset(_UPRIGHT_NAMES.split())
BOLD = frozenset(["mathbf", "boldsymbol", "bm", "textbf", "bf", "pmb", "mathbfcal"])
ITALIC = frozenset(["emph", "textit", "mathit", "textsl", "it"])
_NOTHING_NAMES = (
    "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm limits nolimits "
    "displaystyle textstyle scriptstyle scriptscriptstyle nonumber notag hfill centering mathop mathbin mathrel "
    "mathopen mathclose mathord mathpunct protect relax smash xspace allowbreak nobreak noindent"
)
NOTHING = frozenset(_NOTHING_NAMES.split())
_WITHOUT_ARGUMENT_NAMES = "label tag color cite citep citet ref eqref vspace hspace hphantom vphantom"
WITHOUT_ARGUMENT = frozenset(_WITHOUT_ARGUMENT_NAMES.split())
_WORDS_NAMES = (
    "log ln lg exp max min argmax argmin arg sup inf lim limsup liminf sin cos tan cot sec csc sinh cosh tanh "
    "arcsin arccos arctan det dim ker gcd deg hom Pr Re Im"
)
WORDS = frozenset(_WORDS_NAMES.split())
RELATIONS = frozenset("=<>≤≥≈≡≠∈∉∼∝→←↔⇒⇐⇔⊂⊆⊃⊇≪≫≜≔≃≅↦∣⊢⊨≺≻⪯⪰⟶⟵⟹⟸⟺↑↓∶")
BINARY = frozenset("+−±∓×·÷∪∩∧∨⊕⊗⊙⋆∘∖∗")


def sign(name: str) -> str | None:
    """The sign that the command NAME stands for; None for one that is unknown."""
    own = _OWN.get(name)
    return own if own is not None else _known(name)


def letters(alphabet: str, text: str) -> tuple[str, bool] | None:
    """TEXT in one of the special alphabets, and whether all of it exists there; None when there is no such alphabet."""
    table = _ALPHABETS.get(alphabet)
    if table is None:
        return None
    return "".join(table.get(letter, letter) for letter in text), all(letter in table for letter in text)


@lru_cache(maxsize=512)
def _known(name: str) -> str | None:
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415  takes a while to load

    spec = get_default_latex_context_db().get_macro_spec(name)
    shown = getattr(spec, "simplify_repl", None) if spec is not None else None
    return shown if isinstance(shown, str) and "%" not in shown and "\\" not in shown else None
