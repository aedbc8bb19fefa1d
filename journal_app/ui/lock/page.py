"""The lock page: a scene that shows one step at a time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.core.errors import OpenProblem
from journal_app.i18n import _
from journal_app.services.journals import Shelved
from journal_app.ui.lock.more_menu import MoreMenu
from journal_app.ui.lock.pause import TryPause
from journal_app.ui.lock.requests import BackToPages
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.view import LockStep, LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.direction import visual_qrect
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.scene import Scene
from journal_app.ui.widgets.unheard import unheard

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class LockPage(Scene):
    """Shows a `LockView` and says what was asked for; it holds nothing of the journal.

    Only the step that is shown exists: another one cannot be read over the accessibility bus.
    """

    asked = Signal(object)
    """Carries a value of `requests`."""
    return_requested = Signal()
    """Back to the pages that could not be kept yet; the window does that itself."""

    def __init__(self, theme: Theme, view: LockView, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Locked"), parent)
        self._view = view
        self._refused: LockView | None = None
        self._pause = TryPause(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 22, 28, 24)
        self._column.setSpacing(0)
        words = _("Everything stays on this computer.")
        self._column.addWidget(PlainLabel(theme, words, "caption", "ink3"), 0, _CENTER)
        self._step = self._put_in(view.step)
        self.more = MoreMenu(theme, self)
        self.more.asked.connect(self.asked)
        theme.changed.connect(self._place_more)
        self.show_view(view)

    @property
    def view(self) -> LockView:
        """What is shown now."""
        return self._view

    @property
    def step(self) -> Step:
        """The step that is shown now."""
        return self._step

    def show_view(self, view: LockView) -> None:
        """Show where the journal stands now; what changed for the worse is spoken."""
        before, self._view = self._view, view
        # Whoever comes back from another step sees the same view, and has tried nothing more.
        if view.problem is OpenProblem.WRONG_PASSPHRASE and view is not self._refused:
            self._refused = view
            self._pause.count()
        if view.step is not before.step:
            self._take_out(self._step)
            self._step = self._put_in(view.step)
        self._step.show_view(view)
        self.more.setVisible(view.may_go_elsewhere)
        self.more.raise_()
        if self.isVisible():
            self._step.take_focus()
            if view.message:
                announce(self, view.message)

    def show_journals(self, journals: Sequence[Shelved]) -> None:
        """Offer these in the menu."""
        self.more.show_journals(journals)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the menu in its corner."""
        super().resizeEvent(event)
        self._place_more()

    def forget(self) -> None:
        """Drop what was typed."""
        with unheard():
            self._step.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """The hands go where the one thing to do is."""
        super().showEvent(event)
        self._step.take_focus()
        announce(self, self._view.message or _("Locked"))

    def _place_more(self) -> None:
        side = self.more.sizeHint()
        corner = QRect(self.width() - side.width() - 16, 14, side.width(), side.height())
        self.more.setGeometry(visual_qrect(self, corner))

    def _put_in(self, which: LockStep) -> Step:
        step = self._make(which)
        step.asked.connect(self._on_asked)
        self._column.insertWidget(0, step, 1)
        step.show()
        return step

    def _take_out(self, step: Step) -> None:
        with unheard():
            step.forget()
        step.hide()
        self._column.removeWidget(step)
        step.setParent(None)
        step.deleteLater()

    def _on_asked(self, request: object) -> None:
        if isinstance(request, BackToPages) and request.passphrase is None:
            self.return_requested.emit()
        else:
            self.asked.emit(request)

    def _make(self, which: LockStep) -> Step:
        """A step; its module is imported no earlier than it is shown."""
        match which:
            case LockStep.OPEN:
                from journal_app.ui.lock.open_step import OpenStep

                return OpenStep(self._theme, self._pause)
            case LockStep.KEEPING:
                from journal_app.ui.lock.keeping_step import KeepingStep

                return KeepingStep(self._theme, self._pause)
            case LockStep.TROUBLE:
                from journal_app.ui.lock.trouble_step import TroubleStep

                return TroubleStep(self._theme)
            case LockStep.COPIES:
                from journal_app.ui.lock.copies_step import CopiesStep

                return CopiesStep(self._theme)
            case LockStep.WORKING:
                from journal_app.ui.lock.working_step import WorkingStep

                return WorkingStep(self._theme)
            case LockStep.REPORT:
                from journal_app.ui.lock.report_step import ReportStep

                return ReportStep(self._theme)
            case LockStep.CODE:
                from journal_app.ui.lock.code_step import CodeStep

                return CodeStep(self._theme)
