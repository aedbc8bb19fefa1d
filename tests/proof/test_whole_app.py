"""The whole app against what it said: whatever order things are done in, all of it is there."""

import gc
import random
import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from journal_app.services import recovery
from tests.keyring_session import KeyringSession, keyring_session
from tests.proof.ledger import Ledger
from tests.proof.profile import Figures, times
from tests.proof.resident import Resident
from tests.proof.seen import check, facts_of, pieces_of
from tests.services.closed_journal import make_closed

__all__ = ["keyring_session"]

RUNS = times(10, 210)
STEPS = times(40, 100)
"""At the most in one run; some are shorter."""
IN_ALL = times(200, 20_000)
OFTEN = ("write", "write", "capture", "mark", "tag", "annotate", "bin")
RARELY = (
    *("draft", "hang", "take_off", "correct", "seal", "empty_bin", "checkpoint", "back_up"),
    *(
        "lock",
        "change_passphrase",
        "change_door",
        "new_keys",
        "restore",
        "undo_restore",
        "crash",
        "export",
    ),
)


class WholeApp(RuleBasedStateMachine):
    """Writes, marks, captures, hangs, seals, bins, deletes, locks, backs up, restores, crashes,
    and lets other ways open it.
    """

    place: Path
    done: list[str]
    """What was done, of all runs."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=self.place))
        self.ledger = Ledger(kept={"passphrase": 0})
        journal = make_closed(self.folder / "home")
        self.person = Resident(journal.home, self.ledger.hear)
        recovery.confirm(journal.home, clock=self.person.clock)
        self.person.open()

    @rule(deed=st.sampled_from(OFTEN + RARELY), chance=st.integers(0, 2**16))
    def act(self, deed: str, chance: int) -> None:
        self.person.chance = random.Random(chance)
        getattr(self.person, deed)()
        self.done.append(deed)

    @invariant()
    def all_is_there(self) -> None:
        if not hasattr(self, "person"):
            return
        # A keyring that takes too long on a busy machine may refuse; nothing else may.
        assert all(set(each) == {"passphrase"} for each in self.ledger.open)
        facts = facts_of(self.person.vault) | {"passphrase": self.person.passphrase}
        wrong = self.ledger.complaints(facts)
        assert not wrong, "\n".join(wrong)

    @invariant()
    def the_timeline_shows_what_is_to_be_seen(self) -> None:
        if not hasattr(self, "person"):
            return
        vault = self.person.vault
        seen = {each.id for each in pieces_of(vault) if not each.binned and not each.sealed}
        assert set(vault.timeline.index().ids) == seen

    def teardown(self) -> None:
        if hasattr(self, "person"):
            self.person.close()
            check(self.person.home, self.ledger)
            shutil.rmtree(self.folder)
            # A bus has room for so many; each stays open until it is collected, as in the app.
            gc.collect()


@pytest.mark.timeout(60 + RUNS * STEPS)
def test_whatever_is_done_in_whatever_order(
    keyring_session: KeyringSession, quick: Path, figures: Figures
) -> None:
    WholeApp.place, WholeApp.done = quick, []
    run_state_machine_as_test(
        WholeApp,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert len(WholeApp.done) >= IN_ALL
    figures.tell(
        "a state machine over the whole app",
        f"0 lost in {len(WholeApp.done):,} steps of {len(set(WholeApp.done))} kinds",
    )
