"""What a step of the lock page asks of the app, each as one value."""

from dataclasses import dataclass, field

from journal_app.ui.lock.trouble_view import Deed
from journal_app.ui.lock.view import LockStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open the journal, with this passphrase or with the keyring."""

    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenByCode:
    """Open the journal with this recovery code."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepWaiting:
    """Give the keyring more time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackToPages:
    """Show the pages again that could not be kept yet; with a passphrase where one opens them."""

    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowStep:
    """Go to another step of the page."""

    step: LockStep


@dataclass(frozen=True, slots=True, kw_only=True)
class StartAnother:
    """Begin a journal in a folder of its own, beside the one that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOther:
    """Open another journal of this data folder from now on."""

    vault_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quit:
    """Close the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Do:
    """Do what helps against the trouble that is shown."""

    deed: Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBundle:
    """Open a journal that another computer packed into one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCopy:
    """Open a copy of a journal, such as one on a stick."""
