"""Prints how well broken text is repaired, case by case as in docs/text-repair.md, with ftfy beside it.

Run `python benchmarks/text_repair.py`; `--digests DIR` adds real files: they are repaired and summed up, and those in
Vietnamese (`*.vi.*`) of which every byte is known lose some, as our own texts do. Files in other encodings:
`text_encodings.py`. Nothing was tuned on the texts but for "vi", "vi_prose" and "ru_prose".
"""

import argparse
import random
import re
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from time import process_time

import ftfy

from readerapp.digests.text_repair import NotText, RepairedText, decode_and_repair, repair_text
from readerapp.digests.text_repair.codepages import CodePage, code_pages
from readerapp.digests.text_repair.diagnosis import diagnose

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "digests" / "text_repair" / "samples"
LANGUAGES = ("vi", "ko", "zh", "ja", "en", "fr", "de", "ru")
UNSPACED = ("zh", "ja")
ODD = (
    "Zażółć gęślą jaźń", "ŁÓDŹ", "Příliš žluťoučký", "ŘÍJEN", "Árvíztűrő", "ŐSZI", "İstanbul’da", "Þórður", "ÆØÅ",
    "ÖREBRO", "¿Qué?", "AÑO", "« À L’ŒUVRE »", "été\xa0»", "20\xa0€", "„ÄÖÜ“", "Știință", "ŽĄŠĖŲ", "ĢĶĻŅ", "ΑΘΗΝΑ",
    "ТАСС»", "«Её»", "ЇЖАК", "״צה״ל״", "«اقتباس»", "می‌خواهم", "हिन्दी", "ไทย", "Tie^'ng Vie^.t", "ngu+o+`i",
    "nghie\u0302\u0303n cu\u031b\u0301u", "𝐀𝔹𝓒", "∀x∈ℝ", "‖x‖₂", "ˈnaɪtɪŋɡeɪl", "ðə", "tʰɛ̃", "┌──┬──┐", "░▒▓", "⣿⣷",
    r"C:\Users\Jörg\Ärger", "^[À-ÖØ-öø-ÿ]+$", "wqDDqMOpw6o=", "c3 a9 e2 80 99", "¤ø,¸¸,ø¤º°`°º¤ø", "«–·´¯`·.", "ªº",
    "£2.60", "¥1,000", "₩3,000", "½×¾", "👨‍👩‍👧‍👦", "1️⃣", "🇻🇳", "「文」", "《标题》",
    "»Größe«", "20 °C", "FÊTÉ»", "l’été", "ĐÃ”", "XÃ HỘI", "СССР»", "👩‍💻 ❤️", "| Ø | ±5 |", "a ≤ b → c", "50 µm²", "ß»",
    '`x = {"é": 1}`', "«", "»", "–", "…", "€50", "π ≈ 3", "İ", "ő", "🏳️‍🌈", "© 2024", "NÃO", "voilà", "À", "Â", "â", "Ã",
)  # fmt: skip
GENERATED = 60_000
LINES = 5  # of each language


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


CODE_PAGES: dict[str, Callable[[str], str]] = {
    "Windows-1254": lossy("cp1254"),
    "Windows-1252": lossy("cp1252"),
    "Windows-1258": lossy("cp1258"),
}
OTHER_LOSSES: dict[str, Callable[[str], str]] = {
    "no-break space → space": spaces_for_no_break_spaces,
    "U+FFFD": replacement_characters,
    "no C1 characters": without_controls,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many words are there, how many are wrong, and how many of these nothing was said about."""

    words: int
    wrong: int
    silent: int

    @property
    def right(self) -> float:
        """The share of right words, in per cent."""
        return 100 * (1 - self.wrong / self.words)


def judge(original: str, result: RepairedText) -> Verdict:
    """Compare word by word; a wrong word is told if it touches one that is uncertain or not repaired."""
    told: dict[int, list[tuple[int, int]]] = {}
    for word in result.uncertain:
        told.setdefault(word.line, []).append((word.column, word.column + len(word.word)))
    for bit in result.unrepaired:
        told.setdefault(bit.line, []).append((bit.column, bit.column + len(bit.text)))
    words = wrong = silent = 0
    lines = zip(original.split("\n"), result.text.split("\n"), strict=True)
    for number, (line, other) in enumerate(lines, 1):
        words += len(line.split())
        for start, end in wrong_words(line, other):
            wrong += 1
            silent += not any(first < end and last > start for first, last in told.get(number, ()))
    return Verdict(words, min(wrong, words), silent)


def wrong_words(line: str, other: str) -> Iterator[tuple[int, int]]:
    """Where in OTHER there are words that are not in the line; one by one if both have as many."""
    expected = line.split()
    found = [(match.group(), match.span()) for match in re.finditer(r"\S+", other)]
    if len(expected) == len(found):
        yield from (span for word, (got, span) in zip(expected, found, strict=True) if word != got)
        return
    left = Counter(expected)
    for got, span in found:
        if left[got]:
            left[got] -= 1
        else:
            yield span


def characters_right(original: str, repaired: str) -> float:
    """The share of the characters that are still there in their order, in per cent: for writing without spaces."""
    matching = SequenceMatcher(None, original, repaired, autojunk=False).get_matching_blocks()
    return 100 * sum(block.size for block in matching) / len(original)


def show_lossless() -> None:
    """Every language through every code page, once and twice."""
    ours = theirs = stable = cases = 0
    for language in LANGUAGES:
        text = sample(language)
        for page in code_pages():
            once = misread(text, page)
            for broken in (once, misread(once, page)):
                cases += 1
                repaired = repair_text(broken).text
                ours += repaired == text
                stable += repair_text(repaired).text == repaired
                theirs += ftfy_repair(broken) == text
    print(f"lossless, 8 languages, 14 code pages, once and twice: exact {ours} of {cases}; ftfy {theirs}")
    print(f"  repairing twice is repairing once: {stable} of {cases}")


def show_lines() -> None:
    """Single lines of every language, once, twice, and through two different pages in turn."""
    ours = theirs = cases = 0
    pages = code_pages()
    for language in LANGUAGES:
        lines = [line for line in sample(language).split("\n") if not line.isascii()][:LINES]
        for line in lines:
            for at, page in enumerate(pages):
                once = misread(line, page)
                for broken in (once, misread(once, page), misread(once, pages[(at + 3) % len(pages)])):
                    cases += 1
                    ours += repair_text(broken).text == line
                    theirs += ftfy_repair(broken) == line
    print(f"lossless, single lines, once, twice, and through two code pages: exact {ours} of {cases}; ftfy {theirs}")


def show_losses(name: str, text: str, losses: dict[str, Callable[[str], str]]) -> None:
    """One text with bytes lost."""
    for loss, lose in losses.items():
        broken = lose(text)
        result = repair_text(broken)
        theirs = ftfy_repair(broken)
        stable = repair_text(result.text).text == result.text
        if name in UNSPACED:
            share = f"characters right {characters_right(text, result.text):.2f} %"
            other = f"{characters_right(text, theirs):.2f} %"
            silent = judge(text, result).silent
        else:
            verdict = judge(text, result)
            damaged = sum(1 for line in wrong_lines(text, broken) for _ in line)
            of_damaged = 100 * (1 - verdict.wrong / damaged) if damaged else 100.0
            share = f"words right {verdict.right:.2f} % ({verdict.wrong} wrong; {of_damaged:.2f} % of {damaged} misread"
            if not result.unrepaired and result.inferred:
                share += f", {100 * (1 - verdict.wrong / result.inferred):.2f} % of {result.inferred} inferred"
            share += ")"
            other = f"{judge(text, RepairedText(text=theirs, encoding='')).right:.2f} %"
            silent = verdict.silent
        print(
            f"{name:14}{loss:24}{share}; uncertain {len(result.uncertain)}, "
            f"left {len(result.unrepaired)}, wrong and not told {silent}{'' if stable else ', NOT STABLE'}; "
            f"ftfy {other}"
        )


def wrong_lines(text: str, broken: str) -> Iterator[Iterator[tuple[int, int]]]:
    """Per line, the words that were misread."""
    return (wrong_words(line, other) for line, other in zip(text.split("\n"), broken.split("\n"), strict=True))


def show_clean() -> None:
    """Clean text, generated strings, and how fast clean text passes."""
    print(f"odd clean strings changed: {changed(ODD, _ours)} of {len(ODD)}; ftfy {changed(ODD, ftfy_repair)}")
    words = sorted({word for language in LANGUAGES for word in sample(language).split()})
    chance = random.Random(60_000)
    strings = [
        chance.choice((" ", ", ", "\n")).join(chance.choices((*words, *ODD * 8), k=chance.randint(1, 12)))
        for _ in range(GENERATED)
    ]
    theirs = changed(strings, ftfy_repair)
    print(f"generated clean strings changed: {changed(strings, _ours)} of {GENERATED}; ftfy {theirs}")
    for language in LANGUAGES:
        text = sample(language)
        text *= 3_000_000 // len(text.encode()) + 1
        start = process_time()
        same = repair_text(text).text == text
        speed = len(text.encode()) / 1e6 / (process_time() - start)
        print(f"clean {language}: {'unchanged' if same else 'CHANGED'}, {speed:.0f} MB/s")


def _ours(text: str) -> str:
    return repair_text(text).text


def changed(strings: tuple[str, ...] | list[str], repair: Callable[[str], str]) -> int:
    """How many clean strings do not come back as they were."""
    return sum(repair(text) != text for text in strings)


def show_speed() -> None:
    """How long 250 KB and more of lossy Vietnamese and Russian take, and how much memory."""
    vietnamese, russian = CODE_PAGES["Windows-1254"](sample("vi")), replacement_characters(sample("ru_prose"))
    for name, broken, size in (
        ("Vietnamese", vietnamese, 250_000),
        ("Vietnamese", vietnamese, 1_000_000),
        ("Vietnamese", vietnamese, 4_000_000),
        ("Russian", russian, 250_000),
        ("Russian", russian, 1_000_000),
    ):
        text = broken * (size // len(broken.encode()) + 1)
        start = process_time()
        repair_text(text)
        took = process_time() - start
        tracemalloc.start()
        repair_text(text)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(
            f"{len(text.encode()) / 1000:.0f} KB of broken {name}: {took:.2f} s of the processor, "
            f"{peak / 1e6:.0f} MB at most"
        )


def show_digests(folder: Path) -> None:
    """Files of your own."""
    for path in sorted(folder.glob("*.md")):
        start = process_time()
        try:
            result = decode_and_repair(path.read_bytes())
        except NotText as error:
            print(f"{path.name}: {error}")
            continue
        took = process_time() - start
        before = decode_and_repair(path.read_bytes(), repair=False).text
        theirs = judge(result.text, RepairedText(text=ftfy_repair(before), encoding=""))
        again = repair_text(result.text).text == result.text
        print(
            f"{path.name}: {'; '.join(result.steps) or 'unchanged'}, {result.inferred} words inferred, "
            f"{len(result.uncertain)} uncertain, {len(result.unrepaired)} not repaired, "
            f"{len(diagnose(result.text))} code pages suspected afterwards, "
            f"{'stable' if again else 'NOT STABLE'}, {took:.2f} s; ftfy differs in {100 - theirs.right:.2f} % of words"
        )
        if ".vi." in path.name and not result.words and not result.unrepaired:
            show_losses(path.name.partition("-")[0], result.text, CODE_PAGES)


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--digests", type=Path, help="a folder with real digests")
    folder = parser.parse_args().digests
    show_lossless()
    show_lines()
    for name in ("vi_held_out", "vi_held_out_2", "vi_held_out_3", "vi_held_out_4", "vi_held_out_5"):
        show_losses(name, sample(name), CODE_PAGES)
    for name in ("ko", "zh"):
        show_losses(name, sample(name), CODE_PAGES)
    for name in ("vi_held_out_3", "ko", "zh", "ja", "en", "fr", "de"):
        show_losses(name, sample(name), OTHER_LOSSES)
    for name in ("ru", "ru_prose", "ru_held_out"):
        show_losses(name, sample(name), {**CODE_PAGES, **OTHER_LOSSES})
    show_clean()
    show_speed()
    if folder is not None:
        show_digests(folder)


if __name__ == "__main__":
    main()
