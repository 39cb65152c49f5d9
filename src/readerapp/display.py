"""Tells, before Qt is loaded, whether there is a display to open a window on; Qt itself would end the process."""

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_X11 = re.compile(r"(?:unix|(?P<host>[^:/]*))/?:(?P<number>\d+)(?:\.\d+)?")
_SECONDS = 2.0


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether the session described by ENVIRON can show a window.

    A platform that the user names is taken at their word. Off Linux there always is one. The forms of DISPLAY are
    those of X(7): `:0`, `unix:0.0`, `localhost:10.0`.
    """
    if environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return _wayland_answers(environ) or _x11_answers(environ.get("DISPLAY", ""))


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name, folder = environ.get("WAYLAND_DISPLAY"), environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _connects(socket.AF_UNIX, str(Path(folder) / str(name)))


def _x11_answers(display: str) -> bool:
    match = _X11.fullmatch(display)
    if match is None:
        return False
    number = int(match["number"])
    if match["host"]:
        return _connects(socket.AF_INET, (match["host"], 6000 + number))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where X servers listen
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(_SECONDS)
            connection.connect(address)
    except (OSError, OverflowError):
        return False
    return True
