"""Zip files: their documents come in and are known again, and no archive, however it is made, does any harm."""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import cases
from readerapp.domain.errors import DigestError
from readerapp.domain.import_plan import DigestAction
from readerapp.services.archives import ArchiveReader, Limits, look_into
from readerapp.services.documents import Document, find_documents, is_document
from readerapp.services.imports import Imports
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

DAMAGED = "This file is damaged inside the archive, or the archive was changed meanwhile."
NO_ARCHIVE = "This is no zip file, or it is damaged or incomplete."


def a_text(*ids: str) -> str:
    return "# Papers\n\n" + "\n".join(f"- [Study {i}](https://arxiv.org/abs/{i})" for i in ids) + "\n"


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with MEMBERS."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def an_archive(folder: Path, members: dict[str, str | bytes], name: str = "week.zip") -> Path:
    path = folder / name
    path.write_bytes(zipped(members))
    return path


def told(*paths: Path) -> dict[str, str]:
    """What the documents at PATHS say, or why they cannot be read, by where they lie."""
    return {_short(document, paths[0]): _content(document) for document in find_documents(paths)}


def _short(document: Document, path: Path) -> str:
    folder = path if path.is_dir() else path.parent
    return document.source.removeprefix(f"{folder}/")


def _content(document: Document) -> str:
    try:
        return document.read().decode("utf-8", "replace")
    except DigestError as error:
        return str(error)


def test_the_documents_of_an_archive_are_told_by_where_they_lie(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "b.md": "b", "a/z.txt": "z", "photo.png": b"\x89PNG", ".hidden/x.md": "x", "__MACOSX/._b.md": "no", "a/": b"",
    }  # fmt: skip
    expected = {"week.zip › a/z.txt": "z", "week.zip › b.md": "b"}
    assert told(an_archive(tmp_path, members)) == expected
    assert told(tmp_path) == expected


def test_an_archive_is_known_again_and_an_edited_member_is_an_edited_digest(library: Library, tmp_path: Path) -> None:
    imports = Imports(library)
    ids = ("2402.00001", "2402.00002")
    path = an_archive(tmp_path, {"one.md": a_text(*ids), "two.md": a_text("2402.00003"), "diary.md": "Rain."})
    first = imports.import_paths([path])
    assert [digest.source for digest in first.digests] == [f"{path} › one.md", f"{path} › two.md"]
    assert (first.failed, [file.source for file in first.skipped]) == ((), [f"{path} › diary.md"])
    assert not imports.import_paths([path]).changes
    an_archive(tmp_path, {"one.md": a_text(*ids, "2402.00004"), "two.md": a_text("2402.00003")})
    again = imports.import_paths([tmp_path])
    assert [digest.plan.action for digest in again.digests] == [DigestAction.CHANGED, DigestAction.UNCHANGED]
    overview = ReadingList(library).overview()
    assert (overview.total, len(overview.digests)) == (4, 2)


def test_a_name_that_is_asked_for_is_looked_into_whatever_it_is_called(tmp_path: Path) -> None:
    path = an_archive(tmp_path, {"a.md": "a"}, "backup.dat")
    assert told(path) == {"backup.dat › a.md": "a"}
    assert told(tmp_path) == {}
    (tmp_path / "text.zip").write_text("only called so", encoding="utf-8")
    assert told(tmp_path / "text.zip") == {"text.zip": "only called so"}


@pytest.mark.parametrize(
    "members", [{"word/document.xml": "x", "[Content_Types].xml": "x"}, {"mimetype": "x", "c.xhtml": "x"}, {}]
)
def test_what_is_no_archive_of_digests_says_so_when_it_was_asked_for(
    tmp_path: Path, members: dict[str, str | bytes]
) -> None:
    path = an_archive(tmp_path, members, "paper.docx")
    reason = "This is an office document, an e-book or a program; save it as text or HTML and import that."
    assert told(path) == {
        "paper.docx": reason if members else "There is no document that could be read in this archive."
    }
    assert told(tmp_path) == {}


def test_archives_in_an_archive_are_looked_into_but_not_those_inside(tmp_path: Path) -> None:
    innermost = zipped({"deep.md": "deep"})
    inner = zipped({"in.md": "in", "more.zip": innermost})
    path = an_archive(tmp_path, {"a.md": "a", "inner.zip": inner, "fake.zip": "no archive", "z.md": "z"})
    assert told(path) == {
        "week.zip › a.md": "a",
        "week.zip › fake.zip": NO_ARCHIVE,
        "week.zip › inner.zip › in.md": "in",
        "week.zip › inner.zip › more.zip": "An archive in an archive in an archive is not looked into; unpack it.",
        "week.zip › z.md": "z",
    }


def test_paths_that_lead_out_of_the_archive_are_labels_only(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    folder = tmp_path / "digests"
    folder.mkdir()
    path = an_archive(
        folder, {"../outside/a.md": "a", f"{outside}/b.md": "b", r"c:\temp\c.md": "c", "../../../d.md": "d"}
    )
    assert told(path) == {
        "week.zip › ../../../d.md": "d",
        "week.zip › ../outside/a.md": "a",
        f"week.zip › {outside}/b.md": "b",
        "week.zip › c:/temp/c.md": "c",
    }
    assert (outside.exists(), list(folder.iterdir())) == (False, [path])


def unmarked(content: bytes) -> bytes:
    """The archive CONTENT without the marks that its names are UTF-8."""
    result = bytearray(content)
    for magic, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = result.find(magic)
        while place >= 0:
            result[place + at + 1] &= 0xF7
            place = result.find(magic, place + 4)
    return bytes(result)


def renamed(names: list[bytes], texts: list[str] | None = None) -> bytes:
    """An archive with members of these names in bytes, as tools write them that know nothing of UTF-8."""
    stand_ins = [f"{place:x}".rjust(len(name), "Q") for place, name in enumerate(names)]
    content = unmarked(zipped(dict(zip(stand_ins, texts or ["text"] * len(names), strict=True))))
    for stand_in, name in zip(stand_ins, names, strict=True):
        content = content.replace(stand_in.encode(), name)
    return content


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["Tóm tắt tuần.md", "Báo cáo.md"], "utf-8"),
        (["논문 모음/이번 주 논문.md", "논문 모음/지난달 논문.md"], "cp949"),
        (["每周论文/第一期.md"], "gb18030"),
        (["résumé.md"], "cp437"),
    ],
)
def test_names_without_a_mark_are_read_in_the_encoding_that_they_were_written_in(
    tmp_path: Path, names: list[str], encoding: str
) -> None:
    path = tmp_path / "week.zip"
    path.write_bytes(renamed([name.encode(encoding) for name in names]))
    assert told(path) == dict.fromkeys((f"week.zip › {name}" for name in names), "text")


def test_of_two_members_with_one_name_the_later_one_counts(tmp_path: Path) -> None:
    path = tmp_path / "week.zip"
    path.write_bytes(renamed([b"a.md", b"a.md"], ["old", "new"]))
    assert told(path) == {"week.zip › a.md": "new"}


def central(content: bytes, name: bytes) -> int:
    """Where the record of the member NAME begins in the archive's list."""
    return content.index(name, content.index(b"PK\x01\x02")) - 46


def changed(content: bytes, at: int, form: str, value: int) -> bytes:
    result = bytearray(content)
    struct.pack_into(form, result, at, value)
    return bytes(result)


def _encrypted(content: bytes) -> bytes:
    return changed(content, central(content, b"bad.md") + 8, "<H", 1)


def _other_method(content: bytes) -> bytes:
    return changed(content, central(content, b"bad.md") + 10, "<H", zipfile.ZIP_BZIP2)


def _wrong_checksum(content: bytes) -> bytes:
    return changed(content, central(content, b"bad.md") + 16, "<I", 1)


def _huge_by_its_own_words(content: bytes) -> bytes:
    return changed(content, central(content, b"bad.md") + 24, "<I", 3_000_000_000)


def _larger_than_it_says(content: bytes) -> bytes:
    return changed(content, central(content, b"bad.md") + 24, "<I", 2)


def _elsewhere(content: bytes) -> bytes:
    # Not in the file before: newer Pythons refuse that one too, then.
    local_header = content.index(b"PK\x03\x04", 4)
    return changed(content, central(content, b"bad.md") + 42, "<I", local_header + 3)


def _broken_stream(content: bytes) -> bytes:
    return content.replace(zlib.compress(b"bad" * 100, 6)[2:8], b"\xff" * 6)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_encrypted, "This file is encrypted; unpack the archive with its password and import the folder."),
        (_other_method, "This file is packed in an unusual way; unpack the archive and import the folder."),
        (_wrong_checksum, DAMAGED),
        (_huge_by_its_own_words, "The file is larger than 256 MB; split it and import the parts."),
        (_larger_than_it_says, DAMAGED),
        (_elsewhere, DAMAGED),
        (_broken_stream, DAMAGED),
    ],
)
def test_a_member_that_cannot_be_had_is_named_and_the_others_come_in(
    tmp_path: Path, damage: Callable[[bytes], bytes], sentence: str
) -> None:
    path = tmp_path / "week.zip"
    whole = zipped({"a.md": "a", "bad.md": "bad" * 100, "z.md": "z"})
    path.write_bytes(damage(whole))
    assert path.read_bytes() != whole
    assert told(path) == {"week.zip › a.md": "a", "week.zip › bad.md": sentence, "week.zip › z.md": "z"}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_an_archive_that_was_cut_off_is_told_once(tmp_path: Path, share: float) -> None:
    path = tmp_path / "week.zip"
    content = zipped({f"{number}.md": os.urandom(200) for number in range(20)})
    path.write_bytes(content[: int(len(content) * share)])
    assert told(path) == told(tmp_path) == {"week.zip": NO_ARCHIVE}


def _sentences(content: bytes, folder: Path, limits: Limits) -> dict[str, str]:
    path = folder / "week.zip"
    path.write_bytes(content)
    return {
        member.label: _content(Document(source="", name="", member=member))
        for member in look_into(path, ArchiveReader(limits), is_document)
    }


def test_a_bomb_is_left_alone_by_its_ratio(tmp_path: Path) -> None:
    limits = Limits(unsuspicious=1000)
    found = _sentences(zipped({"bomb.md": b" " * 100_000, "text.md": a_text("2402.00001")}), tmp_path, limits)
    assert found["bomb.md"].startswith("This file would become hundreds of times larger")
    assert found["text.md"] == a_text("2402.00001")


def test_no_more_is_unpacked_than_all_documents_together_may_have(tmp_path: Path) -> None:
    inner = zipped({"b.md": os.urandom(500).hex(), "c.md": os.urandom(500).hex()})
    content = zipped({"a.md": os.urandom(500).hex(), "inner.zip": inner, "last.zip": zipped({"d.md": "d"})})
    too_large = "The archive is too large when unpacked; unpack it and import the folder."
    assert _sentences(content, tmp_path, Limits(total=900)) == {"": too_large}
    found = _sentences(content, tmp_path, Limits(total=4000))
    assert (set(found), found["inner.zip"], found["last.zip › d.md"]) == (
        {"a.md", "inner.zip", "last.zip › d.md"}, too_large, "d",
    )  # fmt: skip


def test_no_more_documents_are_taken_than_an_archive_may_have(tmp_path: Path) -> None:
    content = zipped({f"{number}.md": "text" for number in range(11)})
    assert len(_sentences(content, tmp_path, Limits(documents=11))) == 11
    assert list(_sentences(content, tmp_path, Limits(documents=10))) == [""]


def test_a_list_of_members_that_would_fill_the_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zipped({f"{number}.md": "text" for number in range(100)})
    long = "The archive has too many files in it; unpack it and import the folder."
    assert _sentences(content, tmp_path, Limits(directory=1000)) == {"": long}
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 50)  # from there on the format with 64 bits is written
    wide = zipped({f"{number}.md": "text" for number in range(100)})
    assert b"PK\x06\x07" in wide
    assert _sentences(wide, tmp_path, Limits(directory=1000)) == {"": long}
    assert len(_sentences(wide, tmp_path, Limits())) == 100


def test_a_thousand_members_do_not_list_the_archive_a_thousand_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = an_archive(tmp_path, {"inner.zip": zipped({f"{number}.md": f"text {number}" for number in range(100)})})
    opened: list[object] = []
    make = zipfile.ZipFile.__init__

    def counting(self: zipfile.ZipFile, file: object, *arguments: str) -> None:
        opened.append(file)
        make(self, file, *arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(zipfile.ZipFile, "__init__", counting)
    assert len(told(path)) == 100
    assert len(opened) == 2


def test_an_archive_that_is_replaced_while_it_is_read_is_no_crash(tmp_path: Path) -> None:
    first, second = an_archive(tmp_path, {"a.md": "a"}, "1.zip"), an_archive(tmp_path, {"b.md": "b"}, "2.zip")
    documents = list(find_documents([first, second]))
    an_archive(tmp_path, {"other/name.md": "c" * 100}, "1.zip")
    second.unlink()
    assert [_content(document) for document in documents] == [
        DAMAGED,
        "The file cannot be read: No such file or directory.",
    ]


WHOLE = zipped({"a.md": a_text("2402.00001"), "b/c.md": "text" * 50, "inner.zip": zipped({"d.md": "d"})})


@settings(max_examples=cases(100))
@given(
    damage=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6),
    cut=st.integers(0, len(WHOLE)),
)
def test_whatever_is_in_a_zip_file_nothing_is_raised_but_sentences(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]], cut: int
) -> None:
    content = bytearray(WHOLE)
    for place, value in damage:
        content[place] = value
    path = tmp_path_factory.getbasetemp() / "hostile.zip"
    for hostile in (content, content[:cut], content[cut:]):
        path.write_bytes(hostile)
        for document in find_documents([path]):
            _content(document)
