"""It is done: what came back from where, what did not, what is kept, and the way in."""

from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.copies.report_lines import ReportLines
from journal_app.ui.lock.requests import Do
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.trouble_step import CARD_WIDTH
from journal_app.ui.lock.trouble_view import Deed, deed_words
from journal_app.ui.lock.view import LockState, LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scene_card import SceneCard


class ReportStep(Step):
    """The same report can be read later in the settings."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(_("Your journal’s file"))
        self.setProperty("noRing", True)
        self.title = Para(theme, "", "title", name=_("Report"))
        self.lines = ReportLines(theme)
        words = _("This report can be read again in Settings, Backups.")
        self.kept = Para(theme, words, "small", "ink2")
        self.open = Button(theme, deed_words(Deed.OPEN), "primary")
        self.undo = Button(theme, deed_words(Deed.UNDO), "outline")
        self.folder = Button(theme, deed_words(Deed.FOLDER), "ghost", style="smallm")
        buttons = {Deed.OPEN: self.open, Deed.UNDO: self.undo, Deed.FOLDER: self.folder}
        for deed, button in buttons.items():
            button.clicked.connect(partial(self._on_pressed, deed))
        self._lay_out()

    def show_view(self, view: LockView) -> None:
        """Show the report."""
        report = view.report
        if report is None:
            return
        self.title.set_text(report.title)
        self.lines.show_report(report)
        self.kept.setVisible(report.kept)
        self.undo.setVisible(report.can_be_undone)
        self.folder.setVisible(report.folder is not None)
        busy = view.state is LockState.OPENING
        self.open.set_label(_("Opening") if busy else deed_words(Deed.OPEN))
        for button in (self.open, self.undo):
            button.setEnabled(not busy)

    def take_focus(self) -> None:
        """To the way in, or to the beginning of what is told."""
        self._card.begin_at(self.open, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys scroll where not all can be seen."""
        if not self._card.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = self._card = SceneCard(self._theme, _("Your journal’s file"), width=CARD_WIDTH)
        inside = card.content
        inside.addWidget(self.title)
        inside.addSpacing(18)
        inside.addWidget(self.lines)
        inside.addSpacing(16)
        inside.addWidget(self.kept)
        inside.addSpacing(20)
        deeds = QFrame()
        deeds.setAccessibleName(_("Ways on"))
        rows = QVBoxLayout(deeds)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        loud, quiet = FlowLayout(spacing=8), FlowLayout(spacing=22)
        rows.addLayout(loud)
        for button in (self.open, self.undo):
            loud.addWidget(button)
        rows.addLayout(quiet)
        quiet.addWidget(self.folder)
        inside.addWidget(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _on_pressed(self, deed: Deed) -> None:
        self.asked.emit(Do(deed=deed))
