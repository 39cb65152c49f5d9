"""How wide a column of text is that is comfortable to read."""

from PySide6.QtGui import QFontMetricsF

from readerapp.gui.theme.theme import Area, Theme

_CHARACTERS = 75  # in a line (Bringhurst, The Elements of Typographic Style, 2.1.2: 45 to 75)
_SAMPLE = "the quick brown fox jumps over the lazy dog, then naps in the sun for a while. "


def reading_width(theme: Theme) -> int:
    """The width in pixels of a line of 75 characters in the letters of the right pane."""
    metrics = QFontMetricsF(theme.font(area=Area.TEXT))
    return round(_CHARACTERS * metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE))
