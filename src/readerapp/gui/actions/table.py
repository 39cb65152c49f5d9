"""The one table of actions: what each is called, on which keys it lies, who carries it out, and when it can be done."""

from collections.abc import Iterator

from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import status_name
from readerapp.gui.actions.list_actions import list_actions
from readerapp.gui.actions.source_actions import (
    filter_actions,
    going_actions,
    queue_actions,
    trash_actions,
    unread_actions,
)
from readerapp.gui.actions.spec import ActionSpec, Menu, SpecMaker, When
from readerapp.gui.panes import Layout
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.theme import Scheme

TOOLBAR = (
    ("back", "forward"),
    ("import-files", "import-folder"),
    ("undo", "redo"),
    ("queue", "status-reading", "status-skimmed", "status-read", "skip"),
    ("star", "tag", "new-note"),
    ("open-abstract", "open-pdf"),
)
CONTEXT_MENU = (
    ("open-best", "open-abstract", "open-pdf", "read-digest"),
    tuple(f"status-{status.value}" for status in Status),
    ("star", "tag", "new-note"),
    ("edit-details", "merge", "split"),
    ("trash",),
)
TRASH_MENU = (*CONTEXT_MENU[:3], ("restore", "empty-trash"))


def action_table() -> tuple[ActionSpec, ...]:
    """All actions, in the order in which menus and the key sheet show them."""
    return (*_file(), *_edit(), *_view(), *_go(), *_paper(), *_help())


def _file() -> Iterator[ActionSpec]:
    spec = SpecMaker(Menu.FILE)
    yield spec("import-files", tr("Import files…"), "importing.choose_files", keys=("Ctrl+O",), icon="import")
    yield spec("import-folder", tr("Import folder…"), "importing.choose_folder", keys=("Ctrl+I",), icon="folder")
    yield spec(
        "import-clipboard", tr("Import from clipboard"), "importing.import_clipboard", keys=("Ctrl+Shift+V", "Ctrl+V")
    )
    yield spec("watch-folder", tr("Watch a folder…"), "watching.open_dialog")
    yield spec("import-samples", tr("Import the samples"), "importing.import_samples")
    yield spec("import-preview", tr("Show imports before they are done"), "importing.toggle_preview", checkable=True)
    yield spec(
        "export-markdown", tr("Export this list as Markdown…"), "exporting.choose_file", keys=("Ctrl+E",),
        icon="export", group=1,
    )  # fmt: skip
    yield spec(
        "open-library", tr("Open a library…"), "libraries.choose", keys=("Ctrl+Shift+L",), icon="library",
        when=When.ALWAYS, group=2,
    )  # fmt: skip
    yield spec("new-library", tr("New library…"), "libraries.create", when=When.ALWAYS, group=2)
    yield spec("recent-libraries", tr("Recent libraries"), "libraries.show_recent", when=When.ALWAYS, group=2)
    yield spec("copy-library", tr("Copy the library to a file…"), "backing_up.choose", group=2)
    yield spec("settings", tr("Settings…"), "commanding.show_settings", keys=("Ctrl+,",), when=When.ALWAYS, group=3)
    yield spec("quit", tr("Quit"), "window.close", keys=("Ctrl+Q",), when=When.ALWAYS, group=4)


def _edit() -> Iterator[ActionSpec]:
    spec = SpecMaker(Menu.EDIT)
    yield spec("undo", tr("Undo"), "deciding.undo", keys=("Ctrl+Z",), icon="undo", when=When.UNDO)
    yield spec("redo", tr("Redo"), "deciding.redo", keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo", when=When.REDO)
    yield spec("history", tr("History…"), "window.show_history", keys=("Ctrl+H",))
    yield spec("select-all", tr("Select all papers"), "list.select_all", also=("Ctrl+A",), group=1)
    yield spec("copy", tr("Copy titles and links"), "copying.copy", keys=("Ctrl+C",), when=When.PAPERS, group=1)
    yield spec("search", tr("Search"), "list.focus_search", keys=("/", "Ctrl+F"), icon="search", group=1)
    yield spec(
        "find",
        tr("Find in this text"),
        "finding.open",
        keys=("Ctrl+Shift+F",),
        also=(tr("Ctrl+F on the right"),),
        group=1,
    )
    yield spec("find-next", tr("Find next"), "finding.next", keys=("F3",), group=1)
    yield spec("find-previous", tr("Find previous"), "finding.previous", keys=("Shift+F3",), group=1)
    yield from filter_actions(spec, group=2)


def _view() -> Iterator[ActionSpec]:
    spec = SpecMaker(Menu.VIEW)
    yield spec("zoom-in", tr("Larger text"), "looks.zoom", 1, keys=("Ctrl+=", "Ctrl++"), when=When.ALWAYS)
    yield spec("zoom-out", tr("Smaller text"), "looks.zoom", -1, keys=("Ctrl+-",), when=When.ALWAYS)
    yield spec("zoom-normal", tr("Normal text"), "looks.zoom", 0, keys=("Ctrl+0",), when=When.ALWAYS)
    names = {Scheme.SYSTEM: tr("Like the system"), Scheme.LIGHT: tr("Light"), Scheme.DARK: tr("Dark")}
    for scheme, name in names.items():
        yield spec(
            f"scheme-{scheme.value}", name, "looks.set_scheme", scheme,
            when=When.ALWAYS, group=1, submenu=tr("Colours"), checkable=True,
        )  # fmt: skip
    for layout, name in ((Layout.WIDE, tr("Three columns")), (Layout.CLASSIC, tr("List above paper"))):
        yield spec(
            f"layout-{layout.value}", name, "looks.set_layout", layout,
            when=When.ALWAYS, group=1, submenu=tr("Layout"), checkable=True,
        )  # fmt: skip
    yield from list_actions(spec, group=3)
    yield spec("full-screen", tr("Full screen"), "window.toggle_full_screen", keys=("F11",), when=When.ALWAYS, group=4)
    yield spec(
        "palette", tr("Command palette…"), "commanding.show_palette", keys=("Ctrl+K",), when=When.ALWAYS, group=4
    )
    yield spec("next-pane", tr("Next pane"), "window.focus_next_pane", keys=("F6",), when=When.ALWAYS, group=4)


def _go() -> Iterator[ActionSpec]:
    spec = SpecMaker(Menu.GO)
    yield spec("back", tr("Back"), "visits.back", keys=("Alt+Left",), icon="back", when=When.BACK)
    yield spec("forward", tr("Forward"), "visits.forward", keys=("Alt+Right",), icon="forward", when=When.FORWARD)
    yield spec("next", tr("Next paper"), "moving.next", keys=("J",), also=("↓",))
    yield spec("previous", tr("Previous paper"), "moving.previous", keys=("K",), also=("↑",))
    yield spec("next-undecided", tr("Next undecided paper"), "moving.next_undecided", keys=("N",))
    yield spec("previous-undecided", tr("Previous undecided paper"), "moving.previous_undecided", keys=("P",))
    yield from unread_actions(spec)
    yield spec("next-uncertain", tr("Next uncertain word"), "word_walk.next", keys=("U",))
    yield spec("previous-uncertain", tr("Previous uncertain word"), "word_walk.previous", keys=("Shift+U",))
    yield spec("scroll", tr("Scroll, then next paper"), "moving.scroll_on", keys=("Space",), group=1)
    yield spec("scroll-back", tr("Scroll back"), "moving.scroll_back", keys=("Shift+Space",), group=1)
    yield spec("leave-digest", tr("Back to the paper"), "digest.leave", also=("Esc",), when=When.DIGEST, group=1)
    for key, letter, name, icon in (
        ("inbox", "I", tr("Inbox"), "inbox"),
        ("queue", "Q", tr("Queue"), "queue"),
        ("reading", "R", tr("Reading"), "reading"),
        ("starred", "S", tr("Starred"), "star"),
        ("all", "A", tr("All"), "all"),
    ):
        yield spec(f"go-{key}", name, "sources.choose", key, keys=(f"G, {letter}",), icon=icon, group=2)
    yield from going_actions(spec, group=2)


def _paper() -> Iterator[ActionSpec]:
    spec = SpecMaker(Menu.PAPER, when=When.PAPERS)
    one = When.ONE_PAPER
    yield spec("open-best", tr("Open"), "reading.open_best", keys=("O", "Return", "Enter"), when=one)
    yield spec("open-abstract", tr("Open abstract page"), "reading.open_abstract", keys=("V",), icon="link", when=one)
    yield spec("open-pdf", tr("Open PDF"), "reading.open_pdf", keys=("Shift+V",), icon="pdf", when=one)
    yield spec(
        "read-digest", tr("Read the digest"), "moving.read_digest", keys=("D",), when=When.LIBRARY, icon="digests"
    )
    yield spec("text-repair", tr("Text repair of the digest…"), "repairing.begin", keys=("Shift+D",), when=When.LIBRARY)
    yield spec("finish", tr("Read, and next paper"), "triage.finish", keys=("E",), icon="check", group=1)
    yield spec("toggle-read", tr("Read / not read"), "triage.toggle_read", keys=("M",), group=1)
    yield spec("queue", tr("Add to queue"), "triage.queue", keys=("Q",), icon="queue", group=1)
    yield spec("skip", tr("Skip"), "triage.skip", keys=("X",), icon="status-skipped", group=1)
    for number, status in enumerate(Status, start=1):
        yield spec(
            f"status-{status.value}", status_name(status), "triage.set_status", status,
            keys=(f"Alt+{number}",), icon=STATUS_ICONS[status], group=2, submenu=tr("Status"),
        )  # fmt: skip
    yield spec("star", tr("Star"), "triage.toggle_star", keys=("S",), icon="star", group=3)
    for rating in range(6):
        name = "★" * rating or tr("No rating")
        yield spec(
            f"rate-{rating}",
            name,
            "triage.rate",
            rating,
            keys=(f"R, {rating}", f"Shift+R, {rating}"),
            group=3,
            submenu=tr("Rating"),
        )
    yield spec("tag", tr("Add tag…"), "tagging.begin", keys=("T",), icon="tags", group=3)
    yield spec("untag", tr("Remove tag…"), "tagging.take_off", keys=("Shift+T",), group=3)
    yield spec("new-note", tr("New note"), "moving.new_note", keys=("Ctrl+Shift+O",), icon="note", when=one, group=3)
    yield spec("edit-details", tr("Edit details…"), "editing.begin", keys=("F2",), icon="edit", when=one, group=4)
    yield spec(
        "merge", tr("Merge papers"), "merging.merge_selected", keys=("Ctrl+M",), when=When.SEVERAL_PAPERS, group=4
    )
    yield spec("split", tr("Split…"), "merging.split", when=one, group=4)
    yield spec("duplicates", tr("Possible duplicates…"), "merging.show_duplicates", when=When.LIBRARY, group=4)
    yield from queue_actions(spec, group=5)
    yield from trash_actions(spec, group=5)


def _help() -> Iterator[ActionSpec]:
    spec = SpecMaker(Menu.HELP)
    yield spec("keys", tr("Keys"), "commanding.show_keys", keys=("?", "F1"), icon="keyboard", when=When.ALWAYS)
