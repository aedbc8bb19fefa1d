"""What the parts and fields of a moment are called where one is asked for them."""

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.core import moment_words
from journal_app.core.moment_fields import Part
from journal_app.i18n import _

Words = Callable[[], str]

PARTS: Final[Mapping[Part, Words]] = {
    Part.BODY: lambda: _("In the body"),
    Part.WHAT: lambda: _("What was going on"),
    Part.MEANING: lambda: _("What it may have meant"),
    Part.REASON: lambda: _("The reason, and what was under it"),
    Part.CARE: lambda: _("Wanting and caring"),
    Part.SPACE: lambda: _("Going and coming back"),
    Part.HELPED: lambda: _("What helped"),
    Part.CAPTURE: lambda: _("As it was noted"),
}
"""In the order one looks back: the body before any meaning."""

_ASKED: Final[Mapping[str, Words]] = {
    "occurred": lambda: _("When was it?"),
    "seat": lambda: _("What was the wish?"),
    "image": lambda: _("An image for it"),
    "which_fear": lambda: _("What was the fear of?"),
    "room_for": lambda: _("What was the room for?"),
    "for_rest": lambda: _("A line for the part that wants rest"),
    "for_fear": lambda: _("A line for the part that is afraid"),
    "sentence": lambda: _("One sentence I could say"),
    "wanted_touch": lambda: _("Was it wanted?"),
    "no_respected": lambda: _("Was your no respected?"),
    "triggers": lambda: _("What had come near?"),
    "cues": lambda: _("Did something resemble an earlier time?"),
    "other_stress": lambda: _("What else was going on?"),
    "was_something_wrong": lambda: _("Was something wrong between you?"),
    "state_after": lambda: _("How is the whole of you now?"),
    "presence_start": lambda: _("How much of me was here at the start"),
    "presence_end": lambda: _("How much of me was here at the end"),
    "roomy": lambda: _("Was the closeness tight or roomy?"),
    "markers_fear": lambda: _("Things that may lean toward fear"),
    "markers_pref": lambda: _("Things that may lean toward preference"),
    "markers_notok": lambda: _("Something may not be OK"),
    "protecting": lambda: _("What might it have protected?"),
    "showing": lambda: _("What might have shown?"),
    "felt_choice": lambda: _("How much of it was chosen"),
    "echo": lambda: _("Did it rhyme with something older?"),
    "echo_kind": lambda: _("What was the echo like?"),
    "old_rules": lambda: _("Was an old rule speaking?"),
    "who_drove": lambda: _("Who was at the wheel?"),
    "reason_given": lambda: _("The reason I gave, out loud or inside"),
    "reason_under": lambda: _("In your own words, if you like"),
    "reason_real": lambda: _("What may have been underneath"),
    "told": lambda: _("Did they know I was going?"),
    "thread": lambda: _("Was a thread left in place?"),
    "landed": lambda: _("How it seemed to land"),
    "helped": lambda: _("What helped, even a little?"),
    "distress_before": lambda: _("Before looking back, how is it?"),
    "distress_after": lambda: _("And how is it now?"),
}
"""Where a form asks in other words than one reads afterwards."""


def asked(field: str) -> str:
    """What a form calls a field."""
    return _ASKED[field]() if field in _ASKED else moment_words.told(field)


def part_name(part: Part) -> str:
    """The heading of a part."""
    return PARTS[part]()
