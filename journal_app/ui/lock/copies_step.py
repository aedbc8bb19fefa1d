"""The earlier copies of a journal that does not open: look inside one, and put it in its place."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.lock.requests import Do
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.trouble_view import Deed, deed_words
from journal_app.ui.lock.view import LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scene_card import SceneCard

_WIDTH: Final = 660
_HIGHEST: Final = 620


class CopiesStep(Step):
    """The panel is driven by the app, which has the key; Esc goes back by one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.panel = CopiesPanel(theme)
        self.back = Button(theme, deed_words(Deed.BACK), "ghost", "arrow-left", style="smallm")
        self.back.clicked.connect(self._on_back)
        self.panel.inside_shown.connect(self.back.setHidden)
        card = SceneCard(theme, _("Earlier copies"), width=_WIDTH, highest=_HIGHEST)
        inside = card.content
        inside.addWidget(Para(theme, _("Earlier copies"), "title"))
        inside.addSpacing(4)
        words = _("Looking changes nothing. What lies in your journal’s place now is kept.")
        inside.addWidget(Para(theme, words, "small", "ink2"))
        inside.addSpacing(16)
        inside.addWidget(self.panel, 1)
        inside.addSpacing(12)
        row = QHBoxLayout()
        inside.addLayout(row)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_view(self, view: LockView) -> None:
        """What went wrong is said at the foot of the list."""
        self.panel.say(view.message)

    def take_focus(self) -> None:
        """To the list."""
        if not self.panel.inside.isVisible():
            self.panel.take_focus()

    def forget(self) -> None:
        """Drop every word of any copy."""
        self.panel.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the inside of a copy, then the list."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.panel.leave_inside():
                self._on_back()
        else:
            super().keyPressEvent(event)

    def _on_back(self) -> None:
        self.asked.emit(Do(deed=Deed.BACK))
