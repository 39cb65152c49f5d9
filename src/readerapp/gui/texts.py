"""How the program's words read on screen: statuses, kinds, links, languages, dates and counts."""

from datetime import date, datetime

from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Kind, LinkKind, Status

STATUS_ICONS = {status: f"status-{status.value}" for status in Status}
KIND_ICONS = {Kind.PAPER: "paper", Kind.POST: "post", Kind.NEWS: "news", Kind.CODE: "code"}
_LONGEST_TITLE = 60


def status_name(status: Status) -> str:
    """STATUS as people read it."""
    return {
        Status.INBOX: tr("Inbox"),
        Status.TO_READ: tr("To read"),
        Status.READING: tr("Reading"),
        Status.SKIMMED: tr("Skimmed"),
        Status.READ: tr("Read"),
        Status.SKIPPED: tr("Skipped"),
    }[status]


def kind_name(kind: Kind) -> str:
    """KIND as people read it."""
    return {
        Kind.PAPER: tr("Paper"),
        Kind.POST: tr("Post"),
        Kind.NEWS: tr("News"),
        Kind.CODE: tr("Code"),
    }[kind]


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


def papers_text(count: int) -> str:
    """`1 paper`, `31 papers`."""
    return tr("1 paper") if count == 1 else tr("{count} papers", count=grouped(count))


def grouped(count: int) -> str:
    """COUNT with thin spaces between thousands."""
    return f"{count:,}".replace(",", "\u202f")


def moment_text(stamp: str) -> str:
    """A UTC time in ISO 8601 as the user's day and minute; the text itself when it is no time."""
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    if moment.date() == date.today():  # noqa: DTZ011  the user's own day is meant
        return tr("today {time}", time=moment.strftime("%H:%M"))
    return moment.strftime("%Y-%m-%d %H:%M")


def shortened(text: str, limit: int = _LONGEST_TITLE) -> str:
    """TEXT in one line of at most LIMIT characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
