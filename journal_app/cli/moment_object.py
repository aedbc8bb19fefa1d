"""A moment as an object for other programs: ids, and `null` for what was not asked."""

from typing import Any, Final

from journal_app.core.moment_fields import FIELDS, Shape
from journal_app.core.moments import Moment
from journal_app.exchange.instants import utc, utc_or_none

_BESIDE: Final = {"before": "trigger_primary", "wants": "wants", "image": "image"}
"""What the short capture asks, under the names of its options; the rest stands in `fields`."""


def moment_object(moment: Moment) -> dict[str, Any]:
    """Everything that was said of it, the first answer too while the later look is open."""
    said = _said(moment)
    return {
        "kind": moment.kind,
        "captured_at": utc(moment.captured_at),
        "state": moment.state,
        "reading": moment.reading,
        "reading_at": utc_or_none(moment.reading_at),
        "reading_later": moment.reading_later,
        "reading_later_at": utc_or_none(moment.reading_later_at),
        "later_passed_at": utc_or_none(moment.later_passed_at),
        "pull_away": moment.pull_away,
        "pull_toward": moment.pull_toward,
        "closeness_now": moment.closeness_now,
        "closeness_wanted": moment.closeness_wanted,
        "body": [{"region": mark.region, "sensation": mark.sensation} for mark in moment.body]
        or None,
        **{name: said.pop(field, None) for name, field in _BESIDE.items()},
        "drawing": moment.drawing or None,
        "fields": said,
        "strengths": moment.strengths,
        "skipped": sorted(moment.skipped),
    }


def _said(moment: Moment) -> dict[str, Any]:
    """Every field that was told: an id, a list of ids, a number, a text or an instant."""
    said: dict[str, Any] = {}
    for name, chosen in sorted(moment.terms.items()):
        one = name in FIELDS and FIELDS[name].shape is Shape.ONE and len(chosen) == 1
        said[name] = chosen[0] if one else list(chosen)
    times = {name: utc(at) for name, at in moment.times.items()}
    for values in (moment.numbers, moment.texts, times):
        said |= {name: values[name] for name in sorted(values)}
    return said
