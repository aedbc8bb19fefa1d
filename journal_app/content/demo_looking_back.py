"""What somebody made up says when they look back at a moment: parts of it, seldom everything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from journal_app.content.demo import Phrases, pick
from journal_app.content.demo_moments import MadeUp
from journal_app.core.moments import BOTH, FEAR, PREFERENCE

_ASKED_OF_ALL: Final = {
    "other_stress": 0.3,
    "was_something_wrong": 0.4,
    "state_after": 0.4,
    "who_drove": 0.2,
    "old_rules": 0.15,
    "cues": 0.12,
    "echo": 0.2,
}
"""How often each of these is said, as a part of all looks back."""
_FROM_SCENE: Final = {
    "feelings": 0.8,
    "thoughts": 0.3,
    "outcomes": 0.7,
    "helped": 0.5,
    "protecting": 0.25,
    "showing": 0.25,
}
_LEAVES: Final = frozenset({"kd_pulled_away", "kd_took_room"})
_MARKERS: Final = {"markers_fear": (FEAR, BOTH), "markers_pref": (PREFERENCE, BOTH)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """How going and coming back went, in minutes from when the moment happened."""

    left: int
    back: int | None
    said: int | None
    """What was named as the time of return."""


@dataclass(slots=True, kw_only=True)
class LookedBack:
    """What was added to a moment."""

    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    strengths: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    closeness_now: int | None = None
    closeness_wanted: int | None = None
    away: Away | None = None


class LookingBack:
    """Looks back at one moment after the other."""

    def __init__(self, grammar: Mapping[str, Any], random: Random) -> None:
        self._random = random
        self._phrases = Phrases(grammar, random)
        self._asked = grammar["moments"]["asked"]
        self._said = grammar["moments"]["said"]

    def at(self, made_up: MadeUp) -> LookedBack:
        """What is said about this moment some hours later."""
        looked = LookedBack()
        parts = made_up.scene.parts
        for name, part in _FROM_SCENE.items():
            if parts[name] and self._chance(part):
                looked.terms[name] = self._some(parts[name])
        for name, part in _ASKED_OF_ALL.items():
            if self._chance(part):
                looked.terms[name] = (pick(self._asked[name], self._random),)
        for name in ("evidence", "reach"):
            if name in parts and self._chance(0.5):
                looked.terms[{"reach": "strategies_reach"}.get(name, name)] = self._some(
                    parts[name]
                )
        for feeling in looked.terms.get("feelings", ()):
            if self._chance(0.5):
                looked.strengths[feeling] = self._between(1, 4)
        self._lean(looked, made_up)
        self._measure(looked, made_up)
        self._reason(looked, made_up)
        if made_up.capture.kind in _LEAVES and self._chance(0.5):
            self._go(looked)
        return looked

    def again(self, made_up: MadeUp) -> str:
        """The answer of the one later look: often the same, and sometimes another."""
        first = made_up.capture.reading
        if first is not None and self._chance(0.6):
            return first
        reading: str = made_up.scene.readings.pick(self._random)
        return reading

    def _lean(self, looked: LookedBack, made_up: MadeUp) -> None:
        for name, readings in _MARKERS.items():
            if made_up.capture.reading in readings and self._chance(0.35):
                looked.terms[name] = self._some(self._asked[name], most=3)

    def _measure(self, looked: LookedBack, made_up: MadeUp) -> None:
        if self._chance(0.5):
            looked.closeness_now = self._between(2, 9)
            looked.closeness_wanted = self._between(2, 9)
        if self._chance(0.3):
            chosen = made_up.capture.reading == PREFERENCE
            looked.numbers["felt_choice"] = self._between(2, 4) if chosen else self._between(0, 3)
        if self._chance(0.25):
            looked.numbers["presence_start"] = self._between(1, 4)
            looked.numbers["presence_end"] = self._between(0, 4)
        if made_up.scene.name == "near" and self._chance(0.5):
            looked.numbers["roomy"] = self._between(1, 4)
        if self._chance(0.4):
            looked.numbers["distress_before"] = self._between(0, 2)
            looked.numbers["distress_after"] = self._between(0, 2)

    def _reason(self, looked: LookedBack, made_up: MadeUp) -> None:
        told, parts = made_up.told, made_up.scene.parts
        if parts["reasons"] and self._chance(0.6):
            given, under = pick(parts["reasons"], self._random)
            looked.texts["reason_given"] = self._phrases.filled(given, told)
            if under:
                looked.texts["reason_under"] = self._phrases.filled(under, told)
            looked.terms["reason_real"] = (
                pick(("rr_under", "rr_both") if under else ("rr_real",), self._random),
            )
        for name, part in (("wanted", 0.35), ("care", 0.35)):
            if self._chance(part):
                field_name = "care_line" if name == "care" else name
                looked.texts[field_name] = self._phrases.filled(
                    pick(parts[name], self._random), told
                )
        if self._chance(0.08):
            unsaid = pick(self._said["unsaid"], self._random)
            looked.texts["unsaid"] = self._phrases.filled(unsaid, told)

    def _go(self, looked: LookedBack) -> None:
        left = self._between(1, 12)
        away = self._between(8, 90) if self._chance(0.7) else self._between(90, 900)
        told = pick(self._asked["told"], self._random)
        knew = told != "tl_no" and self._chance(0.6)
        looked.terms["told"] = (told,)
        looked.terms["thread"] = (pick(self._asked["thread"], self._random),)
        back = left + away if self._chance(0.9) else None
        looked.away = Away(left=left, back=back, said=left + 30 if knew else None)
        if back is not None:
            looked.terms["return_how"] = (pick(self._asked["return_how"], self._random),)
            looked.terms["landed"] = (pick(self._asked["landed"], self._random),)

    def _some(self, choices: Sequence[str], most: int = 2) -> tuple[str, ...]:
        chosen = [pick(choices, self._random) for _each in range(self._between(1, most))]
        return tuple(dict.fromkeys(chosen))

    def _between(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))

    def _chance(self, part: float) -> bool:
        return self._random.random() < part
