"""Prints how well broken text is repaired, case by case, with ftfy beside it.

Run `python benchmarks/text_repair.py`; `--digests DIR` adds real files: `*.mojibake.md` are repaired and summed up,
all others are clean text that has to stay as it is.
"""

import argparse
import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from time import perf_counter

import ftfy

from readerapp.digests.text_repair import NotText, RepairedText, decode_and_repair, repair_text
from readerapp.digests.text_repair.codepages import CodePage, code_pages

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "digests" / "text_repair" / "samples"
LANGUAGES = ("vi", "ko", "zh", "ja", "en", "fr", "de", "ru")
ENCODINGS = {
    "vi": ("utf-16", "utf-16-le", "cp1258"),
    "ko": ("euc_kr", "cp949", "utf-16-le"),
    "zh": ("gb18030", "utf-16-be"),
    "ja": ("cp932", "euc_jp", "utf-16-le"),
    "en": ("cp1252", "utf-16-le"),
    "fr": ("cp1252", "mac_roman"),
    "de": ("cp1252", "latin-1"),
    "ru": ("cp1251", "koi8_r"),
}
CLEAN = ("»Größe«", "20 °C", "FÊTÉ»", "l’été", "ĐÃ”", "XÃ HỘI", "СССР»", "👩‍💻 ❤️", "| Ø | ±5 |", "a ≤ b → c")


def ftfy_repair(text: str) -> str:
    """The best that ftfy can do: without straightening quotes."""
    return ftfy.fix_text(text, uncurl_quotes=False, normalization=None)


def sample(name: str) -> str:
    """One of the test texts."""
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def misread(text: str, page: CodePage) -> str:
    """The UTF-8 of the text, read through the code page, with nothing lost."""
    return "".join(page.table[byte] for byte in text.encode())


def lossy(codec: str) -> Callable[[str], str]:
    """Reads UTF-8 in a code page that drops what it does not map, and then drops soft hyphens."""
    return lambda text: text.encode().decode(codec, errors="ignore").replace("\xad", "")


def without_controls(text: str) -> str:
    """UTF-8 read as Latin-1, all C1 control characters dropped."""
    return "".join(char for char in text.encode().decode("latin-1") if not "\x80" <= char <= "\x9f")


def spaces_for_no_break_spaces(text: str) -> str:
    """UTF-8 read as Windows-1252, no-break spaces turned into spaces."""
    return text.encode().decode("cp1252", errors="ignore").replace("\xa0", " ")


def replacement_characters(text: str) -> str:
    """UTF-8 read as Windows-1252, U+FFFD for what it does not map."""
    return text.encode().decode("cp1252", errors="replace")


LOSSES: dict[str, Callable[[str], str]] = {
    "Windows-1254": lossy("cp1254"),
    "Windows-1252": lossy("cp1252"),
    "Windows-1258": lossy("cp1258"),
    "no-break space → space": spaces_for_no_break_spaces,
    "U+FFFD": replacement_characters,
    "no C1 characters": without_controls,
}


def word_errors(original: str, repaired: str) -> Iterator[tuple[int, str, str]]:
    """The words that differ, with their line."""
    lines = zip_longest(original.split("\n"), repaired.split("\n"), fillvalue="")
    for number, (line, other) in enumerate(lines, 1):
        for word, got in zip_longest(line.split(), other.split(), fillvalue=""):
            if word != got:
                yield number, word, got


def reported(result: RepairedText) -> Callable[[int, str], bool]:
    """Whether a word of the result is marked as uncertain or as not repaired."""
    marks: dict[int, set[str]] = {}
    for uncertain in result.uncertain:
        marks.setdefault(uncertain.line, set()).add(uncertain.word)
    for unrepaired in result.unrepaired:
        marks.setdefault(unrepaired.line, set()).add(unrepaired.text)
    return lambda line, word: any(mark in word or word in mark for mark in marks.get(line, ()))


def show_lossless() -> None:
    """Every language through every code page, once and twice."""
    ours = theirs = cases = 0
    for language in LANGUAGES:
        text = sample(language)
        for page in code_pages():
            once = misread(text, page)
            for broken in (once, misread(once, page)):
                cases += 1
                ours += repair_text(broken).text == text
                theirs += ftfy_repair(broken) == text
    print(f"lossless, once and twice: exact {ours} of {cases}; ftfy {theirs} of {cases}")


def show_lossy(name: str, losses: tuple[str, ...]) -> None:
    """One text through code pages that lose bytes."""
    text = sample(name)
    total = len(text.split())
    for loss in losses:
        broken = LOSSES[loss](text)
        result = repair_text(broken)
        wrong = list(word_errors(text, result.text))
        is_reported = reported(result)
        silent = sum(not is_reported(line, got) for line, _, got in wrong)
        damaged = result.inferred + len(result.unrepaired)
        theirs = sum(1 for _ in word_errors(text, ftfy_repair(broken)))
        print(
            f"{name:12} {loss:24} words right {share(total - len(wrong), total)}, "
            f"of {damaged} damaged {share(damaged - len(wrong), damaged)}, wrong and not reported {silent}; "
            f"ftfy {share(total - theirs, total)}"
        )


def share(part: int, whole: int) -> str:
    """A percentage."""
    return f"{100 * max(part, 0) / whole:.2f} %" if whole else "—"


def show_clean() -> None:
    """Clean text and how fast it passes."""
    changed = sum(repair_text(text).text != text for text in CLEAN)
    print(f"tricky clean strings changed: {changed} of {len(CLEAN)}")
    for language in LANGUAGES:
        text = sample(language)
        text *= 3_000_000 // len(text.encode()) + 1
        start = perf_counter()
        same = repair_text(text).text == text
        speed = len(text.encode()) / 1e6 / (perf_counter() - start)
        print(f"clean {language}: {'unchanged' if same else 'CHANGED'}, {speed:.0f} MB/s")


def show_speed() -> None:
    """How long 250 KB and 1 MB of lossy Vietnamese take."""
    broken = LOSSES["Windows-1254"](sample("vi"))
    for size in (250_000, 1_000_000):
        text = broken * (size // len(broken.encode()) + 1)
        start = perf_counter()
        repair_text(text)
        print(f"{len(text.encode()) / 1000:.0f} KB of broken Vietnamese: {perf_counter() - start:.2f} s")


def in_encoding(text: str, codec: str) -> bytes:
    """The bytes of as much of the text as the encoding has."""
    if codec != "cp1258":
        return text.encode(codec, errors="ignore")
    parts = []
    for char in text:
        whole = char.encode(codec, errors="ignore")
        base, *tones = list(unicodedata.normalize("NFD", char))
        shape = "".join(tone for tone in tones if tone in "\u0302\u0306\u031b")
        rest = "".join(tone for tone in tones if tone not in "\u0302\u0306\u031b")
        parts.append(whole or (unicodedata.normalize("NFC", base + shape) + rest).encode(codec, errors="ignore"))
    return b"".join(parts)


def show_encodings() -> None:
    """Files that are not UTF-8 to begin with."""
    for language, codecs in ENCODINGS.items():
        for codec in codecs:
            raw = in_encoding(sample(language), codec)
            expected = unicodedata.normalize("NFC", raw.decode(codec))
            result = decode_and_repair(raw)
            verdict = "right" if result.text == expected else "WRONG"
            sure = "certain" if result.encoding_certain else "a guess to confirm"
            print(f"{language} in {codec}: {verdict}, called {result.encoding}, {sure}")


def show_digests(folder: Path) -> None:
    """Files of your own."""
    for path in sorted(folder.glob("*.md")):
        start = perf_counter()
        try:
            result = decode_and_repair(path.read_bytes())
        except NotText as error:
            print(f"{path.name}: {error}")
            continue
        again = repair_text(result.text).text == result.text
        print(
            f"{path.name}: {'; '.join(result.steps) or 'unchanged'}, {result.inferred} words inferred, "
            f"{len(result.uncertain)} uncertain, {len(result.unrepaired)} not repaired, "
            f"{'stable' if again else 'NOT STABLE'}, {perf_counter() - start:.2f} s"
        )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--digests", type=Path, help="a folder with real digests")
    folder = parser.parse_args().digests
    show_lossless()
    for name in ("vi_held_out", "vi"):
        show_lossy(name, tuple(LOSSES))
    for name in ("ko", "zh"):
        show_lossy(name, ("Windows-1254", "Windows-1252", "no C1 characters"))
    show_clean()
    show_speed()
    show_encodings()
    if folder is not None:
        show_digests(folder)


if __name__ == "__main__":
    main()
