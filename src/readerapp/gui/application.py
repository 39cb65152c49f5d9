"""Starts the window: application, theme and session first, so that something is on screen; then the library."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from readerapp.config.paths import session_file, settings_file
from readerapp.config.session import load_session
from readerapp.config.settings import SCHEME, load_settings
from readerapp.domain.translation import install_translator
from readerapp.gui.crash import CrashReporter
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.icons import forget_drawings
from readerapp.gui.theme.theme import Scheme, Theme

_CONTEXT = "readerapp"


def run(library: Path | None, files: Sequence[Path] = ()) -> int:
    """Show the window on LIBRARY (None: the user's usual one) and import FILES; returns the exit code."""
    app = make_application()
    session_path = session_file()
    session = load_session(session_path)
    settings = load_settings(settings_file())
    theme = Theme(app, scheme=Scheme(settings[SCHEME]))
    reporter = CrashReporter()
    reporter.install()
    window = MainWindow(app, theme, session_path, session=session, settings=settings)
    reporter.show_over(window)
    window.parts.lanes.crashed.connect(reporter.take)
    window.show()
    window.open_library(library, files)
    code = app.exec()
    forget_drawings()
    return code


def make_application() -> QApplication:
    """The application object, with our name and Qt's translator behind `tr`."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName(_CONTEXT)
    app.setApplicationDisplayName(_CONTEXT)
    app.setDesktopFileName(_CONTEXT)
    install_translator(lambda text: QCoreApplication.translate(_CONTEXT, text))
    return app
