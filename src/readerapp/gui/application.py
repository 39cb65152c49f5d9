"""Starts the window, unless one is there already: application, theme and session first, then the library."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from readerapp.config.paths import crash_folder, session_file, settings_file
from readerapp.config.session import load_session
from readerapp.config.settings import LIST_SIZE, SCHEME, TEXT_SIZE, peek_settings
from readerapp.config.traces import Trace
from readerapp.domain.translation import install_translator
from readerapp.gui.collecting import Collecting
from readerapp.gui.crash import CrashReporter
from readerapp.gui.door import Call, Door, knock
from readerapp.gui.early import Look, library_to_open, look
from readerapp.gui.plain_imports import import_plainly
from readerapp.gui.program import Program
from readerapp.gui.signals import EndSignals
from readerapp.gui.theme.icons import forget_drawings
from readerapp.gui.theme.theme import IN_STYLE, STYLE, Area, Scheme, Theme
from readerapp.gui.turns import take_short_turns

_CONTEXT = "readerapp"
_PATIENCE_S, _ATTEMPT_S = 10.0, 0.5


def run(library: Path | None, files: Sequence[Path] = (), *, samples: bool = False, first_look: Look = look) -> int:
    """Show the window on LIBRARY (None: the one that was open last) and import FILES; returns the exit code.

    If a window works on that library already, it gets FILES and comes to the front, and this process is done. With
    SAMPLES a library that is new begins with the samples. FIRST_LOOK tells what the list shows first.
    """
    session_path = session_file()
    path = library or library_to_open(load_session(session_path))
    door = Door(path)
    if not _may_enter(door, path, Call(files=tuple(files), token=os.environ.get("XDG_ACTIVATION_TOKEN", ""))):
        return 0
    trace = Trace(crash_folder())
    app = make_application()
    settings = peek_settings(settings_file())
    sizes = {Area.LIST: settings[LIST_SIZE], Area.TEXT: settings[TEXT_SIZE]}
    theme = Theme(app, scheme=Scheme(settings[SCHEME]), sizes=sizes)
    collecting = Collecting(app)
    collecting.go_easy(app)
    reporter = CrashReporter()
    reporter.install()
    program = Program(app, theme, session_path, reporter=reporter, first_look=first_look)
    program.start(path, door, files, samples=samples)
    signals = EndSignals(program.end, app)
    code = app.exec()
    program.close()
    signals.let_go()
    collecting.stop()
    forget_drawings()
    trace.end()
    return code


def _may_enter(door: Door, library: Path, call: Call) -> bool:
    """Whether this process is to show a window; False when another one heard CALL.

    One that is just closing does not listen any more, and soon the door is free; one that never answers is told of in
    the window.
    """
    until = time.monotonic() + _PATIENCE_S
    while not door.take():
        if knock(library, call, patience_s=_ATTEMPT_S):
            return False
        if time.monotonic() > until:
            break
    return True


def make_application() -> QApplication:
    """The application object, with our name and Qt's translator behind `tr`."""
    take_short_turns()
    import_plainly()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", STYLE])
        app.setProperty(IN_STYLE, True)
    app.setApplicationName(_CONTEXT)
    app.setApplicationDisplayName(_CONTEXT)
    app.setDesktopFileName(_CONTEXT)
    install_translator(lambda text: QCoreApplication.translate(_CONTEXT, text))
    return app
