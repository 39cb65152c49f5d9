"""The door of a library: one window works on it, and later starts of the program hand their files to that window.

Who holds the lock of `config.paths.door_file` is the first; a lock whose holder was killed counts as free. Beside the
lock stands the address at which the first listens. An address is made up anew at each start, so that a socket which a
killed process left behind is in nobody's way.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from readerapp.config.files import replace_file
from readerapp.config.paths import door_file

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_HEARD = b"heard\n"
_LONGEST_CALL = 4_000_000  # bytes; some ten thousand paths
_CONNECT_MS, _ANSWER_MS = 1_000, 3_000
_PAUSE_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a later start hands over.

    Attributes:
        files: what it was asked to import.
        token: what Wayland wants to see before a window may come to the front.
    """

    files: tuple[Path, ...] = ()
    token: str = ""


class Door(QObject):
    """This process's hold on one library.

    Attributes:
        answers: calls are taken only while it says so; who is not heard tries again.

    Signals:
        called: another start wants the window to come forward; with the Call.
    """

    called = Signal(object)

    def __init__(self, library: Path) -> None:
        super().__init__()
        self.answers: Callable[[], bool] = lambda: True
        self._lock_path = door_file(library)
        self._lock = QLockFile(str(self._lock_path))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Become the one that works on the library; False when another process is. May be called in any thread.

        Where no lock can be written, nobody can be found either: then everybody is the first.
        """
        with suppress(OSError):
            self._lock_path.parent.mkdir(parents=True, exist_ok=True)
        if self._lock.isLocked() or self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Be there for later starts."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  the window is shown before

        earlier = _address(self._lock_path)
        if earlier:
            QLocalServer.removeServer(earlier)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        if server.listen(f"readerapp-{os.urandom(8).hex()}"):
            self._server = server
            with suppress(OSError):
                replace_file(_address_file(self._lock_path), server.fullServerName().encode())

    def close(self) -> None:
        """Leave the library to others."""
        if self._server is not None:
            self._server.close()
            with suppress(OSError):
                _address_file(self._lock_path).unlink()
        self._lock.unlock()

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._on_said(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _on_said(self, socket: "QLocalSocket") -> None:
        if socket.bytesAvailable() > _LONGEST_CALL:
            socket.abort()
        if not socket.canReadLine():
            return
        call = _call_of(bytes(socket.readLine().data()))
        if call is not None and self.answers():
            socket.write(_HEARD)
            socket.flush()
            self.called.emit(call)
        socket.disconnectFromServer()


def knock(library: Path, call: Call, *, patience_s: float = 0.0) -> bool:
    """Hand CALL to the window that works on LIBRARY; whether it was heard within PATIENCE_S seconds.

    Blocks, so it is for a process without a window yet, or for a lane.
    """
    until = time.monotonic() + patience_s
    while True:
        address = _address(door_file(library))
        if address and _say(address, call):
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(_PAUSE_S)


def _say(address: str, call: Call) -> bool:
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  most starts knock nowhere

    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    said = {"files": [str(Path(os.path.abspath(file))) for file in call.files], "token": call.token}  # noqa: PTH100
    socket.write(json.dumps(said).encode() + b"\n")
    until = time.monotonic() + _ANSWER_MS / 1000
    while not socket.canReadLine() and time.monotonic() < until:
        if not socket.waitForReadyRead(round(1000 * (until - time.monotonic())) + 1):
            break
    heard = socket.canReadLine() and bytes(socket.readLine().data()) == _HEARD
    socket.abort()
    return heard


def _call_of(line: bytes) -> Call | None:
    """What LINE says; None when it is nothing that we would say."""
    try:
        said = json.loads(line)
        files, token = said["files"], said["token"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(files, list) or not all(isinstance(file, str) for file in files) or not isinstance(token, str):
        return None
    return Call(files=tuple(Path(file) for file in files), token=token)


def _address_file(lock: Path) -> Path:
    return lock.with_suffix(".address")


def _address(lock: Path) -> str:
    try:
        return _address_file(lock).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
