"""What may be asked after an answer: never deeper at once, never from a preference towards fear."""

from collections.abc import Callable, Mapping

from journal_app.content.reading import BrokenContent
from journal_app.core.families import BEHIND_A_PREFERENCE, BY_READING
from journal_app.core.prompts import Family, Prompt, Seat

AFTER_A_PREFERENCE = BY_READING["rd_preference"]


def check_followups(prompt: Prompt, prompts: Mapping[str, Prompt], place: str) -> None:
    """Refuse a question that may not follow this one. Raises BrokenContent naming the place."""
    for name in prompt.followups:
        if name not in prompts or name == prompt.id:
            raise BrokenContent(f"{place}: no other question has the id {name}")
        for reason, forbids in _NEVER_FOLLOWS.items():
            if forbids(prompt, prompts[name]):
                raise BrokenContent(f"{place}: {name} {reason}")


def _covers(later: frozenset[str], earlier: frozenset[str]) -> bool:
    # Empty sets mean any.
    return not later or (bool(earlier) and earlier <= later)


def _goes_too_deep(first: Prompt, then: Prompt) -> bool:
    return then.depth > first.depth + 1


def _leans_on_closeness(first: Prompt, then: Prompt) -> bool:
    return first.safety_ok and not then.safety_ok


def _looks_behind_a_preference(first: Prompt, then: Prompt) -> bool:
    after_one = first.family in AFTER_A_PREFERENCE or "rd_preference" in first.readings_ok
    return after_one and then.family in BEHIND_A_PREFERENCE


def _was_not_asked_for(first: Prompt, then: Prompt) -> bool:
    return then.family is Family.NOT_OK and first.family is not Family.NOT_OK


def _stands_elsewhere(first: Prompt, then: Prompt) -> bool:
    return not first.occasions <= then.occasions


_NEVER_FOLLOWS: Mapping[str, Callable[[Prompt, Prompt], bool]] = {
    "goes deeper by more than one": _goes_too_deep,
    "leans on closeness, and this one does not": _leans_on_closeness,
    "looks behind a preference": _looks_behind_a_preference,
    "is only for somebody who said that something is not OK": _was_not_asked_for,
    "is not asked everywhere this one is": _stands_elsewhere,
    "speaks to the other side": lambda first, then: then.seat not in (Seat.ANY, first.seat),
    "is not for every state of this one": lambda first, then: (
        not _covers(then.states_ok, first.states_ok)
    ),
    "is not for every answer of this one": lambda first, then: (
        not _covers(then.readings_ok, first.readings_ok)
    ),
    "is not for every kind of moment of this one": lambda first, then: (
        not _covers(then.after_kinds, first.after_kinds)
    ),
}
"""Which question may never follow which, each under what is said of the later one."""
