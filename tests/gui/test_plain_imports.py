"""Qt does not slow down what is imported after it."""

import importlib
import linecache
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from readerapp.gui.application import make_application


@pytest.mark.usefixtures("qapp")
def test_the_text_of_a_module_is_not_read_because_qt_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "imported_after_qt.py").write_text("import imported_by_it\n", encoding="utf-8")
    (tmp_path / "imported_by_it.py").write_text("from PySide6.QtCore import *\n", encoding="utf-8")
    assert isinstance(make_application(), QApplication)
    importlib.import_module("imported_after_qt")
    assert not [name for name in linecache.cache if name.startswith(str(tmp_path))]
    assert sys.modules["imported_by_it"].QObject.__name__ == "QObject"
