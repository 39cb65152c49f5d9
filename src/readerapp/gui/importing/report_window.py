"""The details of an import, digest by digest, in a window beside the work."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from readerapp.domain.directions import contained
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.repair_wording import repair_sentence
from readerapp.domain.translation import tr
from readerapp.domain.wording import differences, grouped, shield
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.dialog_size import dialog_size
from readerapp.gui.importing.summary import closing_sentence
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme

if TYPE_CHECKING:
    from readerapp.domain.import_preview import DigestPreview, ImportReport

_SHOWN_ISSUES = 20


class ReportWindow(QDialog):
    """Shows an `ImportReport`."""

    def __init__(self, report: "ImportReport", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(24, 20, 24, 20)
        body.setSpacing(12)
        body.addWidget(label(closing_sentence(report), role="lead", wrap=True, selectable=True))
        text = PassageView(theme)
        text.show_html(report_html(report))
        body.addWidget(text)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(scroll, 1)
        row = QVBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(buttons)
        layout.addLayout(row)
        self.resize(dialog_size(self, (680, 520), theme.scale))


def report_html(report: "ImportReport") -> str:
    """The details of REPORT as HTML."""
    parts = [_digest_html(digest) for digest in report.digests]
    for title, rejected in ((tr("Could not be used"), report.failed), (tr("Left out"), report.skipped)):
        if rejected:
            items = "".join(f"<li>{escape(contained(one.source))}: {escape(one.reason)}</li>" for one in rejected)
            parts.append(f"<h4>{escape(title)}</h4><ul>{items}</ul>")
    return "".join(parts)


def _digest_html(digest: "DigestPreview") -> str:
    action = {
        DigestAction.NEW: "",
        DigestAction.CHANGED: tr("changed since the last import"),
        DigestAction.UNCHANGED: tr("already there, unchanged"),
    }[digest.plan.action]
    said = (shield([digest.plan]), action, differences(digest.plan))
    lines = [
        escape(" · ".join(part for part in said if part)),
        f'<span class="muted">{escape(digest.source)}</span>',
    ]
    repaired = repair_sentence(digest.repair)
    if repaired:
        lines.append(escape(repaired))
    shown = digest.issues[:_SHOWN_ISSUES]
    issues = [tr("Line {line}: {message}", line=one.line, message=one.message) for one in shown]
    if len(digest.issues) > _SHOWN_ISSUES:
        issues.append(tr("and {count} more", count=grouped(len(digest.issues) - _SHOWN_ISSUES)))
    listed = f"<ul>{''.join(f'<li>{escape(issue)}</li>' for issue in issues)}</ul>" if issues else ""
    return f"<h4>{escape(digest.title)}</h4><p>{'<br>'.join(lines)}</p>{listed}"
