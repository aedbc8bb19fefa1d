"""Where one was comes back, and is nothing a backup would be made for."""

from journal_app.core.clock import when_now
from journal_app.services import entries, places
from journal_app.storage.vault import Vault
from tests.builders import FakeClock

HERE = {"page": "reader", "piece": 3, "scroll": 40}


def test_a_place_comes_back(vault: Vault) -> None:
    assert (places.remembered(vault), places.of_timeline(vault)) == ({}, {})
    places.remember(vault, HERE)
    places.remember(vault, None, timeline={"page": "timeline", "piece": 2})
    assert places.remembered(vault) == HERE
    assert places.of_timeline(vault) == {"page": "timeline", "piece": 2}


def test_a_place_alone_is_no_change(vault: Vault, clock: FakeClock) -> None:
    before = vault.saves()
    places.remember(vault, HERE, timeline=HERE)
    assert (vault.changed, vault.saves()) == (False, before)
    entries.add(vault, "Words.", when=when_now(clock), clock=clock)
    assert (vault.changed, vault.saves()) == (True, before + 1)
    places.remember(vault, None)
    assert vault.changed
