"""The sheet on which new keys are asked for: what they do, what they cannot, and the passphrase."""

from functools import partial

from PySide6.QtWidgets import QWidget

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _
from journal_app.services import new_keys
from journal_app.services.ways import WayIn
from journal_app.ui.context import Context
from journal_app.ui.doors.passphrase_step import PassphraseStep
from journal_app.ui.doors.step_sheet import Step, StepSheet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button


class NewKeysSheet(StepSheet):
    """Looks whether it can be done; the app itself closes the journal and does it."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window, _("Make new keys"))
        step = _WordStep(self._theme)
        step.cancel.clicked.connect(self.dismiss)
        step.go_on.clicked.connect(lambda: self._look(None))
        self.show_step(step)

    def _look(self, passphrase: str | None) -> None:
        way = WayIn(passphrase=passphrase, ask=True)
        job = self._context.jobs.apart(partial(new_keys.can_be_made, self._context.home, way))
        self.ask(job, lambda _none: self._make(passphrase))

    def _make(self, passphrase: str | None) -> None:
        self.dismiss()
        self._context.make_keys(passphrase)

    def on_trouble(self, error: Exception) -> None:
        """A journal with a passphrase asks for it first; everything else is said."""
        needed = OpenProblem.PASSPHRASE_NEEDED
        if isinstance(error, CannotOpen) and error.problem is needed:
            self._ask_passphrase()
        else:
            super().on_trouble(error)

    def _ask_passphrase(self) -> None:
        why = _(
            "The same passphrase opens the journal afterwards. If somebody may know it, change "
            "it first."
        )
        step = PassphraseStep(
            self._theme, why, leave=_("Cancel"), go_on=_("Make new keys"), deed=True
        )
        step.leave.clicked.connect(self.dismiss)
        step.given.connect(self._look)
        self.show_step(step)


class _WordStep(Step):
    """What is done, what it is good for, and what it cannot reach."""

    def __init__(self, theme: Theme) -> None:
        self.cancel = Button(theme, _("Cancel"), "outline")
        self.go_on = Button(theme, _("Make new keys"), "primary")
        super().__init__(theme, self.go_on, self.cancel)
        self.add_words(
            _(
                "Good when a sheet with your recovery code got lost, or somebody may have seen "
                "it. The whole journal is written anew with another key, with its pictures, and "
                "then every backup beside it."
            ),
            _(
                "The journal closes for that and opens again; it takes a few seconds, longer "
                "with many pictures. Then there is a new recovery code to keep. Once you have "
                "kept it, the old code opens nothing here."
            ),
            _(
                "Copies taken elsewhere earlier, such as to a USB stick, still open with the old "
                "code. Nobody can change that. What this computer brought to the second folder "
                "is written anew too; what another computer brought there stays as it is."
            ),
        )
        self.end()
