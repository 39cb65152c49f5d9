"""Words of a language with a word list get their lost letters back, and those of other languages are left."""

from pathlib import Path

import pytest
from text_repair_samples import (
    misread_with_loss,
    places_hold,
    sample,
    without_controls,
    wrong_and_not_told,
    wrong_words,
)

from readerapp.digests.text_repair import repair_text
from readerapp.digests.text_repair.neighbours import neighbours_from
from readerapp.digests.text_repair.word_lists import list_for, read_list

BEFORE = "Сегодня мы расскажем о новых работах, которые вышли на этой неделе и понравились нам больше других.\n"
BULGARIAN = (
    "Тази седмица прочетохме три статии за езикови модели. Първата показва как се обучава малка мрежа без много данни, "
    "а втората сравнява няколко начина за търсене в големи сбирки. Ние харесахме най-много третата, защото нейните "
    "автори честно описват кога методът не работи и какво още трябва да се направи.\n"
)
UKRAINIAN = (
    "Цього тижня ми прочитали три статті про мовні моделі. Перша показує, як навчати невелику мережу без великих "
    "даних, а друга порівнює кілька способів пошуку. Нам сподобалася третя, бо її автори чесно "
    "пишуть, коли спосіб не діє.\n"
)


def with_replacement_characters(text: str) -> str:
    return text.encode().decode("cp1252", errors="replace")


def with_spaces(text: str) -> str:
    return text.encode().decode("cp1252", errors="ignore").replace("\xa0", " ")


@pytest.mark.parametrize("name", ["ru_prose", "ru_held_out"])
def test_russian_with_lost_letters_comes_back_but_for_a_few_words(name: str) -> None:
    text = sample(name)
    for broken in (with_replacement_characters(text), misread_with_loss(text, "cp1254")):
        repaired = repair_text(broken)

        assert len(wrong_words(text, repaired.text)) <= 0.025 * len(text.split())
        assert len(repaired.uncertain) <= 0.2 * repaired.inferred
        assert wrong_and_not_told(text, repaired) <= 0.002 * len(text.split())
        assert places_hold(repaired)


def test_russian_without_control_characters_comes_back_in_part() -> None:
    text = sample("ru_prose")

    repaired = repair_text(without_controls(text))

    assert len(wrong_words(text, repaired.text)) <= 0.2 * len(text.split())
    assert wrong_and_not_told(text, repaired) <= 0.005 * len(text.split())
    assert repair_text(repaired.text).text == repaired.text


@pytest.mark.parametrize("text", [BULGARIAN, UKRAINIAN])
def test_no_russian_word_is_put_into_another_language(text: str) -> None:
    for broken in (with_replacement_characters(text), misread_with_loss(text, "cp1254"), with_spaces(text)):
        repaired = repair_text(broken)

        assert repaired.words == ()
        assert wrong_and_not_told(text, repaired) == 0


def test_a_line_with_letters_that_russian_lacks_is_left() -> None:
    line = "Є ще сьома стаття, її прочитаємо згодом, якщо встигнемо."

    repaired = repair_text(with_replacement_characters(BEFORE + line))

    assert {word.line for word in repaired.words} == {1}
    assert {bit.line for bit in repaired.unrepaired} == {2}


@pytest.mark.parametrize(
    "line", ["Кто пойдёт с нами?", "Вчера я читал книгу.", "Она согласилась с ним.", "Если я могу, то помогу."]
)
def test_the_words_beside_it_tell_one_short_word_from_another(line: str) -> None:
    assert repair_text(with_replacement_characters(BEFORE + line)).text == BEFORE + line


def test_initials_are_uncertain() -> None:
    repaired = repair_text(with_replacement_characters(BEFORE + "Первым выступил Н. Волков."))

    assert [word.original for word in repaired.uncertain if word.line == 2] == ["Ð\ufffd"]


def test_a_name_that_no_list_has_is_uncertain_where_its_letters_do_not_decide() -> None:
    repaired = repair_text(with_replacement_characters(BEFORE + "Доклад прочёл Эсмунд Кясьвя."))

    assert {word.line for word in repaired.uncertain if word.word.startswith("К")} == {2}


def test_a_space_that_is_half_a_letter_goes_where_that_makes_a_word() -> None:
    line = "Разговор о будущем. А разговор был долгим. Работы много. А работы мало."

    assert repair_text(with_spaces(BEFORE * 2 + line)).text == BEFORE * 2 + line


def test_too_few_words_to_know_the_language_make_all_uncertain() -> None:
    text = "Новая книга против двух других: память"

    repaired = repair_text(with_replacement_characters(text))

    assert repaired.text == text
    assert len(repaired.uncertain) == repaired.inferred > 0


def test_a_passage_among_clean_lines_is_repaired_with_their_help() -> None:
    clean = "Эту книгу он написал ещё тогда, когда был молодым, и после этого больше ничего о войне не писал.\n"
    line = "Сегодня мы прочли статью, и она нам понравилась.\n"

    repaired = repair_text(clean + with_replacement_characters(line))

    assert repaired.text == clean + line
    assert {word.line for word in repaired.words} == {2}
    assert repaired.uncertain == ()


def test_endless_words_are_left() -> None:
    line = "с" * 5000 + " " + "абвгд" + "сяэ" * 5 + " " + "А" * 50

    repaired = repair_text(with_replacement_characters(BEFORE + line))

    assert [word for word in repaired.words if word.line == 2 and not word.uncertain] == []
    assert places_hold(repaired)


def a_list(folder: Path) -> Path:
    """A list of the words "ель" (the most frequent one), "ёлка", "ели" and "елка"."""
    path = folder / "xx_words.txt"
    path.write_text("абвгдеёзиклмнопрстуя ё=е\n0елиE2кF9аG2ьA\n0ёлкаC\n", encoding="utf-8")
    return path


def test_a_list_is_read_from_its_file(tmp_path: Path) -> None:
    read = read_list(a_list(tmp_path))

    assert read.costs == {"ели": 4.0, "елк": 4.5, "елка": 5.0, "ель": 2.0, "ёлка": 3.0}
    assert (read.script, read.has("ёлк"), read.has("ёль"), read.has("елью")) == ("CYRILLIC", True, True, False)


def test_listed_words_are_found_by_what_is_left_of_them(tmp_path: Path) -> None:
    read = read_list(a_list(tmp_path))
    some = frozenset("иья")

    assert read.matching([frozenset("е"), frozenset("л"), some]) == ["ель", "ели"]
    assert read.matching([frozenset("её"), *map(frozenset, "лка")]) == ["ёлка", "елка"]


def test_without_enough_of_its_words_no_list_is_taken() -> None:
    scripts = frozenset(("CYRILLIC",))

    assert list_for(scripts, {"книга": 1}, many_lost=False) is None
    assert list_for(frozenset(("HANGUL",)), {"книга": 9}, many_lost=False) is None
    assert list_for(scripts, {"книга": 9, "њима": 9}, many_lost=False) is None
    russian, is_sure = list_for(scripts, {"книга": 9, "њима": 1}, many_lost=False) or (None, False)
    assert (russian is not None and russian.script, is_sure) == ("CYRILLIC", True)


def test_neighbours_count_by_their_endings(tmp_path: Path) -> None:
    path = tmp_path / "xx_neighbours.txt"
    path.write_text("с я |\nс ми 20 ал -10\nя ал 30\n| я 5\n", encoding="utf-8")
    known = neighbours_from(path)

    assert known.gain("|", "я", "читал") == pytest.approx(3.5)
    assert known.gain("", "с", "нами") == pytest.approx(2.0)
    assert known.gain("|", "с", "читал") == pytest.approx(-1.0)
    assert neighbours_from(tmp_path / "none.txt").gain("|", "с", "нами") == 0.0
