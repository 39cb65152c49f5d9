"""Words that had lost characters are found again in rendered texts, and nothing else is touched."""

import pytest
from PySide6.QtGui import QTextCharFormat, QTextDocument

from readerapp.domain.text_repair import Certainty, RepairedPassage, RepairedWord
from readerapp.gui.detail.passage import passage_html
from readerapp.gui.repairing.word_links import MarkedPassage, MarkedWords, dress_words, word_address
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


def a_passage(text: str, *words: tuple[str, int], line: int = 9, column: int = 0) -> MarkedPassage:
    """The words with their columns in the lines TEXT, which begin at LINE and COLUMN; columns count from the line's."""
    found = []
    for word, place in words:
        before = text[:place]
        number = line + before.count("\n")
        start = place - (before.rfind("\n") + 1) + (column if number == line else 0)
        found.append(a_word(word, start, number))
    return MarkedPassage(RepairedPassage(digest_id=4, line=line, column=column, text=text, words=tuple(found)))


def marked(words: MarkedPassage, text: str) -> list[tuple[str, str]]:
    return links(words.plain(text))


def test_words_are_found_again_in_a_line_that_lost_its_indentation() -> None:
    words = a_passage("    mà cọ là cờ", ("cọ", 7), ("cờ", 13))
    assert marked(words, "mà cọ là cờ") == [("cọ", "word:4:9:7:sure"), ("cờ", "word:4:9:13:sure")]


def test_other_words_of_the_same_letters_are_not_marked() -> None:
    text = "một bài và một lời; lời nói, lời hứa"
    words = a_passage(text, ("một", 11), ("lời", 29))
    assert marked(words, "một bài") == []
    assert marked(words, "và một lời") == [("một", "word:4:9:11:sure")]
    assert marked(words, "Lời nói, lời hứa") == [("lời", "word:4:9:29:sure")]
    assert marked(words, text) == [("một", "word:4:9:11:sure"), ("lời", "word:4:9:29:sure")]
    assert marked(words, "mộtlời") == []


@pytest.mark.parametrize(
    "source",
    [
        '{"title": "Đọc một lần", "summary": "Cọ\\nvà \\"cờ\\" một hôm"}',
        "<title>Đọc một lần</title><description>&lt;p&gt;Cọ\nvà &quot;cờ&quot; một hôm&lt;/p&gt;</description>",
        "@misc{k,\n title = {{Đọc một lần}},\n note = {Cọ\n  và ``cờ'' {một} hôm},\n}",
        '"Đọc một lần",x,"Cọ và ""cờ"" một hôm"',
    ],
)
def test_titles_and_parts_of_a_record_have_its_words(source: str) -> None:
    first = source.index("một")
    words = a_passage(source, ("một", first), ("cờ", source.index("cờ")), line=1, column=300)
    assert [text for text, _ in marked(words, "Đọc một lần")] == ["một"]
    assert [text for text, _ in marked(words, "Cọ và “cờ” một hôm")] == ["cờ"]


def test_the_same_sentence_twice_keeps_its_two_places() -> None:
    said = "Mô hình trả một lời dài cho người hỏi nó."
    text = f"{said}\n\n{said}"
    places = [place for place in range(len(text)) if text.startswith("lời", place)]
    words = a_passage(text, *(("lời", place) for place in places))
    column = said.index("lời")
    assert marked(words, said) == [("lời", f"word:4:9:{column}:sure")]
    assert marked(words, said) == [("lời", f"word:4:11:{column}:sure")]


def test_a_word_that_is_not_where_it_should_be_is_not_marked() -> None:
    assert marked(a_passage("mà cọ là cờ", ("cờ", 3)), "mà cọ là cờ") == []
    assert marked(MarkedPassage(None), "mà cọ là cờ") == []


def test_a_single_word_is_known_by_itself() -> None:
    assert marked(a_passage("title: Cọ", ("Cọ", 7)), "Cọ") == [("Cọ", "word:4:9:7:sure")]


@pytest.mark.parametrize("text", ["\U00100000 và \ufdd5", "một <b>lời</b> \U00100001", "không có gì"])
def test_text_with_characters_like_marks_is_left(text: str) -> None:
    words = MarkedWords(4, WORDS)
    assert links(rendered(words, words.line(9, text))) == []
    assert a_passage(f"cọ {text}", ("cọ", 0)).plain(f"cọ {text}").count("<a ") <= 1


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
