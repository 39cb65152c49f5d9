"""Invented papers whose titles take every shape that titles take."""

import random
from dataclasses import dataclass

URL = "https://arxiv.org/abs/"
_ADJECTIVES = "Sparse Folded Robust Lazy Curious Silent Patient Hidden Wandering Careful Deep Large Efficient Causal"
_NOUNS = "Maps Folds Worlds Margins Atlases Corners Pages Rivers Compasses Legends Borders Networks Agents Routes"
_VERBS = "Folding Drawing Reading Tracing Unrolling Learning Pruning Guessing Measuring Explaining Sorting"
_GIVEN = "Ada Alan Grace Kurt Emmy Sofia Nguyễn Jörg Wei Min-su José Chidi Ana"
_FAMILY = "Byron Turing Hopper Gödel Noether Lovelace Müller Zhang Kim García Okafor Lima"
# a adjective, n noun, v verb, b a whole title, l the same in small letters, s the same in sentence case.
SHAPES = {
    "plain": "{b}",
    "colon": "FoldNet: {b}",
    "brackets": "{b} (and Why It Works)",
    "leading bracket": "[Re] {b}",
    "inner bracket": "{v} [MASK] {n} in {a} {n}",
    "math": "$O(n \\log n)$ {b}",
    "math inside": "{v} $k$-Fold {n} with $\\ell_2$ {n}",
    "quotes": '"{v} It" Is Not Enough: {b}',
    "curly quotes": "“{n}” or ‘{n}’? {b}",
    "number": "7 {n} Are Better than 42 {n}",
    "digit": "3D {b}",
    "decimal": "1.58-Bit {b}",
    "small start": "eFold: {b}",
    "small name": "fastmaps: {l}",
    "sentence": "{s}",
    "all small": "{l}",
    "question": "Do {a} {n} Need {n}?",
    "two sentences": "Where Do {n} Go? {b}",
    "commas": "{n}, {n}, and {n}: {b}",
    "dash": "{v} {a} {n} - A Survey",
    "long dash": "{v} {a} {n} — A Survey",
    "by": "{v} {n} by {v} {a} {n}",
    "year": "The {a} {n} Challenge 2024: Report",
    "venue word": "Nature of {a} {n} in Science",
    "ampersand": "{n} & {n}: {b}",
    "slash": "Train/Test {n} and 24/7 {v}",
    "accents": "Gödel {n} and Poincaré {n}",
    "Greek": "α-{b}",
    "hyphen": "Self-{b} via Low-Rank {n}",
    "sharp": "FoldNet#: {b}",
    "plus": "FoldNet++: {b}",
    "one word": "Foldformer",
    "two words": "{v} {n}",
    "very long": "{b} with {b}: {b}, {b} and the Long Way from {n} to {n}",
    "Korean": "접는 자리를 배우는 모델: 한 번 접고 두 번 읽기",
    "Chinese": "折一次读两遍：大世界的小地图",
    "Vietnamese": "Học cách gấp giấy: mô hình tiếng Việt",
    "Japanese": "小さな地図で大きな世界を描く方法",
    "German": "Größere Welten: Eine Übersicht",
    "report": "OLMo 9 Technical Report",
    "exclamation": "Stop {v} {n}!",
    "full stop": "{v} {n} for {a} {n}.",
    "ellipsis": "To Fold or Not to Fold...",
    "apostrophe": "Don't Fold {a} {n}: It's a Trap",
    "percent": "99% of {n} Are {a}",
    "capitals": "ATLAS",
    "semicolon": "Fold Once; Read Twice",
}
UNMARKED = frozenset({"all small", "one word", "capitals"})  # nothing tells such a title from a remark
NOT_ENGLISH = frozenset({"Korean", "Chinese", "Vietnamese", "Japanese", "German"})
BEHIND = UNMARKED | NOT_ENGLISH | {"sentence"}  # behind an id stand sentences as often as titles


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An invented paper."""

    shape: str
    title: str
    base: str
    authors: tuple[str, ...]
    date: str
    number: int

    @property
    def expected_title(self) -> str:
        """The title without the full stop at its end."""
        return self.title if self.title.endswith("...") else self.title.rstrip(".")

    def fill(self, form: str, title: str) -> str:
        """FORM with the entry's values in it, and TITLE, its title in the spelling of the format."""
        values = {
            "t": title, "i": self.base, "u": f"{URL}{self.base}", "d": self.date, "n": self.number,
            "a": ", ".join(self.authors), "and": " and ".join(self.authors),
            "last": "; ".join(f"{name.split()[-1]}, {' '.join(name.split()[:-1])}" for name in self.authors),
            "initials": ", ".join(f"{name.split()[-1]}, {name[0]}." for name in self.authors),
        }  # fmt: skip
        return form.format(**values)


def entries() -> list[Entry]:
    """One entry for each shape of a title."""
    rolls = random.Random(7)
    return [_entry(shape, number, rolls) for number, shape in enumerate(SHAPES, start=1)]


def _entry(shape: str, number: int, rolls: random.Random) -> Entry:
    def one_of(words: str) -> str:
        return rolls.choice(words.split())

    parts = SHAPES[shape]
    for mark, words in (("{a}", _ADJECTIVES), ("{n}", _NOUNS), ("{v}", _VERBS)):
        while mark in parts:
            parts = parts.replace(mark, one_of(words), 1)
    while "{b}" in parts or "{l}" in parts or "{s}" in parts:
        whole = f"{one_of(_VERBS)} {one_of(_ADJECTIVES)} {one_of(_NOUNS)} for {one_of(_ADJECTIVES)} {one_of(_NOUNS)}"
        for mark, spelt in (("{b}", whole), ("{l}", whole.lower()), ("{s}", whole.capitalize())):
            parts = parts.replace(mark, spelt, 1)
    authors: dict[str, None] = {}
    while len(authors) < 2 + number % 4:
        authors[f"{one_of(_GIVEN)} {rolls.choice(['', '', 'Q. '])}{one_of(_FAMILY)}"] = None
    month, day = 1 + number % 12, 1 + number % 28
    return Entry(
        shape=shape, title=parts, base=f"24{month:02}.{10_000 + number:05}", authors=tuple(authors),
        date=f"2024-{month:02}-{day:02}", number=number,
    )  # fmt: skip
