"""The JSON shapes of docs/cli.md. People script against them: keys are added, never renamed or removed."""

from typing import Any

from readerapp.cli.repair_shapes import text_repair
from readerapp.config.setting import Setting, Value
from readerapp.domain.digest import Link, Period
from readerapp.domain.duplicates import Proposal, reason_text
from readerapp.domain.import_plan import Difference, PaperAction
from readerapp.domain.import_preview import DigestPreview, ImportReport
from readerapp.domain.origins import Origin
from readerapp.domain.paper import (
    DigestRow,
    JournalEntry,
    Mention,
    Note,
    Paper,
    PaperDetail,
    SavedSearch,
    TagRow,
    TopicNode,
)
from readerapp.domain.selection import ALL, Condition
from readerapp.domain.why import why

Json = dict[str, Any]


def import_report(report: ImportReport, *, planned: bool = False) -> Json:
    """The result of `import`; PLANNED for a dry run, which lists the papers too."""
    return {
        "digests": [imported_digest(digest) | (_plan(digest) if planned else {}) for digest in report.digests],
        "failed": [{"path": file.source, "error": file.reason} for file in report.failed],
        "skipped": [{"path": file.source, "reason": file.reason} for file in report.skipped],
        "cancelled": report.cancelled,
    }


def imported_digest(digest: DigestPreview) -> Json:
    """One document of an import."""
    plan = digest.plan
    return {
        "path": digest.source,
        "action": plan.action.value,
        "title": digest.title,
        "format": digest.format,
        "language": digest.language,
        "encoding": digest.repair.encoding,
        "repaired": text_repair(digest.repair),
        "period": period(digest.period),
        "mentions": digest.mentions,
        "papers": plan.total,
        "new": plan.count(PaperAction.NEW),
        "known": plan.count(PaperAction.KNOWN),
        "newer_version": plan.count(PaperAction.NEWER_VERSION),
        "changed": plan.changed,
        "conflicting": plan.conflicting,
        "left_out": plan.left_out,
        "by_status": {status.value: count for status, count in plan.by_status.items()},
        "in_trash": plan.trashed,
        "issues": [{"line": issue.line, "message": issue.message} for issue in digest.issues],
    }


def _plan(digest: DigestPreview) -> Json:
    return {
        "plan": [
            {
                "key": paper.key,
                "title": paper.title,
                "action": paper.action.value,
                "status": paper.status.value if paper.status is not None else None,
                "in_trash": paper.trashed,
                "changes": [_difference(item) for item in paper.changes],
                "conflicts": [_difference(item) for item in paper.conflicts],
            }
            for paper in digest.plan.papers
        ]
    }


def _difference(difference: Difference) -> Json:
    return {"field": difference.field.value, "library": difference.library, "digest": difference.digest}


def paper(paper: Paper) -> Json:
    """One paper of `papers`."""
    return {
        "key": paper.key,
        "arxiv_id": paper.arxiv_id,
        "version": paper.version,
        "doi": paper.doi,
        "kind": paper.kind.value,
        "title": paper.title,
        "title_source": paper.title_source.value,
        "other_titles": list(paper.other_titles),
        "authors": list(paper.authors),
        "org": paper.org,
        "published": paper.published or None,
        "date": paper.date or None,
        "status": paper.status.value,
        "starred": paper.starred,
        "rating": paper.rating,
        "priority": paper.priority,
        "tags": list(paper.tags),
        "topics": [list(path) for path in paper.topics],
        "mentions": paper.mentions,
        "digests": paper.digests,
        "links": [link(item) for item in paper.links],
        "added_at": paper.added_at,
        "decided_at": paper.decided_at,
        "presence": paper.presence.value,
        "trashed_at": paper.trashed_at,
    }


def detail(detail: PaperDetail) -> Json:
    """One paper whole, as `show` gives it."""
    return paper(detail.paper) | {
        "abstract": None,
        "notes": [note(item) for item in detail.notes],
        "mention_list": [mention(item) for item in detail.mentions],
        "why": why(detail),
        "history": [journal_entry(item) for item in detail.history],
        "origins": [origin(item) for item in detail.origins],
        "merged": [{"key": item.key, "title": item.title, "at": item.at} for item in detail.merged],
    }


def origin(origin: Origin) -> Json:
    """Where a field of a paper comes from."""
    return {
        "field": origin.field.value,
        "kind": origin.kind.value,
        "mention_id": origin.mention_id,
        "otherwise": origin.otherwise or None,
    }


def proposal(proposal: Proposal) -> Json:
    """Two papers that may be one."""
    return {
        "score": proposal.likeness.score,
        "reason": reason_text(proposal.likeness),
        "stays": proposal.stays.key,
        "papers": [paper(proposal.first), paper(proposal.second)],
    }


def mention(mention: Mention) -> Json:
    """One mention of a paper."""
    return {
        "id": mention.id,
        "digest": mention.digest_title,
        "digest_id": mention.digest_id,
        "section": mention.section,
        "path": list(mention.path),
        "line_start": mention.line_start,
        "line_end": mention.line_end,
        "rank": mention.rank,
        "title": mention.title,
        "short_name": mention.short_name,
        "authors": list(mention.authors),
        "date": mention.date or None,
        "published": mention.published or None,
        "org": mention.org,
        "venue": mention.venue,
        "tags": list(mention.keywords),
        "text": mention.text,
        "fields": dict(mention.fields),
        "links": [link(item) for item in mention.links],
    }


def note(note: Note) -> Json:
    """One note."""
    return {
        "id": note.id,
        "mention_id": note.mention_id,
        "body": note.body,
        "created_at": note.created_at,
        "updated_at": note.updated_at,
    }


def journal_entry(entry: JournalEntry) -> Json:
    """One line of the record of decisions."""
    return {"at": entry.at, "action": entry.action, "before": entry.before, "after": entry.after}


def digest_row(row: DigestRow) -> Json:
    """One digest of `digests`."""
    return {
        "id": row.id,
        "title": row.title,
        "source": row.source,
        "format": row.format,
        "language": row.language,
        "period": period(row.period),
        "papers": row.papers,
        "decided": row.decided,
        "imported_at": row.imported_at,
        "sha256": row.sha256,
        "encoding": row.repair.encoding,
        "repaired": text_repair(row.repair),
        "own_title": row.own_title,
    }


def topic(node: TopicNode, path: tuple[str, ...]) -> Json:
    """One topic of `topics`."""
    return {
        "id": node.id,
        "parent_id": node.parent_id,
        "path": list(path),
        "papers": node.papers,
        "decided": node.decided,
    }


def tag(tag: TagRow) -> Json:
    """One tag of `tags`."""
    return {"name": tag.name, "colour": tag.colour, "papers": tag.papers}


def saved_search(search: SavedSearch) -> Json:
    """One search of `searches`."""
    return {
        "name": search.name,
        "papers": search.papers,
        "conditions": [_condition(condition) for condition in search.selection.conditions],
        "sort": {"field": search.selection.sort.field.value, "descending": search.selection.sort.descending},
    }


def _condition(condition: Condition) -> Json:
    shape: Json = {"name": condition.name, "value": condition.value, "negated": condition.negated}
    if condition.name == ALL:
        shape["members"] = [_condition(member) for member in condition.members]
    return shape


def setting(setting: Setting[Any], value: Value) -> Json:
    """One setting of `settings`."""
    return {
        "name": setting.name,
        "value": value,
        "default": setting.default,
        "description": setting.describe(),
        "section": setting.section.name.lower(),
        "type": setting.kind.name.lower(),
        "choices": list(setting.choices()) if setting.choices else None,
    }


def link(link: Link) -> Json:
    """One address."""
    return {"kind": link.kind.value, "url": link.url, "label": link.label}


def period(period: Period | None) -> Json:
    """The time that a digest covers; both ends are null where nothing tells it."""
    return {"start": period.start if period else None, "end": period.end if period else None}
