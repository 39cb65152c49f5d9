"""arXiv identifiers: what one is, its addresses, and where a text speaks of one.

Source of the forms: https://info.arxiv.org/help/arxiv_identifier.html. New style `YYMM.NNNN` from April 2007 and
`YYMM.NNNNN` from January 2015; old style `archive[.SC]/YYMMNNN` before. A version `vN` is not part of the identity.

The search goes from the digits outwards: each candidate looks back over a short window for an address or `arXiv:`, so
the time is linear in the text whatever stands in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_OLD_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|"
    "dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|"
    "plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_GAP = r"(?:%20)?"  # a space that was lost inside an address
_NEW = re.compile(
    rf"(?:(?<!\d)|(?<=%20))(\d\d){_GAP}(0[1-9]|1[0-2]){_GAP}\.{_GAP}(\d(?:{_GAP}\d){{3,4}})(?!\d)",
    re.ASCII,
)
_OLD = re.compile(r"/(\d\d(?:0[1-9]|1[0-2])\d{3})(?!\d)", re.ASCII)
_ARCHIVE = re.compile(rf"(?<![A-Za-z0-9-])({_OLD_ARCHIVES})(?:\.[A-Z]{{2}})?$", re.IGNORECASE)
_VERSION = re.compile(r"v([1-9]\d?)(?!\d)", re.IGNORECASE | re.ASCII)
_STRICT_VERSION = re.compile(r"v([1-9]\d?)(?!\w)", re.IGNORECASE | re.ASCII)

# What may stand before an id and makes it certain that one is meant; matched against the end of a short window.
_WINDOW = 96
_LEAD = re.compile(
    r"(?:"
    r"(?:arxiv\.org|xxx\.lanl\.gov)(?:/|%2f)(?:abs|pdf|html|format|src|e-print|ps|tex|bibtex|ftp/\S{0,40}/papers/\d{4})"
    r"(?:/|%2f)"
    r"|(?:huggingface\.co|hf\.co)(?:/|%2f)papers(?:/|%2f)"
    r"|(?:^|(?<=[\"'(=]))/(?:abs|pdf|html|papers|format)/"  # in a page that was saved as it came
    r"|alphaxiv\.org/(?:[a-z]{2}/)?(?:abs|pdf|overview|html)/"
    r"|ar5iv\.(?:labs\.)?(?:arxiv\.)?org/(?:html/|abs/)?"
    r"|arxiv-vanity\.com/papers/"
    r"|10\.48550(?:/|%2f)arxiv\."
    r"|arxiv(?:\.org)?[/=_]"
    r"|(?<![a-z])arxiv\s?(?::|%3a)\s?(?:abs/)?"
    r")(?:arxiv:)?(?:%20|\s)?$",
    re.IGNORECASE,
)
_ESCAPED = ("%20", "%3A", "%3a", "%2F", "%2f")
_HOST_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."

# A bare number is an id only where nothing around it makes it part of a price, a version, a decimal or a path.
_NOT_BEFORE = frozenset(".,/:$€£¥₩+#%=&?-_~^@\\")
_FIRST_WITHOUT_SPACES = "\u2000"  # Chinese and Korean write no space between a word and a number
_NOT_AFTER = re.compile(
    r"[0-9A-Za-z_À-ỿ]|[%€£¥₩$°]|[.,:/-]\d"
    r"|\s?(?:usd|eur|vnd|krw|gb|mb|kb|ms|kg|km|sec|seconds|tokens|points|dollars|euros|won|đồng|triệu|tỷ)(?!\w)"
    r"|\s?(?:원(?![문본작고리논])|만\s?원|달러|元|美元|块钱)",
    re.IGNORECASE,
)
_PRICE_OR_VERSION = re.compile(
    r"(?:[$€£¥₩]|\b(?:usd|eur|vnd|version|ver\.?|build|release|phiên bản)|버전|版本)\s?[:=]?\s?$", re.IGNORECASE
)
_SPEAKS_OF_ARXIV = re.compile(r"arxiv|e-?print", re.IGNORECASE)
_BULLET = re.compile(r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+[`(\[]?")
_LONGEST_LINE = 400
_FIRST_MONTH, _FIVE_DIGITS_FROM = (7, 4), (15, 1)
_OLD_FROM, _OLD_TO = (1991, 7), (2007, 3)


@dataclass(frozen=True, slots=True, order=True)
class ArxivId:
    """One arXiv identifier.

    Attributes:
        base: the identity, without version: `2402.17764` or `hep-th/9901001`.
        version: the number behind `v`, or None.
    """

    base: str
    version: int | None = None

    @classmethod
    def parse(cls, text: str) -> "ArxivId | None":
        """The id that TEXT is, alone or with an address or `arXiv:` around it; None when it is none."""
        stripped = text.strip().strip("<>[](){}\"' ")
        found = next(_find(stripped, latest=None, lines=False), None)
        if found is None:
            return None
        alone = found.start == 0 and stripped[found.end :].lower() in {"", ".pdf"}
        return found.arxiv_id if found.certain or alone else None

    @property
    def month(self) -> str:
        """The month of submission as `YYYY-MM`: the only date that an id itself gives."""
        digits = self.base.rpartition("/")[2]
        century = 1900 if "/" in self.base and int(digits[:2]) > 90 else 2000
        return f"{century + int(digits[:2])}-{digits[2:4]}"

    @property
    def abs_url(self) -> str:
        """The abstract page on arXiv."""
        return f"https://arxiv.org/abs/{self}"

    @property
    def pdf_url(self) -> str:
        """The PDF on arXiv."""
        return f"https://arxiv.org/pdf/{self}"

    def __str__(self) -> str:
        return self.base if self.version is None else f"{self.base}v{self.version}"


@dataclass(frozen=True, slots=True)
class FoundId:
    """A place in a text that speaks of an arXiv paper: characters START to END, END exclusive."""

    start: int
    end: int
    arxiv_id: ArxivId
    certain: bool


def find_arxiv_ids(text: str, *, not_after: date | None = None) -> Iterator[FoundId]:
    """Every place of TEXT that names an arXiv id, in order.

    With a link or `arXiv:` before it every id counts. A bare number counts where it stands alone and its month has
    been: `2023.12345` has no month, and what lies past NOT_AFTER (today plus a month when left out) cannot exist yet.
    A bare number of the years with four digits (`1203.4567`) looks like any other number: it counts only in a line
    that speaks of arXiv, in a column whose head does, or in an item below a line that does.
    """
    latest = not_after or (datetime.now(UTC).date() + timedelta(days=31))
    return _find(text, latest=latest, lines=True)


def _find(text: str, *, latest: date | None, lines: bool) -> Iterator[FoundId]:
    found = [*_new_style(text, latest, lines=lines)]
    found.extend(_old_style(text))
    yield from sorted(found, key=lambda item: item.start)


def _new_style(text: str, latest: date | None, *, lines: bool) -> Iterator[FoundId]:
    heads = _Heads(text)
    for match in _NEW.finditer(text):
        month = (int(match[1]), int(match[2]))
        number = match[3].replace("%20", "")
        if month < _FIRST_MONTH or len(number) != (5 if month >= _FIVE_DIGITS_FROM else 4):
            continue
        if latest is not None and month > (latest.year % 100, latest.month):
            continue
        start, certain = _led(text, match.start())
        version = (_VERSION if certain else _STRICT_VERSION).match(text, match.end())
        end = version.end() if version else match.end()
        if not certain and (
            "%20" in match[0]
            or not _stands_alone(text, start, end)
            or (
                lines
                and len(number) == 4
                and not (_SPEAKS_OF_ARXIV.search(_line_around(text, start)) or heads.speak_of_arxiv(start, end))
            )
        ):
            continue
        base = f"{match[1]}{match[2]}.{number}"
        yield FoundId(start, end, ArxivId(base, int(version[1]) if version else None), certain)


def _old_style(text: str) -> Iterator[FoundId]:
    for match in _OLD.finditer(text):
        digits = match[1]
        year = int(digits[:2]) + (1900 if int(digits[:2]) > 90 else 2000)
        if not _OLD_FROM <= (year, int(digits[2:4])) <= _OLD_TO:
            continue
        window = text[max(0, match.start() - 24) : match.start()]
        archive = _ARCHIVE.search(window)
        if archive is None:
            continue
        at = match.start() - len(window) + archive.start()
        start, certain = _led(text, at)
        version = (_VERSION if certain else _STRICT_VERSION).match(text, match.end())
        end = version.end() if version else match.end()
        if not certain and not _stands_alone(text, start, end):
            continue
        arxiv_id = ArxivId(f"{archive[1].lower()}/{digits}", int(version[1]) if version else None)
        yield FoundId(start, end, arxiv_id, certain)


def _led(text: str, at: int) -> tuple[int, bool]:
    """Where the address or `arXiv:` before the id at AT begins, and whether there is one."""
    window = text[max(0, at - _WINDOW) : at]
    lead = _LEAD.search(window) if window[-1:] in "/.:=_ \n\t" or window.endswith(_ESCAPED) else None
    if lead is None:
        return at, False
    before = window[: lead.start()]
    without_host = before.rstrip(_HOST_CHARS) if lead[0][:1].isalnum() else before
    if without_host.endswith("://"):
        without_host = without_host.removesuffix("://").rstrip(_HOST_CHARS)
    elif not before.endswith("."):
        without_host = before
    return at - len(window) + len(without_host), True


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if before in _NOT_BEFORE or (before.isalnum() and before < _FIRST_WITHOUT_SPACES) or _NOT_AFTER.match(text, end):
        return False
    return not _PRICE_OR_VERSION.search(text[max(0, start - 24) : start])


@dataclass(slots=True)
class _Heads:
    """The first lines of the blocks of a text, asked for in order: what a column or a list is said to hold."""

    text: str
    end: int = 0
    head: str = ""

    def speak_of_arxiv(self, start: int, end: int) -> bool:
        """Whether the head of the column that holds START to END speaks of arXiv, or the line above the list."""
        before = self.text[max(0, start - _LONGEST_LINE) : start].rpartition("\n")[2]
        in_cell = before.rstrip(" `").endswith("|") and self.text[end : end + 80].lstrip(" `").startswith("|")
        if not in_cell and not _BULLET.fullmatch(before):
            return False
        if start >= self.end:
            blank, following = self.text.rfind("\n\n", self.end, start), self.text.find("\n\n", start)
            at = blank + 2 if blank >= 0 else self.end
            self.head = self.text[at : at + _LONGEST_LINE].lstrip("\n").partition("\n")[0]
            self.end = following if following >= 0 else len(self.text)
        if in_cell:
            cells, column = self.head.split("|"), before.count("|")
            return column < len(cells) and _SPEAKS_OF_ARXIV.search(cells[column]) is not None
        return _SPEAKS_OF_ARXIV.search(self.head) is not None and not _BULLET.match(self.head)


def _line_around(text: str, at: int) -> str:
    """The line that holds AT, at most 400 characters to either side."""
    before = text[max(0, at - 400) : at].replace("\r", "\n").rpartition("\n")[2]
    behind = text[at : at + 400].replace("\r", "\n").partition("\n")[0]
    return before + behind
