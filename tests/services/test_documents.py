"""Finding documents: what is met in folders and links, and what a clipboard holds."""

import os
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from builders import a_document
from readerapp.domain.errors import DigestError
from readerapp.domain.import_plan import DigestAction
from readerapp.services.documents import DOCUMENT_SUFFIXES, Document, find_documents, pasted_documents
from readerapp.services.folders import walk
from readerapp.services.imports import Imports
from readerapp.storage.library import Library

NOW = datetime(2026, 1, 9, 8, 5, tzinfo=UTC)


def names(*paths: Path) -> list[str]:
    return [document.name for document in find_documents(paths)]


def test_every_kind_of_document_is_met_in_a_folder_and_nothing_else(tmp_path: Path) -> None:
    for suffix in (*DOCUMENT_SUFFIXES, ".png", ".docx", ".epub", ".md~", ".part", ".BIB", ""):
        (tmp_path / f"list{suffix}").write_text("text", encoding="utf-8")
    assert sorted(names(tmp_path)) == sorted(f"list{suffix}" for suffix in (*DOCUMENT_SUFFIXES, ".BIB"))


def test_files_of_a_folder_come_before_those_of_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a/deep/x.md", "c/y.md", ".git/no.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["b.md", "z.md", "x.md", "y.md"]


def test_a_file_is_one_document_however_often_it_is_named(tmp_path: Path) -> None:
    path = a_document(tmp_path)
    (tmp_path / "link.md").symlink_to(path)
    found = list(find_documents([tmp_path / "link.md", path, tmp_path, tmp_path / "." / "digest.md"]))
    assert [(document.source, document.name) for document in found] == [(str(path), "link.md")]


def test_links_that_lead_in_a_circle_end_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "digests"
    (folder / "deep").mkdir(parents=True)
    a_document(folder / "deep")
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "again.md").symlink_to(folder, target_is_directory=True)
    (tmp_path / "link").symlink_to(folder)
    (folder / "loop.md").symlink_to("loop.md")
    assert names(tmp_path / "link") == ["loop.md", "digest.md"]


def test_a_folder_nested_deeper_than_python_can_call_is_walked_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made and taken away from within: its path is nearly as long as paths can be."""
    depth = (4000 - len(str(tmp_path))) // 2
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):
        Path("a").mkdir()
        os.chdir("a")
    Path("x.md").touch()
    try:
        assert names(tmp_path) == ["x.md"]
    finally:
        Path("x.md").unlink()
        for _ in range(depth):
            os.chdir("..")
            Path("a").rmdir()


def test_a_hundred_thousand_files_are_handed_out_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[object] = []
    scan = os.scandir

    def counting(path: str) -> object:
        listed.append(path)
        return scan(path)

    for number in range(1000):
        (tmp_path / f"{number:03}").mkdir()
        (tmp_path / f"{number:03}" / "list.md").touch()
    monkeypatch.setattr(os, "scandir", counting)
    assert len(list(islice(find_documents([tmp_path]), 3))) == 3
    assert len(listed) == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_is_closed_is_told_by_permission(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert names(tmp_path) == ["closed"]


def test_a_folder_that_cannot_be_looked_into_is_a_document_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    a_document(tmp_path)
    scan = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    document, folder = find_documents([tmp_path])
    assert (document.name, folder.name) == ("digest.md", "closed")
    with pytest.raises(DigestError, match="it cannot be looked into"):
        folder.read()


def test_pipes_names_that_are_no_text_and_names_that_are_too_long_are_documents_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_bytes(b"text")
    found = list(find_documents([tmp_path, Path("n" * 300), tmp_path / "pipe.zip"]))
    assert [document.name[:8] for document in found] == ["caf\ufffd.md", "pipe.zip", "nnnnnnnn"]
    assert found[0].read() == b"text"
    for document in found[1:]:
        with pytest.raises(DigestError):
            document.read()


def test_a_walk_tells_the_folders_that_it_met(tmp_path: Path) -> None:
    a_document(tmp_path)
    (tmp_path / "empty").mkdir()
    met = [
        (folder.name, [entry.name for entry in entries])
        for folder, entries in walk(tmp_path, lambda name: True, lambda _: None)
    ]
    assert met == [(tmp_path.name, ["digest.md"]), ("empty", [])]


PAGE = '<p>Read <a href="https://arxiv.org/abs/2402.00001">this</a></p>'


@pytest.mark.parametrize(
    ("text", "html", "name", "content"),
    [
        ("Xin chào 2402.00001", "", "clipboard", "Xin chào 2402.00001"),
        ("Read 2402.00001", PAGE, "clipboard", "Read 2402.00001"),
        ("Read this", PAGE, "clipboard.html", PAGE),
        (" \n", PAGE, "clipboard.html", PAGE),
        ("lone \ud800", "", "clipboard", "lone ?"),
    ],
    ids=["text", "text before its HTML", "addresses only in the HTML", "only HTML", "half a character"],
)
def test_a_clipboard_is_a_document(text: str, html: str, name: str, content: str) -> None:
    assert pasted_documents(text, html, NOW) == (
        Document(source="clipboard 2026-01-09 08:05", name=name, content=content.encode()),
    )


def test_an_empty_clipboard_is_none() -> None:
    assert pasted_documents("\u00a0\n", "", NOW) == ()


def test_pasting_the_same_twice_changes_nothing_and_other_text_is_another_digest(library: Library) -> None:
    imports = Imports(library)
    later = NOW.replace(minute=59)
    actions = [
        imports.import_documents(pasted_documents(text, "", at)).digests[0].plan.action
        for text, at in (("2402.00001", NOW), ("2402.00001", later), ("2402.00001 again", NOW))
    ]
    assert actions == [DigestAction.NEW, DigestAction.UNCHANGED, DigestAction.NEW]
