"""Every answer a question to the keyring can have.

Those that say nothing but their name are plain classes: a dataclass costs every start 0.4 ms.
"""

from dataclasses import dataclass

from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_record import KeyringPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The secret that belongs to the entry, and where it was."""

    root: RootSecret
    place: KeyringPlace


class NotFound:
    """The keyring answered and has no such entry; that never means "make a new key"."""

    __slots__ = ()


class Locked:
    """The keyring, or the entry, is locked; or its prompt was dismissed or could not be shown."""

    __slots__ = ()


class NotReady(Locked):
    """There is no keyring yet in which to look, or its own prompt could not be shown."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """The keyring gave something else: another journal's key (``key_id``) or no key at all."""

    key_id: str | None


class NoService:
    """This session has no keyring that is trusted with a secret."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The keyring's library raised something it does not document; the type's name alone."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The secret was stored and read back the same."""

    place: KeyringPlace


class NotKept:
    """The keyring took the secret and did not give it back, or would forget it at logging out."""

    __slots__ = ()


class Occupied:
    """Under the entry's name the keyring holds something else, which was left as it is."""

    __slots__ = ()


class Exists:
    """The entry is there; whether it can be read was not asked."""

    __slots__ = ()


class Removed:
    """The entry was there and is gone."""

    __slots__ = ()


Trouble = Locked | NoService | Failed
ReadOutcome = Found | NotFound | Foreign | Trouble
StoreOutcome = Stored | NotKept | Occupied | Trouble
ExistsOutcome = Exists | NotFound | Trouble
RemoveOutcome = Removed | NotFound | Trouble
