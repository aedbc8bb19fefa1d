"""Killed again and again while new keys are made and copies follow: nothing is ever lost by it."""

import random
from pathlib import Path

import pytest

from journal_app.services import copies, recovery
from journal_app.system.clock import SystemClock
from tests.proof.profile import Figures, times
from tests.services.closed_journal import PASSPHRASE, make_closed
from tests.services.doomed import KILLED, doomed_process
from tests.services.test_new_keys_killed import HELD, assert_all_is_there, follow, sealed

LIVES = times(10, 200)
MOST_STEPS = 130
"""A little more than either of the two takes from its beginning to its end."""


@pytest.mark.timeout(60 + LIVES * 5)
def test_many_lives_each_ended_at_random(quick: Path, figures: Figures) -> None:
    journal = make_closed(quick / "home")
    journal.write("One.", "Two.")
    journal.hang(HELD)
    journal.back_up()
    journal.write("Three.")
    killed = 0
    with doomed_process() as doomed:
        for number in range(LIVES):
            chance = random.Random(number)
            case = chance.choice(["new-keys-typed", "follow-typed"])
            steps = chance.randrange(MOST_STEPS)
            killed += doomed.run(case, journal.home, steps, PASSPHRASE) == KILLED
            if chance.random() < 0.3:
                recovery.confirm(journal.home, clock=SystemClock())
            assert_all_is_there(journal)
    follow(journal)
    recovery.confirm(journal.home, clock=SystemClock())
    follow(journal)
    assert_all_is_there(journal)
    assert {each.key_id for each in copies.listed(journal.folder)} == {journal.record().active}
    assert len(sealed(journal)) == 1
    figures.tell(
        "kill at random while new keys are made and copies follow",
        f"0 of {killed} kills lost a word, a file or a copy",
    )
