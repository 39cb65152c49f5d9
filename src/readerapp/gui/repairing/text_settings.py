"""The controls that say how the text of a digest is made: its encoding, and whether broken text is repaired."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from readerapp.domain.encodings import encodings, readable_name
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.gui.labels import label


class TextSettings(QWidget):
    """A box for the encoding and one for the repair.

    Attributes:
        encoding: the box with the encodings; the first entry is the guess.
        repair: the box for the repair.

    Signals:
        changed: the user wants the text made otherwise; with the RepairSettings.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = RepairSettings()
        self.encoding = QComboBox()
        self.encoding.setMinimumContentsLength(22)
        self.encoding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.encoding.setMaxVisibleItems(20)
        self.encoding.addItem(tr("Guessed"), "")
        for known in encodings():
            self.encoding.addItem(known.label, known.name)
        self.repair = QCheckBox(tr("&Repair broken text"))
        name = QLabel(tr("&Encoding"))
        name.setBuddy(self.encoding)
        self._doubt = label(role="small", tone="error")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(name)
        layout.addWidget(self.encoding)
        layout.addWidget(self._doubt)
        layout.addSpacing(8)
        layout.addWidget(self.repair)
        layout.addStretch(1)
        self.encoding.activated.connect(self._on_encoding)
        self.repair.clicked.connect(self._on_repair)

    def show_settings(self, settings: RepairSettings, *, guess: str, certain: bool) -> None:
        """Show SETTINGS; GUESS is the encoding that was found, empty when none was, CERTAIN whether that is sure."""
        self._settings = settings
        guessed = not settings.encoding
        named = guessed and guess
        self.encoding.setItemText(
            0, tr("Guessed: {encoding}", encoding=readable_name(guess)) if named else tr("Guessed")
        )
        at = max(self.encoding.findData(settings.encoding), 0)
        if settings.encoding and at == 0:
            self.encoding.addItem(readable_name(settings.encoding), settings.encoding)
            at = self.encoding.count() - 1
        self.encoding.setCurrentIndex(at)
        self._doubt.setText("" if certain or not guessed else tr("This guess is uncertain."))
        self._doubt.setVisible(bool(self._doubt.text()))
        self.repair.setChecked(settings.repair)

    def _on_encoding(self, index: int) -> None:
        chosen = str(self.encoding.itemData(index))
        if chosen != self._settings.encoding:
            # What was picked in another text means nothing in this one.
            self._settings = RepairSettings(encoding=chosen, repair=self._settings.repair)
            self.changed.emit(self._settings)

    def _on_repair(self, wanted: bool) -> None:
        self._settings = RepairSettings(encoding=self._settings.encoding, repair=wanted, choices=self._settings.choices)
        self.changed.emit(self._settings)
