"""How strong the pull is, away and, where somebody opens it, toward."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.moments import Capture
from journal_app.i18n import _
from journal_app.ui.moment_form.asking import FormParts
from journal_app.ui.moment_form.word_slider import WordSlider, pull_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel

_GAP: Final = 4


class PullRow(QFrame):
    """Both may be there at once; neither is more than the other."""

    changed = Signal()
    grew = Signal()

    def __init__(self, theme: Theme, *, small: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("The pull is"))
        self.away = WordSlider(theme, _("How strong is the pull"), pull_words())
        self.away.answered.connect(self.changed)
        self._open = Button(theme, _("Toward, too"), "ghost", "plus", style="small")
        self._open.clicked.connect(self.open_toward)
        self._toward: WordSlider | None = None
        self._toward_label: PlainLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        if small:
            self._column.addWidget(self.away)
            self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            line = QHBoxLayout()
            line.setSpacing(theme.px(24))
            self._column.addLayout(line)
            line.addWidget(self.away, 1)
            line.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """The words of a pull are always the same."""

    def show_capture(self, capture: Capture) -> None:
        """Show the pulls of this capture, without sending `changed`."""
        self.away.set_answer(capture.pull_away)
        toward = capture.pull_toward
        if toward is not None:
            self._make_toward()
        if self._toward is not None:
            self._toward.set_answer(toward)
            self._show_toward(toward is not None)

    def told_in(self, capture: Capture) -> Capture:
        """This capture with the pulls told here."""
        toward = None if self._toward is None else self._toward.answer
        return replace(capture, pull_away=self.away.answer, pull_toward=toward)

    def forget(self) -> None:
        """Stand nowhere."""
        self.show_capture(Capture())

    def open_toward(self) -> None:
        """Ask for the other pull beside this one."""
        self._make_toward().setFocus(Qt.FocusReason.TabFocusReason)

    def stops(self) -> list[QWidget]:
        """What can take the keyboard, in reading order."""
        return [self.away, self._open, *([] if self._toward is None else [self._toward])]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T opens the other pull."""
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.open_toward()
            return
        super().keyPressEvent(event)

    def _make_toward(self) -> WordSlider:
        if self._toward is None:
            self._toward = WordSlider(self._theme, _("How strong is the pull toward"), pull_words())
            self._toward.answered.connect(self.changed)
            self._toward_label = PlainLabel(self._theme, _("and toward"), "smallm", "ink2")
            self._toward_label.setBuddy(self._toward)
            self._column.addWidget(self._toward_label)
            self._column.addWidget(self._toward)
            self.grew.emit()
        self._show_toward(True)
        return self._toward

    def _show_toward(self, shown: bool) -> None:
        for part in (self._toward, self._toward_label):
            if part is not None:
                part.setVisible(shown)
        self._open.setVisible(not shown)
