"""What lists of one's own boxes have in common: a column of them, and a field to add one below."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.decks import LONGEST_NAME
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.ui.context import Context
from journal_app.ui.settings.asking import Adding
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.counted_field import CountedField


class BoxList(QFrame):
    """A subclass says what stands in it, and what adding one does."""

    refused = Signal(object)

    def __init__(
        self,
        context: Context,
        name: str,
        field: CountedField,
        add: str,
        parent: QWidget | None = None,
    ) -> None:
        """`add` is what the button beside the field is called."""
        super().__init__(parent)
        self._context = context
        self.setAccessibleName(name)
        self._undoing = Undoing(context, self)
        self._undoing.refused.connect(self.refused)
        self.add_field = field
        self._adding = Adding(field)
        self.add_button = Button(context.theme, _("Add"), "outline", "plus", add, style="smallm")
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._boxes)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        row.addWidget(self.add_field, 1)
        row.addWidget(self.add_button)
        self.add_field.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)

    @abstractmethod
    def add_named(self, name: str) -> Job:
        """Add one of this name."""

    def clear_boxes(self) -> None:
        """Take every box away."""
        while (item := self._boxes.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()

    def _on_add(self) -> None:
        name = self.add_field.text()
        if name.strip() and self._adding.begin():
            self._adding.follow(self.add_named(name))


def name_field(context: Context, words: str, name: str) -> CountedField:
    """The field one types a new name into; `words` stand in it while it is empty."""
    return CountedField(context.theme, words, LONGEST_NAME, name=name)
