"""A name that turns the writing direction round does so to its own end only."""

from pathlib import Path

import pytest

from readerapp.domain.directions import contained
from readerapp.domain.translation import tr


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("plain, עברית, 한국어", ""),
        ("\u202egnp.exe", "\u202c"),
        ("\u202eturned\u202c and back", ""),
        ("\u202a\u2067\u202e", "\u202c\u2069\u202c"),
        ("\u2066\u202eended by the isolate\u2069", ""),
        ("\u2066\u202c", "\u2069"),
        ("\u202c\u2069 ends nothing", ""),
    ],
)
def test_every_change_of_direction_gets_an_end(name: str, ends: str) -> None:
    assert contained(name) == name + ends
    assert contained(contained(name)) == contained(name)


def test_names_in_sentences_are_contained_and_nothing_else_is_changed() -> None:
    assert tr("{path}: {count:,} of {name}", path=Path("a\u202e.md"), count=1234, name="b\u2067") == (
        "a\u202e.md\u202c: 1,234 of b\u2067\u2069"
    )
