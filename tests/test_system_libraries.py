"""What Qt needs from the system is found out and explained before Qt is loaded."""

import subprocess
import sys

import pytest

from readerapp import system_libraries
from readerapp.system_libraries import Host, MissingFont, MissingLibrary, Part
from readerapp.system_packages import Family, family_of

LDD = """\
/venv/QtGui.so:
\tlinux-vdso.so.1 (0x00007ffc)
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/libc.so.6 (0x00007f)
/venv/libqxcb.so:
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""
EGL = MissingLibrary(soname="libEGL.so.1", part=Part.QT)
CURSOR = MissingLibrary(soname="libxcb-cursor.so.0", part=Part.X11)
ROOT_ON_DEBIAN = Host(family=Family.DEBIAN, is_root=True)
SOMEBODY_ON_DEBIAN = Host(family=Family.DEBIAN, is_root=False)


def test_ldd_is_read_per_file_and_each_library_named_once() -> None:
    objects = {"/venv/QtGui.so": Part.QT, "/venv/libqxcb.so": Part.X11}
    assert system_libraries.parse_ldd(LDD, objects) == (EGL, CURSOR)


@pytest.mark.parametrize(
    ("environ", "parts"),
    [
        ({}, ()),
        ({"DISPLAY": ":0"}, (Part.X11,)),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, (Part.WAYLAND, Part.X11)),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, (Part.QT,)),
        ({"QT_QPA_PLATFORM": "wayland;xcb:some=option"}, (Part.WAYLAND, Part.X11)),
    ],
)
def test_the_session_tells_how_qt_can_show_something(environ: dict[str, str], parts: tuple[Part, ...]) -> None:
    assert system_libraries.display_parts(environ) == parts


def test_a_library_blocks_only_if_no_other_way_is_left() -> None:
    assert system_libraries.blocking([CURSOR], (Part.WAYLAND, Part.X11)) == ()
    assert system_libraries.blocking([CURSOR], (Part.X11,)) == (CURSOR,)
    assert system_libraries.blocking([EGL, CURSOR], (Part.QT,)) == (EGL,)
    assert system_libraries.blocking([EGL], ()) == ()


def test_the_exact_command_is_printed() -> None:
    assert "    sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0\n" in (
        system_libraries.explain([EGL, CURSOR], SOMEBODY_ON_DEBIAN)
    )
    assert "    dnf install -y libglvnd-egl\n" in system_libraries.explain(
        [EGL], Host(family=Family.FEDORA, is_root=True)
    )


def test_on_an_unknown_system_the_libraries_themselves_are_named() -> None:
    assert "libEGL.so.1" in system_libraries.explain([EGL], Host(family=None, is_root=True))


def test_families_are_told_by_name_or_likeness() -> None:
    assert family_of({"ID": "ubuntu", "ID_LIKE": "debian"}) is Family.DEBIAN
    assert family_of({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}) is Family.DEBIAN
    assert family_of({"ID": "void"}) is None


def test_as_root_on_debian_all_that_is_absent_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = [EGL, CURSOR]
    installed: list[str] = []

    def install(names: tuple[str, ...]) -> bool:
        installed.extend(names)
        absent.clear()
        return True

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(system_libraries, "this_host", lambda: ROOT_ON_DEBIAN)
    monkeypatch.setattr(system_libraries, "absent_libraries", lambda: tuple(absent))
    monkeypatch.setattr(system_libraries, "install", install)
    assert system_libraries.main(["--install"]) == 0
    assert installed == ["libegl1", "libxcb-cursor0"]


def test_without_leave_to_install_the_program_stops_with_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(system_libraries, "this_host", lambda: SOMEBODY_ON_DEBIAN)
    monkeypatch.setattr(system_libraries, "absent_libraries", lambda: (EGL,))
    monkeypatch.setattr(system_libraries, "install", lambda _names: pytest.fail("not ours to install"))
    assert system_libraries.main(["--install"]) == 1
    assert "sudo apt-get install -y --no-install-recommends libegl1" in capsys.readouterr().err


def test_the_libraries_of_this_machine_are_all_found() -> None:
    """Tests run where Qt works, so nothing may be reported missing for it."""
    assert [library for library in system_libraries.absent_libraries() if library.part is Part.QT] == []


def test_looking_does_not_load_qt() -> None:
    program = (
        "import sys, readerapp.system_libraries as s; s.missing({'DISPLAY': ':0'}); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_every_package_is_named_for_every_family() -> None:
    for libraries in ([EGL], [CURSOR]):
        assert all(system_libraries.packages(libraries, family) for family in Family)


def test_fonts_that_are_missing_are_proposed_not_demanded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    korean = MissingFont(script="Korean", packages=("fonts-noto-cjk", "fedora-font", "arch-font"))
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(system_libraries, "has_display", lambda _environ: True)
    monkeypatch.setattr(system_libraries, "this_host", lambda: SOMEBODY_ON_DEBIAN)
    monkeypatch.setattr(system_libraries, "absent_libraries", lambda: ())
    monkeypatch.setattr(system_libraries, "missing_fonts", lambda: (korean,))
    assert system_libraries.main(["--install"]) == 0
    assert "No font was found for Korean" in (said := capsys.readouterr().out)
    assert "sudo apt-get install -y --no-install-recommends fonts-noto-cjk" in said
    assert system_libraries.main([]) == 0
    assert capsys.readouterr().out == ""


def test_without_fontconfig_nothing_is_said_of_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_there(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr("ctypes.CDLL", not_there)
    assert system_libraries.missing_fonts() == ()
