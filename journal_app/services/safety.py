"""What the person said about their safety: set, cleared and read by nobody but them."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.safety import Safety, SafetyState
from journal_app.security.root_secret import hkdf_sha256

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Vault

_PURPOSE: Final = b"io.github.tideline safety v1"
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32


def get(tables: "KeyedTables") -> Safety:
    """What was said; what cannot be read counts as *not sure*, so that nothing opens by damage."""
    sealed = tables.safety.get()
    if sealed is None:
        return Safety()
    import msgspec
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        text = AESGCM(_key(tables)).decrypt(nonce, body, _PURPOSE)
        return msgspec.json.decode(text, type=Safety)
    except (InvalidTag, ValueError, msgspec.MsgspecError):
        return Safety(state=SafetyState.UNSURE)


def say(vault: "Vault", state: SafetyState, *, clock: Clock) -> Changes:
    """Set or clear it; the person's own act, on the fork, on the support page or in settings."""
    return _put(vault, Safety(state=state, said_at=clock.now()))


def put_question_away(vault: "Vault", *, clock: Clock) -> Changes:
    """The one gentle question after *not sure* was seen; it does not come again."""
    known = get(vault)
    if known.asked_again:
        return NOTHING
    said: datetime = known.said_at or clock.now()
    return _put(vault, replace(known, said_at=said, asked_again=True))


def _put(vault: "Vault", safety: Safety) -> Changes:
    import secrets

    import msgspec
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    # One length for every state: the size of the file tells nothing.
    text = msgspec.json.encode(safety).ljust(256)
    sealed = nonce + AESGCM(_key(vault)).encrypt(nonce, text, _PURPOSE)
    with vault.writing():
        vault.safety.put(sealed)
    return Changes(safety=True)


def _key(tables: "KeyedTables") -> bytes:
    return hkdf_sha256(tables.key(), info=_PURPOSE, length=_KEY_BYTES)
