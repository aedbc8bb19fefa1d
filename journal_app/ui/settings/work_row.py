"""A row whose button begins something that may take a while, tells how far it is, and can stop."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.runtime.jobs import Job
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import Row
from journal_app.ui.widgets.button import Button

PATIENCE_MS: Final = 500
"""What takes no longer needs no telling."""

Telling = Callable[[float], str]
"""Says how far something is, from 0 to 1."""


class WorkRow(Row):
    """Its line says how it stands, and how far it is while it goes on."""

    def __init__(
        self, theme: Theme, icon: str, title: str, begin: Button, stop: Button, telling: Telling
    ) -> None:
        control = QFrame()
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(stop)
        row.addWidget(begin)
        super().__init__(theme, icon, title, " ", control)
        self.begin, self.stop = begin, stop
        self._telling = telling
        self._standing = ""
        self._far = 0.0
        self._job: Job | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._tell)
        stop.hide()
        stop.clicked.connect(self._on_stop)

    @property
    def at_work(self) -> bool:
        """Whether something goes on."""
        return self._job is not None

    def show_standing(self, line: str) -> None:
        """Say how it stands once nothing goes on."""
        self._standing = line
        if self._job is None:
            self.set_line(line)

    def follow(self, job: Job) -> None:
        """Tell how far this is until it ends."""
        self._job, self._far = job, 0.0
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_over)
        job.failed.connect(self._on_over)
        self._patience.start()

    def _on_progressed(self, far: object) -> None:
        self._far = far if isinstance(far, float) else self._far
        if not self._patience.isActive():
            self._tell()

    def _tell(self) -> None:
        if self._job is None:
            return
        self.set_line(self._telling(self._far))
        if not self.stop.isVisible():
            had_focus = self.begin.hasFocus()
            self.stop.show()
            if had_focus:
                self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
            self.begin.setEnabled(False)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._on_over(None)

    def _on_over(self, _result: object) -> None:
        had_focus = self.stop.hasFocus()
        self._job = None
        self._patience.stop()
        self.begin.setEnabled(True)
        if had_focus:
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.hide()
        self.set_line(self._standing)
