"""Shows a part of a digest with its chips, and the band behind the passage that is meant; never loads anything."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.digest_view.addresses import Chip, mention_of, picture_address
from readerapp.gui.digest_view.chips import Look, chip_image
from readerapp.gui.digest_view.line_map import LineMap, places_of
from readerapp.gui.labels import hint
from readerapp.gui.no_resources import without_resources
from readerapp.gui.repairing.word_links import SCHEME, WORD_LINK, dress_words, word_tip
from readerapp.gui.theme.theme import Area, Theme

_INDENT = 16
_MARGIN = 20
_MEASURE = 860  # pixels; longer lines are hard to read
_BAR = 4
_AIR = 4  # pixels that the band is larger than the passage
_OBJECT = "\ufffc"
_FROM_TOP = 0.25  # of what is seen at once
_HIGHEST, _LOWEST = 0.08, 0.7
_IMAGE = QTextDocument.ResourceType.ImageResource


class DigestText(QTextBrowser):
    """Rendered text whose blocks know their lines and whose chips know their mentions.

    Signals:
        link_clicked: with the address.
        chip_clicked: with the number of the mention.
        line_clicked: the text was clicked in that line.
        chip_menu_wanted: a right click on a chip; with the mention and the place on the screen.
        step_wanted: the reader wants the next (1) or the previous (-1) mention.
        end_wanted: the reader wants the end (1) or the beginning (-1) of the digest.
        card_wanted: the reader wants the card of the paper.
        back_wanted: the reader is done here.
    """

    link_clicked = Signal(str)
    chip_clicked = Signal(int)
    line_clicked = Signal(int)
    chip_menu_wanted = Signal(int, QPoint)
    step_wanted = Signal(int)
    end_wanted = Signal(int)
    card_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._map = LineMap(self.document())
        self._html = ""
        self._chips: dict[int, Chip] = {}
        self._places: dict[int, int] = {}
        self._looks: dict[int, Look] = {}
        self._pictures: dict[tuple[Look, bool], QImage] = {}
        self._tips: Callable[[int], str] = str
        self._band: tuple[int, int] | None = None
        self._band_place: tuple[float, float] | None = None
        self._kept = (0, 0)
        self._keep = QTimer(self, singleShot=True, interval=0)
        self._keep.timeout.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._keep.start())
        self.setObjectName("reader")
        self.setAccessibleName(tr("Digest"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(_INDENT)
        self.document().documentLayout().documentSizeChanged.connect(self._forget_band_place)
        self.anchorClicked.connect(self._on_anchor_clicked)
        theme.changed.connect(self._on_theme_changed)

    def say_of_chips(self, tips: Callable[[int], str]) -> None:
        """Have TIPS give the tooltip of the chip of a mention."""
        self._tips = tips

    def show_html(self, html: str, chips: Sequence[Chip], looks: Mapping[int, Look]) -> None:
        """Show HTML, which must come from `prepared`, with CHIPS in that order; LOOKS by mention."""
        self._html, self._looks = html, dict(looks)
        self._chips = {chip.mention_id: chip for chip in chips}
        self._render()

    def put_looks(self, looks: Mapping[int, Look]) -> None:
        """Exchange the pictures of the chips of these mentions; they have one size, and the text stays as it is."""
        for mention, look in looks.items():
            if mention in self._chips and self._looks.get(mention) != look:
                self._looks[mention] = look
                self._paint(self._chips[mention])
        self.viewport().update()

    def show_band(self, lines: tuple[int, int] | None) -> None:
        """Mark LINES, from the first to the last, as what is meant."""
        self._band = lines
        self._forget_band_place()

    def go_to(self, line: int, mention: int = 0) -> None:
        """Scroll so that MENTION, else LINE, is at about a quarter from the top."""
        top = self._map.top(self._place(line, mention))
        self.verticalScrollBar().setValue(round(top - self.viewport().height() * _FROM_TOP))

    def bring_into_view(self, line: int, mention: int) -> None:
        """Scroll as little as needed to show MENTION with some text around it; far away, like `go_to`."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self._map.top(self._place(line, mention)) - bar.value()
        if not height * _HIGHEST <= top <= height * _LOWEST:
            self.go_to(line, mention)

    def line_at(self, position: int) -> int:
        """The line in which the character at POSITION stands."""
        return self._map.line(position)

    def bring_place_into_view(self, position: int) -> None:
        """Scroll as little as needed to show the character at POSITION with some text around it."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self._map.top(position)
        if not height * _HIGHEST <= top - bar.value() <= height * _LOWEST:
            bar.setValue(round(top - height * _FROM_TOP))

    def top(self) -> tuple[int, int]:
        """The line at the top and how many pixels of it are hidden above."""
        line = self._map.first_line(self._at(QPoint(self.viewport().width() // 2, 1)))
        return line, round(self.verticalScrollBar().value() - self._map.block_top(line))

    def middle(self) -> int:
        """The line in the middle of what is seen."""
        return self._map.line(self._at(self.viewport().rect().center()))

    def restore_top(self, top: tuple[int, int]) -> None:
        """Scroll to where `top` was taken, also in another part of the same digest."""
        line, hidden = top
        self.verticalScrollBar().setValue(round(self._map.block_top(line)) + hidden)

    def corner_of(self, mention: int) -> QPoint:
        """Where on the screen the chip of MENTION ends below, for a menu."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.get(mention, 0))
        return self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())

    def scroll_page(self, *, forward: bool) -> bool:
        """Scroll most of a page; False when there is no more to see in that direction."""
        bar = self.verticalScrollBar()
        before, step = bar.value(), max(bar.pageStep() - 48, 48)
        bar.setValue(before + (step if forward else -step))
        return bar.value() != before

    # Qt interface

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002  Qt's own name
        """Nothing is ever loaded for a text; the pictures of chips are painted before."""
        return None

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _own(event):
            event.accept()
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
            case Qt.Key.Key_Down | Qt.Key.Key_Up if not event.modifiers():
                self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.end_wanted.emit(1 if event.key() == Qt.Key.Key_End else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.card_wanted.emit()
            case Qt.Key.Key_Escape:
                self.back_wanted.emit()
            case _:
                super().keyPressEvent(event)

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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and not self.textCursor().hasSelection() and not self.anchorAt(place):
            self.line_clicked.emit(self._map.line(self._at(place)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mention = mention_of(self.anchorAt(event.pos()))
        if mention:
            self.chip_menu_wanted.emit(mention, event.globalPos())
        else:
            super().contextMenuEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = max(0, event.size().width() + self.viewportMargins().right() - round(_MEASURE * self._theme.text_scale))
        if spare != self.viewportMargins().right():
            self.setViewportMargins(0, 0, spare, 0)
        super().resizeEvent(event)
        if self._html and event.oldSize().width() != event.size().width():
            self.restore_top(self._kept)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # all text has one zoom
        else:
            super().wheelEvent(event)

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(self._theme.font(area=Area.TEXT))
        document.setDefaultStyleSheet(self._theme.digest_style)
        for chip in self._chips.values():
            self._paint(chip)
        self.setHtml(f"<body>{without_resources(self._html)}</body>")
        if WORD_LINK in self._html:
            dress_words(document, self._theme.tokens)
        document.size()  # lays everything out now, not bit by bit: scrolling has to know where things are
        self._places = dict(zip(self._chips, places_of(_OBJECT, document.toRawText()), strict=True))
        self._forget_band_place()

    def _paint(self, chip: Chip) -> None:
        """Have CHIP look as it should; all that look alike share one picture."""
        look = self._looks.get(chip.mention_id, Look())
        picture = self._pictures.get((look, chip.small))
        if picture is None:
            picture = chip_image(look, self._theme, ratio=self.devicePixelRatioF(), small=chip.small)
            self._pictures[look, chip.small] = picture
        self.document().addResource(_IMAGE, QUrl(picture_address(chip)), picture)

    def _place(self, line: int, mention: int) -> int:
        """The character at which MENTION, else LINE, begins."""
        place = self._places.get(mention)
        return self._map.position(line) if place is None else place

    def _at(self, place: QPoint) -> int:
        return self.cursorForPosition(place).position()

    def _forget_band_place(self) -> None:
        self._band_place = None
        self.viewport().update()

    def _on_anchor_clicked(self, url: QUrl) -> None:
        mention = mention_of(url.toString())
        if mention:
            self.chip_clicked.emit(mention)
        else:
            self.link_clicked.emit(url.toString())

    def _on_theme_changed(self) -> None:
        self._pictures.clear()
        if self._html:
            self._render()
            self.restore_top(self._kept)

    def _on_scrolled(self) -> None:
        """Remember what is at the top: when fonts or widths change, Qt has laid out anew before it says so."""
        self._kept = self.top()


def _own(event: QKeyEvent) -> bool:
    """Whether the key of EVENT means something else here than elsewhere in the window."""
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape} and not event.modifiers()
