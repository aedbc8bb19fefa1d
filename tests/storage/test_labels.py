"""People and tags: one name however it is typed, in the order in which it was put."""

import unicodedata

import pytest

from journal_app.core.ids import PieceId, new_uid
from journal_app.storage.connection import StorageBug
from journal_app.storage.labels import Labels
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry


@pytest.fixture(params=["people", "tags"])
def labels(vault: Vault, request: pytest.FixtureRequest) -> Labels:
    """Each of the two tables of names."""
    table: Labels = getattr(vault, request.param)
    return table


def add(vault: Vault, labels: Labels, label: str) -> int:
    """Keep a name and return its id."""
    with vault.writing():
        return labels.add(label, new_uid(START), START)


@pytest.mark.parametrize("typed", ["Zoë", "zoë", "ZOË", unicodedata.normalize("NFD", "Zoë")])
def test_a_name_is_found_however_it_is_typed(vault: Vault, labels: Labels, typed: str) -> None:
    kept = add(vault, labels, "Zoë")
    assert labels.find(typed) == kept
    assert labels.find("Zoe") is None
    with pytest.raises(StorageBug), vault.writing():
        labels.add(typed, new_uid(START), START)
    assert [row.label for row in labels.all()] == ["Zoë"]


def test_names_stand_in_the_order_in_which_they_were_put(vault: Vault, labels: Labels) -> None:
    first, second = keep_entry(vault, entry()), keep_entry(vault, entry())
    ids = [add(vault, labels, label) for label in ("c", "a", "b")]
    with vault.writing():
        labels.put_on(first, ids)
        labels.put_on(second, [ids[2], ids[0]])
    assert labels.of([first, second]) == {first: ("c", "a", "b"), second: ("b", "c")}
    with vault.writing():
        labels.put_on(first, [ids[1]])
    assert labels.of([second, first, PieceId(99)]) == {first: ("a",), second: ("b", "c")}
    with vault.writing():
        labels.put_on(first, [])
    assert labels.of([first]) == {}
    assert labels.of([]) == {}


def test_names_most_used_come_first_and_the_bin_does_not_count(
    vault: Vault, labels: Labels
) -> None:
    ids = {label: add(vault, labels, label) for label in ("rare", "often", "never", "Binned")}
    pieces = [keep_entry(vault, entry()) for _ in range(3)]
    with vault.writing():
        labels.put_on(pieces[0], [ids["often"], ids["rare"]])
        labels.put_on(pieces[1], [ids["often"]])
        labels.put_on(pieces[2], [ids["Binned"]])
        vault.pieces.bin(pieces[2], START)
    assert [(row.label, row.uses) for row in labels.all()] == [
        ("often", 2),
        ("rare", 1),
        ("Binned", 0),
        ("never", 0),
    ]


def test_people_and_tags_do_not_know_each_other(vault: Vault) -> None:
    keep_entry(vault, entry(tags=["Ana"], people=["quiet"]))
    assert [row.label for row in vault.people.all()] == ["quiet"]
    assert [row.label for row in vault.tags.all()] == ["Ana"]
