"""Small labels used everywhere: elided in one line, and the hairline between sections."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

_MOST_SHARE = 0.5  # of the room for a name, for its last words
_LEAST_SHARE = 0.3  # for what stands before them


def label(text: str = "", *, role: str = "", tone: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label; ROLE and TONE name rules of the window's style sheet."""
    result = QLabel(text)
    dress_label(result, role=role, tone=tone, wrap=wrap, selectable=selectable)
    return result


def dress_label(result: QLabel, *, role: str, tone: str, wrap: bool, selectable: bool) -> None:
    """Make RESULT what `label` gives."""
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        result.setProperty("role", role)
    if tone:
        result.setProperty("tone", tone)
    if wrap:
        result.setWordWrap(True)
        result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if selectable:
        result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        result.setCursor(Qt.CursorShape.IBeamCursor)


def paragraph(text: str = "", *, role: str = "", tone: str = "", selectable: bool = False) -> QLabel:
    """A wrapped label that a window can be made small with; others ask for the height of a very narrow column."""
    result = label(text, role=role, tone=tone, wrap=True, selectable=selectable)
    result.setMinimumSize(1, 1)
    return result


def hint(text: str) -> str:
    """TEXT for a tooltip, to be shown as it is: Qt would render what looks like HTML, and load the images in it."""
    if "<" not in text:
        return text
    from html import escape  # noqa: PLC0415  brings a table of two thousand names, for which every start would wait

    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'


def literal(text: str) -> str:
    """TEXT for a button or a menu, where Qt takes a lone & for the mark of a key."""
    return text.replace("&", "&&")


def shortened(name: str, metrics: QFontMetrics, room: int) -> str:
    """NAME in ROOM pixels: what is left out is in the middle, because digests of one kind differ at the end.

    The last words, which may be a date, stay whole: as many as half the room holds, and the very last one if there is
    room for something before it.
    """
    if metrics.horizontalAdvance(name) <= room:
        return name
    before, _, last = name.rpartition(" ")
    while before:
        shorter, _, word = before.rpartition(" ")
        if metrics.horizontalAdvance(f" {word} {last}") > room * _MOST_SHARE:
            break
        before, last = shorter, f"{word} {last}"
    rest = room - metrics.horizontalAdvance(f" {last}")
    if not before or rest < room * _LEAST_SHARE:
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, max(room, 0))
    return f"{metrics.elidedText(before, Qt.TextElideMode.ElideRight, rest)} {last}"


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


class ElidedLabel(QLabel):
    """One line of text that has an ellipsis, at its end or where MODE says, when there is no room for all of it."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "",
        tone: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # Qt interface

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 4, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
