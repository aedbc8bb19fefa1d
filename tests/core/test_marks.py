"""The set of marks: stable ids, an order that is the person's, a name for everything."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.marks import ICONS, MOST_BY_KEY, TINTS, Marks, OwnMark, shipped_marks
from journal_app.core.resources import resource

own_marks = st.lists(
    st.builds(
        OwnMark,
        id=st.sampled_from(["mk_pull", "mk_need", "mk_own_a", "mk_own_b", "mk_own_c"]),
        label=st.one_of(st.none(), st.text(min_size=1, max_size=8)),
        icon=st.sampled_from(ICONS),
        tint=st.sampled_from(TINTS),
        position=st.integers(0, 9),
        hidden=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda mark: mark.id,
)


def test_the_ids_that_ship_are_stable_for_ever() -> None:
    assert list(shipped_marks().by_id) == [
        "mk_pull", "mk_near", "mk_body", "mk_echo", "mk_need", "mk_help",
    ]  # fmt: skip
    assert len(shipped_marks().offered) <= MOST_BY_KEY


def test_each_that_ships_has_an_icon_and_a_tint_of_the_lists() -> None:
    assert all(mark.icon in ICONS and mark.tint in TINTS for mark in shipped_marks())
    assert len({mark.icon for mark in shipped_marks()}) == 6
    assert len(set(ICONS)) == 18


def test_every_icon_is_there_in_both_weights() -> None:
    for icon in ICONS:
        assert resource("icons", f"{icon}.svg").is_file(), icon


def test_a_mark_nobody_knows_is_still_told() -> None:
    told = Marks().get("mk_own_gone")
    assert told.label
    assert told.icon in ICONS
    assert told.own
    assert Marks().label("mk_own_gone") == told.label


@given(own_marks)
def test_nothing_is_lost_whatever_the_person_changed(changes: list[OwnMark]) -> None:
    marks = shipped_marks().with_own(changes)
    assert set(marks.by_id) == set(shipped_marks().by_id) | {change.id for change in changes}
    for change in changes:
        mark = marks.get(change.id)
        assert (mark.icon, mark.tint, mark.hidden) == (change.icon, change.tint, change.hidden)
        assert mark.label
    assert set(marks.offered) == {mark for mark in marks if not mark.hidden}


@given(own_marks)
def test_who_is_changed_stands_by_its_place(changes: list[OwnMark]) -> None:
    order = list(shipped_marks().with_own(changes).by_id)
    places = {change.id: change.position for change in changes}
    listed = [places[mark] for mark in order if mark in places]
    assert listed == sorted(listed)
