"""A `Capture` as text: for drafts in the journal, and for what waits sealed in its inbox.

Written with the standard library alone, so that keeping waits for nothing to load; read with
suspicion. Texts come back as the journal keeps them, and words of no known vocabulary as they are.
"""

import json
import re
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from journal_app.core import exact_json
from journal_app.core.drawings import is_drawing
from journal_app.core.errors import BadInput
from journal_app.core.exact_json import MalformedJson, NewerJson
from journal_app.core.moments import LONGEST_NOTE, LONGEST_TEXT, BodyMark, Capture
from journal_app.core.text import clean
from journal_app.i18n import _

VERSION: Final = 1
LONGEST_NAME: Final = 200
"""Of a person or a tag, in characters; what they may be is their own rule."""
MOST: Final = 300
"""Of anything there can be several of in one moment."""
STRONGEST_PULL: Final = 5

_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")


class UnreadableCapture(BadInput, ValueError):
    """Not a capture this version can read."""


class NewerCapture(UnreadableCapture):
    """A later version of the app wrote it."""


def encode(capture: Capture) -> str:
    """The capture as JSON. Raises `BadInput` when it holds more than a moment can."""
    capture = _cleaned(capture)
    _check(capture)
    document = {field.name: getattr(capture, field.name) for field in fields(capture)}
    return json.dumps(
        {"v": VERSION, **document}, default=_plain, ensure_ascii=False, separators=(",", ":")
    )


def decode(text: str | bytes) -> Capture:
    """The capture in this JSON.

    Raises `UnreadableCapture` for anything else, and `NewerCapture` where a later version wrote
    it; their words never quote what stands there.
    """
    try:
        capture = exact_json.read(text, Capture, VERSION)
    except NewerJson:
        raise NewerCapture(_("A newer version of the app wrote this moment.")) from None
    except MalformedJson:
        raise _unreadable() from None
    capture = _cleaned(capture)
    try:
        _check(capture)
    except BadInput:
        raise _unreadable() from None
    return capture


def _cleaned(capture: Capture) -> Capture:
    return replace(
        capture,
        note=clean(capture.note),
        texts={name: clean(text) for name, text in capture.texts.items()},
        people=tuple(map(clean, capture.people)),
        tags=tuple(map(clean, capture.tags)),
    )


def _check(capture: Capture) -> None:
    if len(capture.note) > LONGEST_NOTE:
        raise BadInput(_("That sentence is very long."), _("Up to 2,000 characters fit."))
    if any(len(text) > LONGEST_TEXT for text in capture.texts.values()):
        raise BadInput(_("That text is very long."), _("Up to 20,000 characters fit."))
    if not is_drawing(capture.drawing):
        raise BadInput(_("That drawing cannot be kept as it is."))
    if any(len(name) > LONGEST_NAME for name in (*capture.people, *capture.tags)):
        raise BadInput(_("That name is very long."), _("Up to 80 characters fit."))
    if not (_counts_fit(capture) and _ids_fit(capture) and _times_fit(capture)):
        raise _unreadable()
    pulls = (capture.pull_away, capture.pull_toward)
    if not all(pull is None or 0 <= pull <= STRONGEST_PULL for pull in pulls):
        raise _unreadable()


def _counts_fit(capture: Capture) -> bool:
    several = (
        capture.terms,
        *capture.terms.values(),
        capture.texts,
        capture.body,
        capture.people,
        capture.tags,
        capture.skipped,
    )
    return all(len(each) <= MOST for each in several)


def _ids_fit(capture: Capture) -> bool:
    marks = [(mark.region, mark.sensation) for mark in capture.body]
    single = (capture.state, capture.reading, capture.entry, capture.session)
    ids = [capture.kind, *capture.terms, *capture.texts, *capture.skipped]
    ids += [term for terms in capture.terms.values() for term in terms]
    ids += [
        each for each in (*single, *(part for mark in marks for part in mark)) if each is not None
    ]
    return all(_ID.fullmatch(each) for each in ids) and (None, None) not in marks


def _times_fit(capture: Capture) -> bool:
    try:
        for instant in (capture.captured_at, capture.at, capture.reading_at):
            if instant is not None:
                instant.astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        return False
    exact = (capture.captured_at, capture.reading_at)
    return all(instant is None or instant.tzinfo is not None for instant in exact)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return _instant_text(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, BodyMark):
        return {"region": value.region, "sensation": value.sensation}
    raise TypeError(f"no way to write a {type(value).__name__}")


def _instant_text(value: datetime) -> str:
    # Where an old zone counted seconds, the format has no sign for them.
    offset = value.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        nearest = timedelta(minutes=round(offset.total_seconds() / 60))
        value = value.astimezone(timezone(nearest))
    return value.isoformat()


def _unreadable() -> UnreadableCapture:
    return UnreadableCapture(_("This moment cannot be read."))
