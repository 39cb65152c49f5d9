"""Finds what a document is called: by its own words, its first heading or its file name."""

import re
from pathlib import PurePosixPath

from readerapp.digests.dates import is_only_date
from readerapp.digests.document import Document
from readerapp.digests.titles import clean_title, has_letters


def find_title(document: Document, *, markdown: bool) -> tuple[str, str]:
    """The title of DOCUMENT, and the heading that it was taken from; that is empty for a title from the file name.

    It is what the document calls itself, else the first heading of the highest level used (if it is MARKDOWN), unless
    that is only a date, else the file name in words.
    """
    if document.title:
        return document.title, document.title
    headings = [section for section in document.root.walk() if section.heading is not None] if markdown else []
    for level in (1, 2):
        first = next((section for section in headings if section.level == level), None)
        if first is not None:
            title = clean_title(first.title.text)
            section_name = "_" in title and title.split()[0].isupper()
            if has_letters(title) and not section_name and not is_only_date(title):
                return title, title
            break
    return _name_in_words(document.name), ""


def _name_in_words(name: str) -> str:
    stem = PurePosixPath(name.replace("\\", "/")).name
    stem = re.sub(r"(?:\.[A-Za-z0-9]{1,10}){1,3}$", "", stem) or stem
    words = re.sub(r"(?<=[^\W\d])[-_]+|[-_]+(?=[^\W\d])", " ", stem).strip()
    return words[:1].upper() + words[1:] if words else stem
