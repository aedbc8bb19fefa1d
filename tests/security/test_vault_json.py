"""The record's text: complete both ways, and suspicious of what it reads."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.security.passphrase import Costs, PassphraseSlot
from journal_app.security.root_secret import CROCKFORD
from journal_app.security.vault_json import (
    LARGEST_BYTES,
    DamagedVaultFile,
    NewerVaultFile,
    record_from_json,
    record_to_json,
)
from journal_app.security.vault_record import (
    CleanClose,
    KeyringPlace,
    Mode,
    RecoveryRecord,
    VaultRecord,
)

SLOT = PassphraseSlot(
    costs=Costs(memory=262144, passes=3, lanes=4),
    salt=bytes(16),
    nonce=bytes(12),
    sealed=bytes(32),
)
RECORD = VaultRecord(
    vault_id="0123456789abcdef",
    created=datetime(2026, 11, 22, 14, 30, tzinfo=UTC),
    active="K7M2Q9XD",
    pending="00000000",
    retired=("ZZZZZZZZ",),
    salt={"K7M2Q9XD": "d4" * 16},
    mode=Mode.PASSPHRASE,
    keyring=KeyringPlace(backend="keyring.backends.SecretService.Keyring", where="login"),
    passphrase=SLOT,
    recovery=RecoveryRecord(confirmed=datetime(2026, 11, 23, tzinfo=UTC)),
    closed=CleanClose(highest_rev=812, entries=97),
    under_way=True,
    inbox="5e" * 32,
)

key_ids = st.text(CROCKFORD, min_size=8, max_size=8)
hexes = st.binary(min_size=16, max_size=16).map(bytes.hex)
instants = st.datetimes(timezones=st.just(UTC)).map(lambda instant: instant.replace(microsecond=0))
unknown = st.dictionaries(
    st.text(max_size=8).map(lambda name: f"later-{name}"),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=5,
    ),
    max_size=3,
)
records = st.builds(
    VaultRecord,
    vault_id=hexes.map(lambda text: text[:16]),
    created=instants,
    active=key_ids,
    pending=st.none() | key_ids,
    retired=st.lists(key_ids, max_size=3).map(tuple),
    salt=st.dictionaries(key_ids, hexes, max_size=3),
    mode=st.sampled_from(Mode),
    keyring=st.none()
    | st.builds(
        KeyringPlace, backend=st.text(max_size=40), where=st.text(max_size=40), extra=unknown
    ),
    passphrase=st.none() | st.builds(replace, st.just(SLOT), extra=unknown),
    recovery=st.builds(
        RecoveryRecord,
        confirmed=st.none() | instants,
        last_checked=st.none() | instants,
        extra=unknown,
    ),
    closed=st.none()
    | st.builds(
        CleanClose, highest_rev=st.integers(0), entries=st.integers(0, 10**9), extra=unknown
    ),
    under_way=st.booleans(),
    inbox=st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex),
    extra=unknown,
)


@given(records)
def test_writing_and_reading_give_the_same_record(record: VaultRecord) -> None:
    assert record_from_json(record_to_json(record)) == record


def test_the_fields_are_those_written_down() -> None:
    document = json.loads(record_to_json(RECORD))
    assert document == {
        "format": 1,
        "vault_id": "0123456789abcdef",
        "created": "2026-11-22T14:30:00Z",
        "active": "K7M2Q9XD",
        "pending": "00000000",
        "retired": ["ZZZZZZZZ"],
        "salt": {"K7M2Q9XD": "d4" * 16},
        "mode": "passphrase",
        "keyring": {"backend": "keyring.backends.SecretService.Keyring", "where": "login"},
        "passphrase": {
            "kdf": "argon2id",
            "v": 1,
            "m": 262144,
            "t": 3,
            "p": 4,
            "salt": "00" * 16,
            "nonce": "00" * 12,
            "ct": "00" * 32,
        },
        "recovery": {"confirmed": "2026-11-23T00:00:00Z", "last_checked": None},
        "closed": {"highest_rev": 812, "entries": 97},
        "under_way": True,
        "inbox": "5e" * 32,
    }
    assert len(record_to_json(RECORD)) < 4096


def test_instants_are_kept_in_utc_to_the_second() -> None:
    there = timezone(timedelta(hours=5, minutes=45))
    record = replace(RECORD, created=datetime(2026, 1, 1, 3, 0, 0, 999_999, tzinfo=there))
    again = record_from_json(record_to_json(record))
    assert again.created == datetime(2025, 12, 31, 21, 15, tzinfo=UTC)


def test_fields_may_be_missing_where_nothing_is_known() -> None:
    document = json.loads(record_to_json(RECORD))
    for name in ("pending", "keyring", "passphrase", "recovery", "closed", "under_way", "inbox"):
        del document[name]
    record = record_from_json(json.dumps(document).encode())
    assert record == replace(
        RECORD,
        pending=None,
        keyring=None,
        passphrase=None,
        recovery=RecoveryRecord(),
        closed=None,
        under_way=False,
        inbox=None,
    )


def altered(**changes: object) -> bytes:
    return json.dumps(json.loads(record_to_json(RECORD)) | changes).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\x00" * 4096,
        b"\xff\xfe",
        record_to_json(RECORD)[:-20],
        record_to_json(RECORD) + b"{}",
        b"[" * 60_000,
        b'{"format":1,"format":1}',
        b'{"format":' + b"9" * 5000 + b"}",
        b" " * (LARGEST_BYTES + 1),
        altered(later=0)[:-1] + b', "x": NaN}',
        altered(later=0)[:-1] + b', "x": 1e999}',
        altered(format=0),
        altered(format="1"),
        altered(format=True),
        altered(format=None),
        altered(vault_id="../../x"),
        altered(vault_id=7),
        altered(created="yesterday"),
        altered(created="2026-11-22T14:30:00"),
        altered(created="0001-01-01T00:00:00+14:00"),
        altered(active=None),
        altered(pending=7),
        altered(retired=None),
        altered(retired=[None]),
        altered(salt=[]),
        altered(salt={"K7M2Q9XD": 7}),
        altered(mode="open"),
        altered(mode=1),
        altered(keyring="login"),
        altered(keyring={"backend": "x"}),
        altered(keyring={"backend": "x" * 500, "where": ""}),
        altered(passphrase={}),
        altered(passphrase=[]),
        altered(recovery={"confirmed": 1}),
        altered(closed={"highest_rev": -1, "entries": 0}),
        altered(closed={"highest_rev": 1.5, "entries": 0}),
        altered(inbox=7),
        altered(inbox="5e"),
        altered(inbox="zz" * 32),
    ],
    ids=range(42),
)
def test_what_is_not_a_record_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedVaultFile):
        record_from_json(data)


@pytest.mark.parametrize(
    "change",
    [{"m": 2**40}, {"t": 1000}, {"p": 255}, {"kdf": "md5"}, {"salt": "zz"}, {"ct": ""}, {"v": 2}],
)
def test_a_slot_out_of_bounds_is_damage(change: dict[str, object]) -> None:
    slot = json.loads(record_to_json(RECORD))["passphrase"] | change
    with pytest.raises(DamagedVaultFile):
        record_from_json(altered(passphrase=slot))


def test_a_later_format_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerVaultFile):
        record_from_json(b'{"format": 2, "everything": "else"}')


def test_errors_quote_nothing() -> None:
    with pytest.raises(DamagedVaultFile) as caught:
        record_from_json(altered(created="ZQXWOMBAT1"))
    assert "ZQX" not in repr(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("extra", [{"x": "y" * LARGEST_BYTES}, {"x": float("nan")}])
def test_a_record_that_could_not_be_read_again_is_not_written(extra: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"large|JSON"):
        record_to_json(replace(RECORD, extra=extra))


def with_one_byte_changed(place: int, byte: int) -> bytes:
    data = bytearray(record_to_json(RECORD))
    data[place] = byte
    return bytes(data)


def read_or_none(data: bytes) -> VaultRecord | None:
    try:
        return record_from_json(data)
    except (DamagedVaultFile, NewerVaultFile):
        return None


@given(
    st.binary(max_size=400)
    | st.builds(with_one_byte_changed, st.integers(0, 780), st.integers(0, 255))
)
def test_any_bytes_are_a_record_that_can_be_kept_or_are_refused(data: bytes) -> None:
    record = read_or_none(data)
    assert record is None or record_from_json(record_to_json(record)) == record
