"""The person's own set of marks: renamed, hidden, moved, added, and taken away with care."""

import pytest

from journal_app.core.errors import BadInput
from journal_app.core.marks import PULLING_AWAY, Mark
from journal_app.services import entries, marks, passages, sealing
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry


def labels(vault: Vault) -> list[str]:
    """What is offered, in order."""
    return [mark.label for mark in marks.own_set(vault).offered]


def own(vault: Vault, label: str = "Small door") -> Mark:
    """Add a mark of one's own."""
    marks.add(vault, label, icon="waves", tint="echo", clock=FakeClock())
    return next(mark for mark in marks.own_set(vault) if mark.label == label)


def test_at_first_there_are_the_six_that_ship(vault: Vault) -> None:
    assert labels(vault) == [
        "Pulling away", "Coming closer", "In the body", "An old echo", "A need", "What helped",
    ]  # fmt: skip


def test_a_mark_is_renamed_and_gets_its_own_name_back(vault: Vault) -> None:
    assert marks.rename(vault, PULLING_AWAY, "  Stepping   back ").marks
    assert labels(vault)[0] == "Stepping back"
    marks.rename(vault, PULLING_AWAY, "")
    assert labels(vault)[0] == "Pulling away"


def test_no_two_marks_have_one_name(vault: Vault) -> None:
    with pytest.raises(BadInput):
        marks.rename(vault, PULLING_AWAY, "a NEED")
    with pytest.raises(BadInput):
        marks.add(vault, "what helped", icon="leaf", tint="help", clock=FakeClock())
    marks.rename(vault, PULLING_AWAY, "PULLING AWAY")
    assert labels(vault)[0] == "PULLING AWAY"


@pytest.mark.parametrize("label", ["", "  ", "\u200b", "x" * 41])
def test_a_name_that_is_none_is_refused(vault: Vault, label: str) -> None:
    with pytest.raises(BadInput):
        marks.add(vault, label, icon="leaf", tint="help", clock=FakeClock())
    mine = own(vault)
    with pytest.raises(BadInput):
        marks.rename(vault, mine.id, label)
    assert labels(vault)[-1] == "Small door"


def test_a_hidden_mark_is_not_offered_and_keeps_its_place(vault: Vault) -> None:
    marks.hide(vault, "mk_near", True)
    assert "Coming closer" not in labels(vault)
    assert marks.own_set(vault).get("mk_near").hidden
    marks.hide(vault, "mk_near", False)
    assert labels(vault)[1] == "Coming closer"


def test_icon_and_tint_come_from_the_lists(vault: Vault) -> None:
    marks.restyle(vault, "mk_near", icon="sailboat", tint="body")
    changed = marks.own_set(vault).get("mk_near")
    assert (changed.label, changed.icon, changed.tint) == ("Coming closer", "sailboat", "body")
    for icon, tint in (("skull", "body"), ("sailboat", "red")):
        with pytest.raises(BadInput):
            marks.restyle(vault, "mk_near", icon=icon, tint=tint)
        with pytest.raises(BadInput):
            marks.add(vault, "Door", icon=icon, tint=tint, clock=FakeClock())


def test_changes_add_up(vault: Vault) -> None:
    marks.rename(vault, "mk_near", "Nearer")
    marks.restyle(vault, "mk_near", icon="sun", tint="near")
    marks.hide(vault, "mk_near", True)
    marks.move(vault, "mk_near", 1)
    changed = marks.own_set(vault).get("mk_near")
    assert (changed.label, changed.icon, changed.hidden) == ("Nearer", "sun", True)


def test_marks_are_moved_within_their_set(vault: Vault) -> None:
    mine = own(vault)
    marks.move(vault, mine.id, -1)
    assert labels(vault)[-2:] == ["Small door", "What helped"]
    for _ in range(9):
        marks.move(vault, mine.id, -1)
    assert labels(vault)[0] == "Small door"
    marks.move(vault, mine.id, 1)
    assert labels(vault)[:2] == ["Pulling away", "Small door"]


def test_an_added_mark_stands_at_the_end_also_after_others_moved(vault: Vault) -> None:
    marks.move(vault, "mk_pull", 5)
    own(vault, "One")
    own(vault, "Two")
    assert labels(vault)[-3:] == ["Pulling away", "One", "Two"]


def test_a_mark_added_after_one_was_taken_away_is_still_the_last(vault: Vault) -> None:
    first = own(vault, "One")
    own(vault, "Two")
    marks.remove(vault, first.id, clock=FakeClock())
    own(vault, "Three")
    assert labels(vault)[-2:] == ["Two", "Three"]


def test_the_order_holds_when_one_is_renamed_after_another_was_taken_away(vault: Vault) -> None:
    first = own(vault, "One")
    two, three = own(vault, "Two"), own(vault, "Three")
    marks.move(vault, first.id, -2)
    marks.remove(vault, first.id, clock=FakeClock())
    before = labels(vault)
    marks.rename(vault, three.id, "Another")
    marks.rename(vault, two.id, "Second")
    assert labels(vault) == [*before[:-2], "Second", "Another"]


def test_an_own_mark_no_passage_carries_goes(vault: Vault) -> None:
    mine = own(vault)
    marks.remove(vault, mine.id, clock=FakeClock())
    assert "Small door" not in labels(vault)
    with pytest.raises(BadInput):
        marks.remove(vault, "mk_pull", clock=FakeClock())


@pytest.mark.parametrize("away", ["not", "bin", "sealed"])
def test_a_mark_some_passage_carries_stays_wherever_that_is(vault: Vault, away: str) -> None:
    mine = own(vault)
    piece = keep_entry(vault, entry("A small door closed."))
    passages.mark(vault, piece, mine.id, 0, 7, clock=FakeClock())
    assert marks.uses(vault) == {mine.id: 1}
    if away == "bin":
        entries.move_to_bin(vault, piece, clock=FakeClock())
    elif away == "sealed":
        sealing.seal(vault, piece)
    with pytest.raises(BadInput):
        marks.remove(vault, mine.id, clock=FakeClock())
    assert "Small door" in labels(vault)


def test_a_removed_mark_can_be_added_again_as_it_was(vault: Vault) -> None:
    mine = own(vault)
    marks.move(vault, mine.id, -3)
    before = list(marks.own_set(vault))
    marks.remove(vault, mine.id, clock=FakeClock())
    assert marks.put_back(vault, mine, before.index(mine)).marks
    assert list(marks.own_set(vault)) == before
