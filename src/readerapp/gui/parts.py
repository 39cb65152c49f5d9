"""Builds the parts of the window; none of them knows another one unless it is handed to it here."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from readerapp.gui.deciding import Deciding
from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.detail.loading import DetailLoader
from readerapp.gui.detail.note_keeper import NoteKeeper
from readerapp.gui.exporting import Exporting
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.importing import Importing
from readerapp.gui.importing.progress_strip import ProgressStrip
from readerapp.gui.jobs import Lanes
from readerapp.gui.links import LinkOpener, OpenUrl
from readerapp.gui.messages import MessageBar
from readerapp.gui.navigation.loading import OverviewLoader
from readerapp.gui.navigation.source_pane import SourcePane
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.papers.loading import PaperLoader
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.paper_pane import PaperPane
from readerapp.gui.papers.selection_keeper import SelectionKeeper
from readerapp.gui.papers.undecided import Undecided
from readerapp.gui.places import Places
from readerapp.gui.reading import Reading
from readerapp.gui.tagging import Tagging
from readerapp.gui.theme.theme import Theme
from readerapp.gui.triage import Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that the main window wires together."""

    theme: Theme
    lanes: Lanes
    library: OpenLibrary
    deciding: Deciding
    note_keeper: NoteKeeper
    opener: LinkOpener
    messages: MessageBar
    sources: SourcePane
    overview_loader: OverviewLoader
    places: Places
    model: PaperModel
    papers: PaperPane
    paper_loader: PaperLoader
    selection: SelectionKeeper
    undecided: Undecided
    detail: DetailPane
    detail_loader: DetailLoader
    reading: Reading
    triage: Triage
    tagging: Tagging
    import_run: ImportRun
    strip: ProgressStrip
    importing: Importing
    exporting: Exporting


def build_parts(theme: Theme, open_url: OpenUrl, window: QWidget) -> Parts:
    """All parts, unconnected, children of WINDOW."""
    lanes = Lanes(window)
    read = lanes.read
    library = OpenLibrary(lanes.write, window)
    deciding = Deciding(lanes.write, library, window)
    note_keeper = NoteKeeper(deciding, window)
    opener = LinkOpener(open_url, window)
    messages = MessageBar(theme, window)
    model = PaperModel(window)
    papers = PaperPane(model, theme, window)
    paper_loader = PaperLoader(read, library, model, window)
    detail = DetailPane(note_keeper, theme, window)
    view = papers.view
    triage = Triage(deciding, view.selected_ids, lambda: model.row_of(view.current_id()), paper_loader.leaves, window)
    selection = SelectionKeeper(view, paper_loader, window)
    import_run = ImportRun(lanes, library, window)
    strip = ProgressStrip(window)
    return Parts(
        theme=theme,
        lanes=lanes,
        library=library,
        deciding=deciding,
        note_keeper=note_keeper,
        opener=opener,
        messages=messages,
        sources=SourcePane(theme, window),
        overview_loader=OverviewLoader(read, library, window),
        places=Places(window),
        model=model,
        papers=papers,
        paper_loader=paper_loader,
        selection=selection,
        undecided=Undecided(read, library, paper_loader, view),
        detail=detail,
        detail_loader=DetailLoader(read, library, window),
        reading=Reading(detail, opener, view.current_id, selection.the_one, window),
        triage=triage,
        tagging=Tagging(triage, detail.header.tags, view.selected_ids, window),
        import_run=import_run,
        strip=strip,
        importing=Importing(import_run, strip, messages, theme, window),
        exporting=Exporting(read, library, lambda: paper_loader.selection, messages, window),
    )
