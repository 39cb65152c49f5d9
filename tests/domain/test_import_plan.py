"""The plan of an import counts each work once, says what changes and what contradicts, and never touches anything."""

from builders import a_mention
from readerapp.domain.import_plan import LISTED, Difference, DigestAction, ImportPlan, PaperAction, PlannedPaper
from readerapp.domain.merging import GivenFields, choose_fields, given_fields
from readerapp.domain.planning import KnownPaper, Work, plan_import, plan_work
from readerapp.domain.user_fields import Field, UserFields
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import differences, shield


def said(arxiv_id: str = "2402.00001", *, number: int = 0, **fields: object) -> GivenFields:
    """What a mention says; NUMBER is the stored mention that it is."""
    given = given_fields(a_mention(arxiv_id, **fields))
    return GivenFields(**({name: getattr(given, name) for name in GivenFields.__slots__} | {"mention_id": number}))


def known(*before: GivenFields, status: Status = Status.INBOX, user: UserFields = UserFields()) -> KnownPaper:  # noqa: B008
    """A paper about which digests say BEFORE."""
    return KnownPaper(status=status, card=choose_fields(before, user), said=before, user=user)


def a_work(*given: GivenFields) -> Work:
    return Work(key=f"arxiv:{given[0].arxiv_id.base}" if given[0].arxiv_id else "work:x", given=given)


def planned(work: Work, paper: KnownPaper | None) -> PlannedPaper:
    return plan_work(work, paper)[0]


def test_new_known_and_newer_version_add_up() -> None:
    works = [
        (a_work(said("2402.00001"), said("2402.00001", text="again")), None),
        (a_work(said("2402.00002")), known(said("2402.00002v1"), status=Status.READ)),
        (a_work(said("2402.00003v2")), known(said("2402.00003v1"), status=Status.SKIPPED)),
        (a_work(said("2402.00004v5")), known(said("2402.00004"), status=Status.READ)),
    ]
    plan = plan_import(works)
    assert [plan.count(action) for action in PaperAction] == [1, 2, 1]
    assert (plan.total, plan.by_status) == (4, {Status.READ: 2})
    assert shield([plan]) == "4 papers: 1 new, 2 read, 1 newer version"


def test_a_work_that_an_earlier_document_brings_counts_once_in_the_sentence() -> None:
    first = ImportPlan(action=DigestAction.NEW, papers=(a_paper(PaperAction.NEW, None),))
    again = ImportPlan(action=DigestAction.NEW, papers=(a_paper(PaperAction.KNOWN, Status.INBOX, repeated=True),))
    assert shield([first, again]) == "1 paper: 1 new"
    assert shield([again]) == "1 paper: 1 in the inbox"


def test_a_very_large_plan_lists_the_first_papers_and_counts_all_of_them() -> None:
    def works(start: int) -> list[tuple[Work, KnownPaper | None]]:
        listed: list[tuple[Work, KnownPaper | None]] = [
            (a_work(said(f"2402.{number:05d}")), None) for number in range(start, start + LISTED + 10)
        ]
        return [*listed, (a_work(said("2401.00001v2", title="Other")), known(said("2401.00001", title="T")))]

    one, two = plan_import(works(0)), plan_import(works(5000))
    assert (one.total, len(one.papers), one.changed) == (LISTED + 11, LISTED + 1, 1)
    assert one.papers[-1].key == "arxiv:2401.00001"
    assert shield([one, two]) == "4 022 papers: 4 020 new, 2 in the inbox".replace(" 0", "\u202f0")


def test_a_longer_title_changes_the_card_and_what_the_user_set_stays() -> None:
    before, after = said(title="Listening"), said(title="Listening closely", org="KAIST")
    assert planned(a_work(after), known(before)).changes == (
        Difference(field=Field.TITLE, library="Listening", digest="Listening closely"),
        Difference(field=Field.ORG, library="", digest="KAIST"),
    )
    paper = planned(a_work(after), known(before, user=UserFields(title="My name for it")))
    assert (paper.title, [change.field for change in paper.changes]) == ("My name for it", [Field.ORG])


def test_saying_the_same_again_changes_nothing() -> None:
    paper = planned(a_work(said(authors=("Ann Ax",))), known(said(authors=("Ann Ax",), number=3)))
    assert (paper.action, paper.changes, paper.conflicts) == (PaperAction.KNOWN, (), ())


def test_an_edited_mention_takes_the_place_that_it_had() -> None:
    """The first organisation given counts; the edited digest came before the other one."""
    other = said(org="Late", number=9)
    paper = KnownPaper(status=Status.INBOX, card=choose_fields((said(org="Earli", number=2), other)), said=(other,))
    assert planned(a_work(said(org="Early", number=2)), paper).changes == (
        Difference(field=Field.ORG, library="Earli", digest="Early"),
    )


def test_a_title_about_something_else_is_a_contradiction() -> None:
    stored = said(title="Counting sheep with sparse attention")
    other = said(title="A survey of protein folding benchmarks")
    assert planned(a_work(other), known(stored)).conflicts == (
        Difference(
            field=Field.TITLE,
            library="Counting sheep with sparse attention",
            digest="A survey of protein folding benchmarks",
        ),
    )


def test_another_first_author_is_a_contradiction() -> None:
    paper = planned(a_work(said(authors=("Bo Bee", "Ann Ax"))), known(said(authors=("Ann Ax", "Bo Bee"))))
    assert paper.conflicts == (Difference(field=Field.AUTHORS, library="Ann Ax", digest="Bo Bee"),)


def test_correcting_a_wrong_title_in_the_only_digest_contradicts_nobody() -> None:
    wrong = said(title="A survey of protein folding benchmarks", number=4)
    paper = KnownPaper(status=Status.INBOX, card=choose_fields((wrong,)), said=())
    right = planned(a_work(said(title="Counting sheep with sparse attention", number=4)), paper)
    assert (right.conflicts, [change.field for change in right.changes]) == ((), [Field.TITLE])


def test_what_is_special_is_said_in_words() -> None:
    papers = (
        a_paper(PaperAction.KNOWN, Status.READ, changes=(Difference(field=Field.ORG, library="", digest="X"),)),
        a_paper(PaperAction.KNOWN, Status.READ, conflicts=(Difference(field=Field.DOI, library="T", digest="10.1/x"),)),
    )
    plan = ImportPlan(action=DigestAction.CHANGED, papers=papers, left_out=2)
    assert differences(plan) == "1 card changes, 1 contradicts your library, 2 are no longer mentioned"


def a_paper(action: PaperAction, status: Status | None, **fields: object) -> PlannedPaper:
    given: dict[str, object] = {"key": "arxiv:2402.00001", "title": "T", "action": action, "status": status}
    return PlannedPaper(**(given | fields))  # type: ignore[arg-type]
