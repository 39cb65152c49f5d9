"""The head of a digest that is read: what it is, how much of it is decided, where one is, and the way back."""

from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.digest_page import PageKind
from readerapp.domain.paper import DigestRow
from readerapp.domain.repair_wording import repair_sentence
from readerapp.domain.text_repair import TextRepair
from readerapp.domain.translation import tr
from readerapp.domain.wording import coverage_text, grouped
from readerapp.gui.labels import ElidedLabel, hint, label
from readerapp.gui.texts import language_name
from readerapp.gui.theme.theme import Theme

_BAR_WIDTHS = (24, 56)  # it makes room for the words at larger text


class DigestHead(QFrame):
    """Shows a `DigestRow`.

    Attributes:
        repair: the button for the text repair, there if anything was repaired.

    Signals:
        back_wanted: the way back was clicked.
        repair_wanted: the user wants to see how the text was made.
    """

    back_wanted = Signal()
    repair_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listHead")
        self._back = QToolButton()
        self._back.setText(tr("Back"))
        self._back.setToolTip(tr("Back to the paper (Esc, Alt+←)"))
        self._back.setIconSize(QSize(18, 18))
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._back.clicked.connect(self.back_wanted)
        theme.dress_in_text(self._back, "back")
        self._title = ElidedLabel(role="lead")
        self._facts = ElidedLabel(role="small", tone="muted")
        self.repair = QToolButton()
        self.repair.setProperty("kind", "text")
        self.repair.setProperty("place", "head")
        self.repair.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.repair.clicked.connect(self.repair_wanted)
        self.repair.hide()
        self._covered = label(role="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_BAR_WIDTHS[0])
        self._bar.setMaximumWidth(_BAR_WIDTHS[1])
        self._position = ElidedLabel(role="small", tone="muted")
        self._position.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._lay_out()

    @property
    def covered(self) -> str:
        """How much is decided, in words."""
        return self._covered.text()

    def show_digest(self, digest: DigestRow) -> None:
        """Show what is known of DIGEST."""
        self._title.setText(digest.title)
        self._title.setToolTip(hint(f"{digest.title}\n{digest.source}"))
        self._facts.setText("  ·  ".join(_facts(digest)))
        self._facts.setToolTip(hint(digest.source))
        repaired = repair_sentence(digest.repair)
        self.repair.setText(_repair_words(digest.repair))
        self.repair.setToolTip(hint(repaired))
        self.repair.setVisible(bool(repaired))
        covered = coverage_text(digest.decided, digest.papers)
        self._covered.setText(covered)
        self._bar.setRange(0, max(digest.papers, 1))
        self._bar.setValue(digest.decided)
        self._bar.setAccessibleName(covered)
        self._bar.setVisible(digest.papers > 0)

    def show_position(self, kind: PageKind, place: int, total: int) -> None:
        """Say where in the digest the reader is."""
        sentence = tr("entry {place} of {total}") if kind is PageKind.RECORDS else tr("line {place} of {total}")
        self._position.setText(sentence.format(place=grouped(place), total=grouped(total)))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self.repair)
        words.addLayout(facts)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._bar)
        line.addWidget(self._covered)
        line.addWidget(self._position, 1)
        words.addSpacing(2)
        words.addLayout(line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)


def _repair_words(repair: TextRepair) -> str:
    """What the button says: what there is to be looked at."""
    if repair.uncertain:
        return tr("{count} uncertain words…", count=grouped(repair.uncertain))
    return tr("Text repair…")


def _facts(digest: DigestRow) -> list[str]:
    period = ""
    if digest.period is not None:
        start, end = digest.period.start, digest.period.end
        period = start if start == end else f"{start} – {end}"
    return [fact for fact in (period, language_name(digest.language), PurePath(digest.source).name) if fact]
