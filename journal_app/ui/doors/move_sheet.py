"""The sheet on which a journal is packed into one file, to take it to another computer."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from journal_app.i18n import _, ngettext
from journal_app.services import moving, restoring
from journal_app.services.moving import Packed
from journal_app.system.file_dialogs import documents
from journal_app.ui.context import Context
from journal_app.ui.doors.step_sheet import Step, StepSheet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.filling_line import FillingLine

if TYPE_CHECKING:
    from journal_app.security.secret import Secret

NEUTRAL_NAME: Final = f"journal{moving.SUFFIX}"


class MoveSheet(StepSheet):
    """The recovery code was kept before; the journal here stays as it is and goes on."""

    _progressed = Signal(int, int)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window, _("Move to another computer"))
        self._let_go = threading.Event()
        self._working: _WorkStep | None = None
        # Emitted on the working thread, and so delivered on this one.
        self._progressed.connect(self._on_progressed)
        self._ask()

    def _ask(self) -> None:
        step = _WordStep(self._theme)
        step.cancel.clicked.connect(self.dismiss)
        step.go_on.clicked.connect(self._choose)
        self.show_step(step)

    def _choose(self) -> None:
        found, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save as"),
            str(documents() / NEUTRAL_NAME),
            f"*{moving.SUFFIX}",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        # The journal may have been locked while one was choosing.
        if not found or not isValid(self) or self.isHidden():
            return
        target = Path(QDir.fromNativeSeparators(found))
        if not target.suffix:
            target = target.with_suffix(moving.SUFFIX)
        job = self._context.jobs.run(restoring.key_of)
        self.ask(job, lambda key: self._pack(target, key))

    def _pack(self, target: Path, key: "Secret") -> None:
        self._let_go.clear()
        self._working = _WorkStep(self._theme)
        self._working.cancel.clicked.connect(self._let_go.set)
        self.show_step(self._working)
        home = self._context.home
        job = self._context.jobs.background(
            lambda: moving.pack_by(home, key, target, progress=self._progress), to_the_end=True
        )
        self.do(job, self._on_packed)

    def _progress(self, done: int, of: int) -> None:
        if self._let_go.is_set():
            raise _LetGo
        self._progressed.emit(done * 100 // max(1, of), 100)

    @Slot(int, int)
    def _on_progressed(self, done: int, of: int) -> None:
        if self._working is not None and self.step is self._working:
            self._working.line_of_it.show_share(done / of)

    def _on_packed(self, packed: Packed) -> None:
        self._working = None
        close = Button(self._theme, _("Close"), "primary")
        step = Step(self._theme, close)
        words = _words(packed)
        step.add_words(*words)
        step.end()
        close.clicked.connect(self.dismiss)
        self.show_step(step)
        self.announce(" ".join(words))

    def on_trouble(self, error: Exception) -> None:
        """Back to the question, with what was in the way."""
        self._working = None
        self._ask()
        if not isinstance(error, _LetGo):
            super().on_trouble(error)

    def on_put_away(self) -> None:
        """A lock does not wait for a stick to be written to."""
        super().on_put_away()
        self._let_go.set()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put away, as for a lock; out of sight only for a while, it goes on."""
        super().hideEvent(event)
        if not (event.spontaneous() or self.aside or self._context.scenes.hidden):
            self._let_go.set()


class _WordStep(Step):
    """What is taken along, what opens it there, and what stays."""

    def __init__(self, theme: Theme) -> None:
        self.cancel = Button(theme, _("Cancel"), "outline")
        self.go_on = Button(theme, _("Choose a place…"), "primary", name=_("Choose a place"))
        super().__init__(theme, self.go_on, self.cancel)
        self.add_words(
            _(
                "The whole journal in one file, encrypted as it is here, with every picture and "
                "file. A USB stick is a good place for it."
            ),
            _(
                "On the other computer, choose “Open a journal bundle” on the first page, and have "
                "your recovery code at hand. Keep the two apart on the way."
            ),
            _(
                "The journal here stays as it is. From then on the two are apart: what you write "
                "in one does not come to the other."
            ),
        )
        self.end()


class _WorkStep(Step):
    """How far it is, and a way to let go of it."""

    def __init__(self, theme: Theme) -> None:
        self.cancel = Button(theme, _("Cancel"), "outline")
        super().__init__(theme, self.cancel)
        self.add_words(_("Everything is written, and then read again from end to end."))
        self.line_of_it = FillingLine(theme, moves=False)
        self.column.addWidget(self.line_of_it)
        self.end()

    def set_working(self, working: bool) -> None:
        """It can be let go of all the while."""


def _words(packed: Packed) -> list[str]:
    said = [
        _("{name} holds your journal, and was read again from end to end.").format(
            name=packed.path.name
        )
    ]
    if packed.passphrase:
        said.append(_("There its passphrase opens it, and so does the recovery code."))
    else:
        said.append(_("There the recovery code opens it."))
    if packed.carried.missing:
        said.append(
            ngettext(
                "One picture or file is missing or not whole here, so it is not in it.",
                "{count} pictures and files are missing or not whole here, so they are not in it.",
                packed.carried.missing,
            ).format(count=packed.carried.missing)
        )
    return said


class _LetGo(Exception):
    """Somebody pressed Cancel, or the journal is being locked."""
