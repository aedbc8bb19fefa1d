"""Made-up moments, from the scenes of the small grammar in `resources/demo`.

A scene holds what goes together, so that a made-up moment reads like one. What was not asked is
left out of most of them, and now and then something was passed over.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from journal_app.content.demo import Deck, Phrases, Told, Weighted, pick, somebody
from journal_app.core import drawings
from journal_app.core.moments import (
    ANSWERS,
    BOTH,
    FEAR,
    NOTICED,
    PREFERENCE,
    STATES_TO_SETTLE,
    BodyMark,
    Capture,
)

_WORDLESS: Final = 0.14
_ANSWERED: Final = 0.62
_PASSED_OVER: Final = 0.09
"""All as parts of the moments there are."""


class Scene:
    """What goes together in one kind of moment."""

    def __init__(self, name: str, parts: Mapping[str, Any], random: Random) -> None:
        self.name = name
        self.kinds: Sequence[str] = parts["kinds"]
        self.before: Sequence[str] = parts["before"]
        self.states: Sequence[str] = parts["states"]
        self.places: Sequence[str] = parts["places"]
        self.images: Sequence[str] = parts["images"]
        self.wants: Sequence[str] = parts["wants"]
        self.tags: Sequence[str] = parts["tags"]
        self.away: tuple[int, int] = tuple(parts["away"])
        self.toward: tuple[int, int] = tuple(parts["toward"])
        self.readings = Weighted(ANSWERS, parts["readings"])
        self.follows: Mapping[str, Sequence[str]] = parts.get("follows", {})
        self.sentences = Deck(parts["sentences"], random)
        self.parts = parts


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """One moment as it was caught, and what is needed to look back at it."""

    capture: Capture
    scene: Scene
    told: Told


class MomentTeller:
    """Tells one moment after the other."""

    def __init__(self, grammar: Mapping[str, Any], random: Random) -> None:
        moments = grammar["moments"]
        self._random = random
        self._phrases = Phrases(grammar, random)
        self._people = somebody(grammar)
        self._by_label = {person["label"]: person for person in grammar["people"]}
        scenes = moments["scenes"]
        self._scenes = [Scene(name, parts, random) for name, parts in scenes.items()]
        self._usual = Weighted(self._scenes, [parts["weight"] for parts in scenes.values()])
        self._asked = moments["asked"]
        self._said = moments["said"]

    def tell(self) -> MadeUp:
        """A moment of any scene."""
        scene: Scene = self._usual.pick(self._random)
        return self._tell(scene, Told(self._people.pick(self._random)))

    def follow(self, earlier: MadeUp) -> tuple[str, MadeUp] | None:
        """What came of a moment, with the name of the sequence; `None` where nothing follows."""
        kind = earlier.capture.kind
        for scene in self._scenes:
            for relation, kinds in scene.follows.items():
                if kind in kinds:
                    return relation, self._tell(scene, Told(earlier.told.person))
        return None

    def felt(self, people: Sequence[str]) -> MadeUp:
        """What an entry felt like: an answer, and seldom a word."""
        scene: Scene = self._usual.pick(self._random)
        person = next((self._by_label[label] for label in people), None)
        told = Told(person or self._people.pick(self._random))
        capture = Capture(
            kind=NOTICED,
            reading=scene.readings.pick(self._random),
            people=tuple(people),
        )
        return MadeUp(capture=capture, scene=scene, told=told)

    def chance(self, part: float) -> bool:
        """Whether something that happens so often happens now."""
        return self._random.random() < part

    def _tell(self, scene: Scene, told: Told) -> MadeUp:
        capture = Capture(kind=pick(scene.kinds, self._random))
        if self.chance(_WORDLESS):
            capture = self._without_words(capture, scene)
        else:
            note = self._phrases.filled(scene.sentences.deal(), told)
            capture = replace(capture, note=note)
        if self.chance(0.8):
            capture = replace(capture, state=pick(scene.states, self._random))
        capture = self._with_body(self._with_terms(capture, scene, told), scene)
        settles = capture.state in STATES_TO_SETTLE
        if not settles or self.chance(0.2):
            capture = self._with_pulls(capture, scene)
        if not settles and self.chance(_ANSWERED):
            capture = self._answered(capture, scene, told)
        elif self.chance(_PASSED_OVER):
            capture = replace(capture, skipped=frozenset({"reading"}))
        if told.named or self.chance(0.6):
            capture = replace(capture, people=(str(told.person["label"]),))
        if scene.tags and self.chance(0.2):
            capture = replace(capture, tags=(pick(scene.tags, self._random),))
        return MadeUp(capture=capture, scene=scene, told=told)

    def _without_words(self, capture: Capture, scene: Scene) -> Capture:
        capture = replace(capture, drawing=self._drawn() if self.chance(0.3) else "")
        if capture.drawing and self.chance(0.5):
            return capture
        return replace(capture, terms={"image": (pick(scene.images, self._random),)})

    def _with_terms(self, capture: Capture, scene: Scene, told: Told) -> Capture:
        terms, texts = dict(capture.terms), dict(capture.texts)
        if self.chance(0.72):
            terms["trigger_primary"] = (pick(scene.before, self._random),)
        elif self.chance(_PASSED_OVER):
            capture = replace(capture, skipped=capture.skipped | {"trigger_primary"})
        if self.chance(0.45):
            chosen = [pick(scene.wants, self._random) for _each in range(2)]
            terms["wants"] = tuple(dict.fromkeys(chosen if self.chance(0.35) else chosen[:1]))
            if self.chance(0.08):
                terms["wants"] += ("dx_other",)
                texts["wants_other"] = self._say("own_word", told)
        if terms.get("trigger_primary") == ("tr_touch",) and self.chance(0.4):
            terms["wanted_touch"] = (pick(self._asked["wanted_touch"], self._random),)
        if self.chance(0.08):
            terms["seat"] = (pick(self._asked["seat"], self._random),)
        return replace(capture, terms=terms, texts=texts)

    def _with_body(self, capture: Capture, scene: Scene) -> Capture:
        if not self.chance(0.5 if capture.note else 0.9):
            return capture
        marks = [pick(scene.places, self._random) for _each in range(2)]
        marks = marks if self.chance(0.4) else marks[:1]
        body = tuple(self._mark(*mark.split()) for mark in dict.fromkeys(marks))
        return replace(capture, body=body)

    def _mark(self, region: str, sensation: str | None = None) -> BodyMark:
        # Mostly only the place is touched.
        felt = sensation if self.chance(0.5) else None
        return BodyMark(region=region, sensation=felt)

    def _with_pulls(self, capture: Capture, scene: Scene) -> Capture:
        if self.chance(0.25):
            return capture
        toward = self._between(*scene.toward) if self.chance(0.4) else None
        return replace(capture, pull_away=self._between(*scene.away), pull_toward=toward)

    def _answered(self, capture: Capture, scene: Scene, told: Told) -> Capture:
        reading: str = scene.readings.pick(self._random)
        terms, texts = dict(capture.terms), dict(capture.texts)
        if reading in (FEAR, BOTH) and self.chance(0.5):
            terms["which_fear"] = (pick(self._asked["which_fear"], self._random),)
        if reading in (PREFERENCE, BOTH) and self.chance(0.5):
            terms["room_for"] = (pick(self._asked["room_for"], self._random),)
        if reading == PREFERENCE and self.chance(0.4):
            texts["sentence"] = self._say("sentence", told)
        if reading == BOTH and self.chance(0.35):
            texts["for_rest"] = self._say("for_rest", told)
            texts["for_fear"] = self._say("for_fear", told)
        return replace(capture, reading=reading, terms=terms, texts=texts)

    def _say(self, what: str, told: Told) -> str:
        return self._phrases.filled(pick(self._said[what], self._random), told)

    def _between(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))

    def _drawn(self) -> str:
        """A few lines like water."""
        lines = []
        for number in range(self._between(2, 4)):
            height, swing = 250 + 180 * number, self._between(20, 90)
            shift, waves = self._random.random() * 6, self._between(1, 3)
            lines.append(
                tuple(
                    (x, height + round(swing * math.sin(shift + waves * x / 150)))
                    for x in range(80, 921, 40)
                )
            )
        return drawings.written(tuple(lines))
