"""What is shown when something goes wrong."""

from readerapp.gui.crash import crash_report
from readerapp.gui.crash_window import CrashWindow
from screens.desk import SMALL, Desk
from screens.table import Screen


def draw_crash(desk: Desk) -> None:
    """The report of a mistake of ours."""
    with desk.empty() as window:
        report = CrashWindow(crash_report(ZeroDivisionError("a mistake for the picture")), window)
        report.show()
        desk.shoot_dialog(window, report, "crash-report")
        report.close()


def draw_messages(desk: Desk) -> None:
    """An error in the bar, as long as errors get."""
    with desk.imported() as window:
        path = "/home/somebody/documents/research/một thư mục rất dài/library.db"
        window.parts.messages.warn(f"The library file {path} is write-protected; nothing was changed.")
        desk.shoot(window, "error-in-the-bar", SMALL)


SCREENS = (
    Screen(name="crash-report", draw=draw_crash, once=True),
    Screen(name="error-in-the-bar", draw=draw_messages, once=True),
)
