"""The optional passphrase: it wraps the root secret in a slot of ``vault.json``."""

import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from journal_app import APP_ID
from journal_app.security.root_secret import ROOT_BYTES, RootSecret
from journal_app.security.secret import Secret

FEWEST_CHARACTERS = 8
SLOWEST_SECONDS = 2.0

_SLOT_VERSION = 1
_KDF = "argon2id"
_SALT_BYTES = 16
_NONCE_BYTES = 12
_SEALED_BYTES = ROOT_BYTES + 16
_WRAPPING_KEY_BYTES = 32


class PassphraseTooShort(ValueError):
    """Fewer than eight characters protect nothing and are not accepted."""


class WrongPassphrase(ValueError):
    """The slot did not open: another passphrase, or a slot altered on the disk."""


class DamagedSlot(ValueError):
    """The slot is not one this app would write, or asks for more memory or time than it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What one guess costs with Argon2id: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int


# 256 MiB, and RFC 9106's second choice for computers where that fails or takes too long.
WRITTEN_COSTS = (
    Costs(memory=256 * 1024, passes=3, lanes=4),
    Costs(memory=64 * 1024, passes=3, lanes=4),
)
# An altered file must not be able to eat all memory or hang the app.
HIGHEST_COSTS = Costs(memory=1024 * 1024, passes=20, lanes=16)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseSlot:
    """A wrapped root secret with all that is needed, besides the passphrase, to unwrap it."""

    costs: Costs
    salt: bytes
    nonce: bytes
    sealed: bytes
    kdf: str = _KDF
    version: int = _SLOT_VERSION
    extra: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = (self.kdf, self.version) == (_KDF, _SLOT_VERSION)
        lengths = (len(self.salt), len(self.nonce), len(self.sealed))
        if not known or lengths != (_SALT_BYTES, _NONCE_BYTES, _SEALED_BYTES):
            raise DamagedSlot("not a slot of this format")
        if not (
            8 * self.costs.lanes <= self.costs.memory <= HIGHEST_COSTS.memory
            and 1 <= self.costs.passes <= HIGHEST_COSTS.passes
            and 1 <= self.costs.lanes <= HIGHEST_COSTS.lanes
        ):
            raise DamagedSlot("the slot asks for more than it may")


def wrap(
    root: RootSecret,
    passphrase: str,
    *,
    vault_id: str,
    costs: tuple[Costs, ...] = WRITTEN_COSTS,
    stopwatch: Callable[[], float] = time.perf_counter,
) -> PassphraseSlot:
    """Wrap the secret; takes up to two seconds, so never on the interface's thread.

    The first of ``costs`` this computer has the memory for and does within two seconds is used;
    the last one is used in any case. Raises ``PassphraseTooShort``.
    """
    import secrets

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not is_long_enough(passphrase):
        raise PassphraseTooShort("a passphrase has at least eight characters")
    salt = secrets.token_bytes(_SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    chosen, key = _affordable_key(passphrase, salt, costs, stopwatch)
    with key:
        sealed = AESGCM(key.reveal()).encrypt(
            nonce, root.reveal(), _associated_data(vault_id, root.key_id)
        )
    return PassphraseSlot(costs=chosen, salt=salt, nonce=nonce, sealed=sealed)


def unwrap(slot: PassphraseSlot, passphrase: str, *, vault_id: str, key_id: str) -> RootSecret:
    """The secret in the slot; raises ``WrongPassphrase`` or ``DamagedSlot``.

    Takes as long as ``wrap`` did; ``MemoryError`` when this computer has less memory.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    with _wrapping_key(passphrase, slot.salt, slot.costs) as key:
        try:
            opened = AESGCM(key.reveal()).decrypt(
                slot.nonce, slot.sealed, _associated_data(vault_id, key_id)
            )
        except InvalidTag:
            raise WrongPassphrase("the slot did not open") from None
    root = RootSecret(opened)
    if root.key_id != key_id:
        raise DamagedSlot("the slot holds another key")
    return root


def is_long_enough(passphrase: str) -> bool:
    """Whether a passphrase is accepted at all; its characters are counted as it is stored."""
    return len(unicodedata.normalize("NFC", passphrase)) >= FEWEST_CHARACTERS


def _affordable_key(
    passphrase: str,
    salt: bytes,
    costs: tuple[Costs, ...],
    stopwatch: Callable[[], float],
) -> tuple[Costs, Secret]:
    *dearer, cheapest = costs
    for choice in dearer:
        started = stopwatch()
        try:
            key = _wrapping_key(passphrase, salt, choice)
        except MemoryError:
            continue
        if stopwatch() - started <= SLOWEST_SECONDS:
            return choice, key
        key.wipe()
    return cheapest, _wrapping_key(passphrase, salt, cheapest)


def _wrapping_key(passphrase: str, salt: bytes, costs: Costs) -> Secret:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derivation = Argon2id(
        salt=salt,
        length=_WRAPPING_KEY_BYTES,
        iterations=costs.passes,
        lanes=costs.lanes,
        memory_cost=costs.memory,
    )
    # A half of a surrogate pair, typed by a broken input method, must not make an error text.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Secret(derivation.derive(typed))


def _associated_data(vault_id: str, key_id: str) -> bytes:
    return f"{APP_ID} passphrase slot {_SLOT_VERSION}|{vault_id}|{key_id}".encode()
