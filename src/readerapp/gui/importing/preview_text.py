"""Puts an import preview into words: what happens to each digest and paper, fit for one line on screen."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from readerapp.domain.digest import Period
from readerapp.domain.import_plan import Difference, DigestAction, PaperAction, PlannedPaper
from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.repair_wording import repair_sentence
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field
from readerapp.domain.wording import differences, field_name, grouped, shield, status_name
from readerapp.gui.formulas.markdown_rules import plain_with_formulas
from readerapp.gui.importing.preview_entries import Show
from readerapp.gui.texts import format_name, language_name

_LINE, LONGEST = 400, 4000
_SEPARATOR = "  ·  "
_SAME, _KEPT = 32, 14  # how much may be the same at the start of two texts, and how much of it is kept
_CONTROLS = re.compile("[\\s\x00-\x1f\x7f-\x9f]+")
# What turns the direction of text around could make a line say something else than it says.
_TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FIRST_STRONG, _END = "\u2068", "\u2069"


def plain(text: str, limit: int = _LINE) -> str:
    """TEXT from a document in one line of at most LIMIT characters; it cannot turn around what stands beside it."""
    line = _TURNING.sub("", _CONTROLS.sub(" ", text[: 2 * limit])).strip()
    if len(line) > limit or len(text) > 2 * limit:
        line = f"{line[: limit - 1].rstrip()}…"
    return f"{_FIRST_STRONG}{line}{_END}" if _RIGHT_TO_LEFT.search(line) else line


@lru_cache(maxsize=2_048)
def title_line(title: str) -> str:
    """TITLE of a paper in one line, with its formulas in letters."""
    return plain(plain_with_formulas(title[: 2 * _LINE]))


def window_title(digests: Sequence[DigestPreview]) -> str:
    """What the window is called that asks about DIGESTS."""
    count = sum(digest.plan.action is not DigestAction.UNCHANGED for digest in digests)
    return tr("Import 1 digest") if count == 1 else tr("Import {count} digests", count=grouped(count))


def button_text(chosen: Sequence[DigestPreview]) -> str:
    """What the button says that imports the CHOSEN digests, with its mnemonic."""
    new = sum(digest.plan.counted.first.new for digest in chosen)
    digests = len(chosen)
    if not chosen:
        return tr("&Import")
    if new:
        return tr("&Import 1 new paper") if new == 1 else tr("&Import {count} new papers", count=grouped(new))
    if all(digest.plan.action is DigestAction.CHANGED for digest in chosen):
        return tr("&Update 1 digest") if digests == 1 else tr("&Update {count} digests", count=grouped(digests))
    return tr("&Import 1 digest") if digests == 1 else tr("&Import {count} digests", count=grouped(digests))


def summary(chosen: Sequence[DigestPreview]) -> str:
    """The shield sentence of what is CHOSEN."""
    return shield(digest.plan for digest in chosen) if chosen else tr("Nothing is chosen, so nothing will change.")


def unchanged_sentence(digests: Sequence[DigestPreview]) -> str:
    """That all DIGESTS are in the library as they are."""
    if len(digests) == 1:
        return tr("Already in your library; nothing to change: {title}", title=plain(digests[0].title))
    return tr("Already in your library; nothing to change: {count} digests", count=grouped(len(digests)))


def outcome(digest: DigestPreview, *, with_shield: bool = True, with_differences: bool = True) -> str:
    """What happens to DIGEST as a whole."""
    if digest.plan.action is DigestAction.UNCHANGED:
        return tr("already in the library, nothing to change")
    edited = tr("edited") if digest.plan.action is DigestAction.CHANGED else ""
    met = shield([digest.plan]) if with_shield else ""
    changes = differences(digest.plan) if with_differences else ""
    return _SEPARATOR.join(part for part in (edited, met, changes) if part)


def file_line(digest: DigestPreview) -> str:
    """How many cards DIGEST changes, and its file, whose name may be long."""
    return _SEPARATOR.join(part for part in (differences(digest.plan), file_name(digest.source)) if part)


def facts(digest: DigestPreview) -> str:
    """Where DIGEST came from, what it is, its language and its period."""
    parts = (file_name(digest.source), format_name(digest.format), language_name(digest.language))
    return _SEPARATOR.join(part for part in (*parts, period_text(digest.period), mentions_text(digest)) if part)


def mentions_text(digest: DigestPreview) -> str:
    """How many mentions DIGEST makes."""
    return tr("1 mention") if digest.mentions == 1 else tr("{count} mentions", count=grouped(digest.mentions))


def file_name(source: str) -> str:
    """The last part of the path SOURCE, or all of it."""
    return plain(source.replace("\\", "/").rstrip("/").rpartition("/")[2] or source)


def period_text(period: Period | None) -> str:
    """A period as one date or as two."""
    if period is None:
        return ""
    return period.start if period.end in {"", period.start} else f"{period.start} – {period.end}"


def repair_text(digest: DigestPreview) -> str:
    """What was done to make text of DIGEST; empty for ordinary text."""
    return repair_sentence(digest.repair)


def show_name(show: Show) -> str:
    """What the button says that shows just those entries, with its mnemonic."""
    return {
        Show.ALL: tr("&All"),
        Show.NEW: tr("&New"),
        Show.KNOWN: tr("&Known"),
        Show.NEWER: tr("Ne&wer"),
        Show.CHANGED: tr("C&hanged"),
        Show.CONFLICTING: tr("Con&flicting"),
        Show.ISSUES: tr("Iss&ues"),
    }[show]


def explanation(show: Show) -> str:
    """What is to be known about the entries of that sort; often nothing."""
    if show is Show.CONFLICTING:
        return tr(
            "What is said here contradicts your library: two works may have been taken for one, or one for two. All "
            "mentions are kept, and cards can be split and merged at any time."
        )
    if show is Show.CHANGED:
        return tr("The cards of these papers will say something else; what you set yourself stays as it is.")
    if show is Show.ISSUES:
        return tr("These places could not be read as meant; everything around them was.")
    return ""


def newer_version(paper: PlannedPaper) -> str:
    """That PAPER has a newer version, and which."""
    if paper.versions is None:
        return tr("Newer version")
    before, now = paper.versions
    return tr("Newer version v{before} → v{now}", before=before, now=now)


def paper_word(paper: PlannedPaper) -> str:
    """What PAPER is to the library, in a word or two."""
    if paper.trashed:
        return tr("In the trash")
    if paper.status is None:
        return tr("New")
    newer = newer_version(paper) if paper.action is PaperAction.NEWER_VERSION else ""
    again = tr("in an earlier digest") if paper.repeated else ""
    return _SEPARATOR.join(part for part in (newer, status_name(paper.status), again) if part)


def difference_text(difference: Difference, *, conflict: bool, short: bool = True) -> str:
    """One DIFFERENCE in words; SHORT leaves out what is the same at the start of both texts."""
    whole = (plain(difference.library, LONGEST), plain(difference.digest, LONGEST))
    old, new = _apart(difference) if short else whole
    nothing = tr("nothing yet")
    values = {"field": field_name(difference.field), "library": f"“{old}”" if old else nothing, "digest": f"“{new}”"}
    if conflict and difference.field is Field.DOI:
        return tr("{field}: {digest} belongs to {library} in your library", **values)
    if conflict:
        return tr("{field}: {library} in your library, {digest} here", **values)
    return tr("{field}: {library} → {digest}", **values)


def consequence(difference: Difference) -> str:
    """What is done about a contradiction."""
    if difference.field is Field.DOI:
        return tr("They stay two cards, which you can merge.")
    return tr("Both mentions are kept on one card, which you can split.")


def spoken(paper: PlannedPaper) -> str:
    """All that the line of PAPER says, for screen readers."""
    known = tr("Known") if paper.action is PaperAction.KNOWN else ""
    parts = [part for part in (known, paper_word(paper), title_line(paper.title)) if part]
    parts += [difference_text(one, conflict=False, short=False) for one in paper.changes]
    parts += [
        tr("Contradiction: {what}", what=difference_text(one, conflict=True, short=False)) for one in paper.conflicts
    ]
    return "; ".join(parts)


def _apart(difference: Difference) -> tuple[str, str]:
    old, new = plain(difference.library), plain(difference.digest)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if same <= _SAME or _RIGHT_TO_LEFT.search(old + new):
        return old, new
    start = new.rfind(" ", 0, same - _KEPT) + 1 or same - _KEPT
    return f"…{old[start:]}", f"…{new[start:]}"
