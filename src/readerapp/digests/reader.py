"""The families of documents: ranks them by how well they fit a document, and reads it with the best one that can."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from readerapp.digests.cutting.choosing import (
    cut_json,
    cut_list,
    cut_mail,
    cut_markdown,
    cut_notebook,
    cut_org,
    cut_topics,
)
from readerapp.digests.cutting.piece import Choose
from readerapp.digests.document import Document
from readerapp.digests.doi_entry import works_by_doi
from readerapp.digests.drafts import Draft
from readerapp.digests.families import (
    arxiv_mail,
    bibtex,
    csv_records,
    feed,
    front_matter,
    general,
    heading_digest,
    json_records,
    latex,
    mail,
    newsletter,
    notebook,
    org,
    paper_list,
    ris,
    tagged_records,
    topic_report,
    wiki,
    yaml_records,
)
from readerapp.domain.digest import Issue
from readerapp.domain.errors import ReaderAppError

_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of document.

    Attributes:
        name: what `ParsedDigest.format` says.
        score: how well a document fits, 0 to 1; 0 for not at all.
        read: the mentions of a document that fits; may raise, and the next best family reads it then.
        cutter: from the first part of a document that is too large to be read at once, how it is cut into pieces; None
            for a family that has to see all of a document.
        markdown: whether such a document can also be taken for Markdown, to look for what the family left out.
    """

    name: str
    score: Callable[[Document], float]
    read: Callable[[Document], list[Draft]]
    cutter: Callable[[Document], Choose] | None = cut_markdown
    markdown: bool = True

    @property
    def headings_go_on(self) -> bool:
        """Whether the paths of mentions begin with the headings above, so that those of earlier pieces count too."""
        return self.markdown and self.cutter is not cut_topics


FAMILIES: tuple[Family, ...] = (
    Family("feed", feed.score, feed.read, feed.cutter, markdown=False),
    Family("notebook", notebook.score, notebook.read, cut_notebook, markdown=False),
    Family("json", json_records.score, json_records.read, cut_json, markdown=False),
    Family("yaml", yaml_records.score, yaml_records.read, yaml_records.cutter, markdown=False),
    Family("csv", csv_records.score, csv_records.read, csv_records.cutter, markdown=False),
    Family("bibtex", bibtex.score, bibtex.read, bibtex.cutter, markdown=False),
    Family("tagged", tagged_records.score, tagged_records.read, tagged_records.cutter, markdown=False),
    Family("ris", ris.score, ris.read, ris.cutter, markdown=False),
    Family("arxiv-mail", arxiv_mail.score, arxiv_mail.read, cut_mail, markdown=False),
    Family("mail", mail.score, mail.read, None, markdown=False),
    Family("latex", latex.score, latex.read, None, markdown=False),
    Family("wiki", wiki.score, wiki.read, None, markdown=False),
    Family("org", org.score, org.read, cut_org, markdown=False),
    Family("paper-note", front_matter.score, front_matter.read),
    Family("topic-report", topic_report.score, topic_report.read, cut_topics),
    Family("newsletter", newsletter.score, newsletter.read, None),
    Family("paper-list", paper_list.score, paper_list.read, cut_list),
    Family("heading-digest", heading_digest.score, heading_digest.read),
    Family("general", general.score, general.read),
)


def ranked_families(document: Document, *, whole: bool) -> list[Family]:
    """The families that fit DOCUMENT, best first, the general one among them; all of it, or its first part."""
    candidates = [family for family in FAMILIES if whole or family.cutter is not None]
    scores = {}
    for family in candidates:
        scores[family.name] = _score(family, document)
        if scores[family.name] >= _SURE:
            break
    fitting = [family for family in candidates if scores.get(family.name, 0.0) > 0]
    ranked = sorted(fitting, key=lambda family: scores[family.name], reverse=True)
    if FAMILIES[-1] not in ranked:
        ranked.append(FAMILIES[-1])
    return ranked


def read_drafts(document: Document, ranked: Sequence[Family]) -> tuple[Family, Document, list[Draft]]:
    """Which of the RANKED families can read DOCUMENT, what it read of it (with its lines), and the mentions in it."""
    family, document, drafts = _read(document, ranked)
    drafts = [draft for draft in general.fill(document, drafts, markdown=family.markdown) if _says_something(draft)]
    if not drafts and family.markdown and not document.occurrences:
        drafts = list(works_by_doi(document))
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return family, document, drafts


def _read(document: Document, ranked: Sequence[Family]) -> tuple[Family, Document, list[Draft]]:
    for family in ranked:
        shown = document.with_short_lines if family.markdown else document
        try:
            return family, shown, family.read(shown)
        except ReaderAppError:
            raise
        except Exception as error:  # noqa: BLE001 -- a family's bug must not lose the document; the next one reads it
            message = f"Could not be read as {family.name} ({type(error).__name__}: {error})."
            document.issues.append(Issue(line=1, message=message))
    return FAMILIES[-1], document, []


def _score(family: Family, document: Document) -> float:
    try:
        return family.score(document)
    except ReaderAppError:
        raise
    except Exception as error:  # noqa: BLE001 -- as above
        document.issues.append(Issue(line=1, message=f"{family.name}: {type(error).__name__}: {error}"))
        return 0.0


def _says_something(draft: Draft) -> bool:
    return bool(draft.arxiv_id or draft.doi or draft.title or draft.short_name)
