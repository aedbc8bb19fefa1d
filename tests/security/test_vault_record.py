"""A record holds only what can be true of a journal."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from journal_app.security.vault_record import (
    CleanClose,
    KeyringPlace,
    VaultRecord,
    is_vault_id,
)

RECORD = VaultRecord(
    vault_id="0123456789abcdef",
    created=datetime(2026, 11, 22, 14, 30, tzinfo=UTC),
    active="K7M2Q9XD",
)


@pytest.mark.parametrize(
    "change",
    [
        {"vault_id": ""},
        {"vault_id": "0123456789ABCDEF"},
        {"vault_id": "../../etc/passwd"},
        {"vault_id": "0123456789abcdef0"},
        {"active": ""},
        {"active": "k7m2q9xd"},
        {"active": "K7M2Q9XU"},
        {"pending": "K7M2Q9X"},
        {"retired": ("K7M2Q9XD", "K7M2Q9XDD")},
        {"salt": {"K7M2": "00" * 16}},
        {"salt": {"K7M2Q9XD": "00" * 15}},
        {"salt": {"K7M2Q9XD": "zz" * 16}},
        {"created": datetime(2026, 11, 22, 14, 30)},
        {"inbox": ""},
        {"inbox": "00" * 31},
        {"inbox": "00" * 33},
        {"inbox": "0G" * 32},
        {"inbox": "AB" * 32},
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="has"):
        replace(RECORD, **change)


def test_counts_and_names_have_bounds() -> None:
    with pytest.raises(ValueError, match="below nothing"):
        CleanClose(highest_rev=0, entries=-1)
    with pytest.raises(ValueError, match="below nothing"):
        CleanClose(highest_rev=-1, entries=0)
    with pytest.raises(ValueError, match="long"):
        KeyringPlace(backend="x" * 201)


def test_which_names_can_be_a_journal_s() -> None:
    assert is_vault_id("0123456789abcdef")
    assert not is_vault_id("0123456789abcde")
    assert not is_vault_id("0123456789abcdeg")
