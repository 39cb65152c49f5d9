"""Loads Qt, and has Python import modules as it does without Qt.

PySide looks into the source text of every module that is imported after it, to find out whether it would have to offer
that module its names in another spelling, which nothing here asks for
(https://doc.qt.io/qtforpython-6/considerations.html#features). All that text is kept: some 25 MB in this program.
"""

import builtins

from PySide6 import QtCore  # noqa: F401  puts its own function in the place of Python's

_PYSIDES, _BEFORE = "__feature_import__", "__orig_import__"


def import_plainly() -> None:
    """Take PySide's function away, if it is there and left the one before it."""
    before = getattr(builtins, _BEFORE, None)
    if before is not None and builtins.__import__ is getattr(builtins, _PYSIDES, None):
        builtins.__import__ = before
