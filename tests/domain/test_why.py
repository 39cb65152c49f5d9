"""Why a paper is on the list, in one sentence."""

from builders import a_mention, import_digest
from readerapp.domain.commands import SetStatus, SetTrashed
from readerapp.domain.vocabulary import Status
from readerapp.domain.why import why
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


def test_digests_in_order_and_the_last_decision(library: Library) -> None:
    import_digest(library, a_mention(path=("NLP", "RAG")), title="January", source="1.md")
    import_digest(library, a_mention(section="READING_LIST"), title="February", source="2.md")
    paper = ReadingList(library).find("2402.00001")
    Decisions(library).carry_out(SetStatus(papers=(paper,), status=Status.TO_READ))
    detail = ReadingList(library).detail(paper)
    assert why(detail) == (
        f"First seen in January › RAG; again in February › READING_LIST; you queued it on {detail.history[-1].at[:10]}."
    )


def test_what_is_in_the_trash_says_since_when(library: Library) -> None:
    import_digest(library, a_mention(), title="January")
    Decisions(library).carry_out(SetTrashed(papers=(1,), trashed=True))
    detail = ReadingList(library).detail(1)
    assert why(detail) == f"First seen in January; in the trash since {detail.history[-1].at[:10]}."
