"""A reading that nobody waits for ends in the middle of a statement, and nothing else does."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from readerapp.domain.errors import Unwanted
from readerapp.storage.giving_up import while_wanted

_ENDLESS = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT count(*) FROM number"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        yield opened


def test_an_unwanted_reading_ends_and_the_next_one_is_free(connection: sqlite3.Connection) -> None:
    asked: list[bool] = []

    def unwanted() -> bool:
        asked.append(True)
        return len(asked) > 2

    with pytest.raises(Unwanted), while_wanted(connection, unwanted):
        connection.execute(_ENDLESS).fetchone()
    told = len(asked)
    long = _ENDLESS.replace("SELECT n + 1 FROM number", "SELECT n + 1 FROM number WHERE n < 100000")
    assert (connection.execute(long).fetchone(), len(asked)) == ((100_000,), told)


def test_a_wanted_reading_goes_on_to_its_end(connection: sqlite3.Connection) -> None:
    long = _ENDLESS.replace("SELECT n + 1 FROM number", "SELECT n + 1 FROM number WHERE n < 100000")
    with while_wanted(connection, lambda: False):
        assert connection.execute(long).fetchone() == (100_000,)


def test_other_errors_stay_what_they_are(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), while_wanted(connection, lambda: False):
        connection.execute("SELECT * FROM absent")
