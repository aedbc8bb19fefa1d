"""What ``vault.json`` says about a journal: key ids, ways in, how it was closed. No secret."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from journal_app.security.passphrase import PassphraseSlot
from journal_app.security.root_secret import CROCKFORD

RECORD_FORMAT = 1

_HEX = "0123456789abcdef"
_VAULT_ID_LETTERS = 16
_KEY_ID_LETTERS = 8
_CIPHER_SALT_LETTERS = 32
_PUBLIC_KEY_LETTERS = 64
_LONGEST_NAME = 200


class Mode(StrEnum):
    """What opens the journal without a word from the recovery code."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a mode


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyringPlace:
    """Where the secret was stored: the backend's dotted class name and its own name for it."""

    backend: str
    where: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if max(len(self.backend), len(self.where)) > _LONGEST_NAME:
            raise ValueError("a keyring's name is not that long")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRecord:
    """When the person last showed that they hold the recovery code."""

    confirmed: datetime | None = None
    last_checked: datetime | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanClose:
    """What the journal held when it was last closed in order; less of it later is a loss."""

    highest_rev: int
    entries: int
    extra: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if min(self.highest_rev, self.entries) < 0:
            raise ValueError("a count is never below nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRecord:
    """Everything known about a journal without opening it.

    ``active``, ``pending`` and ``retired`` are key ids; ``salt`` is the first sixteen bytes of
    the database file as hex, by key id: with it a file whose beginning was destroyed opens again.
    ``inbox`` is the public key, as hex, that moments caught while it is closed are sealed to.
    ``under_way`` says that it was opened to be written to and not yet closed in order.
    ``extra`` keeps what a later version wrote and this one does not know.
    """

    vault_id: str
    created: datetime
    active: str
    pending: str | None = None
    retired: tuple[str, ...] = ()
    salt: Mapping[str, str] = field(default_factory=dict)
    mode: Mode = Mode.KEYRING
    keyring: KeyringPlace | None = None
    passphrase: PassphraseSlot | None = None
    recovery: RecoveryRecord = field(default_factory=RecoveryRecord)
    closed: CleanClose | None = None
    under_way: bool = False
    inbox: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not is_vault_id(self.vault_id):
            raise ValueError("a vault id has sixteen hex digits")
        if self.created.tzinfo is None:
            raise ValueError("an instant has a zone")
        keys = (self.active, *self.retired, *self.salt, *filter(None, (self.pending,)))
        if not all(is_key_id(key) for key in keys):
            raise ValueError("a key id has eight characters")
        salts = self.salt.values()
        if not all(_is_made_of(_HEX, _CIPHER_SALT_LETTERS, salt) for salt in salts):
            raise ValueError("a cipher salt has sixteen bytes")
        if self.inbox is not None and not _is_made_of(_HEX, _PUBLIC_KEY_LETTERS, self.inbox):
            raise ValueError("a public key has thirty-two bytes")


def is_vault_id(text: str) -> bool:
    """Whether a text, such as a folder's name, can name a journal."""
    return _is_made_of(_HEX, _VAULT_ID_LETTERS, text)


def is_key_id(text: str) -> bool:
    """Whether a text, such as a part of a file's name, can name a key."""
    return _is_made_of(CROCKFORD, _KEY_ID_LETTERS, text)


def _is_made_of(letters: str, length: int, text: str) -> bool:
    return len(text) == length and all(letter in letters for letter in text)
