"""A watched folder: what is due when, with clocks and disks of our own; then real files into a real library."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import a_document
from readerapp.bootstrap import open_services
from readerapp.config.paths import watched_file
from readerapp.config.watched import Stamp, load_watched, store_watched
from readerapp.domain.errors import WriteFailed
from readerapp.services import watching
from readerapp.services.imports import ImportReport, Imports
from readerapp.services.progress import Cancellation
from readerapp.services.reading_list import ReadingList
from readerapp.services.watching import DueFile, FolderWatch, Look, WatchedFolder, list_folder, pause_after, portion
from readerapp.storage.library import Library

NOW = 1_000_000.0


def a_stamp(*, size: int = 10, age: float = 0.0) -> Stamp:
    """The stamp of a file that was written AGE seconds before NOW."""
    return Stamp(size=size, modified_ns=int((NOW - age) * 1e9))


def a_watch(**known: Stamp) -> FolderWatch:
    return FolderWatch(known)


def due(watch: FolderWatch, at: float, **files: Stamp) -> list[str]:
    """What is due AT seconds after NOW; settled at once."""
    found = watch.due(files, NOW + at)
    for file in found:
        watch.settle(file)
    return [file.path for file in found]


def test_a_new_file_is_due_once_when_it_has_been_left_alone_for_a_moment() -> None:
    watch, file = a_watch(), a_stamp()
    assert [due(watch, at, a=file) for at in (0, 1.9, 2, 2.1, 100)] == [[], [], ["a"], [], []]


def test_a_file_that_still_grows_is_not_due() -> None:
    watch = a_watch()
    sizes = enumerate((10, 20, 30, 30, 30))
    assert [due(watch, at, a=a_stamp(size=size)) for at, size in sizes] == [[], [], [], [], ["a"]]
    assert not watch.waiting


def test_a_file_written_long_ago_is_due_at_first_sight() -> None:
    watch = a_watch()
    assert due(watch, 0, old=a_stamp(age=10), young=a_stamp(age=9)) == ["old"]
    assert watch.waiting


def test_a_file_is_due_again_when_it_changes() -> None:
    watch = a_watch(a=a_stamp())
    changed = a_stamp(size=11)
    assert [due(watch, at, a=changed) for at in (0, 2, 4)] == [[], ["a"], []]
    assert due(watch, 5, a=a_stamp(size=11, age=20)) == ["a"]


def test_a_known_file_is_not_due_after_a_restart() -> None:
    watch = a_watch(a=a_stamp(age=100), b=a_stamp(age=100))
    assert due(watch, 0, a=a_stamp(age=100), b=a_stamp(age=50)) == ["b"]


def test_what_could_not_be_settled_stays_due() -> None:
    watch, files = a_watch(), {"a": a_stamp(age=100)}
    assert watch.due(files, NOW) == watch.due(files, NOW + 1) == (DueFile(path="a", stamp=files["a"]),)


def test_an_empty_folder_is_no_reason_to_forget_and_a_missing_file_is() -> None:
    watch = a_watch(a=a_stamp(age=100), b=a_stamp(age=100))
    assert due(watch, 0) == []
    assert set(watch.known) == {"a", "b"}
    assert due(watch, 1, b=a_stamp(age=100)) == []
    assert set(watch.known) == {"b"}
    assert due(watch, 2, a=a_stamp(age=100), b=a_stamp(age=100)) == ["a"]


def test_a_clock_that_is_set_back_does_not_keep_a_file_waiting_for_ever() -> None:
    watch = a_watch()
    assert [due(watch, at, a=a_stamp()) for at in (0, -3600, -3598)] == [[], [], ["a"]]


def test_a_folder_that_is_slow_to_read_is_read_less_often() -> None:
    assert pause_after(Look(waiting=True), took=0.01) == 2
    assert pause_after(Look(), took=0.01) == 3
    assert pause_after(Look(waiting=True), took=3) == 30


def test_many_files_come_in_portions_and_a_large_one_comes_alone() -> None:
    def files(*sizes: int) -> tuple[DueFile, ...]:
        return tuple(DueFile(path=str(place), stamp=a_stamp(size=size)) for place, size in enumerate(sizes))

    large = watching.PORTION_BYTES
    assert len(portion(files(*[1] * 1000))) == 50
    assert [len(portion(files(*sizes))) for sizes in ((large, 1), (2 * large,), (1, large), (1, 2), ())] == [
        1,
        1,
        1,
        2,
        0,
    ]


def test_what_is_listed_and_what_is_left_out(tmp_path: Path) -> None:
    listed = ("a.md", "deep/b.json", "c.zip")
    left_out = (
        "d.md.part", "e.md.crdownload", "f.md~", "~$g.md", ".h.md", "i.md.tmp", ".git/j.md", "photo.png", "k.download",
    )  # fmt: skip
    for name in (*listed, *left_out):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    listing = list_folder(tmp_path)
    assert listing is not None
    assert set(listing.files) == {str(tmp_path / name) for name in listed}
    assert listing.files[str(tmp_path / "a.md")] == Stamp(size=4, modified_ns=(tmp_path / "a.md").stat().st_mtime_ns)
    assert listing.folders == (str(tmp_path), str(tmp_path / "deep"))
    assert list_folder(tmp_path / "nowhere") is None


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """The watched folder."""
    (tmp_path / "box").mkdir()
    return tmp_path / "box"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "state" / "watched.json"


@pytest.fixture
def watched(library: Library, box: Path, memory: Path) -> WatchedFolder:
    return WatchedFolder(box, Imports(library), memory)


def put(box: Path, name: str, *ids: str, age: float = 100) -> Path:
    """A digest that speaks of IDS, written AGE seconds before NOW."""
    path = a_document(box, name, ids=ids)
    os.utime(path, (NOW - age, NOW - age))
    return path


def take_all(watched: WatchedFolder, at: float = NOW) -> ImportReport:
    report = watched.take(watched.look(at).due, Cancellation())
    watched.remember()
    return report


def sources(report: ImportReport) -> list[str]:
    return [Path(digest.source).name for digest in report.digests]


def test_what_appears_comes_in_and_what_is_edited_brings_the_difference(
    watched: WatchedFolder, library: Library, box: Path
) -> None:
    put(box, "one.md", "2402.00001", "2402.00002")
    assert sources(take_all(watched)) == ["one.md"]
    put(box, "two.md", "2402.00003")
    put(box, "one.md", "2402.00001", "2402.00002", "2402.00004", age=50)
    assert sources(take_all(watched)) == ["one.md", "two.md"]
    assert sources(take_all(watched)) == []
    overview = ReadingList(library).overview()
    assert (overview.total, len(overview.digests)) == (4, 2)


def test_a_restart_reads_nothing_again(
    watched: WatchedFolder, library: Library, box: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(box, "one.md", "2402.00001")
    (box / "diary.md").write_text("Rain.", encoding="utf-8")
    os.utime(box / "diary.md", (NOW - 100, NOW - 100))
    assert (len(take_all(watched).skipped), len(take_all(watched).digests)) == (1, 0)
    again = WatchedFolder(box, Imports(library), memory)
    assert again.look(NOW).due == ()
    put(box, "one.md", "2402.00001", age=50)
    assert [Path(file.path).name for file in again.look(NOW).due] == ["one.md"]


def test_what_cannot_be_used_is_told_once_and_tried_again_when_it_changes_or_at_the_next_start(
    watched: WatchedFolder, library: Library, box: Path, memory: Path
) -> None:
    put(box, "good.md", "2402.00001")
    broken = box / "broken.zip"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("in.md", "2402.00002 " * 20)
    broken.write_bytes(broken.read_bytes()[:-10])
    os.utime(broken, (NOW - 100, NOW - 100))
    assert [Path(file.source).name for file in take_all(watched).failed] == ["broken.zip"]
    assert watched.look(NOW).due == ()
    again = WatchedFolder(box, Imports(library), memory)
    assert [Path(file.path).name for file in again.look(NOW).due] == ["broken.zip"]
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("in.md", "2402.00002 " * 20)
    os.utime(broken, (NOW - 50, NOW - 50))
    assert sources(take_all(watched)) == ["broken.zip › in.md"]
    watched.remember()
    assert WatchedFolder(box, Imports(library), memory).look(NOW).due == ()


def test_a_folder_that_vanishes_is_told_and_watched_again_when_it_is_back(watched: WatchedFolder, box: Path) -> None:
    put(box, "one.md", "2402.00001")
    take_all(watched)
    box.rename(box.with_name("away"))
    assert f"{box} is not there" in watched.look(NOW).problem
    box.with_name("away").rename(box)
    put(box, "two.md", "2402.00002")
    look = watched.look(NOW)
    assert (look.problem, [Path(file.path).name for file in look.due]) == ("", ["two.md"])


def test_a_folder_with_more_folders_than_can_be_looked_through_is_refused(
    watched: WatchedFolder, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_MOST_FOLDERS", 3)
    for name in "ab":
        (box / name).mkdir()
    assert watched.look(NOW).problem.endswith("has too many folders in it; watch a smaller one.")


def test_a_file_that_is_gone_before_it_is_read_is_not_spoken_of(watched: WatchedFolder, box: Path) -> None:
    path = put(box, "one.md", "2402.00001")
    look = watched.look(NOW)
    path.unlink()
    report = watched.take(look.due, Cancellation())
    assert (report.digests, report.failed, report.skipped) == ((), (), ())


def _cancelled(_monkeypatch: pytest.MonkeyPatch) -> Cancellation:
    cancellation = Cancellation()
    cancellation.request()
    return cancellation


def _library_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> Cancellation:
    def full(*_arguments: object, **_options: object) -> None:
        raise WriteFailed("The disk is full.")

    monkeypatch.setattr(Library, "write", full)
    return Cancellation()


@pytest.mark.parametrize("stop", [_cancelled, _library_that_cannot_be_written])
def test_what_could_not_be_written_stays_due(
    watched: WatchedFolder, box: Path, memory: Path, stop: Callable[[pytest.MonkeyPatch], Cancellation]
) -> None:
    put(box, "one.md", "2402.00001")
    with pytest.MonkeyPatch.context() as broken:
        watched.take(watched.look(NOW).due, stop(broken))
        watched.remember()
    assert load_watched(memory, str(box)) == {}
    assert sources(take_all(watched)) == ["one.md"]


def test_a_link_is_the_digest_that_it_leads_to(
    watched: WatchedFolder, library: Library, box: Path, tmp_path: Path
) -> None:
    path = put(tmp_path, "elsewhere.md", "2402.00001")
    (box / "link.md").symlink_to(path)
    assert [digest.source for digest in take_all(watched).digests] == [str(path)]


def test_each_folder_has_its_own_memory_and_the_oldest_are_forgotten(memory: Path) -> None:
    for number in range(10):
        store_watched(memory, f"/{number}", {"a.md": a_stamp(size=number)})
    assert load_watched(memory, "/9") == {"a.md": a_stamp(size=9)}
    assert [bool(load_watched(memory, f"/{number}")) for number in range(10)] == [False] * 2 + [True] * 8


@pytest.mark.parametrize(
    "text", ["", "[]", '{"/f": 3}', '{"/f": {"a": [1], "b": ["1", 2], "c": [true, 1]}}', "[" * 9999]
)
def test_a_broken_memory_is_none(memory: Path, text: str) -> None:
    memory.parent.mkdir()
    memory.write_text(text, encoding="utf-8")
    assert load_watched(memory, "/f") == {}
    store_watched(memory, "/f", {os.fsdecode(b"\xff.md"): a_stamp()})
    assert load_watched(memory, "/f") == {os.fsdecode(b"\xff.md"): a_stamp()}


def test_a_new_library_has_seen_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    store_watched(watched_file(path), "/f", {"a.md": a_stamp()})
    open_services(path).close()
    assert load_watched(watched_file(path), "/f") == {}
    store_watched(watched_file(path), "/f", {"a.md": a_stamp()})
    open_services(path).close()
    assert load_watched(watched_file(path), "/f") == {"a.md": a_stamp()}
