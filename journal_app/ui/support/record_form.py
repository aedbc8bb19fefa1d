"""The form of the private record: facts one by one, and apart from them what it was like."""

from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.entries import Entry
from journal_app.core.support import RecordField, RecordPage
from journal_app.services import records
from journal_app.services.records import FACTS, RECORD
from journal_app.ui.context import Context
from journal_app.ui.support.desk import Desk
from journal_app.ui.support.view import heading
from journal_app.ui.support.writing_field import WritingField
from journal_app.ui.widgets.para import Para

_TALL: Final = frozenset({RecordField.HAPPENED, RecordField.FELT})


class RecordForm(QFrame):
    """Kept from the first key on, sealed; its entry is plain Markdown under fixed headings."""

    def __init__(self, context: Context, words: RecordPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words.title)
        self.fields = {
            field: WritingField(
                context.theme, about.label, about.hint, lines=3 if field in _TALL else 1
            )
            for field, about in words.fields.items()
        }
        self.desk = Desk(context, self.text, sealed=True, parent=self)
        self._lay_out(context, words)
        for field in self.fields.values():
            field.editor.edited.connect(self.desk.touch)
            field.editor.left.connect(self.desk.flush)
            field.editor.refused.connect(context.notices.say)

    def text(self) -> str:
        """The record as the text of its entry."""
        told = {field: shown.editor.text() for field, shown in self.fields.items()}
        return records.to_markdown(told, self._words)

    def begin(self) -> None:
        """Empty; a record begins with the first key."""
        self.desk.start(RECORD)
        self._fill({})

    def open(self, entry: Entry) -> None:
        """Go on with this one."""
        self.desk.put_away()
        self._fill(records.from_markdown(entry.body))
        self.desk.open(entry)

    def put_away(self) -> None:
        """Keep it, and show no word of it any more."""
        self.desk.put_away()
        self._fill({})

    def forget(self) -> None:
        """Drop every word."""
        self.desk.forget()
        self._fill({})

    def _fill(self, told: records.Fields) -> None:
        for field, shown in self.fields.items():
            shown.editor.load(told.get(field, ""))

    def _lay_out(self, context: Context, words: RecordPage) -> None:
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for field in FACTS:
            label = Para(theme, words.fields[field].label, "smallm", "ink2")
            column.addWidget(label)
            column.addSpacing(5)
            column.addWidget(self.fields[field])
            column.addSpacing(14)
        column.addSpacing(16)
        column.addWidget(heading(theme, words.feelings))
        column.addSpacing(8)
        column.addWidget(self.fields[RecordField.FELT])
