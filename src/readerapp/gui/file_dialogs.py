"""Asks for files without stopping the window: each dialog hands the choice on when it is made."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt, QUrl
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider, QStyle, QWidget

from readerapp.domain.translation import tr
from readerapp.services.documents import DOCUMENT_SUFFIXES


def choose_files(parent: QWidget, chosen: Callable[[Sequence[Path]], None], refused: Callable[[], None]) -> None:
    """Ask for digests; REFUSED is called if none are chosen."""
    dialog = _dialog(parent, tr("Import digests"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    patterns = " ".join(f"*{suffix}" for suffix in DOCUMENT_SUFFIXES)
    dialog.setNameFilters([tr("Digests ({patterns})", patterns=patterns), tr("All files (*)")])
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.rejected.connect(refused)
    dialog.open()


def choose_folder(
    parent: QWidget,
    chosen: Callable[[Sequence[Path]], None],
    refused: Callable[[], None] = lambda: None,
    *,
    title: str = "",
) -> None:
    """Ask for a folder with digests; REFUSED is called if none is chosen."""
    dialog = _dialog(parent, title or tr("Import a folder with digests"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.rejected.connect(refused)
    dialog.open()


def choose_library(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for a library."""
    dialog = _dialog(parent, tr("Open a library"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("Libraries (*.db)"), tr("All files (*)")])
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def choose_new_library(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask where a library is to be made; one that is there already is never overwritten, so nothing is asked twice."""
    dialog = _saving(parent, tr("New library"), tr("papers.db"), tr("Libraries (*.db)"), chosen)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.open()


def choose_copy(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask where a copy of the library is to be put, called NAME unless the user says otherwise."""
    _saving(parent, tr("Copy the library to a file"), name, tr("Libraries (*.db)"), chosen).open()


def choose_target(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask where to write a Markdown file that is called NAME unless the user says otherwise."""
    _saving(parent, tr("Export"), name, tr("Markdown (*.md)"), chosen).open()


def local_files(urls: Sequence[QUrl]) -> tuple[Path, ...]:
    """Those of URLS that name files of this machine."""
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = _FileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _saving(parent: QWidget, title: str, name: str, kind: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """A dialog that asks where a file is to be put, called NAME, of a KIND as filters are written."""
    dialog = _dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    return dialog


class _FileDialog(QFileDialog):
    """Lists files without looking into them.

    Qt reads a few bytes to learn what a file is. Where that is the library that is open, closing it again takes
    SQLite's locks off this process (https://www.sqlite.org/howtocorrupt.html, 2.2); the next program that is done with
    the library then deletes the log into which this window goes on writing.
    """

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)  # those of the desktops look into files as they like
        self._icons = _NamesOnly()
        self.setIconProvider(self._icons)


class _NamesOnly(QFileIconProvider):
    """Knows folders from files, and files by the end of their names; asked in a thread of the dialog."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)

    # Qt interface

    def icon(self, what: QFileInfo | QFileIconProvider.IconType, /) -> QIcon:
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return super().icon(what)

    def type(self, info: QFileInfo, /) -> str:
        return tr("Folder") if info.isDir() else info.suffix()
