"""`readerapp repair` and `reread`: the text repair alone, for any file, and how the text of a digest is made."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readerapp.bootstrap import Services
from readerapp.cli import repair_shapes
from readerapp.cli.output import message, print_json, say
from readerapp.cli.session import session_of
from readerapp.cli.shapes import digest_row
from readerapp.domain.encodings import readable_name
from readerapp.domain.errors import DigestError, InvalidRequest
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.repair_wording import repair_sentence
from readerapp.domain.text_repair import RepairedWord, RepairSettings, chosen_at
from readerapp.domain.translation import tr
from readerapp.domain.wording import differences
from readerapp.services.files import write_text
from readerapp.services.imports import PreparedImport
from readerapp.services.repairs import repair_bytes, repair_file

if TYPE_CHECKING:
    from readerapp.digests.text_repair import RepairedText

_CHOICE = re.compile(r"(?P<line>\d+):(?P<word>.+?)(?:#(?P<place>\d+))?=(?P<reading>.*)", re.DOTALL)
_GUESS = "guess"
_STANDARD = "-"
_USUAL = frozenset({"utf-8", "utf-8-sig", "ascii"})


def register(app: typer.Typer) -> None:
    """Add the commands to APP."""
    app.command()(repair)
    app.command()(reread)


def repair(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A text file, in whatever state; - is standard input.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUT", help="Write the text here; - is standard output.")
    ] = "",
    encoding: Annotated[str, typer.Option(metavar="E", help="The encoding of the file; else it is guessed.")] = "",
    no_repair: Annotated[bool, typer.Option("--no-repair", help="Decode only; leave broken text as it is.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as one JSON document.")] = False,
) -> None:
    """Print a file with its broken text repaired, or say what was done to it."""
    if as_json and output == _STANDARD:
        raise typer.BadParameter(tr("Standard output is for the JSON document; name a file for the text."))
    settings = RepairSettings(encoding=encoding, repair=not no_repair)
    if path == _STANDARD:
        repaired, marks = repair_bytes(sys.stdin.buffer.read() if sys.stdin else b"", settings)
    else:
        repaired, marks = repair_file(Path(path), settings)
    if output not in ("", _STANDARD):
        write_text(Path(output), repaired.text)
        message(tr("Written to {path}.", path=output))
    elif not as_json:
        typer.echo(repaired.text.encode("utf-8", "replace"), nl=False)
    if as_json:
        print_json(repair_shapes.repaired_text(repaired, marks))
    else:
        _say_what_was_done(repaired, marks, settings)


def _say_what_was_done(repaired: "RepairedText", marks: int, settings: RepairSettings) -> None:
    name = readable_name(repaired.encoding)
    if not settings.repair:
        message(tr("Decoded as {encoding}, and left as it is.", encoding=name))
    else:
        if repaired.encoding not in _USUAL:
            message(tr("Read as {encoding}", encoding=name))
        for step in repaired.steps or (tr("Nothing to repair."),):
            message(step)
    if marks:
        message(
            tr(
                "{count} places are no text in {encoding}; the mark \ufffd stands there. --encoding says another.",
                count=marks,
                encoding=name,
            )
        )
    if not repaired.encoding_certain:
        message(tr("The encoding {encoding} is a guess; --encoding says another.", encoding=name))
    if repaired.uncertain:
        message(tr("{count} words are uncertain; --json lists them.", count=len(repaired.uncertain)))
    if repaired.unrepaired:
        message(tr("{count} broken words were left as they are; --json lists them.", count=len(repaired.unrepaired)))


def reread(
    context: typer.Context,
    digest_id: Annotated[int, typer.Argument(metavar="DIGEST_ID", help="A number that `digests` shows.")],
    encoding: Annotated[
        str | None, typer.Option(metavar="E", help="The encoding of its bytes; “guess” leaves it to readerapp.")
    ] = None,
    wanted: Annotated[bool | None, typer.Option("--on/--off", help="Repair broken text, or leave it.")] = None,
    choose: Annotated[
        list[str] | None,
        typer.Option(metavar="LINE:WORD=TEXT", help="What stands for an inferred word; WORD#2 is the second such."),
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Forget the words that were chosen before.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Make the text of an imported digest again from its bytes, with the repair of today; mentions follow."""
    with session_of(context).services() as services:
        document = services.imports.again(digest_id)
        with services.imports.prepare([document]) as prepared:
            settings = _preview(prepared).repair.settings
            if encoding is not None:
                settings = RepairSettings(encoding="" if encoding == _GUESS else encoding, repair=settings.repair)
            if wanted is not None or forget:
                choices = () if forget else settings.choices
                repaired = settings.repair if wanted is None else wanted
                settings = RepairSettings(encoding=settings.encoding, repair=repaired, choices=choices)
            _change(prepared, settings)
            for text in choose or ():
                _change(prepared, _choosing(_words(prepared), _preview(prepared).repair.settings, text))
            preview, words = _preview(prepared), _words(prepared)
            report = None if dry_run else prepared.apply()
        _tell(services, preview, words, digest_id, dry_run=dry_run, as_json=as_json)
    if report is not None and report.stopped:
        raise report.stopped


def _tell(
    services: Services,
    preview: DigestPreview,
    words: tuple[RepairedWord, ...],
    digest_id: int,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    if as_json:
        digest = next(row for row in services.reading_list.digests() if row.id == digest_id)
        print_json({"digest": digest_row(digest)} | repair_shapes.reread_digest(preview, words))
        return
    say(preview.title)
    if preview.plan.action is DigestAction.UNCHANGED:
        say(f"  {tr('Nothing changes.')}")
    else:
        done = tr("Would be read again") if dry_run else tr("Read again")
        besides = differences(preview.plan)
        say(f"  {done}: {besides}" if besides else f"  {done}.")
    say(f"  {repair_sentence(preview.repair) or tr('Nothing to repair.')}")


def _change(prepared: PreparedImport, settings: RepairSettings) -> None:
    if settings != _preview(prepared).repair.settings:
        prepared.change(0, settings)
        if prepared.preview.failed:
            raise DigestError(prepared.preview.failed[0].reason)


def _preview(prepared: PreparedImport) -> DigestPreview:
    if prepared.preview.failed:
        raise DigestError(prepared.preview.failed[0].reason)
    return prepared.preview.digests[0]


def _words(prepared: PreparedImport) -> tuple[RepairedWord, ...]:
    lines = prepared.lines(0)
    return lines.words if lines is not None else ()


def _choosing(words: tuple[RepairedWord, ...], settings: RepairSettings, text: str) -> RepairSettings:
    """SETTINGS with what TEXT (`LINE:WORD=READING`) asks for; WORD is what stands there, or stood in the file."""
    match = _CHOICE.fullmatch(text)
    if match is None:
        raise typer.BadParameter(tr("“{text}” is not of the form LINE:WORD=TEXT.", text=text))
    line, wanted, place = int(match["line"]), match["word"], int(match["place"] or 1)
    found = [at for at, word in enumerate(words) if word.line == line and wanted in (word.word, word.original)]
    if not 0 < place <= len(found):
        raise InvalidRequest(tr("In line {line} no inferred word “{word}” stands there.", line=line, word=wanted))
    at = found[place - 1]
    return settings.choosing(chosen_at(words, at, match["reading"]), guess=words[at].guess)
