"""The context menu of an entry of the left pane."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from readerapp.domain.tags import COLOURS
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import papers_text, status_name
from readerapp.gui.navigation.organising import Organising
from readerapp.gui.navigation.source_pane import SourcePane
from readerapp.gui.navigation.sources import Role, Source
from readerapp.gui.theme.icons import icon_pixmap
from readerapp.gui.theme.theme import Theme


def source_menu(
    source: Source, *, pane: SourcePane, organising: Organising, theme: Theme, marked: bool, parent: QWidget
) -> QMenu:
    """What can be done with SOURCE, which is MARKED when it is added to what is shown, or left out of it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if source.is_heading:
        _fill_heading(menu, source, pane, organising)
        return menu
    if source.role is Role.DIGEST:
        menu.addAction(tr("Read the digest")).triggered.connect(lambda: pane.digest_wanted.emit(source.number))
        menu.addAction(tr("Text repair…")).triggered.connect(lambda: pane.repair_wanted.emit(source.number))
        menu.addSeparator()
    _fill_filtering(menu, source, pane, marked=marked)
    menu.addSeparator()
    if source.role is Role.TRASH:
        _fill_trash(menu, source, organising)
    else:
        _fill_papers(menu, source, organising)
    if source.role in {Role.TAG, Role.DIGEST, Role.SEARCH}:
        menu.addSeparator()
        _fill_naming(menu, source, organising, theme)
    return menu


def _fill_heading(menu: QMenu, source: Source, pane: SourcePane, organising: Organising) -> None:
    menu.addAction(tr("Open all")).triggered.connect(lambda: pane.open_all(source.key, opened=True))
    menu.addAction(tr("Close all")).triggered.connect(lambda: pane.open_all(source.key, opened=False))
    if source.key == "searches":
        menu.addSeparator()
        menu.addAction(tr("Save what is shown now…")).triggered.connect(organising.save_search)


def _fill_filtering(menu: QMenu, source: Source, pane: SourcePane, *, marked: bool) -> None:
    if source.key == pane.current:
        return
    add = menu.addAction(tr("Take out of the filter") if marked else tr("Add to the filter\tCtrl+Click"))
    add.triggered.connect(lambda: pane.added.emit(source) if not marked else pane.unmarked.emit(source))
    if not marked:
        menu.addAction(tr("Leave out\tAlt+Click")).triggered.connect(lambda: pane.excluded.emit(source))


def _fill_papers(menu: QMenu, source: Source, organising: Organising) -> None:
    papers = source.covered[1] if source.covered else source.count or 0
    marking = menu.addMenu(tr("Mark all {papers} as", papers=papers_text(papers)) if papers else tr("Mark all as"))
    marking.setEnabled(bool(papers))
    for status in Status:
        marking.addAction(status_name(status)).triggered.connect(partial(organising.mark_all, source, status))
    menu.addAction(tr("Export as Markdown…")).triggered.connect(lambda: organising.export(source))


def _fill_trash(menu: QMenu, source: Source, organising: Organising) -> None:
    restore = menu.addAction(tr("Bring all {papers} back", papers=papers_text(source.count or 0)))
    restore.triggered.connect(organising.restore_all)
    empty = menu.addAction(tr("Empty the trash…"))
    empty.triggered.connect(organising.empty_trash)
    for action in (restore, empty):
        action.setEnabled(bool(source.count))


def _fill_naming(menu: QMenu, source: Source, organising: Organising, theme: Theme) -> None:
    menu.addAction(tr("Rename…\tF2")).triggered.connect(lambda: organising.rename(source))
    deleting = {
        Role.TAG: tr("Delete the tag ({papers})\tDel", papers=papers_text(source.count or 0)),
        Role.SEARCH: tr("Delete the search\tDel"),
        Role.DIGEST: tr("Remove the digest\tDel"),
    }
    if source.role is Role.TAG:
        colours = menu.addMenu(tr("Colour"))
        group = QActionGroup(colours)
        for colour, name in _colour_names().items():
            action = colours.addAction(_spot(colour, theme), name)
            action.setCheckable(True)
            action.setChecked(colour == source.colour)
            group.addAction(action)
            action.triggered.connect(partial(organising.colour, source, colour))
        menu.addAction(tr("Merge into another tag…")).triggered.connect(lambda: organising.merge(source))
    menu.addAction(deleting[source.role]).triggered.connect(lambda: organising.delete(source))


def _spot(colour: str, theme: Theme) -> QIcon:
    return QIcon(icon_pixmap("tags", theme.tokens.colour(colour).text, 16, ratio=2.0))


def _colour_names() -> dict[str, str]:
    names = {
        "blue": tr("Blue"),
        "green": tr("Green"),
        "amber": tr("Amber"),
        "red": tr("Red"),
        "violet": tr("Violet"),
        "teal": tr("Teal"),
        "pink": tr("Pink"),
        "grey": tr("Grey"),
    }
    return {colour: names[colour] for colour in COLOURS}
