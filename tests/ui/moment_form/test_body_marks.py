"""How touching places and words changes what is kept of the body."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.moments import BodyMark
from journal_app.ui.moment_form.body_marks import (
    Marks,
    felt_at,
    places_of,
    tidy,
    with_felt,
    with_place,
)

REGIONS = st.sampled_from(["br_chest", "br_jaw", "br_feet"])
WORDS = st.sampled_from(["bs_tight", "bs_warm", "bs_numb"])
MARKS = st.lists(
    st.builds(BodyMark, region=st.none() | REGIONS, sensation=st.none() | WORDS), max_size=8
).map(tidy)
FELT = st.lists(WORDS, max_size=3, unique=True).map(tuple)


@given(MARKS, st.none() | REGIONS, FELT)
def test_what_is_felt_at_a_place_is_exactly_what_was_said(
    marks: Marks, region: str | None, felt: tuple[str, ...]
) -> None:
    after = with_felt(marks, region, felt)

    assert felt_at(after, region) == felt
    assert tidy(after) == after
    assert region is None or region in places_of(after)
    assert [m for m in after if m.region != region] == [m for m in marks if m.region != region]


@given(MARKS, REGIONS)
def test_letting_a_place_go_takes_what_was_felt_there_along(marks: Marks, region: str) -> None:
    chosen = with_place(marks, region, chosen=True)
    gone = with_place(chosen, region, chosen=False)

    assert region in places_of(chosen)
    assert felt_at(chosen, region) == felt_at(marks, region)
    assert gone == tuple(mark for mark in marks if mark.region != region)


@given(st.lists(st.builds(BodyMark, region=st.none() | REGIONS, sensation=st.none() | WORDS)))
def test_tidy_marks_say_everything_once(marks: list[BodyMark]) -> None:
    tidied = tidy(marks)

    assert len(set(tidied)) == len(tidied)
    assert BodyMark() not in tidied
    assert set(places_of(tidied)) == {mark.region for mark in marks} - {None}
    said = {(mark.region, mark.sensation) for mark in marks if mark.sensation}
    assert {(mark.region, mark.sensation) for mark in tidied if mark.sensation} == said
