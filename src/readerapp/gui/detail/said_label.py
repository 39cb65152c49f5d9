"""A label in which the words are marked that somebody looks for."""

import re
from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QClipboard, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu

from readerapp.domain.finding import spans
from readerapp.domain.translation import tr
from readerapp.gui.labels import dress_label
from readerapp.gui.theme.theme import Theme
from readerapp.gui.theme.tokens import Tokens

_ENDLESS, _BREAK = re.compile(r"[^\W_]{20}(?=\w{20})"), "\u200b"


class SaidLabel(QLabel):
    """Shows a plain text, however it looks; ROLE and TONE as of `label`.

    Attributes:
        said: the text.
    """

    def __init__(self, theme: Theme, *, role: str = "", tone: str = "", wrap: bool = True) -> None:
        super().__init__()
        self.said = ""
        self._theme = theme
        self._sought: tuple[str, int] = ("", -1)
        dress_label(self, role=role, tone=tone, wrap=wrap, selectable=True)

    def say(self, text: str) -> None:
        """Show TEXT."""
        if text != self.said:
            self.said = text
            self._show()

    def mark(self, what: str, current: int = -1) -> None:
        """Mark WHAT wherever it is said, and the place CURRENT (from 0) more than the others."""
        if what or self._sought[0]:
            self._sought = (what, current)
            self._show()

    def copy(self) -> None:
        """Put what is selected on the clipboard, without the places where long words are broken."""
        self._put(QClipboard.Mode.Clipboard)

    def menu(self) -> QMenu:
        """What can be done with the text; deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act, possible in (
            (tr("Copy"), self.copy, self.hasSelectedText()),
            (tr("Select all"), self._select_all, bool(self.said)),
        ):
            action = QAction(text, menu)
            action.setEnabled(possible)
            action.triggered.connect(act)
            menu.addAction(action)
        return menu

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.hasSelectedText() and QGuiApplication.clipboard().supportsSelection():
            self._put(QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def _select_all(self) -> None:
        self.setSelection(0, len(_breakable(self.said).encode("utf-16-le", "surrogatepass")) // 2)

    def _put(self, mode: QClipboard.Mode) -> None:
        text = self.selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(text if _BREAK in self.said else text.replace(_BREAK, ""), mode)

    def _show(self) -> None:
        what, current = self._sought
        marked = bool(what) and any(spans(self.said, what))
        self.clear()  # else the text of before would be read as what it is not
        self.setTextFormat(Qt.TextFormat.RichText if marked else Qt.TextFormat.PlainText)
        self.setText(_marked(self.said, what, current, self._theme.tokens) if marked else _breakable(self.said))


def _marked(text: str, what: str, current: int, tokens: Tokens) -> str:
    """TEXT as HTML with marks."""
    return f'<span style="white-space: pre-wrap">{"".join(_parts(text, what, current, tokens))}</span>'


def _parts(text: str, what: str, current: int, tokens: Tokens) -> Iterator[str]:
    at = 0
    for nth, (first, last) in enumerate(spans(text, what)):
        fill, ink = (tokens.accent, tokens.on_accent) if nth == current else (tokens.found, tokens.text)
        yield escape(_breakable(text[at:first]))
        yield f'<span style="background-color: {fill}; color: {ink}">{escape(_breakable(text[first:last]))}</span>'
        at = last
    yield escape(_breakable(text[at:]))


def _breakable(text: str) -> str:
    """TEXT with places to break lines in words that are longer than any word: they may not fit into a line."""
    return _ENDLESS.sub(lambda match: f"{match[0]}{_BREAK}", text)
