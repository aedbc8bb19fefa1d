"""Names: renamed, merged, shown otherwise, forgotten, and every deed undone to the letter."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.core import labels as label_rules
from journal_app.core.clock import when_now
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.labels import Label, best_first
from journal_app.core.moments import Capture
from journal_app.core.search import parse
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import (
    begun_names,
    drafts,
    entries,
    labels,
    moments,
    owed_words,
    people,
    sealing,
    tags,
)
from journal_app.services import bin as bin_service
from journal_app.services.labels import Gone, Kind
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, make_vault
from tests.finding import index_found

KINDS = pytest.mark.parametrize("kind", [people.KIND, tags.KIND], ids=["person", "tag"])


def write(vault: Vault, clock: FakeClock, kind: Kind, *names: str, body: str = "x") -> PieceId:
    """An entry that carries these names."""
    given = {"people" if kind is people.KIND else "tags": names}
    clock.advance(timedelta(minutes=1))
    return entries.add(vault, body, when=when_now(clock), clock=clock, **given).entry.id


def named(vault: Vault, kind: Kind, name: str) -> Label:
    found = labels.find(vault, kind, name)
    assert found is not None
    return found


def pay(vault: Vault) -> None:
    """Index everything that is owed."""
    for _done in owed_words.pay(vault, Vocabulary()):
        assert not vault.connection.in_transaction()


def found(vault: Vault, words: str) -> set[PieceId]:
    return set(index_found(vault, parse(words)).ids)


def standing(vault: Vault, kind: Kind) -> dict[PieceId, tuple[str, ...]]:
    """Every name on every piece, in order."""
    return kind.table(vault).of(vault.timeline.index().ids)


@KINDS
def test_a_new_name_stands_everywhere_and_is_found(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    piece = write(vault, clock, kind, "ana", "Ben", body="Walked with ana.")
    done = labels.rename(vault, kind, named(vault, kind, "ANA").uid, "  Anna ")
    assert done.taken is None
    assert done.changes.pieces == {piece}
    assert standing(vault, kind) == {piece: ("Anna", "Ben")}
    assert vault.entries.body(piece) == "Walked with ana."
    pay(vault)
    assert found(vault, "anna") == {piece}
    assert owed_words.owed(vault) == []


@KINDS
def test_only_the_case_of_a_name_may_change(vault: Vault, clock: FakeClock, kind: Kind) -> None:
    piece = write(vault, clock, kind, "ana")
    assert labels.rename(vault, kind, named(vault, kind, "ana").uid, "Ana").changes
    assert not labels.rename(vault, kind, named(vault, kind, "ana").uid, "Ana").changes
    assert standing(vault, kind) == {piece: ("Ana",)}


@KINDS
def test_the_name_of_somebody_else_is_told_and_nothing_changes(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    piece = write(vault, clock, kind, "Ana", "Ben")
    done = labels.rename(vault, kind, named(vault, kind, "Ana").uid, "BEN")
    assert done.taken == named(vault, kind, "Ben")
    assert not done.changes
    assert standing(vault, kind) == {piece: ("Ana", "Ben")}
    with pytest.raises(BadInput):
        labels.rename(vault, kind, named(vault, kind, "Ana").uid, " ")
    with pytest.raises(NotFound):
        labels.rename(vault, kind, Uid("none"), "Clara")


@KINDS
def test_merged_and_undone_each_piece_carries_what_it_did(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    alone = write(vault, clock, kind, "Ben", "Ana")
    both = write(vault, clock, kind, "Ana", "Ben", "Anna")
    other = write(vault, clock, kind, "Anna")
    binned = write(vault, clock, kind, "Ana")
    entries.move_to_bin(vault, binned, clock=clock)
    labels.colour(vault, kind, named(vault, kind, "Ana").uid, "echo")
    before, row = standing(vault, kind), named(vault, kind, "Ana")
    gone = labels.merge(vault, kind, row.uid, named(vault, kind, "Anna").uid, clock=clock)
    assert labels.find(vault, kind, "Ana") is None
    assert standing(vault, kind) == {
        alone: ("Ben", "Anna"),
        both: ("Ben", "Anna"),
        other: ("Anna",),
    }
    assert gone.changes.pieces == {alone, both, binned}
    pay(vault)
    assert found(vault, "anna") == {alone, both, other}
    new = write(vault, clock, kind, "Anna")
    labels.bring_back(vault, kind, label_rules.decode(label_rules.encode(gone.away)))
    assert standing(vault, kind) == before | {new: ("Anna",)}
    back = named(vault, kind, "Ana")
    assert (back.uid, back.tint, back.first, back.last) == (row.uid, "echo", row.first, row.last)
    entries.bring_back(vault, binned)
    assert standing(vault, kind)[binned] == ("Ana",)
    pay(vault)
    assert found(vault, "anna") == {both, other, new}
    assert found(vault, "ana") == {alone, both, binned}


@KINDS
def test_a_merge_undone_leaves_alone_what_was_taken_off_since(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    first, second = write(vault, clock, kind, "Ana"), write(vault, clock, kind, "Ana", "Anna")
    write(vault, clock, kind, "Anna")
    gone = labels.merge(
        vault, kind, named(vault, kind, "Ana").uid, named(vault, kind, "Anna").uid, clock=clock
    )
    with vault.writing():
        kind.table(vault).put_on(first, [])
        vault.pieces.remove(second)
    labels.bring_back(vault, kind, gone.away)
    assert first not in standing(vault, kind)
    assert named(vault, kind, "Ana").uses == 0


@KINDS
def test_a_name_is_not_merged_with_itself(vault: Vault, clock: FakeClock, kind: Kind) -> None:
    write(vault, clock, kind, "Ana")
    uid = named(vault, kind, "Ana").uid
    with pytest.raises(ValueError, match="itself"):
        labels.merge(vault, kind, uid, uid, clock=clock)


@KINDS
def test_a_forgotten_name_is_gone_from_pieces_and_search_and_no_text_is_touched(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    piece = write(vault, clock, kind, "Zora", "Ben", body="Told Zora everything.")
    only = write(vault, clock, kind, "Zora", body="Rain.")
    sealed = write(vault, clock, kind, "Zora", body="Sealed.")
    sealing.seal(vault, sealed)
    before = standing(vault, kind)
    gone = labels.forget(vault, kind, named(vault, kind, "Zora").uid, clock=clock)
    pay(vault)
    assert labels.find(vault, kind, "Zora") is None
    assert standing(vault, kind) == {piece: ("Ben",)}
    assert kind.table(vault).of([sealed]) == {}
    assert found(vault, "zora") == {piece}
    assert vault.entries.body(piece) == "Told Zora everything."
    labels.bring_back(vault, kind, gone.away)
    pay(vault)
    assert standing(vault, kind) == before
    assert kind.table(vault).of([sealed]) == {sealed: ("Zora",)}
    assert found(vault, "zora") == {piece, only}


@KINDS
def test_a_forgotten_name_that_was_used_again_comes_back_into_it(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    old = write(vault, clock, kind, "Ana")
    gone = labels.forget(vault, kind, named(vault, kind, "Ana").uid, clock=clock)
    new = write(vault, clock, kind, "ana")
    labels.bring_back(vault, kind, gone.away)
    assert standing(vault, kind) == {old: ("ana",), new: ("ana",)}


@KINDS
def test_a_hidden_name_is_not_offered_and_still_found(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    piece = write(vault, clock, kind, "Ana", "Ben")
    uid = named(vault, kind, "Ana").uid
    assert labels.show(vault, kind, uid, hidden=True)
    assert not labels.show(vault, kind, uid, hidden=True)
    offered = people.labels if kind is people.KIND else tags.names
    assert offered(vault) == ["Ben"]
    assert found(vault, "ana") == {piece}
    assert standing(vault, kind) == {piece: ("Ana", "Ben")}
    assert labels.show(vault, kind, uid, kept_out=True)
    assert (named(vault, kind, "ana").hidden, named(vault, kind, "ana").kept_out) == (True, True)
    labels.show(vault, kind, uid, hidden=False)
    assert offered(vault) == ["Ana", "Ben"]


@KINDS
def test_what_is_begun_and_not_kept_goes_along(vault: Vault, clock: FakeClock, kind: Kind) -> None:
    write(vault, clock, kind, "Ana", "Ben")
    field = "people" if kind is people.KIND else "tags"

    def begun() -> tuple[str, ...]:
        names: tuple[str, ...] = getattr(drafts.all_begun(vault)[0].capture, field)
        return names

    capture = Capture(**{"note": "x", field: ("ana", "Clara")})
    drafts.put(vault, capture, uid=None, clock=clock)
    labels.rename(vault, kind, named(vault, kind, "Ana").uid, "Anna")
    assert begun() == ("Anna", "Clara")
    merged = labels.merge(
        vault, kind, named(vault, kind, "Anna").uid, named(vault, kind, "Ben").uid, clock=clock
    )
    assert begun() == ("Ben", "Clara")
    labels.bring_back(vault, kind, merged.away)
    assert begun() == ("Anna", "Clara")
    forgotten = labels.forget(vault, kind, named(vault, kind, "Anna").uid, clock=clock)
    assert begun() == ("Clara",)
    labels.bring_back(vault, kind, forgotten.away)
    assert begun() == ("Anna", "Clara")
    assert begun_names.places(vault, kind.noun, "Nobody") == ()


def test_a_moment_is_found_by_the_new_name_and_by_its_choices(
    vault: Vault, clock: FakeClock
) -> None:
    from journal_app.services import vocabulary

    words = vocabulary.built_in()
    capture = Capture(people=("Ana",), state="st_numb")
    piece = moments.keep(vault, capture, words=words, clock=clock).moment.id
    labels.rename(vault, people.KIND, named(vault, people.KIND, "Ana").uid, "Zora")
    list(owed_words.pay(vault, words))
    assert found(vault, "zora") == found(vault, words.label("st_numb")) == {piece}
    assert found(vault, "ana") == set()


def test_a_lock_in_between_costs_nothing(vault: Vault, clock: FakeClock) -> None:
    pieces = {write(vault, clock, tags.KIND, "old") for _each in range(230)}
    labels.rename(vault, tags.KIND, named(vault, tags.KIND, "old").uid, "new")
    slices = owed_words.pay(vault, Vocabulary())
    done, of = next(slices)
    slices.close()
    assert 0 < done < of == 230
    assert len(found(vault, "new")) == done
    clock.advance(timedelta(minutes=1))
    write(vault, clock, tags.KIND, "new", body="A save in between.")
    left = 230 - done
    told = list(owed_words.pay(vault, Vocabulary()))
    assert {total for _done, total in told} == {left}
    assert told[-1] == (left, left)
    assert pieces < found(vault, "new")
    assert found(vault, "old") == set()


def label(name: str, uses: int, last: date | None, *, hidden: bool = False) -> Label:
    return Label(id=0, uid=new_uid(START), label=name, uses=uses, last=last, hidden=hidden)


def test_the_best_to_offer_are_used_often_and_of_late() -> None:
    today = date(2026, 3, 14)
    old, lately = today - timedelta(days=900), today - timedelta(days=2)
    every = [
        label("often, long ago", 30, old),
        label("now and then", 5, lately),
        label("hidden", 99, today, hidden=True),
        label("once, today", 1, today),
        label("never", 0, None),
    ]
    assert [each.label for each in best_first(every, today)] == [
        "now and then",
        "often, long ago",
        "once, today",
        "never",
    ]


def do(vault: Vault, clock: FakeClock, kind: Kind, deed: str, name: str, other: str) -> Gone | None:
    """Merge one into the other or forget it, where that can be done."""
    found, into = labels.find(vault, kind, name), labels.find(vault, kind, other)
    if found is None:
        return None
    if deed == "forget":
        return labels.forget(vault, kind, found.uid, clock=clock)
    if into is None or into.uid == found.uid:
        return None
    return labels.merge(vault, kind, found.uid, into.uid, clock=clock)


names_of_pieces = st.lists(st.lists(st.sampled_from("abcd"), unique=True), min_size=1, max_size=6)
deeds = st.lists(
    st.tuples(
        st.sampled_from(["merge", "forget"]), st.sampled_from("abcd"), st.sampled_from("abcd")
    ),
    max_size=4,
)


@settings(max_examples=25)
@given(pieces=names_of_pieces, deeds=deeds)
def test_deeds_undone_from_the_last_leave_everything_as_it_was(
    pieces: list[list[str]], deeds: list[tuple[str, str, str]]
) -> None:
    """Whatever was merged and forgotten: taken back one by one, every piece is as before."""
    with tempfile.TemporaryDirectory() as folder:
        vault = make_vault(Path(folder) / "journal.db")
        try:
            clock, kind = FakeClock(), tags.KIND
            for names in pieces:
                write(vault, clock, kind, *names)
            before, every = standing(vault, kind), labels.every(vault, kind)
            away = [gone for deed in deeds if (gone := do(vault, clock, kind, *deed)) is not None]
            for gone in reversed(away):
                labels.bring_back(vault, kind, gone.away)
            assert standing(vault, kind) == before
            assert {(each.uid, each.label, each.uses) for each in labels.every(vault, kind)} == {
                (each.uid, each.label, each.uses) for each in every
            }
            pay(vault)
            for name in "abcd":
                assert found(vault, name) == {piece for piece, on in before.items() if name in on}
        finally:
            vault.close()


@KINDS
def test_forgotten_it_waits_in_the_bin_and_comes_back_from_there(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    piece, other = write(vault, clock, kind, "Zora", "Ben"), write(vault, clock, kind, "Zora")
    before = standing(vault, kind)
    labels.forget(vault, kind, named(vault, kind, "Zora").uid, clock=clock)
    [binned] = vault.bin.all()
    assert (binned.noun, binned.label) == (kind.noun, "Zora")
    assert bin_service.bring_back(vault, binned.uid, clock=clock).pieces == {piece, other}
    assert standing(vault, kind) == before
    assert vault.bin.all() == ()
    gone = labels.merge(
        vault, kind, named(vault, kind, "Zora").uid, named(vault, kind, "Ben").uid, clock=clock
    )
    assert [each.label for each in vault.bin.all()] == ["Zora"]
    labels.bring_back(vault, kind, gone.away)
    assert standing(vault, kind) == before
    assert vault.bin.all() == ()


@KINDS
def test_gone_for_good_its_name_is_in_no_page_of_the_files(
    vault: Vault, vault_path: Path, clock: FakeClock, kind: Kind
) -> None:
    write(vault, clock, kind, "ZQXWOMBAT1", body="y")
    uid = named(vault, kind, "ZQXWOMBAT1").uid
    assert holds(vault, vault_path, "zqxwombat1")
    labels.forget(vault, kind, uid, clock=clock)
    pay(vault)
    bin_service.for_good(vault, uids=[uid])
    assert not holds(vault, vault_path, "zqxwombat1")


def holds(vault: Vault, path: Path, word: str) -> bool:
    """Whether any page of the journal holds this word, in a copy without encryption."""
    plain = path.with_name("plain.db")
    vault.checkpoint()
    vault.connection.run(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    vault.connection.rows("SELECT sqlcipher_export('plain')")
    vault.connection.run("DETACH DATABASE plain")
    found = word in plain.read_bytes().decode("latin-1").casefold()
    plain.unlink()
    return found


def test_what_the_bin_cannot_read_is_refused_in_words(vault: Vault) -> None:
    for body in ({"v": 1}, {"v": 9}, {}):
        with vault.writing(), pytest.raises(BadInput, match="cannot be brought back"):
            labels.out_of_the_bin(vault, people.KIND, body)
