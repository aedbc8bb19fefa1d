"""“One small thing next”: one tiny thing, to be done or left, and nothing that pushes."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.prompts import Prompt, ReplyKind
from journal_app.i18n import _
from journal_app.services.prompts import Suggestion
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_WIDTH: Final = 340


class SmallThingPopover(Popover):
    """Shows it; whoever wants to can write a line to it."""

    write_wanted = Signal(object)
    """Carries the `Suggestion`."""
    another_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("One small thing"))
        self._suggestion: Suggestion | None = None
        self.words = Para(theme, "", "quote", "ink", italic=True, name=_("Small thing"))
        self.write = Button(
            theme, _("Write a line to it"), "quiet", "feather", size="small", style="smallm"
        )
        self.another = Button(theme, _("Another"), "quiet", "shuffle", size="small", style="smallm")
        self.another.setAccessibleName(_("Another small thing"))
        inside = QVBoxLayout()
        set_margins(inside, self, 12, 8, 12, 4)
        inside.setSpacing(8)
        self.content.addLayout(inside)
        inside.addWidget(PlainLabel(theme, _("One small thing, if you like"), "caption", "ink3"))
        inside.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.content.addLayout(row)
        row.addWidget(self.another)
        row.addWidget(self.write)
        row.addStretch(1)
        self.write.clicked.connect(self._on_write)
        self.another.clicked.connect(self.another_wanted)

    def show_thing(self, anchor: QWidget, suggestion: Suggestion | None) -> None:
        """Open beside the anchor with this, or with something for the body where there is none."""
        self._suggestion = suggestion
        words = body_act() if suggestion is None else suggestion.prompt.text
        self.words.setFixedWidth(self._theme.px(_WIDTH))
        self.words.set_text(words)
        self.words.setAccessibleDescription(words)
        self.write.setVisible(suggestion is not None and _is_written(suggestion.prompt))
        self.another.setVisible(suggestion is not None)
        self.fit()
        if self.isHidden():
            self.open_at(anchor)

    def _on_write(self) -> None:
        suggestion = self._suggestion
        self.dismiss()
        if suggestion is not None:
            self.write_wanted.emit(suggestion)


def body_act() -> str:
    """Something that can always be done, whatever is told."""
    return _("Look out of a window and name three things, or put a hand on something cool.")


def _is_written(prompt: Prompt) -> bool:
    return prompt.reply_kind in (ReplyKind.LINE, ReplyKind.WORD)
