"""The sheet on which the recovery code is shown, taken along and typed back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QDir, QLocale, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from journal_app.core.clock import day_of
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _
from journal_app.services import begun_exports, exchange, recovery
from journal_app.services.begun_exports import BegunExport
from journal_app.services.recovery import CodeSheet
from journal_app.system.clipboard import lend
from journal_app.system.file_dialogs import documents
from journal_app.system.printing import can_print, print_document
from journal_app.ui.context import Context
from journal_app.ui.doors.check_step import CheckStep
from journal_app.ui.doors.code_paper import Paper, paper_of, pdf_of
from journal_app.ui.doors.code_step import CodeStep
from journal_app.ui.doors.passphrase_step import PassphraseStep
from journal_app.ui.doors.step_sheet import Step, StepSheet
from journal_app.ui.widgets.button import Button

NEUTRAL_NAME: Final = "recovery-code.pdf"


class RecoverySheet(StepSheet):
    """`then` is called once two groups were typed back; *Later* is possible at every step."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        *,
        first: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(context, window, _("A way back in"))
        self._code: CodeSheet | None = None
        self._first = first
        self._then = then
        self._gone = False
        self._kept = False
        self._numbers: tuple[int, int] | None = None
        self._show_asking()

    # Getting at the code.

    def _show_asking(self) -> None:
        """The keyring is asked anew, which may take a while or go wrong."""
        self._show_words(_("One moment. The code is being read from where its key is kept."))
        self._fetch()

    def _show_words(self, words: str) -> None:
        later = Button(self._theme, _("Later"), "quiet")
        again = Button(self._theme, _("Try again"), "primary")
        step = Step(self._theme, later, again)
        step.add_words(words)
        step.end()
        later.clicked.connect(self.dismiss)
        again.clicked.connect(self._show_asking)
        self.show_step(step)

    def _fetch(self, passphrase: str | None = None) -> None:
        home = self._context.home
        work = partial(recovery.show, home, passphrase=passphrase)
        self.ask(self._context.jobs.apart(work), self._on_code)

    def on_trouble(self, error: Exception) -> None:
        """A journal with a passphrase asks for it first; everything else is said."""
        needed = OpenProblem.PASSPHRASE_NEEDED
        if isinstance(error, CannotOpen) and error.problem is needed:
            self._ask_passphrase()
        elif isinstance(error, CannotOpen) and self._code is None and not self._asks():
            self._show_words(error.words)
            self.announce(error.words)
        else:
            super().on_trouble(error)

    def _asks(self) -> bool:
        return isinstance(self.step, PassphraseStep)

    def _ask_passphrase(self) -> None:
        why = _(
            "The recovery code opens everything without the passphrase. That is why the "
            "passphrase is asked for before it is shown."
        )
        step = PassphraseStep(self._theme, why, leave=_("Later"), go_on=_("Continue"))
        step.leave.clicked.connect(self.dismiss)
        step.given.connect(self._fetch)
        self.show_step(step)

    def _on_code(self, code: CodeSheet) -> None:
        # Out of sight it would be shown to nobody, and stay in memory; it is asked for again.
        if self.isHidden():
            return
        self._code = code
        numbers, self._numbers = self._numbers, None
        if numbers is None:
            self._show_code()
        else:
            self._show_check(numbers)

    # Showing it, and taking it along.

    def _show_code(self) -> None:
        code = self._code
        if code is None:
            return
        words = _(
            "If nothing else opens your journal, this code does. Nobody else has it, and nobody "
            "can find it again for you. Write it down, or take it along in one of the ways "
            "below, and keep it like a house key."
        )
        if self._first:
            words = f"{self._first} {words}"
        step = CodeStep(self._theme, code, words, day=self._day(), prints=can_print())
        step.later.clicked.connect(self.dismiss)
        step.go_on.clicked.connect(lambda: self._show_check())
        step.print.clicked.connect(partial(self._print, step))
        step.save.clicked.connect(partial(self._save, step))
        step.copy.clicked.connect(partial(self._copy, step))
        self.show_step(step)

    def _paper(self) -> Paper | None:
        if self._code is None:
            return None
        return paper_of(self._code.groups, self._code.key_id, self._day(), self._theme)

    def _day(self) -> str:
        day = day_of(self._context.clock)
        return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")

    def _print(self, step: CodeStep) -> None:
        paper = self._paper()
        if paper is not None:
            job = self._context.jobs.background(lambda: print_document(pdf_of(paper)))
            self.ask(job, lambda _none: step.say(_("On its way to the printer.")))

    def _save(self, step: CodeStep) -> None:
        paper = self._paper()
        found, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save as"),
            str(documents() / NEUTRAL_NAME),
            "*.pdf",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        # The journal may have been locked while one was choosing.
        if paper is None or not found or not isValid(self) or self.isHidden():
            return
        target = Path(QDir.fromNativeSeparators(found))
        if not target.suffix:
            target = target.with_suffix(".pdf")
        job = self._context.jobs.run(begun_exports.begin)
        self.ask(job, partial(self._keep, step, target, paper))

    def _keep(self, step: CodeStep, target: Path, paper: Paper, begun: BegunExport) -> None:
        work = partial(_saved, target, paper, self._context.home, begun)
        job = self._context.jobs.background(work)
        self.ask(job, partial(self._on_saved, step))

    def _on_saved(self, step: CodeStep, path: Path) -> None:
        words = _("Saved as {name}. Whoever opens that file has the code; keep it elsewhere.")
        step.say(words.format(name=path.name))

    def _copy(self, step: CodeStep) -> None:
        if self._code is not None:
            lend(QGuiApplication.clipboard(), "-".join(self._code.groups))
            step.show_copied()

    # Typing it back.

    def _show_check(self, numbers: tuple[int, int] | None = None) -> None:
        if self._code is None:
            return
        step = CheckStep(self._theme, self._code, numbers)
        step.back.clicked.connect(self._show_code)
        step.later.clicked.connect(self.dismiss)
        step.right.connect(self._confirm)
        self.show_step(step)

    def _confirm(self) -> None:
        home, clock = self._context.home, self._context.clock
        work = partial(recovery.confirm, home, clock=clock)
        self.do(self._context.jobs.background(work), self._on_confirmed)

    def _on_confirmed(self, _changes: object) -> None:
        self._kept = True
        if not self.isHidden():
            self._go_on()

    def _go_on(self) -> None:
        then = self._then
        self.dismiss()
        if then is not None:
            then()
        else:
            self._context.notices.say(_("Kept. The code opens your journal if nothing else does."))

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight the sheet knows no code."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._code = None
            self._gone = True
            if isinstance(self.step, CheckStep):
                self._numbers = self.step.numbers

    def showEvent(self, event: QShowEvent) -> None:
        """Back in sight it reads the code anew, and asks for the same two groups."""
        super().showEvent(event)
        if event.spontaneous() or not self._gone:
            return
        self._gone = False
        if self._kept:
            QTimer.singleShot(0, self, self._go_on)
        elif not self.working and not self._asks():
            self._show_asking()


def _saved(target: Path, paper: Paper, home: Path, begun: BegunExport) -> Path:
    with begun:
        return exchange.keep_document(target, pdf_of(paper), home=home, begun=begun)
