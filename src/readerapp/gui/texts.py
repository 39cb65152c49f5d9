"""How links, languages, formats and times read on screen, and the icons of statuses and kinds."""

from datetime import date, datetime

from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Kind, LinkKind, Status

STATUS_ICONS = {status: f"status-{status.value}" for status in Status}
KIND_ICONS = {Kind.PAPER: "paper", Kind.POST: "post", Kind.NEWS: "news", Kind.CODE: "code"}
_LONGEST_TITLE = 60


def link_name(kind: LinkKind, label: str, url: str) -> str:
    """What a link button says: what is behind it, else whose site it is."""
    names = {
        LinkKind.ABS: tr("Abstract"),
        LinkKind.PDF: tr("PDF"),
        LinkKind.HTML: tr("HTML"),
        LinkKind.HF: tr("Hugging Face"),
        LinkKind.DOI: tr("DOI"),
        LinkKind.GITHUB: tr("GitHub"),
        LinkKind.PROJECT: tr("Project page"),
        LinkKind.BLOG: tr("Post"),
        LinkKind.VIDEO: tr("Video"),
    }
    site = url.partition("://")[2].partition("/")[0].removeprefix("www.")
    return names.get(kind) or shortened(label, 28) or site or tr("Link")


def language_name(code: str) -> str:
    """The language with the ISO 639-1 CODE; the code itself when we have no word for it."""
    return {
        "vi": tr("Vietnamese"),
        "ko": tr("Korean"),
        "zh": tr("Chinese"),
        "ja": tr("Japanese"),
        "en": tr("English"),
        "fr": tr("French"),
        "de": tr("German"),
        "es": tr("Spanish"),
    }.get(code, code)


def format_name(family: str) -> str:
    """The FAMILY of a digest, as `ParsedDigest.format` gives it, in words; itself when we have none for it."""
    return {
        "feed": tr("feed"),
        "notebook": tr("notebook"),
        "json": tr("JSON"),
        "yaml": tr("YAML"),
        "tagged": tr("EndNote or PubMed"),
        "mail": tr("mail"),
        "wiki": tr("wiki page"),
        "latex": tr("LaTeX"),
        "csv": tr("table (CSV)"),
        "bibtex": tr("BibTeX"),
        "ris": tr("RIS"),
        "arxiv-mail": tr("arXiv mail"),
        "org": tr("Org file"),
        "paper-note": tr("note on a paper"),
        "topic-report": tr("topic report"),
        "newsletter": tr("newsletter"),
        "paper-list": tr("paper list"),
        "heading-digest": tr("paper by paper"),
        "general": tr("free text"),
    }.get(family, family)


def moment_text(stamp: str) -> str:
    """A UTC time in ISO 8601 as the user's day and minute; the text itself when it is no time."""
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    if moment.date() == date.today():  # noqa: DTZ011  the user's own day is meant
        return tr("today {time}", time=moment.strftime("%H:%M"))
    return moment.strftime("%Y-%m-%d %H:%M")


def month_name(month: str) -> str:
    """An ISO MONTH (`2026-03`, or only the year) as a heading."""
    names = (
        *(tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June")),
        *(tr("July"), tr("August"), tr("September"), tr("October"), tr("November"), tr("December")),
    )
    year, _, number = month.partition("-")
    named = number.isdigit() and 1 <= int(number) <= len(names)
    return tr("{month} {year}", month=names[int(number) - 1], year=year) if named else month


def shortened(text: str, limit: int = _LONGEST_TITLE) -> str:
    """TEXT in one line of at most LIMIT characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def anew_text(part: float) -> str:
    """That a text is being made anew, of which PART is through, 0 to 1."""
    return tr("Reading the text anew… {percent} %", percent=int(part * 100)) if part else tr("Reading the text anew…")
