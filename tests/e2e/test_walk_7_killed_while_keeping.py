"""Walk 7: killed at each instant of keeping, a moment is there whole, begun, or never was."""

from pathlib import Path

import pytest

from tests.e2e.instants import Instants, Step
from tests.robots.person import Person

SEALED_STEPS = 4
"""Written, safe, named, and the name safe: with less than that nothing can be sealed."""
EVERY_THIRD = 3
"""Of the many pages that one moment writes into an open journal."""


class Keeper:
    """Keeps one moment after the other, and knows which were said to be kept."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.said_kept: list[str] = []
        self.tried: list[str] = []

    def keep(self) -> None:
        """Type a sentence and keep it at once; wait until it is kept, or the app is dead."""
        app = self.person.app
        sentence = f"Number {len(self.tried) + 1}, by the window."
        self.tried.append(sentence)
        told = len(app.bus.announcements)
        app.hands.type(sentence)
        app.hands.press("Ctrl+Return")
        running = app.process_now()
        app.bus.wait(
            lambda: running.poll() is not None or "Kept" in app.bus.announcements[told:],
            "“Kept”, or an end",
        )
        if "Kept" in app.bus.announcements[told:]:
            self.said_kept.append(sentence)

    def check(self) -> None:
        """What was said to be kept is in the journal whole, and no moment is there in part."""
        told = [each["text"] for each in self.person.app.read("list", "--moments")]
        assert set(told) <= set(self.tried)
        assert len(told) == len(set(told))
        assert set(told) >= set(self.said_kept)


@pytest.fixture
def instants(tmp_path: Path) -> Instants:
    """The watch over the steps of the app."""
    return Instants(tmp_path)


def seal_one(keeper: Keeper, instants: Instants, kill_at: Step | None = None) -> list[Step]:
    """Note a moment with no app running; the steps it took from the first key on."""
    person = keeper.person
    person.app.launch("capture", through=instants.through(kill_at))
    person.capture.wait_for()
    before = len(instants.taken())
    keeper.keep()
    if kill_at is None:
        person.capture.done()
    assert person.app.wait_for_end() == (0 if kill_at is None else -9)
    return instants.taken()[before:]


def keep_one(keeper: Keeper, instants: Instants, kill_at: Step | None = None) -> list[Step]:
    """Note a moment in the open app; the steps it took from the first key on."""
    person = keeper.person
    person.app.start(through=instants.through(kill_at))
    person.today.wait_for()
    person.capture.call_by_key()
    before = len(instants.taken())
    keeper.keep()
    if kill_at is None:
        steps = instants.taken()[before:]
        person.capture.done()
        person.capture.is_gone()
        assert person.window.quit() == 0
        return steps
    if person.app.process_now().poll() is None:
        # What is written now and then moved a step by one: it died of nothing this time.
        person.app.kill()
    else:
        person.app.wait_for_end()
    return []


@pytest.mark.timeout(180)
def test_killed_at_each_step_of_sealing(person: Person, instants: Instants) -> None:
    person.begin()
    assert person.window.quit() == 0
    keeper = Keeper(person)
    seal_one(keeper, instants)
    steps = seal_one(keeper, instants)
    assert len(steps) >= SEALED_STEPS
    for step in steps:
        seal_one(keeper, instants, kill_at=step)
    assert keeper.said_kept == keeper.tried[:2]
    # These three died with the whole item written, and before anybody was told.
    assert steps[-3:] == [("fsync", 1), ("rename", 1), ("fsync", 2)]
    there = [*keeper.said_kept, *keeper.tried[-3:]]

    person.app.start()
    person.today.wait_for()
    person.today.shows_noticed(*reversed(there))
    person.window.notice("5 moments caught while the journal was closed are in it now.")
    keeper.check()
    (inbox,) = person.app.home.glob("vaults/*/inbox")
    assert list(inbox.iterdir()) == []
    assert person.window.quit() == 0
    assert person.app.read("check")["well"] is True


@pytest.mark.timeout(180)
def test_killed_at_each_step_of_keeping_in_the_open_journal(
    person: Person, instants: Instants
) -> None:
    person.begin()
    assert person.window.quit() == 0
    keeper = Keeper(person)
    keep_one(keeper, instants)
    steps = keep_one(keeper, instants)
    for step in [*steps[:-1:EVERY_THIRD], steps[-1]]:
        keep_one(keeper, instants, kill_at=step)
        keeper.check()
        # Settles what the kill left, so that the next start takes the same steps as the first.
        assert person.app.read("check")["well"] is True
    assert person.app.read("check")["well"] is True
    person.app.start()
    person.today.wait_for()
    assert [each for each in person.today.begun() if each not in keeper.tried] == []


def test_what_was_begun_is_there_after_a_kill(person: Person, instants: Instants) -> None:
    person.begin()
    assert person.window.quit() == 0
    person.app.start(through=instants.through())
    person.today.wait_for()
    person.capture.call_by_key()
    before = len(instants.taken())
    person.capture.note.write("I was about to say so")
    person.app.bus.wait(lambda: instants.taken()[before:], "a draft on its way to the disk")
    written = len(instants.taken())
    person.capture.note.write(", and then")
    person.app.bus.wait(
        lambda: any(call == "fsync" for call, _number in instants.taken()[written:]),
        "all of it on the disk",
    )
    person.app.kill()

    person.app.start()
    person.today.wait_for()
    whole = "I was about to say so, and then"
    person.app.bus.wait(lambda: person.today.begun() == [whole], "the moment that was begun")
    person.app.press("A moment you began", "push button")
    person.capture.wait_for()
    assert person.capture.note.sentence == whole
    person.capture.note.write(" the door closed.")
    person.capture.note.keep()
    person.capture.kept()
    person.capture.done()
    person.today.shows_noticed(f"{whole} the door closed.")
    assert person.today.begun() == []
