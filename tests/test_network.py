"""Nothing in the program opens the network: links go to the browser through one door, and that can be shut."""

import ast
from collections.abc import Iterator
from pathlib import Path

import readerapp

_ROOT = Path(readerapp.__file__).parent
_NETWORK = {
    "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "socket", "ssl", "ftplib", "smtplib",
    "xmlrpc", "asyncio", "websockets",
}  # fmt: skip
_LOCAL = {"QLocalServer", "QLocalSocket"}  # within one machine: a second start hands its files to the first window
_DISPLAY = "display.py: socket "  # asks whether the X server of DISPLAY answers, before there is a window
_SIGNALS = "gui/signals.py: socket "  # two ends within the process, as Qt hears of Unix signals
_DOOR = "gui/links.py"


def _imports(path: Path) -> Iterator[tuple[str, str]]:
    """What the module at PATH imports: modules, and names of modules."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(_ROOT.rglob("*.py")):
        yield path.relative_to(_ROOT).as_posix(), path


def test_no_module_speaks_to_the_network() -> None:
    speaking = {
        f"{name}: {module} {what}"
        for name, path in _modules()
        for module, what in _imports(path)
        if any(module == known or module.startswith(f"{known}.") for known in _NETWORK)
        or (module == "urllib" and what == "request")
        or (module == "PySide6.QtNetwork" and what not in _LOCAL)
    }
    assert speaking == {_DISPLAY, _SIGNALS}


def test_addresses_leave_through_one_door() -> None:
    opening = {name for name, path in _modules() if "QDesktopServices" in path.read_text(encoding="utf-8")}
    assert _DOOR in opening
    assert opening <= {_DOOR, "gui/main_window.py", "gui/program.py"}  # these only hand Qt's function on to the door
    calling = {name for name, path in _modules() if "openUrl(" in path.read_text(encoding="utf-8")}
    assert calling == set()  # nobody goes past it
    loading = {name for name, path in _modules() if "setOpenExternalLinks(True)" in path.read_text(encoding="utf-8")}
    assert loading == set()
