"""Whatever somebody says of a moment, the library has something to choose from for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest

from journal_app.content.prompts import load_prompts
from journal_app.core.prompts import Occasion, Prompt, Seat

PROMPTS = load_prompts("en")
STATES = ("steady", "edge_up", "over", "edge_down", "numb", "gone", "mixed", "unsure")
READINGS = (None, "rd_fear", "rd_preference", "rd_both", "rd_cant_tell", "rd_not_ok", "rd_skip")
KINDS = (
    "kd_noticed",
    "kd_pulled_away",
    "kd_held_back",
    "kd_stayed",
    "kd_moved_closer",
    "kd_took_room",
    "kd_came_back",
    "kd_reached",
    "kd_they_pulled",
    "kd_close_ok",
)
AFTER_A_GOOD_TIME = {"kd_close_ok", "kd_stayed", "kd_came_back", "kd_moved_closer"}
AFTER_REACHING = {"kd_reached", "kd_they_pulled"}
BY_READING = {
    "rd_fear": "P4 P6 P2",
    "rd_preference": "P10 P13",
    "rd_both": "P10 P4 P13",
    "rd_cant_tell": "P2 P1 P3",
}
A_CHOICE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What somebody has said of a moment."""

    state: str
    reading: str | None
    kind: str
    seat: Seat
    safety: bool
    late: bool

    def pool(self) -> set[str]:
        """The families the design names for this; empty where nothing is asked."""
        if self.state == "gone":
            return set()
        if self.safety or self.reading == "rd_not_ok":
            return {"P17", "P1", "P7", "P15"}
        if self.state in {"over", "mixed"}:
            return {"P1"}
        if self.state == "numb":
            return {"P7"}
        if self.seat is Seat.CONTACT and self.kind in AFTER_REACHING:
            return {"P11", "P2"}
        if self.kind in AFTER_A_GOOD_TIME:
            return {"P9", "P13"}
        return set(BY_READING.get(self.reading or "", "P2").split())

    def deepest(self) -> int:
        """How deep a question may go without having been asked to."""
        if self.state in {"over", "mixed", "numb"}:
            return 1
        return 2 if self.late else 3

    def fits(self, prompt: Prompt) -> bool:
        """Whether this question may come."""
        return prompt.family.value in self.pool() and self.suits(prompt)

    def suits(self, prompt: Prompt) -> bool:
        """Whether the question itself is for this, whatever its family."""
        return (
            Occasion.MOMENT in prompt.occasions
            and prompt.depth <= self.deepest()
            and f"st_{self.state}" in prompt.states_ok
            and (not prompt.readings_ok or self.reading in prompt.readings_ok)
            and (not prompt.after_kinds or self.kind in prompt.after_kinds)
            and prompt.seat in (Seat.ANY, self.seat)
            and (prompt.safety_ok or not (self.safety or self.reading == "rd_not_ok"))
        )


def situations(state: str) -> Iterator[Situation]:
    for reading, kind, seat, safety, late in product(
        READINGS, KINDS, Seat, (False, True), (False, True)
    ):
        yield Situation(
            state=state, reading=reading, kind=kind, seat=seat, safety=safety, late=late
        )


@pytest.mark.parametrize("state", STATES)
def test_there_is_a_choice_wherever_something_is_asked(state: str) -> None:
    poor = [
        situation
        for situation in situations(state)
        if situation.pool() and sum(map(situation.fits, PROMPTS)) < A_CHOICE
    ]
    assert poor == []


def test_every_question_comes_somewhere() -> None:
    said = [situation for state in STATES for situation in situations(state)]
    # A question of P3 says itself after which answers it comes.
    unreachable = [
        prompt.id
        for prompt in PROMPTS
        if prompt.occasions == {Occasion.MOMENT}
        if not any(
            situation.fits(prompt) or (prompt.family == "P3" and situation.suits(prompt))
            for situation in said
        )
    ]
    assert unreachable == []
