"""A paper is found by whatever people call it."""

import pytest

from builders import a_mention, import_digest
from readerapp.domain.errors import UnknownPaper
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("2402.00001", 1),
        (" arXiv:2402.00001v7 ", 1),
        ("https://arxiv.org/pdf/2402.00001v2", 1),
        ("arxiv:2402.00001", 1),
        ("10.1145/3292500.3330701", 2),
        ("https://doi.org/10.1145/3292500.3330701", 2),
        ("doi:10.1145/3292500.3330701", 2),
    ],
)
def test_keys_ids_and_addresses(library: Library, name: str, paper: int) -> None:
    import_digest(library, a_mention("2402.00001"), a_mention("", doi="10.1145/3292500.3330701", title="A study"))
    assert ReadingList(library).find(name) == paper


def test_an_unknown_name_is_said_as_it_was_given(library: Library) -> None:
    with pytest.raises(UnknownPaper, match=r"2402\.00009"):
        ReadingList(library).find("2402.00009")
