"""Every field of a moment: its shape, its words or its scale, and which part of a look asks it.

What the short capture asks comes first; a later reflection opens the other parts one by one, the
body before any meaning.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Shape(StrEnum):
    """What kind of value a field holds."""

    ONE = "one"
    """One word of a group."""
    SOME = "some"
    """Any number of words of a group, in the order chosen."""
    NUMBER = "number"
    TEXT = "text"
    TIME = "time"


class Part(StrEnum):
    """The parts of a reflection, in their order."""

    CAPTURE = "capture"
    WHAT = "what"
    BODY = "body"
    MEANING = "meaning"
    REASON = "reason"
    CARE = "care"
    SPACE = "space"
    HELPED = "helped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field; `least` and `most` bound a number."""

    name: str
    shape: Shape
    part: Part
    group: str = ""
    """The group of the vocabulary its words come from."""
    least: int = 0
    most: int = 4
    private: bool = False
    """Left out of everything meant for sharing until it is ticked."""


def _one(name: str, group: str, part: Part) -> Field:
    return Field(name=name, shape=Shape.ONE, group=group, part=part)


def _some(name: str, group: str, part: Part) -> Field:
    return Field(name=name, shape=Shape.SOME, group=group, part=part)


def _number(name: str, part: Part, most: int = 4) -> Field:
    return Field(name=name, shape=Shape.NUMBER, part=part, most=most)


def _text(name: str, part: Part, *, private: bool = True) -> Field:
    return Field(name=name, shape=Shape.TEXT, part=part, private=private)


def _time(name: str, part: Part) -> Field:
    return Field(name=name, shape=Shape.TIME, part=part)


_FIELDS: Final = (
    # Asked by the capture, all of them optional.
    _one("occurred", "op", Part.CAPTURE),
    _one("seat", "seat", Part.CAPTURE),
    _one("trigger_primary", "tr", Part.CAPTURE),
    _some("wants", "dx", Part.CAPTURE),
    _one("image", "im", Part.CAPTURE),
    _one("which_fear", "ft", Part.CAPTURE),
    _some("room_for", "nd", Part.CAPTURE),
    _text("for_rest", Part.CAPTURE),
    _text("for_fear", Part.CAPTURE),
    _text("sentence", Part.CAPTURE),
    _one("wanted_touch", "wt", Part.CAPTURE),
    _one("no_respected", "nr", Part.CAPTURE),
    # What was going on.
    _some("triggers", "tr", Part.WHAT),
    _some("cues", "cu", Part.WHAT),
    _some("other_stress", "os", Part.WHAT),
    _one("was_something_wrong", "ww", Part.WHAT),
    # The body.
    _one("state_after", "st", Part.BODY),
    _some("feelings", "fe", Part.BODY),
    _number("presence_start", Part.BODY),
    _number("presence_end", Part.BODY),
    _number("closeness_after", Part.BODY, 10),
    _number("roomy", Part.BODY),
    # What it may have meant.
    _some("markers_fear", "fm", Part.MEANING),
    _some("markers_pref", "pm", Part.MEANING),
    _some("markers_notok", "nk", Part.MEANING),
    _some("protecting", "pf", Part.MEANING),
    _some("showing", "se", Part.MEANING),
    _number("felt_choice", Part.MEANING),
    _one("echo", "ec", Part.MEANING),
    _one("echo_kind", "ek", Part.MEANING),
    _some("old_rules", "be", Part.MEANING),
    _one("who_drove", "wd", Part.MEANING),
    # The reason given and the one under it.
    _some("strategies_away", "dx", Part.REASON),
    _some("strategies_reach", "hx", Part.REASON),
    _some("thoughts", "th", Part.REASON),
    _text("reason_given", Part.REASON),
    _text("reason_under", Part.REASON),
    _one("reason_real", "rr", Part.REASON),
    _text("unsaid", Part.REASON),
    # Care.
    _text("wanted", Part.CARE),
    _text("care_line", Part.CARE),
    # Left and returned.
    _some("outcomes", "oc", Part.SPACE),
    _time("left_at", Part.SPACE),
    _time("said_return_at", Part.SPACE),
    _one("told", "tl", Part.SPACE),
    _one("thread", "td", Part.SPACE),
    _time("returned_at", Part.SPACE),
    _one("return_how", "rh", Part.SPACE),
    _one("landed", "ld", Part.SPACE),
    # What helped.
    _some("helped", "hp", Part.HELPED),
    _some("evidence", "ev", Part.HELPED),
    _number("distress_before", Part.HELPED),
    _number("distress_after", Part.HELPED),
)

FIELDS: Final = {field.name: field for field in _FIELDS}
"""By name; the columns of a moment (kind, state, readings, pulls, closeness) stand beside them."""
COLUMNS: Final = (
    "kind",
    "state",
    "reading",
    "pull_away",
    "pull_toward",
    "closeness_now",
    "closeness_wanted",
    "body",
    "note",
)
"""What may be named as skipped beside the fields."""


def fields_of(part: Part) -> tuple[Field, ...]:
    """The fields one part asks, in their order."""
    return tuple(field for field in _FIELDS if field.part is part)
