"""Typed ids: whole numbers inside one journal, UUIDs wherever something leaves it."""

from datetime import UTC, datetime, timedelta
from typing import NewType

PieceId = NewType("PieceId", int)
"""An entry or a moment inside one journal file."""
PersonId = NewType("PersonId", int)
TagId = NewType("TagId", int)
Uid = NewType("Uid", str)
"""The same everywhere: a UUID of version 7 (RFC 9562) in its usual text form."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def new_uid(now: datetime) -> Uid:
    """Make an id that sorts by the millisecond it was made in.

    A clock that stands before 1970, which the format cannot say, counts as 1970.
    """
    # Five milliseconds that reading a journal does not need.
    import secrets
    import uuid

    milliseconds = max(0, (now - _EPOCH) // _MILLISECOND)
    random = secrets.randbits(74)
    value = (
        milliseconds << 80
        | 0x7 << 76
        | (random >> 62) << 64
        | 0b10 << 62
        | random & ((1 << 62) - 1)
    )
    return Uid(str(uuid.UUID(int=value)))
