"""A small card with a few short fields to type in, one button, and a sentence for what is wrong."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_FIELD_WIDTH: Final = 190


class TypedPopover(Popover):
    """Enter in any field, or the button, is `entered`; Esc leaves everything as it was."""

    def __init__(
        self, theme: Theme, window: QWidget, name: str, labels: Sequence[str], keep: str
    ) -> None:
        super().__init__(theme, window, name, padding=16)
        self.fields = tuple(Field(theme, name=label) for label in labels)
        self._error = Para(
            theme, "", "small", "caution", name=_("{name} message").format(name=name)
        )
        self.keep = Button(theme, keep, "primary", size="small", style="smallm")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        self.content.addLayout(grid)
        for row, (words, field) in enumerate(zip(labels, self.fields, strict=True)):
            label = PlainLabel(theme, words, "smallm", "ink2")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.returnPressed.connect(self.entered)
            field.textEdited.connect(self._error.hide)
        buttons = QHBoxLayout()
        self.content.addSpacing(8)
        self.content.addWidget(self._error)
        self.content.addSpacing(4)
        self.content.addLayout(buttons)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        self.keep.clicked.connect(self.entered)
        theme.changed.connect(self._restyle)
        self._restyle()

    def open_with(self, anchor: QWidget, texts: Sequence[str]) -> None:
        """Open with these texts in the fields, the first one selected."""
        for field, text in zip(self.fields, texts, strict=True):
            field.setText(text)
        self._error.hide()
        self.open_at(anchor, self.fields[0])
        self.fields[0].selectAll()

    def entered(self) -> None:
        """A subclass reads the fields, and refuses or takes what they hold."""

    def refuse(self, field: Field, words: str) -> None:
        """Say what is wrong with a field, and go there."""
        self._error.set_text(words)
        self._error.show()
        self.fit()
        announce(self._error, words)
        field.setFocus()
        field.selectAll()

    def _restyle(self) -> None:
        for field in self.fields:
            field.setFixedWidth(self._theme.px(_FIELD_WIDTH))
