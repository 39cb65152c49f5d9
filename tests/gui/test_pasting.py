"""What is on the clipboard becomes a digest, text, web pages and files alike."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readerapp.config.paths import settings_file
from readerapp.config.settings import IMPORT_PREVIEW, change_settings
from readerapp.gui.main_window import MainWindow

from .conftest import FIRST_DIGEST, WAIT_MS, OpenWindow, wait_settled

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def wait_for(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: window.parts.messages.text == text, timeout=WAIT_MS)


@pytest.fixture
def copy(qapp: QApplication) -> Iterator[Callable[..., None]]:
    """Puts something on the clipboard, and takes it away before Qt goes away."""

    change_settings(settings_file(), {IMPORT_PREVIEW.name: False})

    def copy(text: str = "", html: str = "", files: tuple[Path, ...] = ()) -> None:
        data = QMimeData()
        if text:
            data.setText(text)
        if html:
            data.setHtml(html)
        if files:
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        QGuiApplication.clipboard().setMimeData(data)

    yield copy
    QGuiApplication.clipboard().clear()


PAGE = '<ul><li><a href="https://arxiv.org/abs/2403.00001">Một bài báo</a></li></ul>'


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("text", "html", "keys"),
    [
        ("- [Một bài báo](https://arxiv.org/abs/2403.00001)", "", CONTROL),
        ("", PAGE, CONTROL | SHIFT),
        ("Một bài báo", PAGE, CONTROL),
    ],
    ids=["text", "HTML", "both"],
)
def test_text_is_pasted_as_a_digest(
    qtbot: QtBot,
    open_window: OpenWindow,
    empty_library: Path,
    text: str,
    html: str,
    keys: Qt.KeyboardModifier,
    copy: Callable[..., None],
) -> None:
    window = open_window(empty_library)
    copy(text, html)
    QTest.keyClick(window.parts.papers.empty, Qt.Key.Key_V, keys)
    wait_for(qtbot, window, "1 paper: 1 new")
    wait_settled(qtbot, window)
    services = window.parts.library.services
    (digest,) = services.reading_list.digests()
    assert digest.source.startswith("clipboard 20")
    assert digest.period is None
    assert services.reading_list.detail(1).paper.title == "Một bài báo"


@pytest.mark.usefixtures("at_once")
def test_what_is_pasted_again_in_the_list_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, copy: Callable[..., None]
) -> None:
    window = open_window(filled_library)
    copy(FIRST_DIGEST)
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_V, CONTROL)
    wait_for(qtbot, window, "6 papers: 6 in the inbox  ·  Nothing has changed since the last import.")


@pytest.mark.usefixtures("at_once")
def test_files_are_pasted_as_digests(
    qtbot: QtBot,
    open_window: OpenWindow,
    empty_library: Path,
    digests: tuple[Path, Path],
    copy: Callable[..., None],
) -> None:
    window = open_window(empty_library)
    copy(files=digests)
    window.book.run("import-clipboard")
    wait_for(qtbot, window, "7 papers: 7 new")


def test_an_empty_clipboard_is_told(qtbot: QtBot, open_window: OpenWindow, empty_library: Path) -> None:
    window = open_window(empty_library)
    QGuiApplication.clipboard().clear()
    window.book.run("import-clipboard")
    assert window.parts.messages.text == "There is no text on the clipboard that could be imported."
    assert not window.parts.import_run.running


def test_in_a_text_field_pasting_is_pasting(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, copy: Callable[..., None]
) -> None:
    window = open_window(filled_library)
    copy("sheep 2403.00001")
    window.parts.papers.focus_search()
    QTest.keyClick(window.parts.papers.search, Qt.Key.Key_V, CONTROL)
    wait_settled(qtbot, window)
    assert window.parts.papers.search.text() == "sheep 2403.00001"
    assert len(window.parts.library.services.reading_list.digests()) == 2
