"""Typed ids: whole numbers inside one journal, UUIDs wherever something leaves it."""

import secrets
import uuid
from datetime import datetime
from typing import NewType

PieceId = NewType("PieceId", int)
"""An entry or a moment inside one journal file."""
PersonId = NewType("PersonId", int)
TagId = NewType("TagId", int)
Uid = NewType("Uid", str)
"""The same everywhere: a UUID of version 7 (RFC 9562) in its usual text form."""


def new_uid(now: datetime) -> Uid:
    """Make an id that sorts by the time it was made."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    random = secrets.randbits(74)
    value = (
        milliseconds << 80
        | 0x7 << 76
        | (random >> 62) << 64
        | 0b10 << 62
        | random & ((1 << 62) - 1)
    )
    return Uid(str(uuid.UUID(int=value)))
