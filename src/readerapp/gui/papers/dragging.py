"""Papers that are being dragged: what is carried, the picture of it, and where in a list it would be dropped."""

from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from readerapp.domain.words import papers_text
from readerapp.gui.theme.theme import Theme

MIME_TYPE = "application/x-readerapp-papers"
_PADDING, _HEIGHT = 10, 26
_LONGEST = 18  # digits of a number of a paper


def mime_of(papers: tuple[int, ...]) -> QMimeData:
    """PAPERS, by their numbers, as they are carried."""
    data = QMimeData()
    data.setData(MIME_TYPE, QByteArray(",".join(map(str, papers)).encode()))
    return data


def papers_in(data: QMimeData) -> tuple[int, ...]:
    """The numbers of the papers that DATA carries; none for anything else."""
    text = bytes(data.data(MIME_TYPE).data()).decode("ascii", "replace")
    return tuple(int(number) for number in text.split(",") if number.isdecimal() and len(number) < _LONGEST)


def drag_picture(papers: tuple[int, ...], theme: Theme, ratio: float) -> QPixmap:
    """What hangs on the mouse: how many papers there are."""
    text, font = papers_text(len(papers)), theme.font("small", bold=True)
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * _PADDING
    picture = QPixmap(round(width * ratio), round(_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.accent))
    box = QRectF(QPointF(0, 0), QPointF(width, _HEIGHT))
    painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
    painter.setPen(QColor(theme.tokens.on_accent))
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.end()
    return picture
