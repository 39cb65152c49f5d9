"""Builds the parts of the window; none of them knows another one unless it is handed to it here."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from readerapp.config.settings import GO_ON, NETWORK_ALLOWED, Settings
from readerapp.gui.backing_up import BackingUp
from readerapp.gui.beginning import Beginning
from readerapp.gui.deciding import Deciding
from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.detail.editing import Editing
from readerapp.gui.detail.loading import DetailLoader
from readerapp.gui.detail.note_keeper import NoteKeeper
from readerapp.gui.digest_view.digest_page import DigestPage
from readerapp.gui.digest_view.digest_reading import DigestReading
from readerapp.gui.digest_view.loading import DigestLoader
from readerapp.gui.digest_view.right_pane import RightPane
from readerapp.gui.draft_keeper import DraftKeeper
from readerapp.gui.elsewhere import Elsewhere
from readerapp.gui.exporting import Exporting
from readerapp.gui.finding.card_finding import CardFinding
from readerapp.gui.finding.digest_finding import DigestFinding
from readerapp.gui.finding.find_bar import FindBar
from readerapp.gui.finding.finding import Finding
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.importing import Importing
from readerapp.gui.importing.progress_strip import ProgressStrip
from readerapp.gui.jobs import Lanes
from readerapp.gui.libraries import Libraries
from readerapp.gui.links import LinkOpener, OpenUrl
from readerapp.gui.merging.merging import Merging
from readerapp.gui.messages import MessageBar
from readerapp.gui.moving import Moving
from readerapp.gui.navigation.loading import OverviewLoader
from readerapp.gui.navigation.organising import Organising
from readerapp.gui.navigation.source_pane import SourcePane
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.panes import Panes
from readerapp.gui.papers.arranging import Arranging
from readerapp.gui.papers.copying import Copying
from readerapp.gui.papers.loading import PaperLoader
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.paper_pane import PaperPane
from readerapp.gui.papers.reordering import Reordering
from readerapp.gui.papers.selection_keeper import SelectionKeeper
from readerapp.gui.papers.undecided import Undecided
from readerapp.gui.places import Places
from readerapp.gui.queueing import Queueing
from readerapp.gui.reading import Reading
from readerapp.gui.repairing.repairing import Repairing
from readerapp.gui.repairing.word_menu import WordMenu
from readerapp.gui.repairing.word_walk import WordWalk
from readerapp.gui.settings.keeper import SettingsKeeper
from readerapp.gui.settings.looks import Looks
from readerapp.gui.subject import Subject
from readerapp.gui.tagging import Tagging
from readerapp.gui.theme.theme import Theme
from readerapp.gui.triage import Triage
from readerapp.gui.visits import Visits
from readerapp.gui.watching import Watching


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that the main window wires together."""

    theme: Theme
    lanes: Lanes
    settings: SettingsKeeper
    panes: Panes
    looks: Looks
    library: OpenLibrary
    libraries: Libraries
    deciding: Deciding
    note_keeper: NoteKeeper
    draft_keeper: DraftKeeper
    opener: LinkOpener
    messages: MessageBar
    sources: SourcePane
    overview_loader: OverviewLoader
    places: Places
    organising: Organising
    queueing: Queueing
    reordering: Reordering
    model: PaperModel
    papers: PaperPane
    arranging: Arranging
    copying: Copying
    paper_loader: PaperLoader
    selection: SelectionKeeper
    undecided: Undecided
    visits: Visits
    detail: DetailPane
    detail_loader: DetailLoader
    digest: DigestReading
    right: RightPane
    finding: Finding
    subject: Subject
    moving: Moving
    reading: Reading
    triage: Triage
    tagging: Tagging
    editing: Editing
    merging: Merging
    import_run: ImportRun
    strip: ProgressStrip
    importing: Importing
    repairing: Repairing
    word_menu: WordMenu
    word_walk: WordWalk
    watching: Watching
    elsewhere: Elsewhere
    exporting: Exporting
    backing_up: BackingUp


def build_parts(beginning: Beginning, theme: Theme, settings: Settings, open_url: OpenUrl, window: QWidget) -> Parts:
    """All parts, unconnected, children of WINDOW, around those of the BEGINNING."""
    lanes, library = beginning.lanes, beginning.library
    read = lanes.read
    deciding = Deciding(lanes.write, library, window)
    note_keeper = NoteKeeper(deciding, window)
    keeper = SettingsKeeper(lanes, settings, window)
    opener = LinkOpener(open_url, window, allowed=lambda: keeper[NETWORK_ALLOWED])
    messages = MessageBar(theme, window)
    model, papers, paper_loader = beginning.model, beginning.papers, beginning.paper_loader
    detail = DetailPane(note_keeper, theme, window)
    view = papers.view
    selection = SelectionKeeper(view, paper_loader, window)
    sources = SourcePane(theme, window)
    digest = DigestReading(DigestPage(theme), DigestLoader(read, library, window), window)
    right = RightPane(detail, digest.page, FindBar(theme), window)
    panes = Panes(sources, papers, right)
    subject = Subject(papers, selection, right, digest, sources)
    places = Places(window)
    visits = Visits(
        subject,
        sources=sources,
        places=places,
        search=papers.search,
        loader=paper_loader,
        selection=selection,
        digest=digest,
    )
    undecided = Undecided(read, library, paper_loader, view)
    reading = Reading(detail, opener, subject.current, subject.the_one, window)
    triage = Triage(
        deciding,
        subject.papers,
        lambda: subject.row() or reading.shown(subject.current()),
        lambda status: subject.in_list and paper_loader.leaves(status),
        window,
        in_trash=lambda: subject.in_list and paper_loader.shows_trash,
        goes_on=lambda: keeper[GO_ON],
    )
    queueing = Queueing(deciding, paper_loader, lambda: model.ids, subject.papers, window)
    import_run = ImportRun(lanes, library, window)
    strip = ProgressStrip(window)
    repairing = Repairing(
        import_run,
        strip,
        messages,
        deciding,
        digest=lambda: (
            digest.digest_id if right.shows_digest else sources.digest or reading.only_digest(subject.the_one())
        ),
        theme=theme,
        window=window,
    )
    word_menu = WordMenu(read, library, repairing, window)
    return Parts(
        theme=theme,
        lanes=lanes,
        settings=keeper,
        panes=panes,
        looks=Looks(keeper, theme, panes, right),
        library=library,
        libraries=Libraries(lanes.write, window),
        deciding=deciding,
        note_keeper=note_keeper,
        draft_keeper=DraftKeeper(lanes.write, library, note_keeper, window),
        opener=opener,
        messages=messages,
        sources=sources,
        overview_loader=OverviewLoader(read, library, window),
        places=places,
        organising=Organising(
            read, library, deciding, sources=sources, places=places, messages=messages, window=window
        ),
        queueing=queueing,
        reordering=Reordering(view, lambda: queueing.can_move),
        model=model,
        papers=papers,
        arranging=Arranging(papers, keeper, window),
        copying=Copying(read, library, subject.papers, window),
        paper_loader=paper_loader,
        selection=selection,
        undecided=undecided,
        visits=visits,
        detail=detail,
        detail_loader=DetailLoader(read, library, window),
        digest=digest,
        right=right,
        finding=Finding(right, read, CardFinding(detail, theme), DigestFinding(digest, library, theme)),
        subject=subject,
        moving=Moving(subject, papers=papers, undecided=undecided, reading=reading, digest=digest, sources=sources),
        reading=reading,
        triage=triage,
        tagging=Tagging(triage, detail.header.tags, subject.papers, model.row_of, window),
        editing=Editing(read, library, deciding, the_one=subject.the_one, theme=theme, window=window),
        merging=Merging(
            read, library, deciding, selected=subject.papers, the_one=subject.the_one, theme=theme, window=window
        ),
        import_run=import_run,
        strip=strip,
        importing=Importing(import_run, strip, messages, deciding, lanes=lanes, theme=theme, window=window),
        repairing=repairing,
        word_menu=word_menu,
        word_walk=WordWalk(right, detail, digest, word_menu, lane=read, library=library, messages=messages),
        watching=Watching(lanes, library, theme, window),
        elsewhere=Elsewhere(read, library, window, importing=lambda: import_run.writing),
        backing_up=BackingUp(read, library, messages, window),
        exporting=Exporting(
            read, library, lambda: paper_loader.selection, messages, window, show_folder=opener.show_folder
        ),
    )
