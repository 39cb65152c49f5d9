"""What is plausible is judged of any character, also of those that grow when they are written in capitals."""

import pytest

from readerapp.digests.text_repair import repair_text
from readerapp.digests.text_repair.plausibility import script


@pytest.mark.parametrize(("char", "name"), [("ŉ", "LATIN"), ("ʼN", "LATIN"), ("ж", "CYRILLIC"), ("1", ""), ("", "")])
def test_the_script_of_a_letter(char: str, name: str) -> None:
    assert script(char) == name


def test_a_candidate_that_is_two_letters_in_capitals_is_no_crash() -> None:
    assert repair_text("ÂÅ\x89").text
