"""What a user does in the window, for the benchmark that measures how soon it shows."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readerapp.domain.paper import PaperRow
from readerapp.domain.selection import SortField
from readerapp.domain.vocabulary import Status
from readerapp.gui.application import make_application
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Scheme, Theme

GIVE_UP_MS = 20_000
QUERIES = ("diffusion", "suy luan", "언어", "99", "robust sparse", "zzz")


class Painted(QObject):
    """Runs the event loop until something is shown and the widget has been painted since.

    Attributes:
        work: the milliseconds that all threads of this process worked meanwhile, the last time.
    """

    def __init__(self, widget: QObject) -> None:
        super().__init__()
        self._shown: Callable[[], bool] = lambda: True
        self._loop = QEventLoop()
        self.work = 0.0
        widget.installEventFilter(self)

    def after(self, act: Callable[[], object], shown: Callable[[], bool]) -> float:
        """The milliseconds from ACT until the widget has been painted while SHOWN holds."""
        self._shown = shown
        limit = QTimer(singleShot=True, interval=GIVE_UP_MS)
        limit.timeout.connect(lambda: self._loop.exit(1))
        limit.start()
        start, work = time.perf_counter(), time.process_time()
        act()
        if self._loop.exec():
            raise RuntimeError("it was never shown")
        self.work = 1000 * (time.process_time() - work)
        return 1000 * (time.perf_counter() - start)

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() is QEvent.Type.Paint and self._shown():
            QTimer.singleShot(0, self._loop.quit)  # the painting itself comes first
        return False


class Hands:
    """Works in a window on LIBRARY."""

    def __init__(self, app: QApplication, library: Path, session: Path | None = None) -> None:
        make_application()
        self._library = library
        self._window = MainWindow(app, Theme(app, scheme=Scheme.LIGHT), session or library.parent / "session.json")
        self._window.resize(1366, 768)
        self._window.show()
        self._window.activateWindow()
        self._view = self._window.parts.papers.view
        self._painted = Painted(self._view.viewport())

    def open(self) -> float:
        """Until the list is there."""
        return self._painted.after(lambda: self._window.open_library(self._library), self._seen)

    def stay_in_the_middle(self) -> None:
        """Open the library, go to the middle of all papers, and close the window again."""
        self.open()
        self.rest()
        self._choose("all")
        self._view.go_to(len(self._window.parts.model.ids) // 2)
        self.rest()
        self._window.close()
        while self._window.isVisible():
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()

    @property
    def work(self) -> float:
        """The milliseconds that all threads worked for what was measured last."""
        return self._painted.work

    def rest(self) -> None:
        """Let everything settle."""
        calm = 0
        while calm < 8:
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()
            calm = 0 if self._window.parts.lanes.busy else calm + 1

    def tasks(self, times: int) -> Iterator[tuple[str, Iterator[float]]]:
        """What is measured, with the milliseconds of each time."""
        yield "switch list", self._switch(times)
        yield "select next", self._select_next(times)
        yield "set status, paper stays", self._set_status(times)
        yield "star", self._star(times)
        yield "tag on and off", self._tag(times)
        yield "set status, paper leaves", self._leave(times)
        yield "undo", self._undo(min(times, 15))
        for field in SortField:
            yield f"sort by {field.value}", self._sort(field, max(times // 3, 3))
        yield "search while typing", self._search(times)
        yield "scroll a page", self._scroll(times)
        yield "jump to the end and back", self._jump(times)

    def _seen(self) -> bool:
        """Whether the rows in sight are there, or the list is empty."""
        model, view = self._window.parts.model, self._view
        last = view.rowAt(view.viewport().height() - 1)
        places = range(max(view.rowAt(0), 0), last + 1 if last >= 0 else len(model.ids))
        return all(model.row_of(model.ids[place]) is not None for place in places)

    def _until(self, act: Callable[[], object], shown: Callable[[], bool]) -> float:
        """The milliseconds until the list has been painted with what ACT brings about; then a rest."""
        taken = self._painted.after(act, lambda: shown() and self._seen())
        self.rest()
        return taken

    def _until_listed(self, act: Callable[[], object]) -> float:
        """The same for another list, or another order of the same."""
        loader, news = self._window.parts.paper_loader, Counted()
        for signal in (loader.loaded, loader.refreshed):
            signal.connect(news.take)
        taken = self._until(act, lambda: news.count > 0)
        for signal in (loader.loaded, loader.refreshed):
            signal.disconnect(news.take)
        return taken

    def _until_row(self, act: Callable[[], object], done: Callable[[PaperRow], bool]) -> float:
        """The same for a change of the current paper."""
        model, paper = self._window.parts.model, self._view.current_id()

        def shown() -> bool:
            row = model.row_of(paper)
            return row is not None and done(row)

        return self._until(act, shown)

    def _until_count(self, act: Callable[[], object], more: int) -> float:
        """The same for a list that gets longer or shorter."""
        model = self._window.parts.model
        wanted = len(model.ids) + more
        return self._until(act, lambda: len(model.ids) == wanted)

    def _choose(self, key: str) -> float:
        return self._until_listed(partial(self._window.parts.sources.choose, key))

    def _switch(self, times: int) -> Iterator[float]:
        lists = ("inbox", "all", "queue", "digest:1", "starred", "tag:rag", "all", "topic:3")
        self._choose("all")
        yield from (self._choose(lists[turn % len(lists)]) for turn in range(times))
        self._choose("reading")
        self._choose("all")

    def _select_next(self, times: int) -> Iterator[float]:
        """Until the row is painted as selected, and the card of the paper is shown."""
        parts = self._window.parts
        self._view.setFocus()
        for _ in range(times):
            wanted = parts.model.ids[self._view.currentIndex().row() + 1]
            begun = time.perf_counter()
            self._painted.after(partial(QTest.keyClicks, self._view, "j"), lambda: True)
            while parts.detail.paper_id != wanted:
                self._painted.after(self._view.viewport().update, lambda: True)
            yield 1000 * (time.perf_counter() - begun)
            self.rest()

    def _set_status(self, times: int) -> Iterator[float]:
        statuses = (Status.READ, Status.TO_READ, Status.SKIPPED)
        for turn in range(times):
            status = statuses[turn % len(statuses)]
            self._go_on(lambda row: row.status not in statuses)
            yield self._until_row(
                partial(self._window.book.run, f"status-{status.value}"), lambda row: row.status in statuses
            )

    def _star(self, times: int) -> Iterator[float]:
        for _ in range(times):
            self._go_on(lambda row: not row.starred)
            yield self._until_row(partial(self._window.book.run, "star"), lambda row: row.starred)

    def _tag(self, times: int) -> Iterator[float]:
        triage = self._window.parts.triage
        for turn in range(times):
            if turn % 2 == 0:
                yield self._until_row(partial(triage.add_tag, "measured"), lambda row: "measured" in row.tags)
            else:
                yield self._until_row(partial(triage.remove_tag, "measured"), lambda row: "measured" not in row.tags)

    def _go_on(self, wanted: Callable[[PaperRow], bool]) -> None:
        """Go down to a paper of which something can be changed."""
        model = self._window.parts.model
        for place in range(self._view.currentIndex().row() + 1, len(model.ids)):
            row = model.row_of(model.ids[place])
            if row is not None and wanted(row):
                self._view.go_to(place)
                break
        self.rest()

    def _leave(self, times: int) -> Iterator[float]:
        """In the Inbox: until the paper has left the list."""
        self._choose("inbox")
        self._view.go_to(len(self._window.parts.model.ids) // 2)
        self.rest()
        yield from (self._until_count(partial(QTest.keyClicks, self._view, "x"), -1) for _ in range(times))

    def _undo(self, times: int) -> Iterator[float]:
        yield from (self._until_count(partial(self._window.book.run, "undo"), 1) for _ in range(times))
        self._choose("all")

    def _sort(self, field: SortField, times: int) -> Iterator[float]:
        arranging = self._window.parts.arranging
        yield from (self._until_listed(partial(arranging.sort_by, field)) for _ in range(times))
        self._until_listed(arranging.forget_sort)

    def _search(self, times: int) -> Iterator[float]:
        """From each letter until the list shows what it asks for."""
        search = self._window.parts.papers.search
        letters = [query[:end] for query in QUERIES for end in range(1, len(query) + 1) if query[end - 1] != " "]
        yield from (self._until_listed(partial(search.setText, text)) for text in letters[: max(times * 2, 12)])
        self._until_listed(search.clear_now)

    def _scroll(self, times: int) -> Iterator[float]:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.maximum() // 3)
        self.rest()
        for _ in range(times):
            yield self._until(partial(bar.setValue, bar.value() + bar.pageStep()), lambda: True)

    def _jump(self, times: int) -> Iterator[float]:
        for turn in range(times):
            key = Qt.Key.Key_End if turn % 2 == 0 else Qt.Key.Key_Home
            yield self._until(partial(QTest.keyClick, self._view, key), lambda: True)


class Counted:
    """Counts how often a signal came."""

    def __init__(self) -> None:
        self.count = 0

    def take(self, _news: object) -> None:
        """It came once more."""
        self.count += 1
