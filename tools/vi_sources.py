"""Reads what the figures about Vietnamese in `resources/text_repair` are counted in.

`resources/text_repair/README.md` tells what the folder that most functions ask for has to hold, and the licences.
"""

import ast
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from readerapp.digests.text_repair.spans import EDGE, NUMBER
from readerapp.digests.text_repair.vietnamese import PHRASE_END, SENTENCE_START

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources" / "text_repair"
SAMPLES = ROOT / "tests" / "digests" / "text_repair" / "samples"
OWN = ROOT / "tools" / "vi_texts"
NEWS_PARTS = 12

WORD = re.compile(r"[^\W\d_]+")
_ROW = re.compile(r'<w msd="(\d+)">(.*?)</w>', re.DOTALL)
_BEFORE_MARK, _AFTER_MARK = re.compile(r" ([.,;:!?…)\]”])"), re.compile(r"([(\[“]) ")
_QUOTED = re.compile(r'" ([^"\n]*) "')

Pair = tuple[str, str, float]


@cache
def read(path: Path) -> str:
    """A text, its letters composed."""
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8", errors="replace"))


def running() -> dict[str, str]:
    """Our own prose by file name."""
    paths = (*sorted(OWN.glob("running_*.txt")), SAMPLES / "vi.txt", SAMPLES / "vi_prose.txt")
    return {path.name: read(path) for path in paths}


def phrases() -> Iterator[str]:
    """Our own short phrases."""
    return map(read, sorted(OWN.glob("phrases_*.txt")))


def news(folder: Path) -> dict[str, str]:
    """A text from the news, one sentence a line, in parts by name."""
    sentences: list[list[str]] = [[]]
    for row in read(folder / "test_output.txt").split("\n"):
        if row.strip():
            sentences[-1].append(row.partition("\t")[0])
        elif sentences[-1]:
            sentences.append([])
    text = "\n".join(" ".join(words) for words in sentences if words)
    text = _QUOTED.sub(r'"\1"', _AFTER_MARK.sub(r"\1", _BEFORE_MARK.sub(r"\1", text)))
    lines = text.split("\n")
    size = (len(lines) + NEWS_PARTS - 1) // NEWS_PARTS
    return {f"news {part}": "\n".join(lines[part * size : (part + 1) * size]) for part in range(NEWS_PARTS)}


def translations(folder: Path) -> Iterator[str]:
    """Translations of programs."""
    return map(read, sorted((folder / "texts").glob("*.txt")))


@cache
def _dictionary(folder: Path) -> dict[str, list[dict[str, str]]]:
    entries: dict[str, list[dict[str, str]]] = json.loads(read(folder / "dictionary.json"))
    return {unicodedata.normalize("NFC", word): senses for word, senses in entries.items()}


def headwords(folder: Path) -> set[str]:
    """The words that the dictionary explains, in small letters."""
    return {word.lower() for word in _dictionary(folder)}


def examples(folder: Path) -> str:
    """The examples of the dictionary, one a line, each once."""
    found = (sense.get("example") or "" for senses in _dictionary(folder).values() for sense in senses)
    lines = (example.strip() for text in found for example in text.split("~"))
    return unicodedata.normalize("NFC", "\n".join(dict.fromkeys(filter(None, lines))))


def definitions(folder: Path) -> str:
    """The definitions of the dictionary, one a line, each after the word that it explains."""
    rows = ((word, sense.get("definition")) for word, senses in _dictionary(folder).items() for sense in senses)
    return unicodedata.normalize("NFC", "\n".join(f"{word} {meaning}" for word, meaning in rows if meaning))


def listed_words(folder: Path) -> set[str]:
    """The words of all word lists, in small letters."""
    words = headwords(folder)
    for path in sorted((folder / "lists").glob("*.txt")):
        text = read(path)
        rows = ast.literal_eval(text) if text.startswith("{") else text.split("\n")
        words.update(row.strip().lower().replace("_", " ").replace("-", " ") for row in rows)
    return words


def pairs_in_rows() -> Iterator[Pair]:
    """The pairs that were written by hand, those that are fixed expressions with weight 2."""
    for path in (RESOURCES / "vi_compounds.txt", *sorted(OWN.glob("rows_*.txt"))):
        for row in read(path).split("\n"):
            left, slash, right = row.partition(" / ")
            if slash and not row.startswith("#"):
                for first in left.split():
                    for second in right.split():
                        word = second.rstrip("!")
                        if first != SENTENCE_START and word != PHRASE_END:
                            yield first, word, 2 if word != second else 1


def pairs_in_words(folder: Path) -> Iterator[Pair]:
    """The pairs inside the words of the word lists."""
    for first, second in sorted({pair for word in listed_words(folder) for pair in pairwise(WORD.findall(word))}):
        yield first, second, 1


def news_words(folder: Path) -> Iterator[tuple[str, int]]:
    """How often each word, of one or more syllables, is in the newspapers that a word segmenter learned from."""
    for count, word in _ROW.findall(read(folder / "unigram.xml")):
        yield " ".join(html.unescape(word).split()), int(count)


def news_bigrams(folder: Path) -> Iterator[tuple[str, str, int]]:
    """The same of two words that follow each other."""
    for count, row in _ROW.findall(read(folder / "bigram.xml")):
        text = html.unescape(row)
        at = text.find(",", 1)  # a comma may be one of the words
        if at > 0 and text[at + 1 :]:
            yield text[:at], text[at + 1 :], int(count)


def syllables_in(word: str) -> list[str]:
    """The syllables of a word in small letters; EDGE for marks, NUMBER for what has digits."""
    found: list[str] = []
    for part in word.lower().split():
        if any(char.isdigit() for char in part):
            found.append(NUMBER)
        elif WORD.fullmatch(part):
            found.append(part)
        else:
            inside = WORD.findall(part)
            found.extend(inside if len(inside) > 1 else [EDGE])
    return found
