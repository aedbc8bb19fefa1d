"""`Changes` join in any order and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.ids import PieceId

pieces = st.frozensets(st.integers(1, 5).map(PieceId), max_size=3)
settings = st.frozensets(st.sampled_from(["theme", "zone"]))
changes = st.builds(
    Changes,
    pieces=pieces,
    order=st.booleans(),
    people=st.booleans(),
    tags=st.booleans(),
    settings=settings,
    backups=st.booleans(),
    passages=st.booleans(),
    marks=st.booleans(),
)


@given(changes, changes, changes)
def test_joining_does_not_depend_on_order_or_grouping(
    one: Changes, two: Changes, three: Changes
) -> None:
    assert one | two == two | one
    assert (one | two) | three == one | (two | three)


@given(changes)
def test_joining_with_itself_or_nothing_changes_nothing(one: Changes) -> None:
    assert one | one == one
    assert one | NOTHING == one == NOTHING | one


@given(changes, changes)
def test_everything_touched_is_still_there_afterwards(one: Changes, two: Changes) -> None:
    both = one | two
    for name in Changes.__slots__:
        mine, joined = getattr(one, name), getattr(both, name)
        assert mine <= joined


@given(changes, changes)
def test_a_change_is_true_when_anything_was_touched(one: Changes, two: Changes) -> None:
    assert bool(one) == any(getattr(one, name) for name in Changes.__slots__)
    assert bool(one | two) == (bool(one) or bool(two))
