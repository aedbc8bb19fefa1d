"""Begin from a template: one's own first, then those that ship."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.core.decks import LONGEST_NAME
from journal_app.core.errors import BadInput
from journal_app.core.templates import Template
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.counted_field import CountedField
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.popover_item import PopoverItem

_WIDTH: Final = 280
_MOST_HIGH: Final = 320


class TemplatePopover(Popover):
    """A list that scrolls where there are many."""

    chosen = Signal(object)
    """Carries the `Template`."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Begin from a template"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.addWidget(self._area)

    def choose_at(self, anchor: QWidget, templates: Sequence[Template]) -> None:
        """Open beside the anchor with these."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for template in templates:
            item = PopoverItem(self._theme, template.name, "note-pencil")
            item.clicked.connect(lambda _checked=False, at=template: self._choose(at))
            column.addWidget(item)
        self._area.setWidget(inside)
        height = min(inside.sizeHint().height(), self._theme.px(_MOST_HIGH))
        self._area.setFixedSize(self._theme.px(_WIDTH), height)
        self.open_at(anchor)

    def _choose(self, template: Template) -> None:
        self.dismiss()
        self.chosen.emit(template)


class TemplateNamePopover(Popover):
    """Asks what a new template is called."""

    named = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Keep this entry as a template"), padding=16)
        self.field = CountedField(theme, _("A name"), LONGEST_NAME, name=_("Name of the template"))
        self.field.setFixedWidth(theme.px(_WIDTH))
        self.keep = Button(theme, _("Keep it"), "primary", size="small", style="smallm")
        self._error = Para(theme, "", "small", "caution", name=_("Template message"))
        self._error.hide()
        self.content.addWidget(PlainLabel(theme, _("What is it called?"), "smallm", "ink2"))
        self.content.addSpacing(6)
        self.content.addWidget(self.field)
        self.content.addWidget(self._error)
        self.content.addSpacing(10)
        row = QHBoxLayout()
        self.content.addLayout(row)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.field.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)

    def ask_at(self, anchor: QWidget) -> None:
        """Open beside the anchor with nothing in it."""
        self.field.forget()
        self._error.hide()
        self.content.activate()
        self.open_at(anchor, self.field)

    def refuse(self, error: BadInput) -> None:
        """Say why it was not kept."""
        self._error.set_text(error.words)
        self._error.show()
        self.fit()

    def _on_keep(self) -> None:
        self.named.emit(self.field.text())
