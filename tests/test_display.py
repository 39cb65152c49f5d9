"""A window is opened only where something answers; a dead DISPLAY would make Qt end the process."""

import socket
import sys
from pathlib import Path

import pytest

from readerapp.display import has_display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")


def test_without_any_variable_there_is_none() -> None:
    assert not has_display({})


@pytest.mark.parametrize("display", [":4711", "unix:4711.0", "localhost:4711.0", "nonsense", ""])
def test_a_display_that_does_not_answer_is_none(display: str) -> None:
    assert not has_display({"DISPLAY": display})


def test_a_named_platform_is_taken_at_its_word() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"})


def test_a_wayland_server_that_answers_is_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert has_display({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert not has_display({"WAYLAND_DISPLAY": "wayland-8", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_an_x_server_over_the_network_is_one() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        number = server.getsockname()[1] - 6000
        assert has_display({"DISPLAY": f"127.0.0.1:{number}.0"})
