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
_HYPHENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00ad", "-") | {"\u00a0": " ", "\u202f": " "}
)
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
        rf"(?<!\d){_YEAR}[\s,/-]+(?P<n>{_NAME})\b(?:\.?[\s-]+(?P<d>[12]\d|3[01]|0?[1-9])(?![\d:.]))?",
        rf"(?<![\d.]){_YEAR}\s?[-/.]\s?(?P<m>0[1-9]|1[0-2])(?![\d]|[-/.]\d)",
        rf"(?<![\d/.-])(?P<m>0[1-9]|1[0-2])/{_YEAR}(?!\d)",
    )
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_ISO_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII)
_MONTH_ALONE = re.compile(
    rf"\b(?P<n>{_NAME})\b|(?<!\d)(?P<m>1[0-2]|0?[1-9])\s?[월月]|th[aá]ng\s+(?P<v>1[0-2]|0?[1-9])(?!\d)", re.IGNORECASE
)
_DAY, _MONTH = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?", r"(?:1[0-2]|0?[1-9])"
_TO = (
    r"\s*(?:--?|[~∼〜→]|\bto\b|\bthrough\b|\buntil\b|đến|tới|부터|至|到)\s*"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+)?"
)
_SPAN_FORMS = r"""
(?<![\d.-])<D1>(?: <N1>)?(?:,? <Y1>)?TO<D2> (?:of )?<N2>(?:,? <Y2>)?
\b<N1> <D1>(?:,? <Y1>)?TO(?:<N2> )?<D2>(?![\d-])(?:,? <Y2>)?
(?<!\d)<Y1>[-/.]<M1>[-/.]<D1>TO(?:<Y2>[-/.])?<M2>[-/.]<D2>(?!\d)
(?:<Y1> ?[년年] ?)?(?<!\d)<M1> ?[월月] ?<D1> ?[일日号]?TO(?:<Y2> ?[년年] ?)?(?:<M2> ?[월月] ?)?<D2> ?[일日号]
(?<![\d/])<D1>/<M1>(?:/<Y1>)?TO(?:ngày )?<D2>/<M2>(?:/<Y2>)?(?!\d)
(?<!\d)<D1>(?: tháng <M1>)?(?: năm <Y1>)?TO(?:ngày )?<D2> tháng <M2>(?:(?: năm|,|/)? ?<Y2>)?
\b<N1>(?:,? <Y1>)?TO<N2>,? <Y2>(?!\d)
"""
_SPAN_PARTS = {"D": _DAY, "M": _MONTH, "N": rf"(?:{_NAME})\b\.?", "Y": r"(?:19|20)\d\d"}
_SPANS = tuple(
    re.compile(
        re.sub(r"<([DMNY])([12])>", lambda part: f"(?P<{part[1].lower()}{part[2]}>{_SPAN_PARTS[part[1]]})", form)
        .replace("TO", _TO),
        re.IGNORECASE,
    )
    for form in _SPAN_FORMS.split("\n")[1:-1]
)  # fmt: skip
_DATE_WORDS = re.compile(
    rf"\b(?:{_NAME}|st|nd|rd|th|of|week|ngày|tháng|năm)\b|(?<=\d)(?:st|nd|rd|th)\b|[년월일年月日号]", re.IGNORECASE
)
_WEEKS_BEFORE = re.compile(r"(?:weeks?|tuần|주차?|周)\s?$", re.IGNORECASE)
_WEEKS_BEHIND = re.compile(r"\s?(?:weeks?\b|tuần|주|周)", re.IGNORECASE)
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
    """The first and last day of a span: `10–16 November 2025`, `29 Jan – 4 Feb 2026`; of months, those.

    A year given once is that of the last day, unless it stands before the span.
    """
    plain = " ".join(text.translate(_HYPHENS).split())
    matches = [match for pattern in _SPANS if (match := pattern.search(plain)) is not None]
    match = min(matches, key=lambda match: match.start(), default=None)
    if match is None or _WEEKS_BEFORE.search(plain[: match.start()]) or _WEEKS_BEHIND.match(plain, match.end()):
        return None
    given = match.groupdict()
    first_month, last_month = (_month(given, number) for number in "12")
    first_month, last_month = first_month or last_month, last_month or first_month
    first_year, last_year = given.get("y1"), given.get("y2")
    if not first_year and not last_year:
        years = list(dict.fromkeys(_YEAR_ALONE.findall(plain)))
        if len(years) != 1:
            return None
        before = plain.find(years[0]) < match.start()
        first_year, last_year = (years[0], None) if before else (None, years[0])
    over = int(first_month > last_month)  # from one year into the next
    first = _iso({"y": first_year or str(int(last_year or 0) - over), "m": str(first_month), "d": _day(given, "1")})
    last = _iso({"y": last_year or str(int(first_year or 0) + over), "m": str(last_month), "d": _day(given, "2")})
    return (first, last) if first and last and first < last else None


def _month(given: dict[str, str | None], number: str) -> int:
    name = given.get(f"n{number}")
    return _MONTHS[name.lower().rstrip(".")] if name else int(given.get(f"m{number}") or 0)


def _day(given: dict[str, str | None], number: str) -> str | None:
    day = given.get(f"d{number}")
    return day.rstrip("stndrhSTNDRH") if day else None


def find_year(text: str) -> str:
    """The first year that stands alone in TEXT; empty when there is none."""
    match = _YEAR_ALONE.search(text.translate(_HYPHENS))
    return match[1] if match else ""


def exact_date(text: str) -> str:
    """The date that TEXT is, as exact as it is given (`2024`, `2024-02`, `2024-02-13`); empty when it is none."""
    return find_date(text) or find_year(text)


def is_only_date(text: str) -> bool:
    """Whether TEXT is a date and nothing else."""
    return bool(find_date(text)) and not any(char.isalpha() for char in _DATE_WORDS.sub("", text))


def date_of_headings(path: Iterable[str], *, year: str = "") -> str:
    """The date that headings give together: `2024`, `February`, `1st week` make `2024-02`.

    YEAR is that of the whole document, for headings that name a month only; alone it makes no date.
    """
    date, given = "", ""
    for heading in path:
        if len(heading) > 120:
            continue
        span = find_span(heading)
        if span is not None:
            date = _shared(*span)
            given = year = date[:4]
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


def _shared(first: str, last: str) -> str:
    """What the first and the last day of a span have in common: a month, a year, or nothing."""
    return next((first[:length] for length in (7, 4) if first[:length] == last[:length]), "")


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
