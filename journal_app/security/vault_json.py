"""The text of ``vault.json``: written plainly, read with suspicion.

Own checks instead of a schema library: loading one costs 28 ms of every start.
"""

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeVar

from journal_app.security.passphrase import Costs, PassphraseSlot
from journal_app.security.vault_record import (
    RECORD_FORMAT,
    CleanClose,
    KeyringPlace,
    Mode,
    RecoveryRecord,
    VaultRecord,
)

LARGEST_BYTES = 64 * 1024

Kind = TypeVar("Kind")


class DamagedVaultFile(ValueError):
    """Not a record this app wrote, in itself or because the disk altered it."""


class NewerVaultFile(ValueError):
    """Written by a later version; left alone."""


def record_to_json(record: VaultRecord) -> bytes:
    """The record as the bytes of ``vault.json``."""
    document = {
        **record.extra,
        "format": RECORD_FORMAT,
        "vault_id": record.vault_id,
        "created": _instant_text(record.created),
        "active": record.active,
        "pending": record.pending,
        "retired": list(record.retired),
        "salt": dict(record.salt),
        "mode": record.mode.value,
        "keyring": _keyring_document(record.keyring),
        "passphrase": _slot_document(record.passphrase),
        "recovery": {
            **record.recovery.extra,
            "confirmed": _instant_text(record.recovery.confirmed),
            "last_checked": _instant_text(record.recovery.last_checked),
        },
        "closed": _closed_document(record.closed),
        "under_way": record.under_way,
        "inbox": record.inbox,
    }
    data = json.dumps(document, indent=1, allow_nan=False).encode("ascii") + b"\n"
    if len(data) > LARGEST_BYTES:
        raise ValueError("a record this large could not be read again")
    return data


def record_from_json(data: bytes) -> VaultRecord:
    """The record in these bytes; raises ``DamagedVaultFile`` or ``NewerVaultFile``."""
    if len(data) > LARGEST_BYTES:
        raise DamagedVaultFile("too large")
    try:
        document = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_doubles,
            parse_float=_finite,
            parse_constant=_finite,
        )
        return _record(_Fields(document))
    except NewerVaultFile:
        raise
    except (ValueError, OverflowError, RecursionError) as error:
        # The type alone: the text of such errors quotes what stands in the file.
        raise DamagedVaultFile(type(error).__name__) from None


class _Fields:
    """The fields of one JSON object, taken one by one with their types; the rest is kept."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise ValueError("not an object")
        self.rest: dict[str, object] = dict(value)

    def take(self, name: str, kind: type[Kind]) -> Kind:
        value = self.rest.pop(name, None)
        if type(value) is not kind:  # exactly: True is no number here
            raise ValueError("a field is missing or of another type")
        return value

    def maybe(self, name: str, kind: type[Kind]) -> Kind | None:
        if self.rest.get(name) is None:
            self.rest.pop(name, None)
            return None
        return self.take(name, kind)

    def maybe_fields(self, name: str) -> "_Fields | None":
        value = self.rest.pop(name, None)
        return None if value is None else _Fields(value)

    def bytes(self, name: str) -> bytes:
        return bytes.fromhex(self.take(name, str))

    def maybe_instant(self, name: str) -> datetime | None:
        text = self.maybe(name, str)
        return None if text is None else _instant(text)


def _record(fields: _Fields) -> VaultRecord:
    record_format = fields.take("format", int)
    if record_format > RECORD_FORMAT:
        raise NewerVaultFile("a later format")
    if record_format != RECORD_FORMAT:
        raise ValueError("no such format")
    closed = fields.maybe_fields("closed")
    recovery = fields.maybe_fields("recovery")
    keyring = fields.maybe_fields("keyring")
    slot = fields.maybe_fields("passphrase")
    return VaultRecord(
        vault_id=fields.take("vault_id", str),
        created=_instant(fields.take("created", str)),
        active=fields.take("active", str),
        pending=fields.maybe("pending", str),
        retired=tuple(_text(each) for each in fields.take("retired", list)),
        salt={key: _text(value) for key, value in fields.take("salt", dict).items()},
        mode=Mode(fields.take("mode", str)),
        keyring=None if keyring is None else _keyring(keyring),
        passphrase=None if slot is None else _slot(slot),
        recovery=RecoveryRecord() if recovery is None else _recovery(recovery),
        closed=None if closed is None else _closed(closed),
        under_way=fields.maybe("under_way", bool) or False,
        inbox=fields.maybe("inbox", str),
        extra=fields.rest,
    )


def _keyring(fields: _Fields) -> KeyringPlace:
    return KeyringPlace(
        backend=fields.take("backend", str), where=fields.take("where", str), extra=fields.rest
    )


def _keyring_document(place: KeyringPlace | None) -> Mapping[str, object] | None:
    if place is None:
        return None
    return {**place.extra, "backend": place.backend, "where": place.where}


def _recovery(fields: _Fields) -> RecoveryRecord:
    return RecoveryRecord(
        confirmed=fields.maybe_instant("confirmed"),
        last_checked=fields.maybe_instant("last_checked"),
        extra=fields.rest,
    )


def _closed(fields: _Fields) -> CleanClose:
    return CleanClose(
        highest_rev=fields.take("highest_rev", int),
        entries=fields.take("entries", int),
        extra=fields.rest,
    )


def _closed_document(closed: CleanClose | None) -> Mapping[str, object] | None:
    if closed is None:
        return None
    return {**closed.extra, "highest_rev": closed.highest_rev, "entries": closed.entries}


def _slot(fields: _Fields) -> PassphraseSlot:
    return PassphraseSlot(
        kdf=fields.take("kdf", str),
        version=fields.take("v", int),
        costs=Costs(
            memory=fields.take("m", int), passes=fields.take("t", int), lanes=fields.take("p", int)
        ),
        salt=fields.bytes("salt"),
        nonce=fields.bytes("nonce"),
        sealed=fields.bytes("ct"),
        extra=fields.rest,
    )


def _slot_document(slot: PassphraseSlot | None) -> Mapping[str, object] | None:
    if slot is None:
        return None
    return {
        **slot.extra,
        "kdf": slot.kdf,
        "v": slot.version,
        "m": slot.costs.memory,
        "t": slot.costs.passes,
        "p": slot.costs.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "ct": slot.sealed.hex(),
    }


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone")
    return instant.astimezone(UTC)


def _instant_text(instant: datetime | None) -> str | None:
    """UTC to the second."""
    if instant is None:
        return None
    return f"{instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a field stands there twice")
    return document


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not a number")
    return number
