"""The sheets on which a passphrase is set, changed, and taken off."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.services import passphrases
from journal_app.services.passphrases import ASKING
from journal_app.services.turned import Turned
from journal_app.services.ways import WayIn
from journal_app.ui.context import Context
from journal_app.ui.doors.present_way import PresentWay
from journal_app.ui.doors.step_sheet import Step, StepSheet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.new_passphrase import NewPassphrase

Work = Callable[[], Turned]


class PassphraseSheet(StepSheet):
    """One question, the deed, and what came of it."""

    def __init__(self, context: Context, window: QWidget, title: str, step: "ChoiceStep") -> None:
        super().__init__(context, window, title)
        self.choice = step
        step.cancel.clicked.connect(self.dismiss)
        self.show_step(step)

    def carry_out(self, work: Work) -> None:
        """Let it be done behind the window; until it is, the sheet stays."""
        self.choice.say(_("One moment. This takes a few seconds."))
        self.do(self._context.jobs.apart(work, to_the_end=True), self._on_turned)

    def _on_turned(self, turned: Turned) -> None:
        close = Button(self._theme, _("Close"), "primary")
        step = Step(self._theme, close)
        step.add_words(turned.words)
        step.end()
        close.clicked.connect(self.dismiss)
        self.show_step(step)
        self.announce(turned.words)


class ChoiceStep(Step):
    """What the deed means, what is asked for it, and a way out that is always the safe one."""

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, ...],
        deed: str,
        *,
        asks_present: bool,
        asks_new: bool,
    ) -> None:
        self.go_on = Button(theme, deed, "primary" if asks_new else "outline")
        self.cancel = Button(theme, _("Cancel"), "outline" if asks_new else "primary")
        super().__init__(theme, self.go_on, self.cancel)
        self.present = PresentWay(theme) if asks_present else None
        self.new = _new_passphrase(theme, again=asks_present) if asks_new else None
        self.add_words(*words)
        for part in (self.present, self.new):
            if part is not None:
                self.column.addWidget(part)
                part.changed.connect(self._show_state)
        if self.present is not None and self.new is not None:
            self.present.entered.connect(self.new.field.setFocus)
        elif self.present is not None:
            self.present.entered.connect(self.go_on.click)
        if self.new is not None:
            self.new.entered.connect(self.go_on.click)
            self.new.changed.connect(partial(self.to_be_seen.emit, self.new.hint))
        self.end()
        self._show_state()

    def first(self) -> QWidget | None:
        """The first field."""
        if self.present is not None:
            self.present.field.selectAll()
            return self.present.field
        return None if self.new is None else self.new.field

    def set_working(self, working: bool) -> None:
        """What was typed stays as it is while it is used."""
        super().set_working(working)
        for part in (self.present, self.new):
            if part is not None:
                part.set_read_only(working)
        if not working:
            self._show_state()

    def forget(self) -> None:
        """Drop what was typed."""
        for part in (self.present, self.new):
            if part is not None:
                part.forget()

    def put_aside(self) -> bool:
        """Passphrases that were typed wait, as dots."""
        if self.present is not None:
            self.present.put_aside()
        if self.new is not None:
            self.new.conceal()
        return True

    def _show_state(self) -> None:
        there = self.present is None or self.present.way is not None
        self.go_on.setEnabled(there and (self.new is None or self.new.usable))


def set_sheet(context: Context, window: QWidget) -> PassphraseSheet:
    """Let a passphrase take the keyring’s place; the recovery code was kept before."""
    words = (
        _(
            "From then on the keyring no longer holds the key. Whoever uses this account, and "
            "whoever takes the computer, needs the passphrase or the recovery code."
        ),
        _(
            "If you forget it and lose the code as well, nobody can open the journal again. "
            "Copies taken elsewhere earlier open with the recovery code, or with a passphrase they "
            "had then."
        ),
    )
    step = ChoiceStep(context.theme, words, _("Set passphrase"), asks_present=False, asks_new=True)
    sheet = PassphraseSheet(context, window, _("Choose a passphrase"), step)

    def set_it() -> None:
        if step.new is not None:
            typed, home, clock = step.new.field.text(), context.home, context.clock
            sheet.carry_out(partial(passphrases.turn_on, home, typed, clock=clock, way=ASKING))

    step.go_on.clicked.connect(set_it)
    return sheet


def change_sheet(context: Context, window: QWidget, *, code: str | None = None) -> PassphraseSheet:
    """Let a new passphrase take the place of the old one.

    With `code` the journal was just opened by it, and nothing is asked but the new passphrase.
    """
    lost = _(
        "The recovery code opens the journal as before. Copies taken elsewhere earlier keep the "
        "old passphrase."
    )
    step = ChoiceStep(
        context.theme,
        (lost,),
        _("Change passphrase"),
        asks_present=code is None,
        asks_new=True,
    )
    title = _("Change passphrase") if code is None else _("Choose a new passphrase")
    sheet = PassphraseSheet(context, window, title, step)

    def change_it() -> None:
        way = WayIn(code=code) if step.present is None else step.present.way
        if way is not None and step.new is not None:
            typed, home, clock = step.new.field.text(), context.home, context.clock
            sheet.carry_out(partial(passphrases.change, home, way, typed, clock=clock))

    step.go_on.clicked.connect(change_it)
    return sheet


def take_off_sheet(context: Context, window: QWidget) -> PassphraseSheet:
    """Let the keyring of this computer open the journal again."""
    words = _(
        "The keyring of this computer then opens the journal. Whoever uses your account while "
        "you are signed in can open it as you can, without being asked anything."
    )
    step = ChoiceStep(context.theme, (words,), _("Take it off"), asks_present=True, asks_new=False)
    sheet = PassphraseSheet(context, window, _("Take the passphrase off"), step)

    def take_it_off() -> None:
        way = None if step.present is None else step.present.way
        if way is not None:
            home, clock = context.home, context.clock
            sheet.carry_out(partial(passphrases.turn_off, home, way, clock=clock))

    step.go_on.clicked.connect(take_it_off)
    return sheet


def _new_passphrase(theme: Theme, *, again: bool) -> NewPassphrase:
    """Two fields; beside the present passphrase they have to say that they are for the new one."""
    return NewPassphrase(
        theme,
        strength=passphrases.strength,
        accepts=passphrases.accepts,
        words=_("New passphrase") if again else _("Passphrase"),
    )
