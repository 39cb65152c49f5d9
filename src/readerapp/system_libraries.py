"""Finds out, before Qt is loaded, which of the system's libraries Qt needs and does not find, and what installs them.

PySide6 brings Qt itself but not the libraries of the system below it. Where one of them is missing, importing Qt fails
with the name of one file, or opening a window ends the process. So the program and its set-up ask here first.
Nothing in this module imports Qt, and on anything but Linux nothing is ever missing: there the wheels are complete.
"""

import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from readerapp.display import has_display
from readerapp.system_packages import PACKAGES, Family, family_of


class Part(Enum):
    """What a library is needed for; a session needs `QT` and one of the others that fits its display."""

    QT = "Qt itself"
    X11 = "a window on X11"
    WAYLAND = "a window on Wayland"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLibrary:
    """One shared library, by the name that the loader looks for, and what it is needed for."""

    soname: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFont:
    """A script that no installed font can write, and the packages (one a family) that bring such a font."""

    script: str
    packages: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What decides how something is installed here: whose packages, and whether we may install them."""

    family: Family | None
    is_root: bool


# Inside the PySide6 package. The modules are those that the gui imports; Qt loads the plugins by itself.
_OBJECTS: Mapping[str, Part] = {
    "QtCore.abi3.so": Part.QT,
    "QtGui.abi3.so": Part.QT,
    "QtWidgets.abi3.so": Part.QT,
    "QtSvg.abi3.so": Part.QT,
    "Qt/plugins/platforms/libqoffscreen.so": Part.QT,
    "Qt/plugins/platforms/libqxcb.so": Part.X11,
    "Qt/plugins/platforms/libqwayland.so": Part.WAYLAND,
}

_LATIN = MissingFont(script="Latin and Vietnamese", packages=("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu"))
_KOREAN = MissingFont(
    script="Korean and Chinese", packages=("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "noto-fonts-cjk")
)

_NOT_FOUND = re.compile(r"^\s+(\S+) => not found")


def parse_ldd(output: str, objects: Mapping[str, Part]) -> tuple[MissingLibrary, ...]:
    """What `ldd`, run over the files OBJECTS, could not find; each library once, for the first part that needs it."""
    found: dict[str, Part] = {}
    part = next(iter(objects.values()), Part.QT)  # ldd prints no heading when it is given a single file
    for line in output.splitlines():
        if line.endswith(":"):
            part = objects.get(line[:-1], part)
        elif match := _NOT_FOUND.match(line):
            found.setdefault(match[1], part)
    return tuple(MissingLibrary(soname=soname, part=part) for soname, part in found.items())


def display_parts(environ: Mapping[str, str]) -> tuple[Part, ...]:
    """The ways in which Qt can show something in the session described by ENVIRON, any of which will do.

    Empty when there is no display: then Qt has nothing to show on and should not be loaded. The rules are those of
    https://doc.qt.io/qt-6/qpa.html: QT_QPA_PLATFORM is a list of `plugin[:options]` with semicolons between.
    """
    if wanted := environ.get("QT_QPA_PLATFORM"):
        names = [entry.partition(":")[0] for entry in wanted.split(";")]
        parts = [
            Part.X11 if name == "xcb" else Part.WAYLAND if name.startswith("wayland") else Part.QT for name in names
        ]
    else:
        parts = [
            part
            for variable, part in (("WAYLAND_DISPLAY", Part.WAYLAND), ("DISPLAY", Part.X11))
            if environ.get(variable)
        ]
    return tuple(dict.fromkeys(parts))


def blocking(absent: Iterable[MissingLibrary], parts: Sequence[Part]) -> tuple[MissingLibrary, ...]:
    """Those of the ABSENT libraries without which Qt cannot show anything in any of the ways PARTS."""
    libraries = tuple(absent)
    lacking = {library.part for library in libraries}
    if not parts or (Part.QT not in lacking and not lacking.issuperset(parts)):
        return ()
    return tuple(library for library in libraries if library.part in {Part.QT, *parts})


def packages(libraries: Iterable[MissingLibrary], family: Family) -> tuple[str, ...]:
    """The packages of FAMILY that bring LIBRARIES, sorted; a library of which we know no package is left out."""
    known = (PACKAGES.get(library.soname) for library in libraries)
    return tuple(sorted({names[family.value] for names in known if names is not None}))


def install_command(names: Sequence[str], host: Host) -> str | None:
    """The line to type that installs the packages NAMES on HOST, or None where we do not know its package manager."""
    sudo = "" if host.is_root else "sudo "
    listed = " ".join(names)
    match host.family:
        case Family.DEBIAN:
            return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {listed}"
        case Family.FEDORA:
            return f"{sudo}dnf install -y {listed}"
        case Family.ARCH:
            return f"{sudo}pacman -S --needed {listed}"
        case None:
            return None


def explain(libraries: Sequence[MissingLibrary], host: Host) -> str:
    """What to tell the user when LIBRARIES are missing: what for, and the exact command where we know it."""
    purposes = " and ".join(part.value for part in Part if any(library.part is part for library in libraries))
    unknown = [library.soname for library in libraries if host.family is None or library.soname not in PACKAGES]
    lines = [f"Libraries of the system are missing, needed for {purposes}."]
    names = packages(libraries, host.family) if host.family is not None else ()
    if names and (command := install_command(names, host)):
        lines += ["Install them with", f"    {command}"]
    if unknown:
        lines += ["Install the packages of your system that contain", f"    {' '.join(unknown)}"]
    return "\n".join([*lines, "and start again."])


def suggest_fonts(fonts: Sequence[MissingFont], host: Host) -> str:
    """A hint which fonts would help; the program runs without them, with boxes in place of letters."""
    scripts = ", ".join(font.script for font in fonts)
    hint = f"No font was found for {scripts}: those letters will show as boxes."
    names = () if host.family is None else tuple(font.packages[host.family.value] for font in fonts)
    command = install_command(names, host) if names else None
    return f"{hint} To have them:\n    {command}" if command else hint


def absent_libraries() -> tuple[MissingLibrary, ...]:
    """Every library that the installed Qt would use and the loader cannot find, also for displays not in use."""
    spec = importlib.util.find_spec("PySide6") if sys.platform == "linux" else None  # finds it, without importing it
    if spec is None or not spec.submodule_search_locations:
        return ()
    root = Path(spec.submodule_search_locations[0])
    objects = {str(root / name): part for name, part in _OBJECTS.items() if (root / name).exists()}
    if not objects:
        return ()
    import shutil  # noqa: PLC0415  the program asks here at every start
    import subprocess  # noqa: PLC0415

    ldd = shutil.which("ldd")
    if ldd is None:
        return _absent_by_name()
    # Fixed program, and files of our own dependency; ldd exits with 1 when a file is not for this machine.
    done = subprocess.run(  # noqa: S603
        [ldd, *objects], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    return parse_ldd(done.stdout, objects)


def missing(environ: Mapping[str, str] | None = None) -> tuple[MissingLibrary, ...]:
    """What keeps Qt from showing anything in this session; empty when it can be loaded, or when there is no display."""
    session = os.environ if environ is None else environ
    return blocking(absent_libraries(), display_parts(session)) if has_display(session) else ()


def missing_fonts() -> tuple[MissingFont, ...]:
    """The scripts of our users' digests that no font here can write; empty where fontconfig is not there to ask.

    fontconfig itself answers, not its program `fc-list`: Qt needs the one, and often nobody has installed the other.
    """
    if sys.platform != "linux":
        return ()
    import ctypes  # noqa: PLC0415  the program asks for libraries at every start, not for fonts

    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return ()
    for function in (fontconfig.FcNameParse, fontconfig.FcObjectSetCreate, fontconfig.FcFontList):
        function.restype = ctypes.c_void_p
    # A font set begins with the number of its fonts: https://www.freedesktop.org/software/fontconfig/
    fontconfig.FcFontList.argtypes = [ctypes.c_void_p] * 3

    def has_font(language: str) -> bool:
        pattern = fontconfig.FcNameParse(f":lang={language}".encode())
        fonts = fontconfig.FcFontList(None, pattern, fontconfig.FcObjectSetCreate())
        return fonts is not None and ctypes.c_int.from_address(fonts).value > 0

    return tuple(font for language, font in (("vi", _LATIN), ("ko", _KOREAN)) if not has_font(language))


def this_host() -> Host:
    """The host that we run on."""
    import platform  # noqa: PLC0415  asked only when something is lacking

    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {}
    return Host(family=family_of(release), is_root=sys.platform != "win32" and os.geteuid() == 0)


def install(names: Sequence[str]) -> bool:
    """Installs the Debian packages NAMES as root, without questions; whether it worked. Prints apt's words if not."""
    import shutil  # noqa: PLC0415  seldom called
    import subprocess  # noqa: PLC0415

    apt_get = shutil.which("apt-get")
    if apt_get is None or not names:
        return False
    sys.stdout.write(f"Installing libraries for Qt with apt-get: {' '.join(names)}\n")
    sys.stdout.flush()
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        done = subprocess.run(  # noqa: S603 - names come from the table above
            [apt_get, "-q", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
        # A failed update is no reason to stop: the lists at hand may do, and if not, the installation says so.
        if done.returncode != 0:
            sys.stderr.write(done.stdout)
    return done.returncode == 0


def main(argv: Sequence[str] | None = None) -> int:
    """Says what this session lacks, with `--install` installs it first where it may; 0 when nothing is lacking."""
    install_too = argv != [] and _wants_installation(argv)
    host = this_host()
    lacking = missing()
    if lacking and install_too and host.is_root and host.family is Family.DEBIAN:
        # All that is absent, not only what blocks: the next start may be on another display.
        install(packages(absent_libraries(), Family.DEBIAN))
        lacking = missing()
    if lacking:
        sys.stderr.write(explain(lacking, host) + "\n")
        return 1
    # Said by `make run` only: tests show nothing to anybody.
    shows_a_window = has_display(os.environ) and {Part.X11, Part.WAYLAND} & set(display_parts(os.environ))
    if install_too and shows_a_window and (fonts := missing_fonts()):
        sys.stdout.write(suggest_fonts(fonts, host) + "\n")
    return 0


def _wants_installation(argv: Sequence[str] | None) -> bool:
    import argparse  # noqa: PLC0415  seldom called

    parser = argparse.ArgumentParser(prog="python -m readerapp.system_libraries", description=main.__doc__)
    parser.add_argument("--install", action="store_true", help="on Debian and Ubuntu, as root: install what is missing")
    return bool(parser.parse_args(argv).install)


def _absent_by_name() -> tuple[MissingLibrary, ...]:
    """Where there is no ldd, the known libraries that the loader's own list does not have.

    ctypes.util looks by bare name and so cannot see a missing one of several versions; better than nothing.
    """
    import ctypes.util  # noqa: PLC0415  seldom called

    parts = {"libxcb": Part.X11, "libxkbcommon-x11": Part.X11, "libX11-xcb": Part.X11, "libwayland": Part.WAYLAND}

    def part_of(soname: str) -> Part:
        stem = soname.partition(".so")[0]
        # libxcb.so.1 itself is needed by libX11, and with it by Qt; the extensions only by the window.
        return next(
            (part for name, part in parts.items() if stem.startswith(name) and soname != "libxcb.so.1"), Part.QT
        )

    return tuple(
        MissingLibrary(soname=soname, part=part_of(soname))
        for soname in PACKAGES
        if ctypes.util.find_library(soname.removeprefix("lib").partition(".so")[0]) is None
    )


if __name__ == "__main__":
    sys.exit(main())
