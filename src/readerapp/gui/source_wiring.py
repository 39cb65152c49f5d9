"""Wires the left pane to the filter, to the list and to what can be done with its entries."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from readerapp.domain.paper import Overview
from readerapp.domain.tags import fold_tag
from readerapp.gui.navigation.source_menu import source_menu
from readerapp.gui.navigation.sources import Source
from readerapp.gui.parts import Parts


class SourceWiring(QObject):
    """Connects PARTS; menus open over WINDOW."""

    def __init__(self, parts: Parts, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        self._connect_pane(parts)
        self._connect_filter(parts)

    def _connect_pane(self, parts: Parts) -> None:
        sources, organising = parts.sources, parts.organising
        parts.overview_loader.outlined.connect(sources.show_outline)
        parts.overview_loader.loaded.connect(self._on_overview)
        sources.menu_wanted.connect(self._on_menu_wanted)
        sources.papers_dropped.connect(organising.take)
        sources.rename_wanted.connect(organising.rename)
        sources.delete_wanted.connect(organising.delete)
        sources.list_wanted.connect(lambda: parts.papers.setFocus(Qt.FocusReason.OtherFocusReason))
        parts.papers.view.aside_wanted.connect(self._on_aside_wanted)
        organising.export_wanted.connect(parts.exporting.choose_file_for)
        parts.reordering.moved.connect(parts.queueing.put)

    def _connect_filter(self, parts: Parts) -> None:
        sources, places, chips = parts.sources, parts.places, parts.papers.filter
        sources.selection_changed.connect(places.choose)
        sources.outlined.connect(lambda: places.refresh(sources.source))
        sources.added.connect(places.add)
        sources.excluded.connect(places.exclude)
        sources.unmarked.connect(lambda source: places.remove(source.key))
        places.filtered.connect(chips.show_parts)
        places.filtered.connect(
            lambda filters: sources.mark({part.key: "−" if part.negated else "+" for part in filters})
        )
        for teller in (places, parts.queueing):
            teller.refused.connect(parts.messages.say)
        chips.removed.connect(places.remove)
        chips.cleared.connect(places.clear_filter)
        chips.save_wanted.connect(parts.organising.save_search)

    def _on_menu_wanted(self, source: Source, place: QPoint) -> None:
        parts = self._parts
        marked = source.key in parts.sources.model.marks
        menu = source_menu(
            source,
            pane=parts.sources,
            organising=parts.organising,
            theme=parts.theme,
            marked=marked,
            parent=self._window,
        )
        menu.popup(place)

    def _on_aside_wanted(self, step: int) -> None:
        pane: QWidget = self._parts.sources if step < 0 else self._parts.right
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_overview(self, overview: Overview) -> None:
        self._parts.detail.header.tags.offer(tuple(tag.name for tag in overview.tags if tag.id))
        self._parts.theme.colour_tags({fold_tag(tag.name): tag.colour for tag in overview.tags if tag.colour})
