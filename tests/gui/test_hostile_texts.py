"""Texts that would like to load something: nothing is ever loaded, from the network or from the disk."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.commands import AddNote
from readerapp.gui.detail.digest_link import DigestLink
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.digest_view.addresses import CHIP
from readerapp.gui.digest_view.digest_text import DigestText
from readerapp.gui.main_window import MainWindow
from readerapp.gui.navigation.asking import ask_name
from readerapp.gui.no_resources import without_resources
from readerapp.gui.theme.theme import Theme

from .conftest import Opened, OpenWindow, wait_settled

_MAGENTA = "#ff00fe"
_ATTACKS = (
    '<img src="{place}">',
    "<IMG SRC={place} width=9 height=9>",
    "![x]({place})",
    "![x]({url})",
    "[![x]({place})]({url})",
    "&lt;img src='{place}'&gt;",
    '<p style="background-image:url({place})">x</p>',
    '<body background="{place}">',
    '<link rel="stylesheet" href="{url}">',
    "<style>@import url({url}); p {{ background: url('{place}') }}</style>",
    '<base href="{url}"><object data="{place}"></object><iframe src="{place}"></iframe>',
    '<svg><image href="{place}"/></svg>',
    '<a href="{place}">x</a> <a href="file://{place}">y</a>',
    "[a](file://{place}) [b](javascript:alert(1)) [c](smb://host/x) [d](data:text/html,x)",
    r"[unc](\\host\share\x.png) ![unc](\\host\share\x.png) <img src=\\host\share\x.png>",
    "$\\text{{<img src={place}>}}$ `<img src={place}>`",
    "<script src={url}></script><table background='{place}'><tr><td>z</td></tr></table>",
)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that can be told from everything else when it is seen."""
    path = tmp_path / "trap.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(_MAGENTA))
    assert image.save(str(path))
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that any text asks for."""
    wanted: list[str] = []
    for view in (PassageView, DigestText):

        def load(self: QTextBrowser, _kind: int, name: QUrl | str) -> object:
            wanted.append(name if isinstance(name, str) else name.toString())
            return None

        monkeypatch.setattr(view, "loadResource", load)
    return wanted


def _texts(picture: Path) -> list[str]:
    values = {"place": picture.as_posix(), "url": "https://evil.example.org/x.png"}
    return [attack.format(**values) for attack in _ATTACKS]


def _digests(folder: Path, picture: Path) -> list[Path]:
    """The attacks in every field of documents that are shown as text, as plain text and as records."""
    folder.mkdir()
    attacks = _texts(picture)
    entries = "\n".join(
        f"## {number}. Title {attack}\n\n**Authors:** {attack}\n\n**Tags:** {attack}, other\n\n"
        f"**Link:** [{attack}](https://arxiv.org/abs/2401.{number:05d})\n\n### Idea {attack}\n\n{attack}\n\n"
        f"> {attack}\n\n| a | b |\n|---|---|\n| {attack} | x |\n"
        for number, attack in enumerate(attacks, start=1)
    )
    markdown, lines, org = folder / "hostile.md", folder / "hostile.jsonl", folder / "hostile.org"
    markdown.write_text(f"# Hostile {attacks[0]}\n\n{entries}", encoding="utf-8")
    records = (
        {"id": f"2402.{number:05d}", "title": attack, "authors": [attack], "abstract": attack, "tags": [attack]}
        for number, attack in enumerate(attacks, start=1)
    )
    lines.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    org.write_text(
        "* Links\n"
        + "\n".join(f"** {attack} https://arxiv.org/abs/2403.{n:05d}" for n, attack in enumerate(attacks, 1)),
        encoding="utf-8",
    )
    return [markdown, lines, org]


def _images(document: QTextDocument) -> Iterator[str]:
    """The names of all pictures in DOCUMENT."""
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            style = part.fragment().charFormat()
            if style.isImageFormat():
                yield style.toImageFormat().name()
            part += 1
        block = block.next()


def _is_magenta_seen(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    trap = QColor(_MAGENTA).rgb()
    return any(image.pixel(x, y) == trap for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))


def _check(window: MainWindow) -> None:
    right = window.parts.right
    for view in right.findChildren(QTextBrowser):
        assert [name for name in _images(view.document()) if not name.startswith(CHIP)] == []
    for label in right.findChildren(QLabel):
        assert "<" not in label.text() or label.textFormat().name == "PlainText"
    assert not _is_magenta_seen(right)


def test_nothing_in_a_digest_loads_anything(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path, picture: Path, asked: list[str]
) -> None:
    services = open_services(empty_library)
    paths = _digests(tmp_path / "hostile", picture)
    assert services.imports.import_paths(paths).failed == ()
    papers = [services.reading_list.find(f"240{kind}.{number:05d}") for kind in (1, 2, 3) for number in (1, 3, 7, 16)]
    services.decisions.carry_out(AddNote(paper_id=papers[0], body="\n\n".join(_texts(picture))))
    digests = services.reading_list.digests()
    services.close()
    window = open_window(empty_library)
    window.parts.sources.choose("all")
    wait_settled(qtbot, window)
    for paper in papers:
        window.parts.papers.view.select_ids((paper,), paper)
        wait_settled(qtbot, window)
        window.parts.detail.mentions.set_all_opened(True)
        wait_settled(qtbot, window)
        _check(window)
    assert len(digests) == len(paths)
    for digest in digests:
        window.parts.digest.read_digest(digest.id)
        wait_settled(qtbot, window)
        _check(window)
    assert asked == []
    assert "PySide6.QtNetwork" not in sys.modules


@pytest.mark.parametrize("view_class", [PassageView, DigestText])
def test_even_what_should_never_get_there_is_not_loaded(
    qtbot: QtBot, theme: Theme, picture: Path, asked: list[str], view_class: type[PassageView] | type[DigestText]
) -> None:
    view = view_class(theme)
    qtbot.addWidget(view)
    html = "".join(_texts(picture)) + f'<img src="{picture}"><p style="background:url({picture})">x</p>'
    if isinstance(view, DigestText):
        view.show_html(html, (), {})
    else:
        view.show_html(html)
    view.resize(500, 700)
    view.show()
    qtbot.waitExposed(view)
    assert not _is_magenta_seen(view)
    assert list(_images(view.document())) == []
    assert asked == []


def test_our_own_pictures_stay() -> None:
    chip = f'<a href="readerapp:mention/7"><img src="{CHIP}7" style="vertical-align:middle"></a>'
    assert without_resources(f"<p>{chip} a url(x) b</p>") == f"<p>{chip} a url(x) b</p>"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "smb://host/x", r"\\host\share", "data:text/html,x", "ftp://h/x"],
)
def test_only_addresses_of_the_web_are_opened_and_others_are_told(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, opened: Opened, address: str
) -> None:
    window = open_window(filled_library)
    window.parts.digest.page.text.link_clicked.emit(address)
    window.parts.detail.mentions.link_clicked.emit(address)
    wait_settled(qtbot, window)
    assert opened.urls == []
    assert window.parts.messages.text.startswith("Only web addresses are opened; this is none: ")


def test_names_with_an_ampersand_or_tags_are_shown_as_they_are_and_press_no_keys(qtbot: QtBot, theme: Theme) -> None:
    link = DigestLink("R&D <b>weekly</b>", theme)
    qtbot.addWidget(link)
    assert (link.text(), link.shortcut().isEmpty()) == ("R&D <b>weekly</b>", True)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ask_name(window, "Rename", "New name of “<img src=x>”:", "", lambda _name: None)
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    dialog.reject()
