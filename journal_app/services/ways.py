"""`WayIn`: what a person brings to a closed journal so that it opens."""

from dataclasses import dataclass, field
from typing import Final

from journal_app.security.secret import Secret
from journal_app.security.time_limit import KEYRING_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """The keyring by itself, or something typed; what was typed is in no text about this value.

    At most one of `passphrase` and `code` is given. `ask` lets the system ask the person to
    unlock their keyring, which may take `seconds`.
    """

    passphrase: str | None = field(default=None, repr=False)
    code: str | None = field(default=None, repr=False)
    ask: bool = False
    seconds: float = KEYRING_SECONDS

    @property
    def typed(self) -> bool:
        """Whether something was typed, so that no keyring need be asked."""
        return self.passphrase is not None or self.code is not None


BY_KEYRING: Final = WayIn()
"""Nothing typed, and no prompt."""

Key = WayIn | Secret
"""A way in, or the key of a journal that was open a moment ago: nothing is asked twice."""
