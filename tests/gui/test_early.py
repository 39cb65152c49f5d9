"""The list that is shown first is read while Qt is being loaded, if it is the one that is asked for then."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from readerapp.bootstrap import open_services
from readerapp.config.paths import session_file
from readerapp.config.session import Session, store_session
from readerapp.domain.commands import SetStatus
from readerapp.domain.selection import Condition, Selection, Sort, SortField
from readerapp.domain.vocabulary import Status
from readerapp.gui.early import EarlyLook, look

INBOX = Selection(conditions=(Condition(name="status", value="inbox"),), sort=Sort(field=SortField.TITLE))
Leave = Callable[[Path], Session]


@pytest.fixture
def leave(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Leave:
    """Stores that the window was left at the second paper of the Inbox of a library."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("READERAPP_LIBRARY", raising=False)

    def store(library: Path) -> Session:
        session = Session(
            library=str(library),
            list_box=(0, 0, 300, 400),
            list_conditions=("status=inbox",),
            list_sort="title",
            paper=2,
        )
        store_session(session, session_file())
        return session

    return store


def decide(library: Path, paper: int) -> None:
    services = open_services(library)
    services.decisions.carry_out(SetStatus(papers=(paper,), status=Status.READ))
    services.close()


def test_it_is_read_before_it_is_asked_for_and_given_once(leave: Leave, filled_library: Path) -> None:
    leave(filled_library)
    begun = EarlyLook(None)
    begun._thread.join()
    then = look(filled_library, INBOX, 2)
    assert then is not None
    assert 2 in then[0]
    decide(filled_library, 2)
    now = look(filled_library, INBOX, 2)
    assert begun(filled_library, INBOX, 2) == then
    assert begun(filled_library, INBOX, 2) == now != then


@pytest.mark.parametrize("paper", [2, 3])
def test_another_question_is_looked_up(leave: Leave, filled_library: Path, paper: int) -> None:
    leave(filled_library)
    begun = EarlyLook(None)
    asked = replace(INBOX, sort=Sort()) if paper == 2 else INBOX
    assert begun(filled_library, asked, paper) == look(filled_library, asked, paper)


def test_nothing_is_read_where_no_list_was_left(leave: Leave, filled_library: Path) -> None:
    store_session(replace(leave(filled_library), list_sort=""), session_file())
    begun = EarlyLook(filled_library)
    begun._thread.join()
    assert begun(filled_library, INBOX, 2) == look(filled_library, INBOX, 2)


def test_a_library_that_cannot_be_read_is_left_to_the_window(leave: Leave, filled_library: Path) -> None:
    leave(filled_library)
    filled_library.write_bytes(b"no library" * 100)
    assert EarlyLook(filled_library)(filled_library, INBOX, 2) is None
