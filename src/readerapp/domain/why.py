"""Answers "why is this on my list?" in one sentence, from where a paper was met and what the user did with it."""

from readerapp.domain.paper import JournalEntry, Mention, PaperDetail
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Presence, Status

_SHOWN_DIGESTS = 3


def why(detail: PaperDetail) -> str:
    """The reasons for DETAIL's paper, for example "First seen in … › RAG; again in …; you queued it on 2024-01-16"."""
    parts = [*_meetings(detail.mentions), *_decisions(detail.history, detail.paper.status)]
    if detail.paper.presence is not Presence.KEPT:
        parts.append(tr("in the trash since {day}", day=(detail.paper.trashed_at or "")[:10]))
    if not parts:
        return tr("No digest speaks of it any more; it is kept because of what you wrote.")
    return "; ".join(parts) + "."


def _meetings(mentions: tuple[Mention, ...]) -> list[str]:
    first_in: dict[int, Mention] = {}
    for mention in mentions:
        first_in.setdefault(mention.digest_id, mention)
    places = [_place(mention) for mention in first_in.values()]
    if not places:
        return []
    parts = [tr("First seen in {place}", place=places[0])]
    parts += [tr("again in {place}", place=place) for place in places[1:_SHOWN_DIGESTS]]
    if len(places) > _SHOWN_DIGESTS:
        parts.append(tr("and in {count} more digests", count=len(places) - _SHOWN_DIGESTS))
    return parts


def _place(mention: Mention) -> str:
    inner = mention.path[-1] if mention.path else mention.section
    return f"{mention.digest_title} › {inner}" if inner else mention.digest_title


def _decisions(history: tuple[JournalEntry, ...], status: Status) -> list[str]:
    last = next((entry for entry in reversed(history) if entry.action == "status" and entry.after == status), None)
    if last is None or status is Status.INBOX:
        return []
    verbs = {
        Status.TO_READ: tr("you queued it on {day}", day=last.at[:10]),
        Status.READING: tr("you started reading it on {day}", day=last.at[:10]),
        Status.SKIMMED: tr("you skimmed it on {day}", day=last.at[:10]),
        Status.READ: tr("you read it on {day}", day=last.at[:10]),
        Status.SKIPPED: tr("you skipped it on {day}", day=last.at[:10]),
    }
    return [verbs[status]]
