"""“One further question”: what it asks, and which sentence stays in sight while one answers."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.prompts import Prompt
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.popover_item import PopoverItem

_WIDTH: Final = 400
MOST_SHOWN: Final = 5


class SentencePopover(Popover):
    """The last sentences to choose from, one of them chosen already."""

    begin_wanted = Signal(str)
    """Carries the sentence that stays in sight."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("One further question"))
        self._sentences: list[str] = []
        self.question = Para(theme, "", "quote", "ink", italic=True, name=_("Further question"))
        self.begin = Button(theme, _("Begin"), "soft", size="small", style="smallm")
        self.begin.setAccessibleName(_("Begin with this sentence in sight"))
        self._list = QFrame()
        self._list.setAccessibleName(_("Sentence that stays in sight"))
        self._items = QVBoxLayout(self._list)
        self._items.setContentsMargins(0, 0, 0, 0)
        self._items.setSpacing(0)
        self._group = QButtonGroup(self)
        above = QVBoxLayout()
        set_margins(above, self, 12, 8, 12, 6)
        above.setSpacing(10)
        self.content.addLayout(above)
        above.addWidget(self.question)
        above.addWidget(PlainLabel(theme, _("Stays in sight above it"), "caption", "ink3"))
        self.content.addWidget(self._list)
        row = QHBoxLayout()
        set_margins(row, self, 0, 6, 4, 4)
        self.content.addLayout(row)
        row.addStretch(1)
        row.addWidget(self.begin)
        self.begin.clicked.connect(self._on_begin)

    def ask_at(
        self, anchor: QWidget, prompt: Prompt, sentences: Sequence[str], chosen: str
    ) -> None:
        """Open beside the anchor; `chosen` is among the sentences, or comes before them."""
        shown = list(dict.fromkeys(sentences[-MOST_SHOWN:]))
        self._sentences = shown if chosen in shown else [chosen, *shown[1 - MOST_SHOWN :]]
        self.question.setFixedWidth(self._theme.px(_WIDTH))
        self.question.set_text(prompt.text)
        self.question.setAccessibleDescription(prompt.text)
        self._refill(chosen)
        self.open_at(anchor, self.begin)

    def forget(self) -> None:
        """Drop every word."""
        self.dismiss()
        self._sentences = []
        self.question.set_text("")
        self.question.setAccessibleDescription("")
        self._refill("")

    def _refill(self, chosen: str) -> None:
        while (item := self._items.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                self._group.removeButton(before)  # type: ignore[arg-type]  # only buttons are put in
                before.hide()
                before.setParent(None)
                before.deleteLater()
        for at, sentence in enumerate(self._sentences):
            line = PopoverItem(self._theme, sentence, style="quote")
            line.setCheckable(True)
            line.setChecked(sentence == chosen)
            line.setMaximumWidth(self._theme.px(_WIDTH + 24))
            self._group.addButton(line, at)
            self._items.addWidget(line)

    def _on_begin(self) -> None:
        at = self._group.checkedId()
        sentence = self._sentences[at] if 0 <= at < len(self._sentences) else ""
        self.dismiss()
        if sentence:
            self.begin_wanted.emit(sentence)
