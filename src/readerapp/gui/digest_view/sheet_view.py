"""The view of a digest's text: shows sheets, knows where lines and mentions are in them, and keeps its place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from readerapp.gui.digest_view.addresses import Chip
from readerapp.gui.digest_view.chips import Look, chip_image
from readerapp.gui.digest_view.line_map import LineMap, places_of
from readerapp.gui.digest_view.sheets import MARGIN, WRAP, Sheet, compose, lay_out, put_picture
from readerapp.gui.theme.measure import reading_width
from readerapp.gui.theme.theme import Theme

_MANY_CELLS = 40  # a text of tables is wider than one of sentences
_WIDER = 1.5
_OBJECT = "\ufffc"
_OF_CHIPS = (_OBJECT, "\u2005")
_FROM_TOP = 0.25  # of what is seen at once
_HIGHEST, _LOWEST = 0.08, 0.7


class SheetView(QTextBrowser):
    """Rendered text whose blocks know their lines and whose chips know their mentions; never loads anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._map = LineMap(self.document())
        self._html = ""
        self._chips: dict[int, Chip] = {}
        self._places: dict[int, int] = {}
        self._looks: dict[int, Look] = {}
        self._pictures: dict[tuple[Look, bool], QImage] = {}
        self._tables = False
        self._kept = (0, 0)
        self._keep = QTimer(self, singleShot=True, interval=0)
        self._keep.timeout.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._keep.start())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(WRAP)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._on_theme_changed)

    def show_html(self, html: str, chips: Sequence[Chip], looks: Mapping[int, Look]) -> None:
        """Show HTML, which must come from `prepared`, with CHIPS in that order; LOOKS by mention."""
        self._looks = dict(looks)
        self._tables = False
        sheet = self.compose(html, chips)
        self.lay_out(sheet)
        self.show_sheet(sheet, looks)

    def compose(self, html: str, chips: Sequence[Chip]) -> Sheet:
        """The first step of showing HTML."""
        if html.count("<td") > _MANY_CELLS and not self._tables:
            self._tables = True
            self._fit_measure()
        return compose(html, chips, self._theme, self._picture, owner=self)

    def lay_out(self, sheet: Sheet) -> None:
        """The second step of showing it."""
        lay_out(sheet, self.viewport().width())

    def show_sheet(self, sheet: Sheet, looks: Mapping[int, Look]) -> None:
        """The last step; LOOKS by mention."""
        self._html, self._looks = sheet.html, dict(looks)
        self._chips = {chip.mention_id: chip for chip in sheet.chips}
        for chip in sheet.chips:
            put_picture(sheet.document, chip, self._picture(chip))
        self._put(sheet)

    def put_looks(self, looks: Mapping[int, Look]) -> None:
        """Exchange the pictures of the chips of these mentions; they have one size, and the text stays as it is."""
        for mention, look in looks.items():
            if mention in self._chips and self._looks.get(mention) != look:
                self._looks[mention] = look
                chip = self._chips[mention]
                put_picture(self.document(), chip, self._picture(chip))
        self.viewport().update()

    def go_to(self, line: int, mention: int = 0) -> None:
        """Scroll so that MENTION, else LINE, is at about a quarter from the top."""
        top = self._map.top(self._place(line, mention))
        self.verticalScrollBar().setValue(round(top - self.viewport().height() * _FROM_TOP))

    def put_cursor(self, mention: int) -> None:
        """Have what is selected by keys begin at the words of MENTION, unless something is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and mention in self._places:
            place = self._places[mention]
            while self.document().characterAt(place) in _OF_CHIPS:
                place += 1
            cursor.setPosition(place)
            self.setTextCursor(cursor)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_measure()
        super().resizeEvent(event)
        if self._html and event.oldSize().width() != event.size().width():
            self.restore_top(self._kept)

    def _fit_measure(self) -> None:
        """Keep lines at a comfortable length, in the middle of a wide pane."""
        margins = self.viewportMargins()
        room = self.viewport().width() + margins.left() + margins.right()
        measure = reading_width(self._theme) * (_WIDER if self._tables else 1) + 2 * MARGIN
        spare = max(0, round(room - measure))
        if (spare // 2, spare - spare // 2) != (margins.left(), margins.right()):
            self.setViewportMargins(spare // 2, 0, spare - spare // 2, 0)

    def _render(self) -> None:
        sheet = self.compose(self._html, tuple(self._chips.values()))
        self.lay_out(sheet)
        self._put(sheet)

    def _put(self, sheet: Sheet) -> None:
        before, self._sheet = self._sheet, sheet
        self._map = LineMap(sheet.document)
        self.setExtraSelections([])
        self.setDocument(sheet.document)
        sheet.document.documentLayout().documentSizeChanged.connect(self._on_laid_out)
        if before is not None:
            before.document.deleteLater()
        self._places = dict(zip(self._chips, places_of(_OBJECT, sheet.document.toRawText()), strict=True))
        self._on_laid_out()

    def _picture(self, chip: Chip) -> QImage:
        """How CHIP looks; all that look alike share one picture."""
        look = self._looks.get(chip.mention_id, Look())
        picture = self._pictures.get((look, chip.small))
        if picture is None:
            picture = chip_image(look, self._theme, ratio=self.devicePixelRatioF(), small=chip.small)
            self._pictures[look, chip.small] = picture
        return picture

    def _place(self, line: int, mention: int) -> int:
        """The character at which MENTION, else LINE, begins."""
        place = self._places.get(mention)
        return self._map.position(line) if place is None else place

    def _at(self, place: QPoint) -> int:
        return self.cursorForPosition(place).position()

    def _on_laid_out(self) -> None:
        """Lines are at other places now."""
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._pictures.clear()
        self._fit_measure()
        if self._html:
            self._render()
            self.restore_top(self._kept)

    def _on_scrolled(self) -> None:
        """Remember what is at the top: when fonts or widths change, Qt has laid out anew before it says so."""
        self._kept = self.top()
