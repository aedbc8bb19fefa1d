"""What a moment felt like: shown, covered while a later look is open, or corrected for a while."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.moments import ANSWERS, CORRECTION, Moment, later_look_due, may_correct
from journal_app.core.safety import Feature
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.moment_form.answers import AnswerChips, NotOkLink
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reflection.both_answers import BothAnswers
from journal_app.ui.reflection.later_look import LaterLook
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para

_SOON_MS: Final = 1000


class AnswerView(QFrame):
    """The answer belongs to the person: it is never judged, weighed or put in another’s place."""

    corrected = Signal(str)
    """Carries the id of the answer given now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._moment: Moment | None = None
        self._rests = False
        self._look: LaterLook | None = None
        self.both = BothAnswers(context)
        self.covered = Para(
            theme, _("The first answer stays covered while a later look is open."), "small", "ink3"
        )
        self.change_button = Button(theme, _("Change the answer"), "link", style="smallm")
        self.stands = Para(theme, _("The first answer stands as it was given."), "caption", "ink3")
        self.asking = QFrame()
        self.chips = AnswerChips(theme)
        self.not_ok = NotOkLink(theme)
        rows = QVBoxLayout(self.asking)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.chips)
        rows.addWidget(self.not_ok)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for widget in (self.both, self.covered, self.change_button, self.asking, self.stands):
            self._column.addWidget(widget)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self._show_again)
        self.change_button.clicked.connect(self._ask)
        self.chips.answered.connect(self._on_answered)
        self.not_ok.clicked.connect(lambda: context.navigator.go(Place(page=PageId.FORK)))

    def show_moment(self, moment: Moment, *, rests: bool) -> None:
        """Show what was answered about this moment, as far as it is to be seen now."""
        self._moment, self._rests = moment, rests
        now = self._context.clock.now()
        safety = self._context.known.safety
        due = later_look_due(moment, now)
        offered = due and not rests and safety.allows(Feature.LATER_LOOK)
        self._show_look(moment if offered else None)
        self.both.show_moment(moment)
        self.covered.setVisible(due and not offered)
        answered = moment.reading is not None
        correctable = may_correct(moment, now) and moment.deleted_at is None
        asks = answered or (safety.allows(Feature.QUESTION) and not rests)
        words = _("Change the answer") if answered else _("Fear or preference?")
        self.change_button.set_label(words)
        self.change_button.setAccessibleName(words)
        self.change_button.setVisible(correctable and asks)
        self.asking.hide()
        stands = moment.reading in ANSWERS and not correctable and not due
        self.stands.setVisible(stands and moment.reading_later is None)
        self._over.stop()
        if answered and correctable and moment.reading_at is not None:
            left = CORRECTION - abs(now - moment.reading_at)
            self._over.start(max(0, round(left.total_seconds() * 1000)) + _SOON_MS)

    def take_focus(self) -> bool:
        """Put the keyboard onto the question that is open; whether there is one."""
        if self._look is None:
            return False
        self._look.answers.stops()[0].setFocus()
        return True

    def forget(self) -> None:
        """Drop every word."""
        self._moment = None
        self._over.stop()
        self._show_look(None)
        self.both.forget()
        for widget in (self.covered, self.change_button, self.asking, self.stands):
            widget.hide()

    def _show_look(self, moment: Moment | None) -> None:
        look, self._look = self._look, None
        if look is not None:
            self._column.removeWidget(look)
            look.forget()
            look.hide()
            look.deleteLater()
        if moment is not None:
            self._look = LaterLook(self._context, moment, told=False)
            self._column.insertWidget(0, self._look)

    def _ask(self) -> None:
        self.change_button.hide()
        self.asking.show()
        self.chips.set_answer(None if self._moment is None else self._moment.reading)
        self.chips.stops()[0].setFocus()

    def _on_answered(self, reading: str | None) -> None:
        if reading is None:
            # A press on the answer that stands takes nothing back here.
            self._show_again()
        else:
            self.corrected.emit(reading)

    def _show_again(self) -> None:
        if self._moment is not None:
            self.show_moment(self._moment, rests=self._rests)
