"""Sets a part of a digest, apart from the view that shows it, in two steps that each take a moment only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextOption

from readerapp.gui.digest_view.addresses import Chip, picture_address
from readerapp.gui.no_resources import without_resources
from readerapp.gui.repairing.word_links import WORD_LINK, dress_words
from readerapp.gui.theme.theme import Area, Theme

MARGIN = 20
WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_INDENT = 16
_IMAGE = QTextDocument.ResourceType.ImageResource


class SilentDocument(QTextDocument):
    """A text that never loads anything; the pictures of chips are given to it."""

    # Qt interface

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002  Qt's own name
        """Nothing."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A part of a digest, set; CHIPS are those in HTML, in their order."""

    html: str
    chips: tuple[Chip, ...]
    document: SilentDocument


def compose(
    html: str, chips: Sequence[Chip], theme: Theme, picture: Callable[[Chip], QImage], *, owner: QObject
) -> Sheet:
    """The first step: HTML taken apart; PICTURE gives what a chip looks like.

    OWNER keeps the document: Python might let go of it in another thread.
    """
    document = SilentDocument(owner)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(MARGIN)
    document.setIndentWidth(_INDENT)
    document.setDefaultTextOption(_wrapped(document.defaultTextOption()))
    document.setDefaultFont(theme.font(area=Area.TEXT))
    document.setDefaultStyleSheet(theme.digest_style)
    for chip in chips:
        put_picture(document, chip, picture(chip))
    document.setHtml(f"<body>{without_resources(html)}</body>")
    if WORD_LINK in html:
        dress_words(document, theme.tokens)
    return Sheet(html=html, chips=tuple(chips), document=document)


def lay_out(sheet: Sheet, width: int) -> None:
    """The second step: everything in its place, now and not bit by bit; scrolling has to know where things are."""
    sheet.document.setTextWidth(width)
    sheet.document.size()


def put_picture(document: QTextDocument, chip: Chip, picture: QImage) -> None:
    """Have CHIP look like PICTURE."""
    document.addResource(_IMAGE, QUrl(picture_address(chip)), picture)


def _wrapped(option: QTextOption) -> QTextOption:
    option.setWrapMode(WRAP)
    return option
