"""Words that had lost characters are found again in rendered texts, and nothing else is touched."""

import pytest
from PySide6.QtGui import QTextCharFormat, QTextDocument

from readerapp.domain.text_repair import Certainty, RepairedWord
from readerapp.gui.detail.passage import passage_html
from readerapp.gui.repairing.word_links import MarkedWords, dress_words, word_address
from readerapp.gui.theme.tokens import LIGHT

LINE = "- [Cỏ, cọ và cờ](https://arxiv.org/abs/2402.00004): **cọ** và một lời."


def a_word(text: str, column: int, line: int = 9, certainty: Certainty = Certainty.SURE) -> RepairedWord:
    return RepairedWord(line=line, column=column, word=text, guess=text, original="cá»", certainty=certainty)


WORDS = (a_word("Cỏ", 3), a_word("cọ", 7, certainty=Certainty.UNCERTAIN), a_word("cọ", LINE.rindex("cọ")))


def links(html: str) -> list[tuple[str, str]]:
    """The marked words of HTML with their addresses, as Qt reads it."""
    document = QTextDocument()
    document.setHtml(html)
    found = []
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            address = fragment.charFormat().anchorHref()
            if word_address(address):
                found.append((fragment.text(), address))
            iterator += 1
        block = block.next()
    return found


def rendered(words: MarkedWords, text: str) -> str:
    return words.html(passage_html(text))


def test_words_of_a_line_are_links_to_their_places() -> None:
    words = MarkedWords(4, WORDS)
    html = rendered(words, words.line(9, LINE))
    assert links(html) == [
        ("Cỏ", "word:4:9:3:sure"),
        ("cọ", "word:4:9:7:uncertain"),
        ("cọ", f"word:4:9:{LINE.rindex('cọ')}:sure"),
    ]
    assert 'href="https://arxiv.org/abs/2402.00004"' in html


def test_marks_leave_the_text_as_it_is() -> None:
    words = MarkedWords(4, WORDS)
    marked, plain = QTextDocument(), QTextDocument()
    marked.setHtml(rendered(words, words.line(9, LINE)))
    plain.setHtml(passage_html(LINE))
    assert marked.toPlainText() == plain.toPlainText()


def test_a_passage_may_have_lost_its_indentation() -> None:
    words = MarkedWords(4, (a_word("cọ", 12), a_word("cờ", 18)))
    assert [text for text, _ in links(rendered(words, words.passage(9, "mà cọ là cờ")))] == ["cọ", "cờ"]
    assert links(rendered(words, words.passage(9, "mà cọ cờ"))) == []


def test_a_part_of_a_passage_has_the_words_of_its_lines() -> None:
    passage = f"### Ý tưởng\n\n{LINE}"
    words = MarkedWords(4, WORDS)
    assert [text for text, _ in links(rendered(words, words.part(passage, 7, "cọ và một lời.")))] == []
    html = rendered(words, words.part(passage, 7, "[Cỏ, cọ và cờ](https://arxiv.org/abs/2402.00004): **cọ** và"))
    assert [address for _, address in links(html)] == [
        "word:4:9:3:sure",
        "word:4:9:7:uncertain",
        f"word:4:9:{LINE.rindex('cọ')}:sure",
    ]


@pytest.mark.parametrize("text", ["\U00100000 và \ufdd5", "một <b>lời</b> \U00100001", "không có gì"])
def test_text_with_characters_like_marks_is_left(text: str) -> None:
    words = MarkedWords(4, WORDS)
    assert links(rendered(words, words.line(9, text))) == []
    assert "word:" not in rendered(words, words.passage(9, text))


def test_a_word_inside_of_an_address_does_not_break_it() -> None:
    text = "xem [trang](https://example.org/cọ) và https://example.org/cọ nhé"
    columns = [place for place in range(len(text)) if text.startswith("cọ", place)]
    words = MarkedWords(4, tuple(a_word("cọ", column) for column in columns))
    html = rendered(words, words.line(9, text))
    assert html.count('href="https://example.org/c%E1%BB%8D"') == 1


def test_uncertain_words_have_another_underline_than_others() -> None:
    words = MarkedWords(4, WORDS)
    document = QTextDocument()
    document.setHtml(rendered(words, words.line(9, LINE)))
    dress_words(document, LIGHT)
    styles = []
    iterator = document.begin().begin()
    while not iterator.atEnd():
        form = iterator.fragment().charFormat()
        if word_address(form.anchorHref()):
            styles.append(form.underlineStyle())
            assert "In the file: cá»" in form.toolTip()
        iterator += 1
    line = QTextCharFormat.UnderlineStyle
    assert styles == [line.DotLine, line.WaveUnderline, line.DotLine]


@pytest.mark.parametrize("address", ["https://arxiv.org", "word:", "word:1:2", "word:a:b:c", ""])
def test_other_addresses_are_no_words(address: str) -> None:
    assert word_address(address) is None
