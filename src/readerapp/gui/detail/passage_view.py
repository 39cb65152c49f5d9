"""Shows rendered text at its full height; never loads anything, and hands links out."""

import math

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QToolTip, QWidget

from readerapp.gui.labels import hint
from readerapp.gui.no_resources import without_resources
from readerapp.gui.pointing import bring_into_view, frame_link, point_at
from readerapp.gui.repairing.word_links import SCHEME, SURE, WORD_LINK, dress_words, word_tip
from readerapp.gui.text_keys import keeps
from readerapp.gui.theme.theme import Area, Theme

_INDENT = 22
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OF_LINKS = _ENTER | {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class PassageView(QTextBrowser):
    """A piece of rendered text that is as high as it needs to be; the pane around it scrolls.

    Signals:
        link_clicked: with the address.
    """

    link_clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, role: str = "body", bold: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role, self._bold = role, bold
        self._said = ""
        self._html = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_INDENT)
        self.anchorClicked.connect(lambda url: self.link_clicked.emit(url.toString()))
        self.highlighted.connect(lambda url: point_at(self, url.toString()))
        theme.changed.connect(self._render)

    @property
    def html(self) -> str:
        """What is shown."""
        return self._html

    def show_html(self, html: str) -> None:
        """Show HTML, which must come from `passage`."""
        if html != self._html:
            self._html = html
            self._render()

    def say(self, text: str) -> None:
        """Have the tooltip say TEXT wherever no marked word says more."""
        self._said = text

    # Qt interface

    def viewportEvent(self, event: QEvent) -> bool:
        if self._said and event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            of_word = word_tip(self, event.pos()) if self.anchorAt(event.pos()).startswith(SCHEME) else ""
            QToolTip.showText(event.globalPos(), of_word or hint(self._said), self)
            return True
        return super().viewportEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's own name
        """Tab stops at links; of marked words, of which there may be hundreds, only at those to be looked at."""
        while super().focusNextPrevChild(next):
            address = self.textCursor().charFormat().anchorHref()
            if not self.hasFocus():
                return True
            if not address.startswith(SCHEME) or not address.endswith(SURE):
                bring_into_view(self, self.cursorRect())
                point_at(self, address)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._on_link():
            frame_link(self, self._theme.tokens.accent)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        point_at(self, "")

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(keeps(self, event) or (event.key() in _ENTER and self._on_link()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keeps(self, event) or event.key() in _OF_LINKS:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the pane scrolls

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002  Qt's own name
        """Nothing is ever loaded for a text: no image, no style sheet, no page, from wherever."""
        return None

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_link(self) -> bool:
        """Whether a link was gone to by Tab."""
        cursor = self.textCursor()
        return cursor.hasSelection() and cursor.charFormat().isAnchor()

    def _render(self) -> None:
        font: QFont = self._theme.font(self._role, Area.TEXT, bold=self._bold)
        self.document().setDefaultFont(font)
        self.document().setDefaultStyleSheet(self._theme.text_style)
        self.setHtml(f"<body>{without_resources(self._html)}</body>")
        if WORD_LINK in self._html:
            dress_words(self.document(), self._theme.tokens)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = math.ceil(self.document().size().height())
        if height != self.height():
            self.setFixedHeight(height)
