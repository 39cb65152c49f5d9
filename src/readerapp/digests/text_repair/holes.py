"""Works out which characters a misread sequence may have been before it lost a byte."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product

from readerapp.digests.text_repair.codepages import NO_BREAK_SPACE, CodePage
from readerapp.digests.text_repair.plausibility import script, surprise

_LENGTHS = ((0xF0, 4), (0xE0, 3), (0xC2, 2))
_MOST_READINGS = 4096
_MOST_CANDIDATES = 40
_MANY_LOST = 16  # with fewer, two lost bytes in one sequence are a coincidence
_SEEN = 3.0  # so much cheaper is a letter that is also whole somewhere in the text
_CHOOSABLE = frozenset(("LATIN", ""))  # the scripts of which enough is known to choose a letter, and no letter
_ALWAYS_EXPECTED = _CHOOSABLE | {"HIRAGANA", "KATAKANA"}  # where they are whole nowhere, they stand among rare symbols
_NON_JOINER = "\u200c"
_SPACES = frozenset(("\u3000", _NON_JOINER))  # hardly ever stand where a mark may have stood
_JOINING = frozenset(("ARABIC", "DEVANAGARI", "BENGALI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM"))


@dataclass(frozen=True, slots=True)
class Surmise:
    """What is known before a hole is looked at.

    Attributes:
        lost: the bytes that left no character behind.
        letters: the letters that are whole somewhere in the text, small and capital.
        spaces: whether no-break spaces have become plain spaces.
        maybe_spaces: whether they may have, for all that is seen.
        many_bytes: whether so many bytes are seen that hardly one of them is missing by chance.
    """

    lost: frozenset[int]
    letters: frozenset[str]
    spaces: bool
    maybe_spaces: bool
    many_bytes: bool

    def without_spaces(self) -> "Surmise":
        """The same, as if no no-break space had become a plain one."""
        return replace(self, lost=self.lost - {NO_BREAK_SPACE}, spaces=False)


NOTHING_KNOWN = Surmise(lost=frozenset(), letters=frozenset(), spaces=False, maybe_spaces=False, many_bytes=False)


@dataclass(frozen=True, slots=True, eq=False)
class Hole:
    """A character that lost at least one of its bytes.

    Attributes:
        candidates: what it may have been, likeliest first.
        costs: how unlikely each of them is in general.
        original: what stands in the file.
        is_letter: whether the likeliest of them is a letter.
        hopeless: whether nothing is known that could choose among them.
    """

    candidates: tuple[str, ...]
    costs: tuple[float, ...]
    original: str
    is_letter: bool
    hopeless: bool


@lru_cache(maxsize=4096)
def hole_in(piece: str, page: CodePage, surmise: Surmise) -> Hole | None:
    """What a cut sequence may have been, the same object each time; None if the lost bytes explain nothing."""
    bytes_left = tuple(None if char == "\ufffd" else page.byte_of[char] for char in piece)
    if None in bytes_left:
        surmise = surmise.without_spaces()  # a no-break space would have left a plain one
    ranked = _candidates(bytes_left, surmise)
    if not ranked:
        return None
    chars, costs = zip(*ranked, strict=True)
    missing = length_of(piece, page) - len(piece) + piece.count("\ufffd")
    vague = missing > 1 and len(surmise.lost) < _MANY_LOST
    hopeless = vague or (len(chars) > 1 and script(chars[0]) not in _CHOOSABLE)
    return Hole(chars, costs, piece, chars[0].isalpha(), hopeless)


@lru_cache(maxsize=256)
def stray(char: str) -> Hole:
    """What is left of a sequence that nothing is known of."""
    return Hole((char,), (0.0,), char, is_letter=False, hopeless=True)


def length_of(piece: str, page: CodePage) -> int:
    """How many bytes a sequence has that begins like this piece."""
    lead = page.byte_of[piece[0]]
    return next(length for first, length in _LENGTHS if lead >= first)


def _candidates(bytes_left: tuple[int | None, ...], surmise: Surmise) -> tuple[tuple[str, float], ...]:
    """The characters that fit, in a script that the text has, with their costs, the cheapest first."""
    found = {char for reading in _readings(bytes_left, surmise.lost) if (char := _decoded(reading))}
    scripts = _ALWAYS_EXPECTED.union(map(script, surmise.letters))
    if len(found) > 1:
        found -= _SPACES if scripts.isdisjoint(_JOINING) else _SPACES - {_NON_JOINER}
    expected = {char for char in found if script(char) in scripts} or found
    ranked = sorted((surprise(char) - (_SEEN if char in surmise.letters else 0.0), char) for char in expected)
    return tuple((char, cost) for cost, char in ranked[:_MOST_CANDIDATES])


def _decoded(reading: bytes) -> str:
    try:
        char = reading.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 and surprise(char) < 18.0 else ""


def _readings(bytes_left: tuple[int | None, ...], lost: frozenset[int]) -> Iterator[bytes]:
    """Every way to put lost bytes where bytes are missing."""
    lead, *rest = bytes_left
    if lead is None:
        return
    length = next(length for first, length in _LENGTHS if lead >= first)
    missing = length - 1 - len(rest) + rest.count(None)
    if missing == 0 or len(lost) ** missing > _MOST_READINGS:
        return
    fillers = sorted(lost)
    for kept_at in combinations(range(length - 1), len(rest)):
        slots: list[int | None] = [None] * (length - 1)
        for at, byte in zip(kept_at, rest, strict=True):
            slots[at] = byte
        for filling in product(fillers, repeat=missing):
            supply = iter(filling)
            yield bytes((lead, *(next(supply) if slot is None else slot for slot in slots)))
