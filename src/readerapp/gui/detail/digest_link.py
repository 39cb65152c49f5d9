"""The name of a digest as a button that looks like a heading, wraps like a text, and leads into the digest."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from readerapp.domain.finding import spans
from readerapp.domain.translation import tr
from readerapp.gui.key_hints import KeyHint
from readerapp.gui.theme.icons import icon_pixmap
from readerapp.gui.theme.theme import Area, Theme

_ICON, _GAP, _FRAME = 15, 6, 2
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class DigestLink(QAbstractButton):
    """A button with wrapped text and a small arrow at its end."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sought: tuple[str, int] = ("", -1)
        self.setText(text)
        self.setShortcut(QKeySequence())  # an & in a title is no key
        self.setAccessibleName(tr("Read {digest} here", digest=text))
        KeyHint(self, tr("Read the digest here"), "read-digest")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def mark(self, what: str, current: int = -1) -> None:
        """Mark WHAT wherever it is said, and the place CURRENT (from 0) more than the others."""
        if (what, current) != self._sought:
            self._sought = (what, current)
            self.update()

    # Qt interface

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words(width).height() + 2 * _FRAME

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, QFontMetrics(self._font()).height() + 2 * _FRAME)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection))
            painter.drawRoundedRect(self.rect(), 4, 4)
        font = self._font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent))
        words = self._words(self.width())
        marks = self._marks()
        if marks:
            self._draw_marked(painter, font, marks)
        else:
            painter.drawText(words, _WRAPPED, self.text())
        arrow = icon_pixmap("digests", tokens.accent, _ICON, ratio=self.devicePixelRatioF())
        end = self._end(words)
        painter.drawPixmap(end.x() + _GAP, end.y() + (QFontMetrics(font).height() - _ICON) // 2, arrow)
        painter.end()

    def _marks(self) -> list[QTextLayout.FormatRange]:
        """How the words look that somebody looks for."""
        what, current = self._sought
        tokens, text = self._theme.tokens, self.text()
        marks = []
        for nth, (first, last) in enumerate(spans(text, what)):
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = _units(text[:first]), _units(text[first:last])
            style = QTextCharFormat()
            style.setBackground(QColor(tokens.accent if nth == current else tokens.found))
            style.setForeground(QColor(tokens.on_accent if nth == current else tokens.text))
            mark.format = style
            marks.append(mark)
        return marks

    def _end(self, words: QRect) -> QPoint:
        """Where the last line of the text ends, which is in WORDS; at its top."""
        metrics = QFontMetrics(self._font())
        layout = QTextLayout(self.text(), self._font())
        used = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._room(self.width()))
            used = line.naturalTextWidth()
        layout.endLayout()
        return QPoint(min(round(used), self._room(self.width())), words.bottom() + 1 - metrics.height())

    def _draw_marked(self, painter: QPainter, font: QFont, marks: list[QTextLayout.FormatRange]) -> None:
        """Draw the text with MARKS, with its lines where `drawText` has them."""
        layout = QTextLayout(self.text(), font)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._room(self.width()))
            line.setPosition(QPointF(0, height))
            height += QFontMetrics(font).lineSpacing()
        layout.endLayout()
        layout.draw(painter, QPointF(0, _FRAME), marks)

    def _font(self) -> QFont:
        return self._theme.font(area=Area.TEXT, bold=True)

    def _words(self, width: int) -> QRect:
        """The place of the text in a button of WIDTH pixels."""
        return QFontMetrics(self._font()).boundingRect(
            QRect(0, _FRAME, self._room(width), 1 << 16), _WRAPPED, self.text()
        )

    @staticmethod
    def _room(width: int) -> int:
        """What the text has of WIDTH pixels."""
        return max(width - _ICON - _GAP, 24)


def _units(text: str) -> int:
    """The length of TEXT as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
