"""Copies inside the section about backups, or what is kept aside; closed, nothing is there."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.core.backup_notes import Pin
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import pins, restoring
from journal_app.ui.context import Context
from journal_app.ui.copies.desk import CopyDesk
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para

if TYPE_CHECKING:
    from journal_app.security.secret import Secret

_HEIGHT: Final = 470


class CopiesPlace(QFrame):
    """Looks with the key of the open journal, so that nothing is asked; it is wiped after."""

    restore_wanted = Signal(object)
    """Carries the `Looked` copy that shall take the journal’s place."""
    hold_wanted = Signal(int, bool)
    """Carries the number of a backup, and whether it shall be kept for good."""
    remove_wanted = Signal(object)
    """Carries the `Copy`, kept aside, that shall be deleted."""
    opened = Signal()
    left = Signal()
    trouble = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.panel: CopiesPanel | None = None
        self._aside = False
        self._desk: CopyDesk | None = None
        self._key: Secret | None = None
        self._job: Job | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def open(self, *, aside: bool = False) -> None:
        """Fetch the key, then show the copies there are, or what is kept aside."""
        self._aside = aside
        job = self._job = self._context.jobs.run(restoring.key_of)
        job.finished.connect(partial(self._on_key, job))
        job.failed.connect(self.trouble)

    def refresh(self) -> None:
        """Show anew which backups are held, or what is kept aside."""
        if self._aside and self._desk is not None:
            self._desk.start()
        elif self.panel is not None:
            job = self._context.jobs.background(partial(pins.of, self._context.home))
            job.finished.connect(self._on_pins)
            job.failed.connect(self.trouble)

    def _on_pins(self, held: tuple[Pin, ...]) -> None:
        if self.panel is not None:
            self.panel.show_pins(held)

    def step_back(self) -> bool:
        """From the inside of a copy to the list, from the list out; whether it was open."""
        if self.panel is None:
            return False
        if not self.panel.leave_inside():
            self.close_copies()
        return True

    def close_copies(self) -> None:
        """Drop every word of any copy, and the key."""
        # Not cancelled: the key it may bring has to be wiped.
        self._job = None
        if self._desk is not None:
            self._desk.stop()
        if self._key is not None:
            self._key.wipe()
        was_open = self.panel is not None
        if self.panel is not None:
            self.panel.forget()
        self.panel = self._desk = self._key = None
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self.hide()
        if was_open:
            self.left.emit()

    def _on_key(self, job: Job, key: "Secret") -> None:
        if self._job is not job:
            key.wipe()
            return
        self.close_copies()
        context, theme = self._context, self._context.theme
        self._key = key
        panel = self.panel = CopiesPanel(theme, aside=self._aside)
        panel.setMinimumHeight(theme.px(_HEIGHT))
        panel.restore_wanted.connect(self.restore_wanted)
        panel.hold_wanted.connect(self.hold_wanted)
        panel.remove_wanted.connect(self.remove_wanted)
        back = Button(theme, _("Back to backups"), "ghost", "arrow-left", style="smallm")
        back.clicked.connect(self.step_back)
        panel.inside_shown.connect(back.setHidden)
        heading = _("Kept aside") if self._aside else _("Earlier copies")
        self._column.addWidget(Para(theme, heading, "heading"))
        self._column.addWidget(panel)
        self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self._desk = CopyDesk(
            panel, context.jobs, context.home, context.clock, lambda: key, aside=self._aside
        )
        self._desk.trouble.connect(self.trouble)
        self.show()
        self.opened.emit()
        self._desk.start()
        if not self._aside:
            self.refresh()
        panel.take_focus()
