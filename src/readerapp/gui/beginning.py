"""The parts of the window that are there first: the list of papers and what reads it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from readerapp.config.settings import DENSITY, Settings
from readerapp.gui.jobs import Lanes
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.papers.density import Density
from readerapp.gui.papers.loading import PaperLoader
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.paper_pane import PaperPane
from readerapp.gui.theme.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the rest of the window is built around."""

    lanes: Lanes
    library: OpenLibrary
    model: PaperModel
    papers: PaperPane
    paper_loader: PaperLoader


def begin(theme: Theme, settings: Settings, window: QWidget) -> Beginning:
    """The first parts, children of WINDOW."""
    lanes = Lanes(window)
    library = OpenLibrary(lanes.write, window)
    model = PaperModel(window)
    papers = PaperPane(model, theme, window)
    papers.view.show_density(Density(settings[DENSITY]))
    loader = PaperLoader(lanes, library, model, window)
    return Beginning(lanes=lanes, library=library, model=model, papers=papers, paper_loader=loader)
