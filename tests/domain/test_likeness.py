"""Titles and authors contradict each other only where nothing speaks for one work."""

import pytest

from readerapp.domain.likeness import contradicting_authors, contradicting_titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Counting sheep with attention", "Counting Sheep with Attention."),
        ("A small model that listens", "A small model that listens: evidence from three languages"),
        ("SheepNet", "Counting animals in wide and windy fields"),
        ("Sheep count v2", "Counting animals in wide and windy fields"),
        ("Counting animals in wide and windy fields", "Đếm động vật trên những cánh đồng rộng và lộng gió"),
        ("Counting animals in wide and windy fields", "넓고 바람 부는 들판에서 동물 세기"),
        ("Wide and windy fields: counting animals", "Counting animals in wide and windy fields"),
        ("Scaling short memories to long books", "Scaling a short memory to very long books"),
        ("넓은 들판에서 동물 세기", "넓은 들판에서 동물을 세는 방법"),
        ("", "Counting animals in wide and windy fields"),
    ],
)
def test_these_can_be_titles_of_one_work(one: str, other: str) -> None:
    assert not contradicting_titles(one, other)
    assert not contradicting_titles(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Counting animals in wide and windy fields", "A survey of protein structure benchmarks"),
        ("Scaling short memories to long books", "What robots learn from folding laundry"),
        ("넓은 들판에서 동물을 세는 새로운 방법", "단백질 구조를 예측하는 모형의 조사"),
    ],
)
def test_these_cannot(one: str, other: str) -> None:
    assert contradicting_titles(one, other)
    assert contradicting_titles(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Ann Ax", "Ax, A."), ("Ann Ax et al.", "ann ax"), ("김철수", "Chulsoo Kim")]
)
def test_these_can_be_one_person(one: str, other: str) -> None:
    assert not contradicting_authors(one, other)


def test_names_without_a_word_in_common_are_two_people() -> None:
    assert contradicting_authors("Ann Ax", "Bo Bee")
