"""A kept search goes on finding whom it found, however they are called by now."""

from datetime import timedelta

import pytest

from journal_app.core.clock import when_now
from journal_app.core.ids import Uid
from journal_app.services import bin as bin_service
from journal_app.services import entries, labels, people, saved_searches, tags
from journal_app.services.labels import Kind
from journal_app.storage.vault import Vault
from tests.builders import FakeClock

KINDS = pytest.mark.parametrize("kind", [people.KIND, tags.KIND], ids=["person", "tag"])


def write(vault: Vault, clock: FakeClock, kind: Kind, *names: str) -> None:
    """An entry that carries these names."""
    given = {"people" if kind is people.KIND else "tags": names}
    clock.advance(timedelta(minutes=1))
    entries.add(vault, "x", when=when_now(clock), clock=clock, **given)


def uid_of(vault: Vault, kind: Kind, name: str) -> Uid:
    """Who has this name."""
    found = labels.find(vault, kind, name)
    assert found is not None
    return found.uid


def keep(vault: Vault, clock: FakeClock, *queries: str) -> None:
    """Keep searches, each under its own text."""
    for query in queries:
        saved_searches.save(vault, query[:20], query, clock=clock)


def kept(vault: Vault) -> list[str]:
    """What the kept searches say, in their order."""
    return [each.query for each in saved_searches.all_of(vault)]


@KINDS
def test_a_rename_is_followed_and_undone_to_the_letter(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    write(vault, clock, kind, "ana", "Ben")
    noun = kind.noun.value
    before = [f"lamp {noun}:ANA", f"{noun}:Ben", f"{noun}:Anna", "ana"]
    keep(vault, clock, *before)
    uid = uid_of(vault, kind, "ana")
    done = labels.rename(vault, kind, uid, "Anna")
    assert done.changes.searches
    assert kept(vault) == [f"lamp {noun}:Anna", *before[1:]]
    # Called something else meanwhile, it keeps that name.
    saved_searches.rename(vault, saved_searches.all_of(vault)[0], "Lamps")
    assert labels.rename(vault, kind, uid, "ana", searches=done.searches).changes.searches
    assert kept(vault) == before
    assert saved_searches.all_of(vault)[0].name == "Lamps"


@KINDS
def test_a_search_that_means_another_as_well_stays(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    write(vault, clock, kind, "Ana", "Ána")
    keep(vault, clock, f"{kind.noun.value}:ana")
    done = labels.rename(vault, kind, uid_of(vault, kind, "Ana"), "Clara")
    assert kept(vault) == [f"{kind.noun.value}:ana"]
    assert not done.changes.searches


@KINDS
def test_a_merge_is_followed_and_undone(vault: Vault, clock: FakeClock, kind: Kind) -> None:
    write(vault, clock, kind, "ana", "Ben")
    noun = kind.noun.value
    keep(vault, clock, f"{noun}:ana", f"-{noun}:ana lamp")
    gone = labels.merge(
        vault, kind, uid_of(vault, kind, "ana"), uid_of(vault, kind, "Ben"), clock=clock
    )
    assert gone.changes.searches
    assert kept(vault) == [f"{noun}:Ben", f"-{noun}:Ben lamp"]
    saved_searches.put_away(vault, saved_searches.all_of(vault)[1], clock=clock)
    assert labels.bring_back(vault, kind, gone.away, gone.searches).searches
    assert kept(vault) == [f"{noun}:ana"]


@KINDS
def test_a_merge_that_is_taken_back_from_the_bin_takes_its_searches_back(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    write(vault, clock, kind, "ana", "Ben")
    noun = kind.noun.value
    before = [f"{noun}:ana lamp", f"{noun}:Ben", f"{noun}:Ben sea"]
    both = f"{noun}:ana {noun}:Ben"
    keep(vault, clock, *before, both)
    labels.merge(vault, kind, uid_of(vault, kind, "ana"), uid_of(vault, kind, "Ben"), clock=clock)
    labels.rename(vault, kind, uid_of(vault, kind, "Ben"), "Benno")
    [binned] = bin_service.contents(vault).others
    assert bin_service.bring_back(vault, binned.uid, clock=clock).searches
    # Which of two was meant nobody can tell any more.
    named = [each.replace("Ben", "Benno") for each in before]
    assert kept(vault) == [*named, f"{noun}:Benno {noun}:Benno"]


def test_a_search_too_long_for_the_new_name_stays(vault: Vault, clock: FakeClock) -> None:
    write(vault, clock, people.KIND, "ana")
    long = f"person:ana {'lamp ' * 197}".strip()
    keep(vault, clock, long)
    labels.rename(vault, people.KIND, uid_of(vault, people.KIND, "ana"), "A very long name")
    assert kept(vault) == [long]
