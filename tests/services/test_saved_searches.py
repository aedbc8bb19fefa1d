"""Kept searches: in the person's order, renamed, moved, put away and brought back."""

import pytest

from journal_app.core.bin import Noun
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.saved_searches import LONGEST_NAME, SavedSearch
from journal_app.services import bin as bin_
from journal_app.services import saved_searches
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


def three(vault: Vault, clock: FakeClock) -> list[SavedSearch]:
    """Three of them, in the order they were kept."""
    return [
        saved_searches.save(vault, name, query, clock=clock).search
        for name, query in (("Evenings", "tag:evening"), ("Him", "person:Tomé"), ("Rain", "rain"))
    ]


def names(vault: Vault) -> list[str]:
    """What they are called, in order."""
    return [each.name for each in saved_searches.all_of(vault)]


def test_they_stand_in_the_order_kept_until_they_are_moved(vault: Vault, clock: FakeClock) -> None:
    kept = three(vault, clock)
    assert saved_searches.all_of(vault) == tuple(kept)
    assert saved_searches.order(vault, [kept[2].uid, kept[0].uid, kept[1].uid]).searches
    assert names(vault) == ["Rain", "Evenings", "Him"]


def test_a_name_is_made_tidy_and_can_be_changed(vault: Vault, clock: FakeClock) -> None:
    saved = saved_searches.save(vault, "  Long\nway ", " lamp\n-rain ", clock=clock)
    assert (saved.search.name, saved.search.query) == ("Long way", "lamp -rain")
    assert saved.changes.searches
    saved_searches.rename(vault, saved.search, "Short way")
    assert names(vault) == ["Short way"]
    with pytest.raises(BadInput):
        saved_searches.rename(vault, saved.search, " ")
    assert names(vault) == ["Short way"]


def test_the_same_search_is_not_kept_twice(vault: Vault, clock: FakeClock) -> None:
    three(vault, clock)
    saved_searches.save(vault, "Wet", "rain", clock=clock)
    assert names(vault) == ["Evenings", "Him", "Wet"]


@pytest.mark.parametrize(
    ("name", "query"),
    [("", "rain"), ("x" * (LONGEST_NAME + 1), "rain"), ("Rain", " "), ("Rain", "x" * 1001)],
)
def test_what_cannot_be_kept_is_refused(
    vault: Vault, clock: FakeClock, name: str, query: str
) -> None:
    with pytest.raises(BadInput):
        saved_searches.save(vault, name, query, clock=clock)
    assert names(vault) == []


def test_one_that_was_put_away_comes_back_to_its_place(vault: Vault, clock: FakeClock) -> None:
    kept = three(vault, clock)
    assert saved_searches.put_away(vault, kept[1], clock=clock).searches
    assert not saved_searches.put_away(vault, kept[1], clock=clock)
    assert names(vault) == ["Evenings", "Rain"]
    with pytest.raises(NotFound):
        saved_searches.rename(vault, kept[1], "Her")
    saved_searches.put_back(vault, kept[1], [each.uid for each in kept], clock=clock)
    assert saved_searches.all_of(vault) == tuple(kept)
    assert bin_.contents(vault).others == ()


def test_one_waits_in_the_bin_and_comes_back_behind_the_others(
    vault: Vault, clock: FakeClock
) -> None:
    kept = three(vault, clock)
    saved_searches.put_away(vault, kept[0], clock=clock)
    [binned] = bin_.contents(vault).others
    assert (binned.noun, binned.label) == (Noun.SEARCH, "Evenings")
    assert bin_.bring_back(vault, binned.uid, clock=clock).searches
    assert saved_searches.all_of(vault) == (*kept[1:], kept[0])
    assert bin_.contents(vault).others == ()
