"""How the text of a digest is made is the user's to say, before an import and after it; everything else stays."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import SHORT_WORDS, a_document, broken
from readerapp.bootstrap import Services, open_services
from readerapp.domain.commands import AddNote, RemoveDigest, RereadDigest, SetStatus
from readerapp.domain.errors import InvalidRequest, UnknownDigest
from readerapp.domain.history import TERMINAL
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.import_preview import DigestPreview, PlanOutdated
from readerapp.domain.paper import PaperDetail
from readerapp.domain.repair_lines import RepairShow
from readerapp.domain.selection import Selection
from readerapp.domain.text_repair import ChosenWord, RepairSettings
from readerapp.domain.vocabulary import Status
from readerapp.services.documents import find_documents

KOREAN = "# 논문 목록\n\n- [천천히 읽는 법을 배우다](https://arxiv.org/abs/2402.00003): 긴 글을 나누어 읽는 모델.\n" * 3
GRASS = ChosenWord(line=9, original="cá»", place=0, word="cọng")
FLAG = ChosenWord(line=9, original="Cá»", place=0, word="Cọp")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    path = tmp_path / "short-words.md"
    path.write_bytes(broken(SHORT_WORDS))
    return path


def bring(services: Services, path: Path, settings: RepairSettings | None = None) -> DigestPreview:
    """Import the file at PATH, its text made as SETTINGS say."""
    with services.imports.prepare(find_documents([path])) as prepared:
        if settings is not None:
            prepared.change(0, settings)
        prepared.apply()
        (preview,) = prepared.preview.digests
    return preview


def again(services: Services, settings: RepairSettings, digest_id: int = 1) -> DigestPreview:
    """Have the text of a digest of the library made as SETTINGS say."""
    with services.imports.prepare([services.imports.again(digest_id)]) as prepared:
        prepared.change(0, settings)
        prepared.apply()
        (preview,) = prepared.preview.digests
    return preview


def cards(services: Services) -> dict[str, PaperDetail]:
    return {detail.paper.title: detail for detail in services.reading_list.details(Selection())}


def title(services: Services) -> str:
    """The title of the paper whose words are short."""
    return services.reading_list.detail(services.reading_list.find("2402.00004")).paper.title


def text_of(services: Services) -> str:
    opened = services.digest_pages.open(1)
    return "\n".join(text for _, text in services.digest_pages.window(opened, 1).lines)


def test_a_picked_word_is_what_the_title_and_the_passage_say(services: Services, digest: Path) -> None:
    preview = bring(services, digest, RepairSettings(choices=(FLAG, GRASS)))
    assert preview.repair.settings.choices == (FLAG, GRASS)
    assert title(services).startswith("Cọp, cọng và ")
    assert f"[{title(services)}]" in cards(services)[title(services)].mentions[0].text
    assert f"[{title(services)}]" in text_of(services)


def test_the_preview_tells_the_words_that_were_inferred_with_all_their_readings(
    services: Services, digest: Path
) -> None:
    with services.imports.prepare(find_documents([digest])) as prepared:
        lines = prepared.lines(0)
        assert lines is not None
        rows = lines.rows(RepairShow.CHANGED, 0, 9)
    assert rows.count(RepairShow.CHANGED) == len(rows.rows) == 6
    first = rows.rows[-1]
    assert (first.line, first.focus) == (9, None)
    word = first.words[0]
    assert first.after[word.start : word.start + len(word.word.word)] == word.word.word
    assert (word.word.readings[0], word.word.readings[-1]) == (word.word.guess, "Cá»")
    assert [first.before[start:end] for start, end, _, _ in first.changes][:2] == ["[Cá»,", "cá»"]


def test_importing_the_same_bytes_again_keeps_what_was_picked(services: Services, digest: Path) -> None:
    bring(services, digest, RepairSettings(choices=(FLAG, GRASS)))
    (report,) = services.imports.import_paths([digest]).digests
    assert (report.plan.action, report.repair.settings.choices) == (DigestAction.UNCHANGED, (FLAG, GRASS))
    assert title(services).startswith("Cọp, cọng và ")


def test_reading_a_digest_again_with_the_same_settings_changes_nothing(services: Services, digest: Path) -> None:
    bring(services, digest, RepairSettings(choices=(FLAG,)))
    with services.imports.prepare([services.imports.again(1)]) as prepared:
        assert prepared.preview.digests[0].plan.action is DigestAction.UNCHANGED
        assert prepared.apply().changes.everything is False


def test_switching_the_repair_off_is_one_step_back(services: Services, digest: Path) -> None:
    bring(services, digest)
    before = cards(services)
    again(services, RepairSettings(repair=False))
    assert "Há»c cÃ¡ch Ä‘á»c cháº­m".replace("\xad", "") in cards(services)
    step = services.decisions.history().undo
    assert step is not None
    assert isinstance(step.done, RereadDigest)
    services.decisions.undo()
    assert cards(services) == before
    services.decisions.redo()
    assert "Học cách đọc chậm" not in cards(services)


def test_what_the_user_did_stays_with_papers_that_are_only_called_otherwise_now(
    services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "works.csv"
    path.write_bytes(broken("title,authors,year\nHọc cách đọc chậm,Nguyễn An,2024\n"))
    bring(services, path, RepairSettings(repair=False))
    (old,) = cards(services).values()
    services.decisions.carry_out(SetStatus(papers=(old.paper.id,), status=Status.READ))
    note = AddNote(paper_id=old.paper.id, body="đã đọc", mention_id=old.mentions[0].id)
    services.decisions.carry_out(note)
    again(services, RepairSettings())
    new = cards(services)["Học cách đọc chậm"]
    assert (new.paper.id, new.paper.status) == (old.paper.id, Status.READ)
    assert (new.mentions[0].id, new.notes[0].mention_id) == (old.mentions[0].id, old.mentions[0].id)
    assert services.reading_list.find(new.paper.key) == old.paper.id
    assert new.paper.key != old.paper.key
    services.decisions.undo()
    assert services.reading_list.detail(old.paper.id).paper.key == old.paper.key
    services.decisions.redo()
    assert cards(services)["Học cách đọc chậm"].paper.key == new.paper.key


def test_the_history_outlasts_the_program(services: Services, digest: Path) -> None:
    bring(services, digest)
    again(services, RepairSettings(choices=(FLAG, GRASS)))
    reopened = open_services(services.path)
    assert title(reopened).startswith("Cọp, cọng và ")
    reopened.decisions.undo()
    assert not title(reopened).startswith("Cọp")
    reopened.close()
    assert not title(services).startswith("Cọp")


def test_a_digest_that_somebody_else_repaired_since_is_left_alone(services: Services, digest: Path) -> None:
    bring(services, digest)
    other = open_services(services.path, owner=TERMINAL)
    again(other, RepairSettings(choices=(FLAG, GRASS)))
    with pytest.raises(InvalidRequest, match="changed since"):
        services.decisions.undo()
    other.decisions.undo()
    other.close()
    assert "Học cách đọc chậm" in cards(services)


def test_a_wrong_guess_of_the_encoding_can_be_corrected(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(KOREAN.encode("euc-kr"))
    wrong = bring(services, path, RepairSettings(encoding="windows-1252", repair=False))
    assert (wrong.repair.encoding, "천천히 읽는 법을 배우다" in cards(services)) == ("windows-1252", False)
    right = again(services, RepairSettings(encoding="euc-kr"))
    assert (right.plan.action, right.repair.settings.encoding) == (DigestAction.CHANGED, "euc-kr")
    assert "천천히 읽는 법을 배우다" in cards(services)
    assert "천천히" in text_of(services)


def test_a_file_that_cannot_be_used_can_be_given_an_encoding(services: Services, tmp_path: Path) -> None:
    path, other = tmp_path / "list.md", a_document(tmp_path, "other.md", ids=("2402.00003",))
    path.write_bytes(KOREAN.encode("euc-kr"))
    with services.imports.prepare(find_documents([path, other])) as prepared:
        prepared.change(0, RepairSettings(encoding="utf-16"))
        (failed,) = prepared.preview.failed
        assert (failed.number, failed.settings.encoding) == (0, "utf-16")
        assert [(digest.number, digest.plan.counted.first.new) for digest in prepared.preview.digests] == [(1, 1)]
        prepared.change(0, RepairSettings(encoding="euc-kr"))
        assert prepared.preview.failed == ()
        firsts = [(digest.number, digest.plan.counted.first.new) for digest in prepared.preview.digests]
        assert firsts == [(0, 1), (1, 0)]
        report = prepared.apply()
    assert [digest.number for digest in report.digests] == [0, 1]
    (card,) = cards(services).values()
    assert "천천히 읽는 법을 배우다" in card.mentions[0].text


def test_an_edited_file_is_read_in_the_encoding_that_was_told_before(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(KOREAN.encode("cp949"))
    bring(services, path, RepairSettings(encoding="cp949"))
    path.write_bytes((KOREAN + "끝.\n").encode("cp949"))
    (report,) = services.imports.import_paths([path]).digests
    assert (report.plan.action, report.repair.settings) == (DigestAction.CHANGED, RepairSettings(encoding="cp949"))


def test_an_edited_file_keeps_what_was_chosen_in_lines_that_it_still_has(services: Services, digest: Path) -> None:
    bring(services, digest, RepairSettings(choices=(FLAG, GRASS)))
    digest.write_bytes(b"A line more.\n" + digest.read_bytes())
    (report,) = services.imports.import_paths([digest]).digests
    moved = tuple(replace(choice, line=10) for choice in (FLAG, GRASS))
    assert (report.plan.action, report.repair.settings.choices) == (DigestAction.CHANGED, moved)
    assert title(services).startswith("Cọp, cọng và ")


def test_a_text_that_is_one_long_line_is_shown_in_parts(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    entries = (f'{{"title": "Học cách đọc chậm, phần {n}", "id": "2402.{n:05}"}}' for n in range(1, 2000))
    path.write_bytes(broken(f"[{', '.join(entries)}]"))
    with services.imports.prepare(find_documents([path])) as prepared:
        lines = prepared.lines(0)
        assert lines is not None
        rows = lines.rows(RepairShow.CHANGED, 0, 5000)
    assert 100 < len(rows.rows) == rows.count(RepairShow.CHANGED)
    assert max(len(row.after) for row in rows.rows) < 1_000
    assert {row.line for row in rows.rows} == {1}
    for row in rows.rows:
        for shown in row.words:
            assert row.after[shown.start : shown.start + len(shown.word.word)] == shown.word.word
    assert len({shown.word.column for row in rows.rows for shown in row.words}) == len(lines.words)


def test_lines_that_tell_the_encoding_are_shown_of_texts_that_were_not_broken(
    services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(KOREAN.encode("euc-kr"))
    with services.imports.prepare(find_documents([path])) as prepared:
        prepared.change(0, RepairSettings(encoding="euc-kr"))
        lines = prepared.lines(0)
        assert lines is not None
        rows = lines.rows(RepairShow.TEXT, 0, 60)
    assert (rows.count(RepairShow.CHANGED), rows.count(RepairShow.TEXT)) == (0, 6)
    assert (rows.rows[0].line, rows.rows[0].after, rows.rows[0].changes) == (1, "# 논문 목록", ())


def test_a_digest_that_is_gone_cannot_be_repaired(services: Services) -> None:
    with pytest.raises(UnknownDigest, match="no longer in the library"):
        services.imports.again(7)


def test_a_choice_without_a_place_is_passed_over_and_kept(services: Services, digest: Path) -> None:
    stray = ChosenWord(line=1, original="nothing", place=0, word="something")
    preview = bring(services, digest, RepairSettings(choices=(stray,)))
    assert preview.repair.settings.choices == (stray,)


def test_what_another_window_says_meanwhile_is_shown_before_it_is_overruled(services: Services, digest: Path) -> None:
    bring(services, digest)
    other = open_services(services.path, owner=TERMINAL)
    with services.imports.prepare([services.imports.again(1)]) as prepared:
        prepared.change(0, RepairSettings(choices=(FLAG,)))
        again(other, RepairSettings(choices=(ChosenWord(line=5, original="Äá»", place=0, word="Đỏ"),)))
        with pytest.raises(PlanOutdated):
            prepared.apply()
        assert not title(services).startswith("Cọp")
        prepared.apply()
    other.close()
    assert title(services).startswith("Cọp")


def test_a_digest_that_is_removed_meanwhile_is_not_written(services: Services, digest: Path) -> None:
    bring(services, digest)
    with services.imports.prepare([services.imports.again(1)]) as prepared:
        prepared.change(0, RepairSettings(choices=(FLAG,)))
        services.decisions.carry_out(RemoveDigest(digest_id=1))
        with pytest.raises(UnknownDigest):
            prepared.apply()
    assert cards(services) == {}


def test_a_library_of_before_tells_nothing_of_words_until_a_digest_is_read_again(services: Services) -> None:
    raw = broken(SHORT_WORDS)
    with services.library.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO digest (id, sha256, source, title, format, language, encoding, repair_steps, "
            "repaired_passages, inferred_words, issues, imported_at, encoding_certain, told_encoding, repair_wanted, "
            "word_choices, uncertain_words, unrepaired_words) VALUES (1, ?, 'old.md', 'Old', 'general', 'vi', 'utf-8', "
            "'[]', 1, 21, '[]', '2026-01-01', 1, '', 1, '[]', 0, 0)",
            (hashlib.sha256(raw).hexdigest(),),
        )
        connection.exec_driver_sql("INSERT INTO digest_content VALUES (1, ?, ?)", (raw, SHORT_WORDS))
    assert services.digest_pages.window(services.digest_pages.open(1), 1).words == ()
    assert again(services, RepairSettings(choices=(FLAG,))).plan.action is DigestAction.CHANGED
    assert len(services.digest_pages.window(services.digest_pages.open(1), 1).words) > 0
