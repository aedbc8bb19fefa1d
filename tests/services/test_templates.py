"""Templates: those that ship by the safety table, and one's own at all times."""

from dataclasses import replace

import pytest

from journal_app.core.errors import BadInput, NotFound
from journal_app.core.safety import SafetyState
from journal_app.core.templates import LONGEST_BODY, Template
from journal_app.services import safety, templates
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


def names(vault: Vault) -> list[str]:
    return [each.name for each in templates.offered(vault)]


def test_own_ones_come_first_in_their_order(vault: Vault, clock: FakeClock) -> None:
    one = templates.add(vault, " Sunday ", "One thing:\n\n", clock=clock).template
    two = templates.add(vault, "Monday", "Another:", clock=clock).template
    assert names(vault)[:3] == ["Sunday", "Monday", "A day in three lines"]
    templates.order(vault, [two.id, one.id])
    templates.change(vault, replace(one, name="Sundays", body="Two things:"))
    own = [each for each in templates.offered(vault) if each.own]
    assert [(each.name, each.body) for each in own] == [
        ("Monday", "Another:"),
        ("Sundays", "Two things:"),
    ]
    assert templates.remove(vault, one.id, clock=clock).templates
    assert not templates.remove(vault, one.id, clock=clock)
    with pytest.raises(NotFound):
        templates.change(vault, one)


@pytest.mark.parametrize("body", ["", " \n ", "x" * (LONGEST_BODY + 1)])
def test_what_cannot_be_one_is_refused(vault: Vault, clock: FakeClock, body: str) -> None:
    with pytest.raises(BadInput):
        templates.add(vault, "Sunday", body, clock=clock)
    with pytest.raises(BadInput):
        templates.add(vault, "", "Body", clock=clock)


def test_one_that_ships_cannot_be_changed(vault: Vault) -> None:
    shipped = next(each for each in templates.offered(vault) if not each.own)
    with pytest.raises(NotFound):
        templates.change(vault, shipped)


@pytest.mark.parametrize("state", [SafetyState.UNSURE, SafetyState.FLAGGED])
def test_while_closeness_is_put_away_nothing_leans_on_it(
    vault: Vault, clock: FakeClock, state: SafetyState
) -> None:
    templates.add(vault, "Sunday", "One thing:", clock=clock)
    before = names(vault)
    safety.say(vault, state, clock=clock)
    assert set(before) - set(names(vault)) == {"After an argument", "Before a talk"}
    assert "Sunday" in names(vault)


def test_a_template_says_whose_it_is() -> None:
    assert Template(id="own_1", name="x", body="x").own
    assert not Template(id="a_week", name="x", body="x").own


def test_one_taken_away_comes_back_to_its_place(vault: Vault, clock: FakeClock) -> None:
    ids = [templates.add(vault, name, "One:", clock=clock).template.id for name in ("A", "B", "C")]
    before = templates.offered(vault)
    templates.remove(vault, ids[1], clock=clock)
    assert names(vault)[:2] == ["A", "C"]
    templates.put_back(vault, before[1], ids, clock=clock)
    assert templates.offered(vault) == before
