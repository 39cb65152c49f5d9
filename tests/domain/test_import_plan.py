"""The plan of an import counts each work once and never touches anything."""

from builders import a_digest, a_mention
from readerapp.domain.import_plan import KnownPaper, PaperAction, plan_import
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import shield

KNOWN = {
    "arxiv:2402.00002": KnownPaper(status=Status.READ, version=1),
    "arxiv:2402.00003": KnownPaper(status=Status.SKIPPED, version=1),
    "arxiv:2402.00004": KnownPaper(status=Status.READ, version=None),
}


def test_new_known_and_newer_version_add_up() -> None:
    parsed = a_digest(
        a_mention("2402.00001"),
        a_mention("2402.00001", text="again"),
        a_mention("2402.00002"),
        a_mention("2402.00003v2"),
        a_mention("2402.00004v5"),
    )
    plan = plan_import(parsed, KNOWN)
    assert [plan.count(action) for action in PaperAction] == [1, 2, 1]
    assert plan.by_status == {Status.READ: 2}
    assert shield([plan]) == "4 papers: 1 new, 2 read, 1 newer version"


def test_a_work_in_two_digests_counts_once_in_the_sentence() -> None:
    plan = plan_import(a_digest(a_mention("2402.00001")), {})
    assert shield([plan, plan]) == "1 paper: 1 new"
