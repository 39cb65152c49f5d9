"""Reads dates in the ways that digests write them, never more exact than what stands there."""

import re
from collections.abc import Iterable

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad", "-") | {"\u00a0": " ", "\u202f": " "})
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"(?<![\d.]){_YEAR}\s?[-/.]\s?(?P<m>0?[1-9]|1[0-2])\s?[-/.]\s?(?P<d>0[1-9]|[12]\d|3[01]|[1-9])(?!\d|\.\d)",
        rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<m>1[0-2]|0?[1-9])\s?[월月](?:\s?(?P<d>[12]\d|3[01]|0?[1-9])\s?[일日])?",
        rf"(?<!\d)(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n>{_NAME})\b\.?,?\s+{_YEAR}(?!\d)",
        rf"\b(?P<n>{_NAME})\b\.?\s+(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"ng[aà]y\s+(?P<d>[12]\d|3[01]|0?[1-9])\s+th[aá]ng\s+(?P<m>1[0-2]|0?[1-9])(?:\s+n[aă]m|,|/)?\s*{_YEAR}",
        rf"(?<![\d/.-])(?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])/{_YEAR}(?!\d)",
        rf"th[aá]ng\s+(?P<m>1[0-2]|0?[1-9])(?:\s*[/-]\s*|\s+n[aă]m\s+|,?\s+){_YEAR}",
        rf"\b(?P<n>{_NAME})\b\.?,?\s+{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[\s,/-]+(?P<n>{_NAME})\b",
        rf"(?<![\d.]){_YEAR}\s?[-/.]\s?(?P<m>0[1-9]|1[0-2])(?![\d]|[-/.]\d)",
        rf"(?<![\d/.-])(?P<m>0[1-9]|1[0-2])/{_YEAR}(?!\d)",
    )
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_ISO_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII)
_MONTH_ALONE = re.compile(
    rf"\b(?P<n>{_NAME})\b|(?<!\d)(?P<m>1[0-2]|0?[1-9])\s?[월月]|th[aá]ng\s+(?P<v>1[0-2]|0?[1-9])(?!\d)", re.IGNORECASE
)
_DAY = r"[12]\d|3[01]|0?[1-9]"
_SPAN = re.compile(
    rf"(?<![\d.-])(?P<from_n>{_DAY})\s?-\s?(?P<to_n>{_DAY})\s+(?P<n>{_NAME})\b"
    rf"|\b(?P<m>{_NAME})\s+(?P<from_m>{_DAY})\s?-\s?(?P<to_m>{_DAY})(?![\d-])",
    re.IGNORECASE | re.ASCII,
)
_YEAR_ALONE = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?![\d./-])(?:\s?[년年])?", re.ASCII)


def find_date(text: str) -> str:
    """The first date in TEXT that has a year and a month: `2024-02` or `2024-02-13`; empty when there is none."""
    if not _ANY_YEAR.search(text):
        return ""
    plain = text.translate(_HYPHENS)
    if _ISO_DATE.fullmatch(plain):
        return plain
    best: tuple[int, str] | None = None
    for pattern in _PATTERNS:
        match = pattern.search(plain)
        if match is not None and (best is None or match.start() < best[0]):
            date = _iso(match.groupdict())
            if date:
                best = (match.start(), date)
    return best[1] if best else ""


def find_span(text: str) -> tuple[str, str] | None:
    """The first and last day of a span inside one month: `10–16 November 2025`, `2025, November 10-16`."""
    plain = text.translate(_HYPHENS)
    years = set(_YEAR_ALONE.findall(plain))
    match = _SPAN.search(plain)
    if match is None or len(years) != 1:
        return None
    year, month = years.pop(), match["n"] or match["m"]
    first, last = (
        _iso({"y": year, "n": month, "d": match[f"{day}{'n' if match['n'] else 'm'}"]}) for day in ("from_", "to_")
    )
    return (first, last) if first and last and first < last else None


def find_year(text: str) -> str:
    """The first year that stands alone in TEXT; empty when there is none."""
    match = _YEAR_ALONE.search(text.translate(_HYPHENS))
    return match[1] if match else ""


def exact_date(text: str) -> str:
    """The date that TEXT is, as exact as it is given (`2024`, `2024-02`, `2024-02-13`); empty when it is none."""
    return find_date(text) or find_year(text)


def date_of_headings(path: Iterable[str], *, year: str = "") -> str:
    """The date that headings give together: `2024`, `February`, `1st week` make `2024-02`.

    YEAR is that of the whole document, for headings that name a month only; alone it makes no date.
    """
    date, given = "", ""
    for heading in path:
        if len(heading) > 120:
            continue
        found = find_date(heading)
        if found:
            year, date = found[:4], _common(found, heading)
            given = year
            continue
        given = find_year(heading) or given
        year = given or year
        month = _lone_month(heading)
        if month and year:
            date = f"{year}-{month}"
    return date or given


def _common(date: str, heading: str) -> str:
    """DATE cut to what all dates of HEADING have in common, since a span is no single day."""
    plain = heading.translate(_HYPHENS)
    dates = {
        found for pattern in _PATTERNS for found in [_iso(m.groupdict()) for m in pattern.finditer(plain)] if found
    }
    longest = {found for found in dates if len(found) == max(map(len, dates))}
    months = {month for month in map(_month_number, _MONTH_ALONE.finditer(heading)) if month}
    if len(months) > 1:
        return date[:4]
    span = re.search(r"\d\s?(?:-|~|to|đến|부터)\s?(?:\d|[A-Za-z])", re.sub(r"\d{4}-\d\d(?:-\d\d)?", "", plain))
    while len(longest) > 1 and len(date) > 4:
        date = date[: len(date) - 3]
        longest = {found[: len(date)] for found in longest}
    return date[:7] if span and len(date) > 7 else date


def _lone_month(heading: str) -> str:
    """The month of a heading that names exactly one, and little else beside it."""
    found = {number for number in map(_month_number, _MONTH_ALONE.finditer(heading)) if number}
    words = len(heading.split())
    return f"{found.pop():02}" if len(found) == 1 and words <= 8 else ""


def _month_number(match: re.Match[str]) -> int:
    if match["n"]:
        return _MONTHS[match["n"].lower()] if match["n"][0].isupper() else 0
    return int(match["m"] or match["v"] or 0)


def _iso(groups: dict[str, str | None]) -> str:
    name = groups.get("n")
    month = _MONTHS[name.lower()] if name else int(groups.get("m") or 0)
    day = int(groups.get("d") or 0)
    if not 1 <= month <= 12 or (day and day > (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31)):
        return ""
    return f"{groups['y']}-{month:02}" + (f"-{day:02}" if day else "")
