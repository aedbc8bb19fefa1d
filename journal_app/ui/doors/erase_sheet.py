"""The two deliberate steps before a journal is erased."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.services.staying import Stays
from journal_app.ui.context import Context
from journal_app.ui.doors.step_sheet import Step, StepSheet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.plain_label import PlainLabel

WAIT_MS: Final = 3000
"""How long the last button cannot be pressed."""
_NOTHING_KNOWN: Final = Stays()


class EraseSheet(StepSheet):
    """Says what goes and what stays; the app itself closes the journal and erases it."""

    code_wanted = Signal()
    """The recovery code is to be kept first; the sheet is closed."""

    def __init__(self, context: Context, window: QWidget, stays: Stays = _NOTHING_KNOWN) -> None:
        super().__init__(context, window, _("Erase this journal"))
        step = _WordStep(self._theme, stays)
        step.keep.clicked.connect(self.dismiss)
        if step.keep_code is not None:
            step.keep_code.clicked.connect(self._keep_code)
        step.meant.connect(self._ask_again)
        self.show_step(step)

    def _ask_again(self) -> None:
        step = _LastStep(self._theme)
        step.keep.clicked.connect(self.dismiss)
        step.erase.clicked.connect(self._erase)
        self.show_step(step)

    def _keep_code(self) -> None:
        self.dismiss()
        self.code_wanted.emit()

    def _erase(self) -> None:
        self.dismiss()
        self._context.erase()


class _WordStep(Step):
    """What goes, what stays, and a word to type."""

    meant = Signal()

    def __init__(self, theme: Theme, stays: Stays) -> None:
        shut = stays.copies_shut
        self.keep = Button(theme, _("Keep the journal"), "outline" if shut else "primary")
        self.keep_code = Button(theme, _("Keep the code first"), "primary") if shut else None
        self.go_on = Button(theme, _("Go on…"), "caution")
        super().__init__(theme, self.go_on, self.keep)
        self.word = _("erase")
        self.add_words(_what_goes(stays))
        if self.keep_code is not None:
            self.add_words(_what_is_shut(stays), tone="ink")
            # Beside the others it would not fit in the lowest window with the largest text.
            self.column.addWidget(self.keep_code, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_words(_what_stays(stays))
        self.field = Field(theme, name=_("The word that erases"))
        label = PlainLabel(
            theme, _("To go on, type “{word}”.").format(word=self.word), "smallm", "ink2"
        )
        label.setBuddy(self.field)
        self.column.addWidget(label)
        self.column.addWidget(self.field)
        self.end()
        self.field.textChanged.connect(self._show_state)
        self.field.returnPressed.connect(self.go_on.click)
        self.go_on.clicked.connect(self.meant)
        self._show_state()

    def first(self) -> QWidget | None:
        """The field; Enter does nothing before the word stands in it."""
        return self.field

    def _show_state(self) -> None:
        self.go_on.setEnabled(self.field.text().strip().casefold() == self.word.casefold())


class _LastStep(Step):
    """Nothing but time to think once more."""

    def __init__(self, theme: Theme) -> None:
        self.keep = Button(theme, _("Keep the journal"), "primary")
        self.erase = Button(theme, _("Erase for good"), "caution")
        super().__init__(theme, self.erase, self.keep)
        self.erase.setEnabled(False)
        self.add_words(
            _("This cannot be taken back, not by you and not by anybody else."),
            _("The app closes the journal, erases it, and begins anew."),
        )
        self.end()
        QTimer.singleShot(WAIT_MS, self.erase, lambda: self.erase.setEnabled(True))


def _what_goes(stays: Stays) -> str:
    if stays.other is None:
        return _(
            "Every page and every moment goes, with the backups beside them and the key that "
            "opens them."
        )
    return _(
        "Every page and every moment in this folder goes, with the backups beside them. This "
        "journal is also in {folder}: there it opens as before, and for that its key stays in the "
        "keyring."
    ).format(folder=stays.other)


def _what_is_shut(stays: Stays) -> str:
    if stays.new_keys:
        return _(
            "You have not kept the recovery code of its new keys. Without that code nothing opens "
            "the copies made since then, wherever they lie, once the journal is erased."
        )
    return _(
        "You have not kept the recovery code. Without it nothing opens any copy of this journal, "
        "wherever it lies, once the journal is erased."
    )


def _what_stays(stays: Stays) -> str:
    if stays.copies_shut:
        return _(
            "What stays: what you exported or printed, and backups of the whole computer. An SSD "
            "may hold encrypted traces for a while."
        )
    return _(
        "What stays: copies you took elsewhere, which open with the recovery code or with a "
        "passphrase they had; what you exported or printed; backups of the whole computer. An SSD "
        "may hold encrypted traces for a while."
    )
