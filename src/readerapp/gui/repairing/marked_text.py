"""A passage in which words that had lost characters are marked and can be clicked; never loads anything."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from readerapp.domain.repair_lines import RepairRow
from readerapp.domain.text_repair import RepairedWord
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.labels import hint
from readerapp.gui.repairing.word_links import fragments
from readerapp.gui.repairing.word_marks import mark_format, mark_of, tip_text
from readerapp.gui.theme.theme import Theme

_SCHEME = "place:"


class MarkedText(PassageView):
    """Shows one text of a row; the words of the text after the repair are links to themselves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words: Mapping[int, RepairedWord] = {}
        self._current: int | None = None
        # By key one goes from word to word in the list; Tab would stop at every piece that differs.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )

    def show_before(self, row: RepairRow) -> None:
        """Show what stood in the file."""
        self._words, self._current = {}, None
        spans = [(start, end, -1) for start, end, _, _ in row.changes]
        if row.before == row.after:  # only to be read
            self._show("")
            return
        self._show(_html(row.before, spans))

    def show_after(self, row: RepairRow, current: int | None) -> None:
        """Show what stands there now; CURRENT is the word that is looked at."""
        self._words = {place: shown.word for place, shown in enumerate(row.words)}
        self._current = current
        spans = [(shown.start, shown.start + len(shown.word.word), place) for place, shown in enumerate(row.words)]
        taken = [(start, end) for start, end, _ in spans]
        for _, _, start, end in row.changes:
            if not any(first < end and start < last for first, last in taken):
                spans.append((start, end, -1))
        self._show(_html(row.after, sorted(spans)))

    # Qt interface

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = place_of(self.anchorAt(self.viewport().mapFrom(self, event.pos())))
            word = self._words.get(place)
            if word is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), hint(tip_text(word)), self)
            return True
        return super().event(event)

    def _render(self) -> None:
        super()._render()
        self._tint()

    def _show(self, html: str) -> None:
        """Show HTML; where that is there already, only the marks may be others."""
        if html == self._html:
            self._tint()
        else:
            self.show_html(html)

    def _tint(self) -> None:
        """Give every marked piece the look of its mark, which HTML cannot say."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, length, address in tuple(fragments(self.document(), _SCHEME)):
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(self._look(place_of(address)))
        cursor.endEditBlock()

    def _look(self, place: int) -> QTextCharFormat:
        tokens = self._theme.tokens
        form = QTextCharFormat()
        form.setForeground(QColor(tokens.text))
        form.setFontUnderline(False)
        form.setBackground(QColor(tokens.notice_fill))
        word = self._words.get(place)
        if word is not None:
            form.merge(mark_format(mark_of(word), tokens, current=place == self._current))
        return form


def place_of(address: str | QUrl) -> int:
    """The place of the word that ADDRESS leads to, in its row; -1 for none."""
    text = address if isinstance(address, str) else address.toString()
    number = text.removeprefix(_SCHEME)
    return int(number) if text.startswith(_SCHEME) and number.isdecimal() else -1


def _html(text: str, spans: Sequence[tuple[int, int, int]]) -> str:
    parts, end = [], 0
    for start, stop, place in spans:
        if start < end:
            continue
        parts += [escape(text[end:start]), f'<a href="{_SCHEME}{place}">{escape(text[start:stop])}</a>']
        end = stop
    return f'<p style="white-space:pre-wrap">{"".join(parts)}{escape(text[end:])}</p>'
