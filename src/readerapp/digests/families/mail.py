"""Reads whole mails, and pages that a browser saved as one: the part that says most, decoded, on the file's lines."""

import quopri
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message

from readerapp.digests.dates import find_date
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.embedded import read_embedded
from readerapp.digests.families import arxiv_mail
from readerapp.digests.families.heading_digest import read_markdown
from readerapp.digests.mail_headers import mail_headers
from readerapp.domain.arxiv_id import find_arxiv_ids

_OF_MAIL = frozenset({"from", "subject", "date", "to", "message-id"})
_OF_MIME = frozenset({"mime-version", "content-type", "content-transfer-encoding"})
_FOUND_BY = 500  # characters of a part by which it is found in the file
_ENCODED = frozenset({"quoted-printable", "base64"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a mail that can be read: its text, and the line of the file on which each of its lines stands."""

    text: str
    lines: tuple[int, ...]
    html: bool

    @property
    def papers(self) -> int:
        """How many papers it speaks of."""
        return len({found.arxiv_id.base for found in find_arxiv_ids(self.text)})


def score(document: Document) -> float:
    """The header fields of a mail, and one that says how its body is written."""
    names = mail_headers(document, len(document.lines)).keys()
    return 0.92 if len(names & _OF_MAIL) >= 2 and names & _OF_MIME else 0.0


def read(document: Document) -> list[Draft]:
    """Every paper of the part that names most; of two that say the same, the one without markup."""
    headers = mail_headers(document, len(document.lines))
    document.title, date = headers.get("subject", ""), find_date(headers.get("date", ""))
    parts = list(_parts(document))
    drafts: list[Draft] = []
    for part in sorted(parts, key=lambda part: (-part.papers, part.html)):
        known = {draft.base for draft in drafts}
        drafts.extend(draft for draft in _drafts(document, part) if not draft.base or draft.base not in known)
    for draft in drafts:
        draft.date = draft.date or date
    found = {draft.base for draft in drafts}
    document.occurrences[:] = [item for item in document.occurrences if item.arxiv_id.base not in found]
    return drafts


def _drafts(document: Document, part: _Part) -> list[Draft]:
    text = f"<html>{part.text}" if part.html and "<html" not in part.text[:1000].lower() else part.text

    def read_part(inner: Document) -> list[Draft]:
        return arxiv_mail.read(inner) if arxiv_mail.score(inner) > 0 else read_markdown(inner)

    return read_embedded(document, text, part.lines, read_part)


def _parts(document: Document) -> Iterator[_Part]:
    """The parts of text, in the order of the mail; what is attached is none."""
    at = 0
    for message in message_from_string(document.text).walk():
        document.checkpoint()
        payload = message.get_payload()
        if message.get_content_maintype() != "text" or not isinstance(payload, str) or message.get_filename():
            continue
        place = document.text.find(payload[:_FOUND_BY], at)
        at = max(place, at)
        yield _part(message, payload, document.line_of(at))


def _part(message: Message, payload: str, first: int) -> _Part:
    html = message.get_content_subtype() == "html"
    encoding = str(message.get("Content-Transfer-Encoding", "")).strip().lower()
    rows = payload.split("\n")
    if encoding not in _ENCODED:
        return _Part(payload, tuple(range(first, first + len(rows))), html)
    if encoding == "quoted-printable":
        raw = quopri.decodestring(payload.encode("utf-8", "replace"))
        lines = tuple(
            first + place for place in range(len(rows)) if not place or not rows[place - 1].rstrip().endswith("=")
        )
    else:
        decoded = message.get_payload(decode=True)
        raw = decoded if isinstance(decoded, bytes) else b""
        count = raw.count(b"\n") + 1
        lines = tuple(first + place * len(rows) // count for place in range(count))
    return _Part(_text(raw, message.get_content_charset("utf-8")), lines, html)


def _text(raw: bytes, charset: str) -> str:
    """RAW as UTF-8 if it is, whatever is declared, else in CHARSET."""
    for name in ("utf-8", charset):
        try:
            return raw.decode(name).replace("\r\n", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace").replace("\r\n", "\n")
