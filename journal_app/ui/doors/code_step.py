"""The step that shows the recovery code, and the ways to take it along."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.i18n import _
from journal_app.services.recovery import CodeSheet
from journal_app.system.clipboard import LENT_SECONDS
from journal_app.ui.doors.code_grid import CodeGrid
from journal_app.ui.doors.step_sheet import Step
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.plain_label import PlainLabel


class CodeStep(Step):
    """The code stands on it only while it is seen."""

    def __init__(
        self, theme: Theme, sheet: CodeSheet, words: str, *, day: str, prints: bool
    ) -> None:
        self.later = Button(theme, _("Later"), "quiet")
        self.go_on = Button(theme, _("Continue"), "primary")
        super().__init__(theme, self.later, self.go_on)
        self.grid = CodeGrid(theme)
        self.grid.show_groups(sheet.groups)
        key = _("Key {key}, {day}").format(key=sheet.key_id, day=day)
        self.key = PlainLabel(theme, key, "caption", "ink2")
        self.print = Button(theme, _("Print"), icon="printer")
        self.print.setToolTip(
            _("On the usual printer, which may keep a copy until it has printed.")
        )
        self.print.setVisible(prints)
        self.save = Button(theme, _("Save as file"), icon="floppy-disk")
        self.copy = Button(theme, _("Copy"), icon="copy")
        self.add_words(words)
        self.column.addWidget(self.grid)
        self.column.addWidget(self.key)
        ways = QFrame()
        row = FlowLayout(ways, spacing=8)
        for button in (self.print, self.save, self.copy):
            row.addWidget(button)
        self.column.addWidget(ways)
        self.end()

    def first(self) -> QWidget | None:
        """The code itself, so that whoever listens hears it."""
        return self.grid

    def set_working(self, working: bool) -> None:
        """The ways to take it along rest as well."""
        super().set_working(working)
        for button in (self.print, self.save, self.copy):
            button.setEnabled(not working)

    def show_copied(self) -> None:
        """Say on the button that it was copied, and for how long."""
        self.copy.set_label(_("Copied. Cleared in a minute."))
        QTimer.singleShot(LENT_SECONDS * 1000, self.copy, self._show_cleared)

    def forget(self) -> None:
        """Take the code off the screen and off the accessibility bus."""
        self.grid.show_groups(())

    def _show_cleared(self) -> None:
        self.copy.set_label(_("Copy"))
