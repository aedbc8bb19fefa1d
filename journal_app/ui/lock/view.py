"""What the lock page shows, as one value made from where the journal stands."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from journal_app.core.errors import CannotOpen, CodeRefused, JournalError, OpenProblem
from journal_app.i18n import _

if TYPE_CHECKING:
    # A start that goes straight to the writing needs none of these.
    from journal_app.ui.copies.report import Report
    from journal_app.ui.lock.trouble_view import TroubleView
    from journal_app.ui.lock.work import Work

_PASSPHRASE_AGAIN = frozenset({OpenProblem.WRONG_PASSPHRASE, OpenProblem.PASSPHRASE_NEEDED})
_OF_THE_KEY = frozenset(
    {
        OpenProblem.KEY_NOT_FOUND,
        OpenProblem.KEY_LOCKED,
        OpenProblem.KEY_FOREIGN,
        OpenProblem.NO_KEYRING,
        OpenProblem.KEYRING_HUNG,
        OpenProblem.KEYRING_FAILED,
    }
)


class LockState(Enum):
    """Where the journal stands, seen from the lock page."""

    LOCKED = "locked"
    OPENING = "opening"
    CLOSING = "closing"
    STUCK = "stuck"
    """It did not open; `LockView.problem` says why."""
    OVER = "over"
    """Nothing can be opened before the app is started anew."""


class LockStep(Enum):
    """What the lock page shows; each has a module of its own beside the page."""

    OPEN = "open"
    KEEPING = "keeping"
    TROUBLE = "trouble"
    """The file is in the way, and not its key."""
    COPIES = "copies"
    WORKING = "working"
    REPORT = "report"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockView:
    """Everything the page needs; no name, count, date or preview is among it."""

    state: LockState = LockState.LOCKED
    passphrase: bool = False
    """Whether the journal opens with a passphrase; else the keyring opens it."""
    backups: str = ""
    """The folder with the backups, or empty when it is not known."""
    problem: OpenProblem | None = None
    message: str = ""
    step: LockStep = LockStep.OPEN
    closing_for: str = ""
    """What it is closed for, where that is not to keep what was typed: nothing to go back to."""
    checking: bool = False
    """Whether it is being looked whether a passphrase is the one that leads back to the pages."""
    trouble: "TroubleView | None" = None
    """What is in the way, at that step."""
    work: "Work | None" = None
    """What is under way, at that step."""
    report: "Report | None" = None
    """What came of it, at that step."""
    alone: bool = False
    """Whether no journal was looked for yet, so that no other one can be offered."""
    code_order: tuple[int, ...] = ()
    """In which box each group of the sheet was typed, 1 to 8, where only the order is wrong."""
    opens_copies: bool = False
    """Whether the code that was typed opens a copy beside the journal, though not the journal."""
    platform: str = ""
    """As in `sys.platform`: systems ask for their passwords in different words."""

    def at(self, step: LockStep) -> "LockView":
        """The same journal at another step, where nothing was tried yet."""
        return replace(self._unhurt(), state=LockState.LOCKED, step=step)

    def opening(self) -> "LockView":
        """The same journal while its key is fetched or derived."""
        return replace(self._unhurt(), state=LockState.OPENING)

    def closing(self, message: str = "") -> "LockView":
        """The same journal while what was typed is still being kept; `message` if that stalls."""
        return replace(
            self._unhurt(),
            state=LockState.CLOSING,
            step=LockStep.KEEPING,
            message=message,
            checking=False,
        )

    def closing_to(self, line: str, message: str = "") -> "LockView":
        """The same journal while everything typed is kept, and it closes for another reason."""
        return replace(self.closing(message), closing_for=line)

    def check(self) -> "LockView":
        """The same while a passphrase for the way back to the pages is looked at."""
        return replace(self, problem=None, checking=True)

    def refuse_return(self, error: JournalError, still: str) -> "LockView":
        """The same after that passphrase was not the one; `still` says how keeping goes."""
        problem = error.problem if isinstance(error, CannotOpen) else None
        message = f"{error.words} {still}"
        return replace(self, problem=problem, message=message, checking=False)

    def saying(self, message: str) -> "LockView":
        """The same journal, still closed, with a word about what came before."""
        return replace(self, state=LockState.LOCKED, step=LockStep.OPEN, message=message)

    def noting(self, message: str) -> "LockView":
        """The same journal at the step that is shown, with a word about a file that was tried."""
        if self.step is LockStep.TROUBLE and self.trouble is not None:
            return replace(self, trouble=replace(self.trouble, tried=message), message=message)
        return (
            replace(self, message=message) if self.step is LockStep.CODE else self.saying(message)
        )

    def over(self, message: str) -> "LockView":
        """The same where there is nothing to do but to quit, and why."""
        return replace(self._unhurt(), state=LockState.OVER, step=LockStep.OPEN, message=message)

    def failed(self, error: JournalError) -> "LockView":
        """The same journal after it did not open."""
        problem = error.problem if isinstance(error, CannotOpen) else None
        order = error.order if isinstance(error, CodeRefused) else ()
        opens_copies = isinstance(error, CodeRefused) and error.opens_copies
        stuck = replace(
            self,
            state=LockState.STUCK,
            step=LockStep.CODE if isinstance(error, CodeRefused) else LockStep.OPEN,
            problem=problem,
            message=error.words,
            code_order=order,
            opens_copies=opens_copies,
        )
        from journal_app.ui.lock.trouble_view import is_trouble, trouble_view

        if isinstance(error, CannotOpen) and is_trouble(problem):
            return replace(stuck, step=LockStep.TROUBLE, trouble=trouble_view(error))
        return stuck

    def working(self, work: "Work") -> "LockView":
        """The same journal while its file is put right."""
        return replace(self, state=LockState.LOCKED, step=LockStep.WORKING, work=work, message="")

    def reporting(self, report: "Report") -> "LockView":
        """The same journal once that is done."""
        return replace(
            self,
            state=LockState.LOCKED,
            step=LockStep.REPORT,
            problem=None,
            message=report.title,
            report=report,
        )

    @property
    def asks(self) -> bool:
        """Whether the field for the passphrase is shown."""
        if not self.passphrase or self.state is LockState.OVER:
            return False
        if self.state is LockState.CLOSING:
            return self.may_return
        return self.state is not LockState.STUCK or self.problem in _PASSPHRASE_AGAIN

    @property
    def title(self) -> str:
        """A welcome, or that it stays closed."""
        if self.state in (LockState.CLOSING, LockState.OVER):
            return ""
        if self._stays_closed:
            return _("Your journal is still closed")
        return _("Welcome back")

    @property
    def line(self) -> str:
        """The line under the title."""
        match self.state:
            case LockState.CLOSING:
                return self.closing_for or _("Keeping your pages.")
            case LockState.STUCK if self.problem in _OF_THE_KEY:
                return _("Your pages are safe.")
            case LockState.STUCK if self._stays_closed:
                return ""
            case LockState.OVER:
                return ""
            case LockState.OPENING if self.platform == "darwin" and not self.passphrase:
                return _(
                    "macOS may ask for the password you log in with, as it does after an update. "
                    "“Always Allow” lets the journal open by itself."
                )
            case LockState.OPENING if not self.passphrase:
                return _("Your keyring is being asked for the key.")
            case _:
                return _("Your pages are closed until you open them.")

    @property
    def main_words(self) -> str:
        """What the one button says, or nothing while there is nothing to press."""
        if self.state is LockState.OPENING:
            return _("Opening")
        if self.state in (LockState.CLOSING, LockState.OVER):
            return ""
        if self.problem is OpenProblem.KEY_LOCKED:
            return _("Unlock")
        return _("Try again") if self._stays_closed else _("Open")

    @property
    def may_return(self) -> bool:
        """Whether one may go back to the pages that could not be kept yet.

        Where a passphrase opens the journal, only with that passphrase.
        """
        kept = bool(self.closing_for)
        return self.state is LockState.CLOSING and bool(self.message) and not kept

    @property
    def may_wait(self) -> bool:
        """Whether the keyring may still answer by itself."""
        return self.problem is OpenProblem.KEYRING_HUNG

    @property
    def may_go_elsewhere(self) -> bool:
        """Whether other journals are offered: not while anything is under way."""
        doors = (LockStep.OPEN, LockStep.TROUBLE, LockStep.CODE)
        at_the_door = self.step in doors and not self.alone
        return at_the_door and self.state in (LockState.LOCKED, LockState.STUCK)

    @property
    def may_quit(self) -> bool:
        """Whether a way out of the app is offered beside what helps."""
        return self.state is LockState.OVER or (self.state is LockState.STUCK and not self.asks)

    @property
    def goes_on_elsewhere(self) -> bool:
        """Whether somebody does something beside opening: types a code, or looks at copies."""
        at_the_door = self.step in (LockStep.OPEN, LockStep.TROUBLE)
        return not at_the_door and self.state is not LockState.OPENING

    @property
    def may_use_code(self) -> bool:
        """Whether the recovery code is offered: wherever it could help."""
        return self.state not in (LockState.CLOSING, LockState.OVER)

    def _unhurt(self) -> "LockView":
        return replace(self, problem=None, message="", code_order=(), opens_copies=False)

    @property
    def _stays_closed(self) -> bool:
        return self.state is LockState.STUCK and self.problem not in _PASSPHRASE_AGAIN
