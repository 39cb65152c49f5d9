"""Reads the header fields that a mail begins with."""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from readerapp.digests.document import Document

_HEADER = re.compile(r"^([A-Za-z][A-Za-z-]{1,40}):\s?(.*)$")
_MOST_HEADERS = 80


def mail_headers(document: Document, before: int) -> dict[str, str]:
    """The header fields of the mail above line BEFORE, by name in small letters; empty when it is no whole mail."""
    fields: dict[str, str] = {}
    name = ""
    for line in document.lines[: min(before, _MOST_HEADERS) - 1]:
        match = _HEADER.match(line)
        if match:
            name = match[1].lower()
            fields.setdefault(name, match[2].strip())
        elif name and line[:1] in {" ", "\t"} and line.strip():
            fields[name] += f" {line.strip()}"
        elif fields or line.strip():
            break
    if not {"from", "to", "subject"} & fields.keys():
        return {}
    return {name: _decoded(value) for name, value in fields.items()}


def _decoded(value: str) -> str:
    """A header field whose words may be encoded (RFC 2047)."""
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
