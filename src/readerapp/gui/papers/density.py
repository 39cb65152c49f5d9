"""How densely the list shows papers, and the parts of a paper in it that can be clicked."""

from enum import Enum, StrEnum, auto


class Density(StrEnum):
    """The three ways to show the list.

    ROWS has two lines a paper, LINES one line a paper, COLUMNS one line in columns that the user chooses.
    """

    ROWS = "rows"
    LINES = "lines"
    COLUMNS = "columns"


class Part(Enum):
    """What of a paper lies under the mouse."""

    STATUS = auto()
    STAR = auto()
    REST = auto()
