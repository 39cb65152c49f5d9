"""Importing processes that are there at once: forks of one that has loaded everything, for most tests of the window.

A window that imports starts a process with the library as its last word. With the words that `forks` gives, that is a
small one (`_call`), which hands its input and output to a fork of the process that waits (`_serve`), and ends with it.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_READY_S = 60
_MOJIBAKE = "# Điểm báo\n\n- [Học máy](https://arxiv.org/abs/2401.00001) tiếng Việt\n".encode().decode(
    "cp1252", "replace"
)


@contextmanager
def forks(folder: str) -> Iterator[tuple[str, ...]]:
    """Words that start an importing process, which is a fork of one that lives in FOLDER until the end."""
    with subprocess.Popen([sys.executable, __file__, folder], stdin=subprocess.PIPE) as server:
        yield sys.executable, "-I", "-S", __file__, folder
        server.communicate()


def _address(folder: str) -> str:
    return os.path.join(folder, "socket")  # noqa: PTH118  the caller loads as little as can be


def _serve(folder: str) -> None:
    """Fork for everyone who calls, until the input ends."""
    _load_all(folder)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(_address(folder))
        listening.listen()
        while sys.stdin not in select.select([listening, sys.stdin], [], [])[0]:
            connection, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                _work(connection)
            connection.close()


def _load_all(folder: str) -> None:
    """Import something once, so that nothing is left to be loaded."""
    from pathlib import Path

    from readerapp.bootstrap import open_services

    digest = Path(folder, "digest.md")
    digest.write_text(_MOJIBAKE, encoding="utf-8")
    services = open_services(Path(folder, "library.db"))
    assert services.imports.import_paths([digest]).failed == ()
    services.close()


def _work(connection: socket.socket) -> None:
    """In the fork: be the process that the caller asks for."""
    from readerapp import import_worker

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said, files, *_ = socket.recv_fds(connection, 65_536, 3)
    while not said.endswith(b"\n"):
        said += connection.recv(65_536)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    asked = json.loads(said)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv[1:] = [asked["library"]]
    os.nice = lambda _by: 0  # a test that waits for it has nothing better to do
    code = 1
    try:
        import_worker.main()
        code = 0
    except BaseException:  # noqa: BLE001  as the process itself does
        import traceback

        traceback.print_exc()
    sys.stderr.flush()
    connection.send(bytes([code]))
    os._exit(code)


def _call(folder: str, library: str) -> None:
    """Have a fork do what this process was started for."""
    asked = {"environment": dict(os.environ), "folder": os.getcwd(), "library": library}  # noqa: PTH109
    with socket.socket(socket.AF_UNIX) as connection:
        until = time.monotonic() + _READY_S
        while connection.connect_ex(_address(folder)) and time.monotonic() < until:
            time.sleep(0.02)
        socket.send_fds(connection, [json.dumps(asked).encode() + b"\n"], [0, 1, 2])
        answer = connection.recv(1)
    os._exit(answer[0] if answer else 1)


if __name__ == "__main__":
    _call(sys.argv[1], sys.argv[2]) if len(sys.argv) > 2 else _serve(sys.argv[1])
