"""A record holds any text in any field, and is found nowhere while it is sealed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.core.search import parse
from journal_app.core.support import RecordField, RecordPage
from journal_app.core.text import clean
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import (
    entries,
    quiet_writing,
    records,
    sealing,
    support_texts,
    timeline,
)
from journal_app.services.entries import Kept
from journal_app.services.records import from_markdown, to_markdown
from journal_app.storage.vault import Vault
from tests import builders
from tests.builders import FakeClock

PAGE = support_texts.support().record
LINES = st.sampled_from(
    ["", "#", "# a", "## b", "\\# c", "\\\\## d", "### e", "#f", " # g", "\\", "\ud800", "\r", "h"]
)
TEXTS = st.one_of(st.text(), st.lists(LINES).map("\n".join))
FIELDS = st.fixed_dictionaries(dict.fromkeys(RecordField, TEXTS))


@given(fields=FIELDS)
@example(fields=dict.fromkeys(RecordField, "# What happened\n\n## When\n\nx"))
@example(fields=dict.fromkeys(RecordField, "\n\n# x\n\n"))
def test_any_text_in_any_field_comes_back_as_it_was(fields: dict[RecordField, str]) -> None:
    told = {field: clean(text) for field, text in fields.items()}
    body = to_markdown(fields, PAGE)
    assert body == clean(body)
    if any(text.strip() for text in told.values()):
        assert from_markdown(body) == told
    else:
        assert body == ""


@given(fields=FIELDS)
def test_the_headings_may_be_in_any_language(fields: dict[RecordField, str]) -> None:
    other = RecordPage(
        title="T",
        warning=(),
        sealed="S",
        facts="# Was geschah\n## Wann",
        feelings="",
        fields=dict.fromkeys(RecordField, PAGE.fields[RecordField.DATE]),
    )
    body = to_markdown(fields, other)
    if body:
        assert from_markdown(body) == {field: clean(text) for field, text in fields.items()}


@given(body=TEXTS)
def test_a_text_of_another_shape_is_never_lost(body: str) -> None:
    told = from_markdown(clean(body))
    assert clean(body) in told.values() or clean(body) == ""


def test_empty_lines_taken_out_by_hand_change_nothing() -> None:
    fields = {RecordField.DATE: "Monday", RecordField.FELT: "cold\n\nand small"}
    body = to_markdown(fields, PAGE)
    tightened = body.replace("## When\n\nMonday\n\n", "## When\nMonday\n")
    assert tightened != body
    assert from_markdown(tightened)[RecordField.DATE] == "Monday"
    assert from_markdown(tightened)[RecordField.FELT] == "cold\n\nand small"


def test_facts_stand_before_what_it_was_like() -> None:
    body = to_markdown({field: field.value for field in RecordField}, PAGE)
    order = [body.index(f"\n{field.value}\n") for field in RecordField]
    assert order == sorted(order)
    assert RecordField.FELT not in records.FACTS


@pytest.fixture
def kept(vault: Vault, clock: FakeClock) -> Kept:
    body = to_markdown({RecordField.HAPPENED: "ZQXWOMBAT at the door"}, PAGE)
    when = builders.when()
    return quiet_writing.begin(
        vault, body, when=when, clock=clock, prompt_id=records.RECORD, sealed=True
    )


def found(vault: Vault, word: str) -> list[int]:
    return [int(piece) for piece in vault.search.find(parse(word))]


def test_a_sealed_record_is_in_no_view_and_no_index(
    vault: Vault, clock: FakeClock, kept: Kept
) -> None:
    body = to_markdown({RecordField.HAPPENED: "ZQXWOMBAT once more"}, PAGE)
    saved = quiet_writing.save(vault, kept.id, kept.rev, body, clock=clock, new_sitting=True)
    assert saved.rev == kept.rev + 1
    assert len(timeline.index(vault)) == 0
    assert found(vault, "ZQXWOMBAT") == []
    assert vault.pieces.counts() == (0, 0)
    assert vault.entries.newest_of(builders.when().day.toordinal()) is None
    assert [entry.body for entry in records.sealed(vault)] == [body]
    assert records.is_record(records.sealed(vault)[0])


def test_unsealed_it_is_an_entry_like_any_other_and_sealed_again_it_is_gone(
    vault: Vault, clock: FakeClock, kept: Kept
) -> None:
    sealing.unseal(vault, kept.id, words=Vocabulary())
    assert len(timeline.index(vault)) == 1
    assert found(vault, "ZQXWOMBAT") == [int(kept.id)]
    quiet_writing.save(vault, kept.id, kept.rev, "Other WOMBATS", clock=clock, new_sitting=False)
    assert found(vault, "wombats") == [int(kept.id)]
    sealing.seal(vault, kept.id)
    assert (len(timeline.index(vault)), found(vault, "wombats")) == (0, [])


def test_in_the_bin_it_is_in_no_list_and_typing_brings_it_back_sealed(
    vault: Vault, clock: FakeClock, kept: Kept
) -> None:
    entries.move_to_bin(vault, kept.id, clock=clock)
    assert (entries.binned(vault), records.sealed(vault)) == ([], [])
    assert [entry.id for entry in records.opened(vault).in_bin] == [kept.id]
    quiet_writing.save(vault, kept.id, kept.rev, "ZQXWOMBAT", clock=clock, new_sitting=True)
    assert found(vault, "ZQXWOMBAT") == []
    assert len(timeline.index(vault)) == 0
    assert [entry.id for entry in records.sealed(vault)] == [kept.id]


def test_left_empty_it_goes_and_what_it_held_goes_to_the_bin(
    vault: Vault, clock: FakeClock, kept: Kept
) -> None:
    when = builders.when()
    untouched = quiet_writing.begin(
        vault, "", when=when, clock=clock, prompt_id=records.RECORD, sealed=True
    )
    assert quiet_writing.leave(vault, untouched.id, clock=clock)
    assert vault.entries.get(untouched.id) is None
    assert not quiet_writing.leave(vault, kept.id, clock=clock)
    quiet_writing.save(vault, kept.id, kept.rev, "", clock=clock, new_sitting=True)
    assert quiet_writing.leave(vault, kept.id, clock=clock)
    assert records.sealed(vault) == []
    assert entries.get(vault, kept.id).deleted_at is not None


def test_brought_back_it_is_sealed_as_before_and_has_its_last_words(
    vault: Vault, clock: FakeClock, kept: Kept
) -> None:
    quiet_writing.save(vault, kept.id, kept.rev, "ZQXWOMBAT", clock=clock, new_sitting=True)
    quiet_writing.save(vault, kept.id, kept.rev + 1, "", clock=clock, new_sitting=False)
    quiet_writing.leave(vault, kept.id, clock=clock)
    assert [entry.body for entry in sealing.sealed_in_bin(vault)] == ["ZQXWOMBAT"]
    assert sealing.bring_back(vault, kept.id, clock=clock)
    assert not sealing.bring_back(vault, kept.id, clock=clock)
    assert sealing.sealed_in_bin(vault) == []
    assert [entry.body for entry in records.sealed(vault)] == ["ZQXWOMBAT"]
    assert (found(vault, "ZQXWOMBAT"), len(timeline.index(vault))) == ([], 0)


def test_what_is_not_sealed_is_found_at_once(vault: Vault, clock: FakeClock) -> None:
    when = builders.when()
    quiet_writing.begin(vault, "Weighing", when=when, clock=clock, prompt_id=None, sealed=False)
    assert len(timeline.index(vault)) == 1
    assert found(vault, "weighing")
