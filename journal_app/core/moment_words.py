"""What the fields of a moment are called where one reads what was said, and what numbers mean."""

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.i18n import _

_TOLD: Final[Mapping[str, Callable[[], str]]] = {
    "kind": lambda: _("Kind"),
    "state": lambda: _("The whole of me"),
    "reading": lambda: _("Fear or preference"),
    "reading_later": lambda: _("Looking again"),
    "pull_away": lambda: _("The pull away"),
    "pull_toward": lambda: _("The pull toward"),
    "closeness_now": lambda: _("How close it was"),
    "closeness_wanted": lambda: _("How close I’d have liked"),
    "body": lambda: _("Places and sensations"),
    "note": lambda: _("One sentence"),
    "drawing": lambda: _("Drawing"),
    "occurred": lambda: _("Noted as"),
    "seat": lambda: _("The wish"),
    "trigger_primary": lambda: _("Just before"),
    "wants": lambda: _("I wanted to"),
    "image": lambda: _("Image"),
    "which_fear": lambda: _("The fear was of"),
    "room_for": lambda: _("The room was for"),
    "for_rest": lambda: _("For the part that wants rest"),
    "for_fear": lambda: _("For the part that is afraid"),
    "sentence": lambda: _("A sentence I could say"),
    "wanted_touch": lambda: _("Was it wanted"),
    "no_respected": lambda: _("Was my no respected"),
    "triggers": lambda: _("What had come near"),
    "cues": lambda: _("What it resembled"),
    "other_stress": lambda: _("Besides"),
    "was_something_wrong": lambda: _("Was something wrong between us"),
    "state_after": lambda: _("The whole of me afterwards"),
    "feelings": lambda: _("Feelings"),
    "presence_start": lambda: _("Here at the start"),
    "presence_end": lambda: _("Here at the end"),
    "closeness_after": lambda: _("How close it was afterwards"),
    "roomy": lambda: _("The closeness was"),
    "markers_fear": lambda: _("Leaning toward fear"),
    "markers_pref": lambda: _("Leaning toward preference"),
    "markers_notok": lambda: _("What may not be OK"),
    "protecting": lambda: _("It may have protected"),
    "showing": lambda: _("What might have shown"),
    "felt_choice": lambda: _("Chosen"),
    "echo": lambda: _("An echo of something older"),
    "echo_kind": lambda: _("The echo was"),
    "old_rules": lambda: _("Old rules"),
    "who_drove": lambda: _("At the wheel"),
    "strategies_away": lambda: _("Ways of making room"),
    "strategies_reach": lambda: _("Ways of reaching"),
    "thoughts": lambda: _("The shape of the thoughts"),
    "reason_given": lambda: _("The reason I gave"),
    "reason_under": lambda: _("What may have been underneath"),
    "reason_real": lambda: _("Underneath"),
    "unsaid": lambda: _("What stayed unsaid"),
    "wanted": lambda: _("What I wanted"),
    "care_line": lambda: _("What I still care about"),
    "outcomes": lambda: _("What happened then"),
    "left_at": lambda: _("Left at"),
    "said_return_at": lambda: _("Said I would be back at"),
    "told": lambda: _("They knew I was going"),
    "thread": lambda: _("The thread left in place"),
    "returned_at": lambda: _("Came back at"),
    "return_how": lambda: _("How I came back"),
    "landed": lambda: _("It seemed to land"),
    "helped": lambda: _("What helped"),
    "evidence": lambda: _("What it may be a record of"),
    "distress_before": lambda: _("Before looking back"),
    "distress_after": lambda: _("After looking back"),
}


def told(field: str) -> str:
    """What a field is called. Raises `KeyError` where this version of the app knows none such."""
    return _TOLD[field]()


def number_words(field: str) -> tuple[str, ...]:
    """What the numbers of a field mean, from 0 on; between the words of closeness are numbers."""
    if field.startswith("closeness"):
        return (
            _("miles apart"), "1", _("same building"), "3", "4", _("side by side"), "6", "7",
            _("very near"), "9", _("no gap"),
        )  # fmt: skip
    if field.startswith("pull"):
        return (
            _("none"), _("a whisper"), _("a tug"), _("a pull"), _("a strong pull"), _("a flood"),
        )  # fmt: skip
    return _SCALES.get(field, _how_much)()


def _how_much() -> tuple[str, ...]:
    return (_("none"), _("a little"), _("some"), _("a lot"), _("as much as I can imagine"))


def _distress() -> tuple[str, ...]:
    return (_("at ease"), _("uneasy"), _("hard"), _("very hard"), _("more than I can hold"))


def _roomy() -> tuple[str, ...]:
    return (_("tight"), _("rather tight"), _("neither"), _("rather roomy"), _("roomy"))


def _chosen() -> tuple[str, ...]:
    return (
        _("it happened to me"), _("mostly happened"), _("partly chosen"), _("mostly chosen"),
        _("I chose it"),
    )  # fmt: skip


_SCALES: Final[Mapping[str, Callable[[], tuple[str, ...]]]] = {
    "roomy": _roomy,
    "felt_choice": _chosen,
    "distress_before": _distress,
    "distress_after": _distress,
}
