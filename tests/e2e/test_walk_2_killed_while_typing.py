"""Walk 2: the process is killed in the middle of typing; what was called saved is there."""

import random
import threading
import time
from dataclasses import dataclass, field

import pytest

from tests.e2e.node import Gone, Node
from tests.e2e.writing import prose
from tests.robots.person import Person

MOST_LOST_SECONDS = 5.0
GRACE_SECONDS = 0.5
"""For the commit itself, on a busy machine."""
KILLED_AFTER = (0.3, 6.4, 1.1, 7.4, 2.3)
"""Seconds of typing; two of the rounds are longer than the longest that may be lost."""


@dataclass
class Typist:
    """Types at the pace of a quick hand, and notes what the page called saved."""

    person: Person
    chance: random.Random
    called_saved: str = ""
    typed: list[tuple[float, int]] = field(default_factory=list)
    """When a key was pressed, and how long the text was then."""
    sight: tuple[Node, Node] = field(init=False)

    def sit_down(self) -> None:
        """See the page and what it says of saving, before the time runs."""
        self.sight = (
            self.person.app.find("Entry", "text"),
            self.person.app.find("Save state", "label"),
        )

    def type_until_killed(self, text: str, before: str) -> None:
        """Type on from what stands there, in bursts, until there is nobody to type to."""
        page, state = self.sight
        pause = threading.Event()
        for at, letter in enumerate(text, start=1):
            self.person.app.hands.type(letter)
            self.typed.append((time.monotonic(), len(before) + at))
            pause.wait(0.9 if self.chance.random() < 0.02 else 0.02)
            try:
                seen = page.text
                if state.description == "Saved":
                    self.called_saved = seen
            except Gone:
                return
        raise AssertionError("it was never killed")

    def must_be_kept(self, killed_at: float) -> int:
        """How many characters are older than the longest that may be lost."""
        border = killed_at - MOST_LOST_SECONDS - GRACE_SECONDS
        return max((length for pressed, length in self.typed if pressed < border), default=0)


@pytest.mark.alone
def test_what_was_called_saved_survives_a_kill(person: Person) -> None:
    chance = random.Random()
    person.begin()
    kept = ""
    for number, after in enumerate(KILLED_AFTER):
        typist = Typist(person, chance)
        typist.sit_down()
        text = prose(400, number)
        seconds = after * chance.uniform(0.9, 1.1)
        killer = threading.Timer(seconds, person.app.process_now().kill)
        began = time.monotonic()
        killer.start()
        typist.type_until_killed(text, kept)
        killer.join()
        person.app.wait_for_end()

        # In a third of a second there may be nothing to keep yet.
        found = [each["text"] for each in person.app.read("list")]
        before, kept = kept, "".join(found[:1])
        assert kept.startswith(typist.called_saved)
        assert (before + text).startswith(kept)
        assert len(kept) >= typist.must_be_kept(began + seconds)
        person.app.start()
        person.today.wait_for()
        person.today.shows(kept)
    assert len(person.app.read("list")) == 1
    person.window.picture("after-the-last-kill")
    person.window.quit()
    assert person.app.read("check")["well"] is True
