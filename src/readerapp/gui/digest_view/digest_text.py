"""A digest's text to be read: the band behind the passage that is meant, and what keys and clicks mean there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.digest_view.addresses import mention_of
from readerapp.gui.digest_view.link_walk import LinkWalk
from readerapp.gui.digest_view.sheet_view import SheetView
from readerapp.gui.digest_view.sheets import Sheet
from readerapp.gui.labels import hint
from readerapp.gui.pointing import frame_link, point_at
from readerapp.gui.repairing.word_links import SCHEME, word_tip
from readerapp.gui.text_keys import keeps
from readerapp.gui.theme.theme import Theme

_COPIED = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufffc": None, "\u2005": None, "\xa0": " "})
_BAR = 4
_AIR = 4  # pixels that the band is larger than the passage


class DigestText(SheetView):
    """A `SheetView` to be read with hands.

    Signals:
        link_clicked: with the address.
        chip_clicked: with the number of the mention.
        line_clicked: the text was clicked in that line.
        chip_menu_wanted: a right click on a chip; with the mention and the place on the screen.
        menu_wanted: the key for menus was pressed, and it is not about words or a link.
        step_wanted: the reader wants the next (1) or the previous (-1) mention.
        end_wanted: the reader wants the end (1) or the beginning (-1) of the digest.
        card_wanted: the reader wants the card of the paper.
        back_wanted: the reader is done here.
    """

    link_clicked = Signal(str)
    chip_clicked = Signal(int)
    line_clicked = Signal(int)
    chip_menu_wanted = Signal(int, QPoint)
    menu_wanted = Signal()
    step_wanted = Signal(int)
    end_wanted = Signal(int)
    card_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tips: Callable[[int], str] = str
        self._band: tuple[int, int] | None = None
        self._band_place: tuple[float, float] | None = None
        self._links = LinkWalk(self)
        self.setObjectName("reader")
        self.setAccessibleName(tr("Digest"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(lambda url: point_at(self, url.toString() or self._links.address))

    def say_of_chips(self, tips: Callable[[int], str]) -> None:
        """Have TIPS give the tooltip of the chip of a mention."""
        self._tips = tips

    def show_band(self, lines: tuple[int, int] | None) -> None:
        """Mark LINES, from the first to the last, as what is meant."""
        self._band = lines
        self._on_laid_out()

    def leave_link(self) -> None:
        """Have the keys be about the mention again, and not about a link."""
        self._links.leave()
        point_at(self, "")

    def copy_words(self) -> None:
        """Put what is selected on the clipboard, as plain text and without chips."""
        words = self.textCursor().selectedText().translate(_COPIED)
        if words:
            QGuiApplication.clipboard().setText(words)

    # Qt interface

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(_own(event) or keeps(self, event))
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            address = self.anchorAt(event.pos())
            mention = mention_of(address)
            said = word_tip(self, event.pos()) if address.startswith(SCHEME) else hint(address)
            QToolTip.showText(event.globalPos(), hint(self._tips(mention)) if mention else said, self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case _ if event.matches(QKeySequence.StandardKey.Copy):
                self.copy_words()
            case _ if keeps(self, event):
                super().keyPressEvent(event)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if not event.modifiers():
                self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.end_wanted.emit(1 if event.key() == Qt.Key.Key_End else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._links.address:
                self.link_clicked.emit(self._links.address)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.card_wanted.emit()
            case Qt.Key.Key_Escape if self._links.address:
                self.leave_link()
            case Qt.Key.Key_Escape:
                self.back_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's own name
        """Tab stops at links, from what is being read on."""
        if not self._links.step(forward=next):
            self.leave_link()
            return super().focusNextPrevChild(next)
        self.bring_place_into_view(self.textCursor().selectionStart())
        point_at(self, self._links.address)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        point_at(self, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._band is not None:
            painter = QPainter(self.viewport())
            top, bottom = self._band_place = self._band_place or self._map.extent(*self._band)
            upper = round(top - self.verticalScrollBar().value() - _AIR)
            height = round(bottom - top + 2 * _AIR)
            painter.fillRect(QRect(0, upper, self.viewport().width(), height), QColor(self._theme.tokens.notice_fill))
            painter.fillRect(QRect(0, upper, _BAR, height), QColor(self._theme.tokens.accent))
            painter.end()
        super().paintEvent(event)
        if self.hasFocus() and self._links.address:
            frame_link(self, self._theme.tokens.accent)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and not self.textCursor().hasSelection() and not self.anchorAt(place):
            self.line_clicked.emit(self._map.line(self._at(place)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mention = mention_of(self.anchorAt(event.pos()))
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            if self.textCursor().hasSelection():
                self._text_menu(self._links.address).popup(place)
            else:
                self.menu_wanted.emit()
        elif mention:
            self.chip_menu_wanted.emit(mention, event.globalPos())
        else:
            self._text_menu(self.anchorAt(event.pos())).popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # all text has one zoom
        else:
            super().wheelEvent(event)

    def _put(self, sheet: Sheet) -> None:
        super()._put(sheet)
        self._links.find_again()

    def _on_laid_out(self) -> None:
        self._band_place = None
        super()._on_laid_out()

    def _text_menu(self, address: str) -> QMenu:
        """What can be done with the words there, and with a link to ADDRESS; deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(tr("Copy"), self.copy_words)
        copy.setEnabled(self.textCursor().hasSelection())
        if address.startswith(("http://", "https://")):
            menu.addAction(tr("Copy the link"), lambda: QGuiApplication.clipboard().setText(address))
            menu.addAction(tr("Open in the browser"), lambda: self.link_clicked.emit(address))
        menu.addAction(tr("Select all"), self.selectAll)
        return menu

    def _on_anchor_clicked(self, url: QUrl) -> None:
        mention = mention_of(url.toString())
        if mention:
            self.chip_clicked.emit(mention)
        else:
            self.link_clicked.emit(url.toString())


def _own(event: QKeyEvent) -> bool:
    """Whether the key of EVENT means something else here than elsewhere in the window."""
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape} and not event.modifiers()
