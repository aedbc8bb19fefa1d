"""What is asked after an answer goes on with it, and never against it."""

import pytest

from journal_app.core.moments import Capture
from journal_app.core.prompts import Family
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments, prompts
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


@pytest.mark.parametrize(
    ("reading", "fear", "families"),
    [
        ("rd_fear", "ft_seen", [Family.BEING_SEEN, Family.GUARDED_ONE]),
        ("rd_fear", "ft_losing_them", [Family.EVIDENCE, Family.GUARDED_ONE]),
        ("rd_fear", "ft_losing_me", [Family.FREEDOM_AND_CLOSENESS, Family.GUARDED_ONE]),
        ("rd_fear", "ft_obliged", [Family.ROOM, Family.FREEDOM_AND_CLOSENESS]),
        ("rd_preference", None, [Family.ROOM, Family.FREEDOM_AND_CLOSENESS]),
        ("rd_both", None, [Family.FEAR_OR_PREFERENCE, Family.ROOM, Family.GUARDED_ONE]),
        ("rd_cant_tell", None, [Family.LAND, Family.NOTICE]),
    ],
)
def test_what_follows_an_answer_follows_its_branch(
    vault: Vault, clock: FakeClock, reading: str, fear: str | None, families: list[Family]
) -> None:
    terms = {} if fear is None else {"which_fear": (fear,)}
    capture = Capture(state="st_steady", reading=reading, terms=terms)
    moment = moments.keep(vault, capture, words=Vocabulary(), clock=clock).moment
    found = prompts.suggested_for_moment(vault, moment, clock=clock)
    assert [each.prompt.family for each in found][: len(families)] == families
    if fear in ("ft_losing_them", "ft_losing_me", "ft_obliged"):
        assert found[0].because[0] == "It goes with the kind of fear you named."


def test_a_fear_of_them_and_closeness_put_away_lead_to_nothing_but_ground_and_facts(
    vault: Vault, clock: FakeClock
) -> None:
    capture = Capture(state="st_steady", reading="rd_fear", terms={"which_fear": ("ft_them",)})
    moment = moments.keep(vault, capture, words=Vocabulary(), clock=clock).moment
    safe = {Family.NOT_OK, Family.LAND, Family.TINY, Family.HELP}
    found = prompts.suggested_for_moment(vault, moment, clock=clock)
    assert found
    assert {each.prompt.family for each in found} <= safe
    assert all(each.prompt.safety_ok for each in found)
