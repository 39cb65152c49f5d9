"""The words of `wording` that a list needs; apart, because lists are shown before anything else is loaded."""

from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Kind, Status


def status_name(status: Status) -> str:
    """STATUS as a heading or a choice."""
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


def grouped(count: int) -> str:
    """COUNT with thin spaces between thousands."""
    return f"{count:,}".replace(",", "\u202f")


def papers_text(count: int) -> str:
    """`1 paper`, `31 papers`."""
    return tr("1 paper") if count == 1 else tr("{count} papers", count=grouped(count))
