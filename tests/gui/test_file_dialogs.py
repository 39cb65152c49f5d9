"""Dialogs that ask for files leave the library alone that is open."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFileSystemModel
from pytestqt.qtbot import QtBot

from .conftest import WAIT_MS, OpenWindow

_COME_AND_GO = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM paper').fetchall()"


def test_a_list_of_files_does_not_take_the_locks_off_the_library(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    log = filled_library.with_name(f"{filled_library.name}-wal")
    before = log.stat().st_ino
    window.book.run("open-library")
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(filled_library.parent))
    files = dialog.findChild(QFileSystemModel)
    assert isinstance(files, QFileSystemModel)
    qtbot.waitUntil(lambda: files.type(files.index(str(filled_library))) == "db", timeout=WAIT_MS)
    subprocess.run([sys.executable, "-c", _COME_AND_GO, str(filled_library)], check=True)
    assert log.stat().st_ino == before
    dialog.reject()
