"""arXiv identifiers: what one is, its addresses, and where a text speaks of one.

Source of the forms: https://info.arxiv.org/help/arxiv_identifier.html. New style `YYMM.NNNN` from April 2007 and
`YYMM.NNNNN` from January 2015; old style `archive[.SC]/YYMMNNN` before. A version `vN` is not part of the identity.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

_OLD_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|"
    "dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|"
    "plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_NEW = r"(?P<yy>\d\d)(?P<mm>0[1-9]|1[0-2])\.(?P<number>\d{4,5})(?!\d)"
_OLD = rf"(?P<archive>{_OLD_ARCHIVES})(?:\.[A-Z]{{2}})?/(?P<old>\d{{2}}(?:0[1-9]|1[0-2])\d{{3}})(?!\d)"
_VERSION = r"(?:v(?P<version>[1-9]\d?)(?![0-9A-Za-z]))?"

# What may stand before an id and makes it certain that one is meant.
_LEAD = (
    r"(?P<lead>"
    r"(?:https?://)?(?:[a-z0-9-]+\.)*arxiv\.org/(?:abs|pdf|html|format|src|e-print|ps|ftp/[^\s]*?/papers/\d{4})/"
    r"|(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/papers/"
    r"|(?:https?://)?(?:www\.)?alphaxiv\.org/(?:abs|pdf|overview|[a-z]{2}/overview)/"
    r"|(?:https?://)?(?:www\.)?(?:ar5iv\.(?:labs\.)?(?:arxiv\.)?org|scholar\.archive\.org)/(?:html/|abs/)?"
    r"|10\.48550/arxiv\."
    r"|arxiv\s?:\s?(?:abs/)?"
    r")(?:%20|\s)?"
)
_CERTAIN = re.compile(rf"{_LEAD}(?:{_NEW}|{_OLD}){_VERSION}", re.IGNORECASE)
_ONE = re.compile(rf"(?:{_LEAD})?(?:{_NEW}|{_OLD}){_VERSION}", re.IGNORECASE)
# A bare number is an id only where nothing around it makes it part of a price, a version, a decimal or a path.
_BARE = re.compile(
    rf"(?<![\w.,/:$€£¥₩+#%=&?-]){_NEW}{_VERSION}(?![\w%€£¥₩$]|[.,:/-]\d)",
    re.IGNORECASE,
)
_BARE_OLD = re.compile(rf"(?<![\w./:-]){_OLD}{_VERSION}(?![\w])")
_FIRST_MONTH, _FIVE_DIGITS_FROM = (7, 4), (15, 1)


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
        match = _ONE.match(unquote(text.strip()).strip("<>[]() "))
        if match is None or (not match["lead"] and match.end() != len(match.string)):
            return None
        return _from_match(match)

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
    been: `2023.12345` has no month, `1234.5678` of a price has no company, and what lies past NOT_AFTER (today plus a
    month when left out) cannot exist yet.
    """
    latest = not_after or (datetime.now(UTC).date() + timedelta(days=31))
    speaks_of_arxiv = "arxiv" in text.casefold()
    found: dict[int, FoundId] = {}  # by the end, which the bare and the full form of one id share
    for pattern, certain in ((_CERTAIN, True), (_BARE, False), (_BARE_OLD, False)):
        for match in pattern.finditer(text):
            if match.end() in found or (
                not certain and len(match.groupdict().get("number") or "") == 4 and not speaks_of_arxiv
            ):
                continue
            arxiv_id = _from_match(match, latest=latest)
            if arxiv_id is not None:
                found[match.end()] = FoundId(match.start(), match.end(), arxiv_id, certain)
    yield from sorted(found.values(), key=lambda item: item.start)


def _from_match(match: re.Match[str], *, latest: date | None = None) -> ArxivId | None:
    groups = match.groupdict()
    version = int(groups["version"]) if groups.get("version") else None
    if groups.get("old"):
        return ArxivId(f"{groups['archive'].lower()}/{groups['old']}", version)
    month = (int(groups["yy"]), int(groups["mm"]))
    digits = len(groups["number"])
    if month < _FIRST_MONTH or digits != (5 if month >= _FIVE_DIGITS_FROM else 4):
        return None
    if latest is not None and month > (latest.year % 100, latest.month):
        return None
    return ArxivId(f"{groups['yy']}{groups['mm']}.{groups['number']}", version)
