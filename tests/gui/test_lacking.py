"""What Qt lacks is looked for while it is being loaded, and told before it begins."""

import subprocess
import sys

import pytest

from readerapp.gui import lacking
from readerapp.system_libraries import Host, MissingLibrary, Part
from readerapp.system_packages import Family

EGL = MissingLibrary(soname="libEGL.so.1", part=Part.QT)


def test_what_is_lacking_is_told_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lacking, "missing", lambda: (EGL,))
    monkeypatch.setattr(lacking, "this_host", lambda: Host(family=Family.DEBIAN, is_root=False))
    is_lacking = lacking.look_around()
    assert capsys.readouterr().err == ""
    assert is_lacking()
    assert "sudo apt-get install -y --no-install-recommends libegl1" in capsys.readouterr().err


def test_where_nothing_is_lacking_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lacking, "missing", lambda: ())
    assert not lacking.look_around()()
    assert capsys.readouterr().err == ""


def test_what_begins_before_qt_does_not_load_it() -> None:
    program = (
        "import sys, readerapp.gui.early as early, readerapp.gui.lacking; from pathlib import Path; "
        "early.EarlyLook(Path('nowhere.db'))._thread.join(); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_list_is_shown_without_what_only_imports_need() -> None:
    program = (
        "import sys, readerapp.gui.main_window; "
        "sys.exit(any(name in sys.modules for name in ('readerapp.domain.import_plan', 'sqlalchemy')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
