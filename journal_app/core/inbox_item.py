"""`InboxItem`: a capture on its way into a closed journal, with where and when it was caught."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from journal_app.core import capture_json, exact_json
from journal_app.core.capture_json import NewerCapture, UnreadableCapture
from journal_app.core.clock import DAY_ENDS_AT
from journal_app.core.exact_json import MalformedJson, NewerJson
from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.i18n import _

VERSION: Final = 1
WITH_ITS_HOUR: Final = 2
"""Written only where the day does not end at the usual hour, which an earlier version assumes."""

_HOURS: Final = 12
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ZONE = re.compile(r"[A-Za-z0-9_+/-]{0,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One item; its moment gets `uid`, so that taking it in twice keeps it once."""

    uid: Uid
    caught_at: datetime
    """In UTC."""
    zone: str
    """The one it was caught in as an IANA name, or empty where it could not be told."""
    draft: bool
    """Begun and not kept yet."""
    capture: Capture
    day_ends_at: int = DAY_ENDS_AT
    """The hour at which a day ended for the person then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    uid: str
    caught_at: datetime
    zone: str
    draft: bool
    capture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _WrittenWithItsHour(_Written):
    day_ends_at: int


def encode(item: InboxItem) -> bytes:
    """The item as bytes. Raises `BadInput` when it holds more than a moment can."""
    usual = item.day_ends_at == DAY_ENDS_AT
    document = {
        "v": VERSION if usual else WITH_ITS_HOUR,
        "uid": item.uid,
        "caught_at": item.caught_at.astimezone(UTC).isoformat(),
        # A name nobody could look up would make the whole item unreadable.
        "zone": item.zone if _ZONE.fullmatch(item.zone) else "",
        "draft": item.draft,
        "capture": capture_json.encode(item.capture),
    }
    if not usual:
        document["day_ends_at"] = item.day_ends_at
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes) -> InboxItem:
    """The item in these bytes. Raises `UnreadableCapture`, or `NewerCapture` for a later one's."""
    try:
        written, hour = _read(data)
        caught_at = written.caught_at.astimezone(UTC)
    except NewerJson:
        raise NewerCapture(_("A newer version of the app wrote this moment.")) from None
    except (MalformedJson, OverflowError, ValueError):
        raise _unreadable() from None
    if written.caught_at.tzinfo is None:
        raise _unreadable()
    known = _UID.fullmatch(written.uid) and _ZONE.fullmatch(written.zone)
    if not (known and 0 <= hour < _HOURS):
        raise _unreadable()
    return InboxItem(
        uid=Uid(written.uid),
        caught_at=caught_at,
        zone=written.zone,
        draft=written.draft,
        capture=capture_json.decode(written.capture),
        day_ends_at=hour,
    )


def _read(data: bytes) -> tuple[_Written, int]:
    try:
        return exact_json.read(data, _Written, VERSION), DAY_ENDS_AT
    except NewerJson:
        later = exact_json.read(data, _WrittenWithItsHour, WITH_ITS_HOUR)
        return later, later.day_ends_at


def _unreadable() -> UnreadableCapture:
    return UnreadableCapture(_("This moment cannot be read."))
