"""What every sheet shares that lets words out of the journal: where to, and what was in the way."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.papers.errand import Errand, asked_for, target_of
from journal_app.ui.papers.far_line import FarLine
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_NARROW: Final = 480


class OutwardSheet(SheetDialog):
    """Nothing is written over, and one copy at a time is on its way; a subclass makes it."""

    wanted_at = Signal(object)
    """Carries the `Path` a copy is to have; never while one is on its way."""

    def __init__(
        self, context: Context, window: QWidget, title: str, *, save: str, trouble: str
    ) -> None:
        """`save` stands on the button; `trouble` is what the sentence of what went wrong is."""
        theme = context.theme
        super().__init__(theme, window, title)
        self._context = context
        self._errand = Errand(context, self)
        self._ending = ""
        self.place = Field(theme, name=_("Save as"))
        self.choose = Button(theme, _("Choose…"), "outline", size="small", style="smallm")
        warning = _("This copy is not encrypted. Anyone who can open the folder can read it.")
        self.warning = Para(theme, warning, "small", "ink2", name=_("What to know"))
        self.error = Para(theme, "", "small", "caution", name=trouble)
        self.error.hide()
        self.far = FarLine(theme)
        self.save = Button(theme, save, "primary")
        self.cancel = Button(theme, _("Cancel"), "outline")
        self._begins = [self.save]
        self._errand.done.connect(self._on_done)
        self._errand.failed.connect(self._on_trouble)
        self.choose.clicked.connect(self._choose)
        self.place.textEdited.connect(lambda: self.refuse(""))
        self.place.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.dismiss)

    def dismiss(self) -> None:
        """Close it; what is on its way ends, and nobody waits for it."""
        self._stop()
        super().dismiss()

    def on_put_away(self) -> None:
        """What is on its way ends: a lock waits for none of it."""
        self._stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put away, as for a lock; out of sight only for a while, it goes on."""
        if not (event.spontaneous() or self.aside or self._context.scenes.hidden):
            self._stop()
        super().hideEvent(event)

    def refuse(self, words: str) -> None:
        """Say in a sentence what did not go, and the way out."""
        self.error.set_text(words)
        self.error.setVisible(bool(words))
        self.warning.setVisible(not words)

    def _stop(self) -> None:
        self._errand.cancel()
        self._be_busy(False)

    def _be_busy(self, busy: bool) -> None:
        """Whether a copy is on its way; each button that begins one waits for its end."""
        for button in self._begins:
            button.setEnabled(not busy)
        if busy:
            self.refuse("")
        else:
            self.far.stop()

    def _lay_out_place(self) -> None:
        """Below everything else; the buttons of the sheet are the subclass's to add."""
        where = QHBoxLayout()
        where.setSpacing(8)
        label = PlainLabel(self._theme, _("Save as"), "smallm", "ink2")
        label.setBuddy(self.place)
        # Where one opens it in a narrow window with large text, the path has the line for itself.
        narrow = self._over.width() < self._theme.px(_NARROW)
        if narrow:
            self.body.addWidget(label)
        self.body.addLayout(where)
        if not narrow:
            where.addWidget(label)
        where.addWidget(self.place, 1)
        where.addWidget(self.choose)
        for line in (self.warning, self.error, self.far):
            self.body.addWidget(line)

    def _choose(self) -> None:
        found = asked_for(self, self.place.text(), self._ending)
        if found:
            self.place.setText(found)
            self.refuse("")

    def _on_save(self) -> None:
        if not self.save.isEnabled():
            # Enter pressed twice, or held: one copy is on its way.
            return
        try:
            target = target_of(self.place.text())
        except JournalError as error:
            self._on_trouble(error)
            return
        self.wanted_at.emit(target)

    def _on_done(self, words: str) -> None:
        self.dismiss()
        self._context.notices.say(words)

    def _on_trouble(self, error: JournalError) -> None:
        self._be_busy(False)
        self.refuse(error.words)
        announce(self.error, error.words)
        if not self.isVisible():
            return
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place.selectAll()
