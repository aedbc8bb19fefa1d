"""What the person said about their safety: kept sealed, read back, never guessed."""

from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core.safety import ASK_AGAIN_AFTER, Safety, SafetyState
from journal_app.services import safety
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, key, make_vault, open_vault


def test_nothing_was_said_at_first(vault: Vault) -> None:
    assert safety.get(vault) == Safety()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(states=st.lists(st.sampled_from(SafetyState), min_size=1, max_size=4))
def test_what_was_said_last_holds(vault: Vault, states: list[SafetyState]) -> None:
    clock = FakeClock()
    for state in states:
        assert safety.say(vault, state, clock=clock).safety
        clock.advance(timedelta(days=1))
        assert safety.get(vault).state is state
        assert safety.get(vault.reader()).state is state


def test_the_one_question_comes_after_a_fortnight_and_once(vault: Vault, clock: FakeClock) -> None:
    safety.say(vault, SafetyState.UNSURE, clock=clock)
    clock.advance(ASK_AGAIN_AFTER - timedelta(minutes=1))
    assert not safety.get(vault).ask_again_due(clock.now())
    clock.advance(timedelta(minutes=1))
    assert safety.get(vault).ask_again_due(clock.now())
    assert safety.put_question_away(vault, clock=clock)
    assert not safety.get(vault).ask_again_due(clock.now())
    assert safety.get(vault).state is SafetyState.UNSURE
    assert not safety.put_question_away(vault, clock=clock)


def test_every_state_takes_the_same_room(vault: Vault, clock: FakeClock) -> None:
    sizes = set()
    for state in SafetyState:
        safety.say(vault, state, clock=clock)
        sealed = vault.safety.get()
        assert sealed is not None
        assert state.value.encode() not in sealed
        sizes.add(len(sealed))
    assert len(sizes) == 1


def test_what_cannot_be_read_opens_nothing(vault: Vault, clock: FakeClock) -> None:
    safety.say(vault, SafetyState.NONE, clock=clock)
    sealed = vault.safety.get()
    assert sealed is not None
    for broken in (b"", sealed[:5], sealed[:-1] + bytes([sealed[-1] ^ 1]), b"x" * 300):
        with vault.writing():
            vault.safety.put(broken)
        assert safety.get(vault).state is SafetyState.UNSURE


def test_it_survives_closing_and_is_of_this_journal_alone(tmp_path: Path, clock: FakeClock) -> None:
    vault = make_vault(tmp_path / "one.db")
    safety.say(vault, SafetyState.FLAGGED, clock=clock)
    sealed = vault.safety.get()
    assert sealed is not None
    vault.close()
    again = open_vault(tmp_path / "one.db")
    assert safety.get(again).state is SafetyState.FLAGGED
    again.close()
    other = make_vault(tmp_path / "two.db", key(2))
    with other.writing():
        other.safety.put(sealed)
    assert safety.get(other).state is SafetyState.UNSURE
    other.close()
