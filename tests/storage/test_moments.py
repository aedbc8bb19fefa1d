"""Moments as they are kept: three kinds of nothing stay apart."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.moments import Moment
from journal_app.core.text import clean
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, keep_moment, moment
from tests.core.test_text import ANYTHING

pulls = st.none() | st.integers(0, 5)
closeness = st.none() | st.integers(0, 10)
ids = st.none() | st.sampled_from(["st_steady", "rd_fear", "rd_both"])
instants = st.none() | st.integers(0, 10**6).map(lambda hours: START + timedelta(hours=hours))
fields = st.sampled_from(["regions", "thoughts", "needs", "before"])
terms = st.dictionaries(
    fields, st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map(tuple)
)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """A moment with any of its fields asked, skipped, or never asked."""
    return replace(
        moment(clean(draw(ANYTHING))),
        uid=new_uid(START),
        state=draw(ids),
        reading=draw(ids),
        reading_at=draw(instants),
        reading_later=draw(ids),
        reading_later_at=draw(instants),
        pull_away=draw(pulls),
        pull_toward=draw(pulls),
        closeness_now=draw(closeness),
        closeness_wanted=draw(closeness),
        terms=draw(terms),
        skipped=frozenset(draw(st.sets(fields))),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lived=moments())
def test_a_moment_comes_back_as_it_was_caught(vault: Vault, lived: Moment) -> None:
    piece = keep_moment(vault, lived)
    assert vault.moments.get(piece) == replace(lived, id=piece)


def test_never_asked_skipped_and_zero_stay_apart(vault: Vault) -> None:
    never = vault.moments.get(keep_moment(vault, moment()))
    zero = vault.moments.get(keep_moment(vault, moment(pull_away=0)))
    passed_over = replace(moment(), skipped=frozenset({"pull_away"}))
    skipped = vault.moments.get(keep_moment(vault, passed_over))
    assert never is not None
    assert zero is not None
    assert skipped is not None
    assert (never.pull_away, zero.pull_away, skipped.pull_away) == (None, 0, None)
    assert (never.skipped, skipped.skipped) == (frozenset(), frozenset({"pull_away"}))


def test_a_moment_in_the_bin_is_still_there(vault: Vault) -> None:
    piece = keep_moment(vault, moment())
    with vault.writing():
        vault.pieces.bin(piece, START)
    kept = vault.moments.get(piece)
    assert kept is not None
    assert kept.deleted_at == START


def test_what_is_no_moment_is_not_found_as_one(vault: Vault) -> None:
    assert vault.moments.get(keep_entry(vault, entry())) is None
    assert vault.moments.get(PieceId(99)) is None
