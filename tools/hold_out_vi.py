"""Prints how well Vietnamese news that lost bytes come back if nothing was learned from them.

The news that `vi_sources` reads are cut into parts. For each part the lists of `resources/text_repair` are written anew
from everything but that part, and then the part loses bytes and is repaired. Needs what `build_vi_nearby.py` needs:
`python tools/hold_out_vi.py FOLDER`; takes some minutes. The newspapers whose bigrams are counted may be of the same
years; `--no-bigrams` leaves these out as well.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import vi_sources as sources
from readerapp.digests.text_repair import repair_text

PARTS = 5
PAGES = {"Windows-1254": "cp1254", "Windows-1252": "cp1252", "Windows-1258": "cp1258"}
BUILDERS = ("build_vi_contexts.py", "build_vi_nearby.py")
NO_WORDS = "<unigrams></unigrams>"


def folder_without(part: int, folder: Path, target: Path, *, bigrams: bool) -> str:
    """Make a TARGET like the FOLDER but for a part of the news, and return that part as text."""
    target.mkdir()
    for path in folder.iterdir():
        if path.suffix == ".xml" and not bigrams:
            (target / path.name).write_text(NO_WORDS, encoding="utf-8")
        elif path.name != "test_output.txt":
            (target / path.name).symlink_to(path.resolve())
    sentences = sources.read(folder / "test_output.txt").split("\n\n")
    size = (len(sentences) + PARTS - 1) // PARTS
    mine = slice(part * size, (part + 1) * size)
    held_out = target / "held_out"
    held_out.mkdir()
    (held_out / "test_output.txt").write_text("\n\n".join(sentences[mine]), encoding="utf-8")
    del sentences[mine]
    (target / "test_output.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    return "\n".join(sources.news(held_out).values())


def learn(checkout: Path, folder: Path) -> None:
    """Write the lists of a CHECKOUT from what the FOLDER holds."""
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    for builder in BUILDERS:
        command = [sys.executable, str(checkout / "tools" / builder), str(folder)]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def show(text: str) -> None:
    """Print how many words of a text come back wrong: run in the checkout that has learned."""
    for name, codec in PAGES.items():
        repaired = repair_text(text.encode().decode(codec, errors="ignore").replace("\xad", ""))
        words, others = text.split(), repaired.text.split()
        wrong = sum(word != other for word, other in zip(words, others, strict=True))
        print(f"{name} {len(words)} {repaired.inferred} {wrong}")


def figures(part: int, folder: Path, *, bigrams: bool) -> dict[str, list[int]]:
    """Words, inferred words and wrong words of one part of the news for each code page, learned without that part."""
    with TemporaryDirectory() as made:
        checkout, left = Path(made) / "checkout", Path(made) / "folder"
        for name in ("src", "resources", "tools", "tests/digests/text_repair/samples"):
            shutil.copytree(sources.ROOT / name, checkout / name)
        held_out = Path(made) / "held_out.txt"
        held_out.write_text(folder_without(part, folder, left, bigrams=bigrams), encoding="utf-8")
        learn(checkout, left)
        command = [sys.executable, str(checkout / "tools" / "hold_out_vi.py"), str(held_out), "--show"]
        environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    rows = (row.split(" ") for row in said.splitlines())
    return {name: list(map(int, numbers)) for name, *numbers in rows}


def main() -> None:
    """Print one row for each code page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds what the README of the resources names")
    parser.add_argument("--no-bigrams", action="store_true", help="learn nothing from the bigrams of newspapers")
    parser.add_argument("--show", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.show:
        show(asked.folder.read_text(encoding="utf-8"))
        return
    parts = [figures(part, asked.folder, bigrams=not asked.no_bigrams) for part in range(PARTS)]
    for name in PAGES:
        words, inferred, wrong = map(sum, zip(*(part[name] for part in parts), strict=True))
        right, of_inferred = 100 * (1 - wrong / words), 100 * (1 - wrong / inferred)
        print(
            f"{name}: {wrong} of {words} words wrong: {right:.3f} % right, {of_inferred:.2f} % of {inferred} inferred"
        )


if __name__ == "__main__":
    main()
