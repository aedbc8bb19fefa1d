"""Marks follow their words through changes made elsewhere: never on other words, never dropped."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage, anchor_at
from journal_app.core.reanchoring import find_quote, reanchored

TEXT = "She asked. I said “fine” and looked away. Later I came back. I said “fine” again, softly."


def passage(text: str, start: int, length: int, uid: str = "1") -> Passage:
    """A mark on these words."""
    return Passage(
        uid=Uid(uid), piece=PieceId(1), mark="mk_pull", anchor=anchor_at(text, start, length)
    )


def on(quote: str, text: str = TEXT, nth: int = 0) -> Passage:
    """A mark on the nth place of these words."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    return passage(text, at, len(quote))


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("change", "start"),
    [
        (lambda text: "Rain all day. " + text, 14),
        (lambda text: text.replace("She asked. ", ""), -11),
        (lambda text: text + " Slept well.", 0),
        (lambda text: text.replace("She asked", "She asked me twice"), 9),
    ],
)
def test_a_change_elsewhere_moves_a_mark_with_its_words(
    known: bool, change: Callable[[str], str], start: int
) -> None:
    marked = on("I said “fine”")
    after = change(TEXT)
    [found] = reanchored([marked], TEXT if known else None, after)
    assert not found.lost
    assert found.anchor == anchor_at(after, marked.anchor.start + start, marked.anchor.length)


def test_the_second_of_two_equal_sentences_stays_the_second() -> None:
    marked = on("I said “fine”", nth=1)
    for before in (TEXT, None):
        after = TEXT.replace("She asked. ", "")
        [found] = reanchored([marked], before, after)
        assert found.anchor.start == after.rindex("I said “fine”")


def test_words_that_went_are_told_as_lost_and_come_back_with_them() -> None:
    marked = on("looked away")
    after = TEXT.replace(" and looked away", "")
    [lost] = reanchored([marked], TEXT, after)
    assert lost == replace(marked, lost=True)
    [back] = reanchored([lost], after, TEXT)
    assert back == marked


def test_a_deleted_sentence_does_not_jump_to_its_twin() -> None:
    marked = on("I said “fine”", nth=1)
    after = TEXT.replace("I said “fine” again", "Again")
    [found] = reanchored([marked], TEXT, after)
    assert found.lost


def test_a_mark_holds_on_to_words_of_which_some_were_changed() -> None:
    marked = on("Later I came back")
    after = TEXT.replace("Later I came back", "Later I came slowly back")
    [found] = reanchored([marked], TEXT, after)
    assert found.anchor.quote == "Later I came slowly back"


def test_a_sentence_moved_elsewhere_takes_its_mark_along() -> None:
    marked = on("looked away")
    after = TEXT.replace(" and looked away", "") + " I had looked away."
    [found] = reanchored([marked], TEXT, after)
    assert found.anchor.quote == "looked away"
    assert found.anchor.start == after.index("looked away")


def test_another_text_in_its_place_carries_nothing() -> None:
    marked = on("I said “fine”")
    [found] = reanchored([marked], TEXT, "Nothing of all this happened; the day was grey and long.")
    assert found.lost


def test_short_words_are_not_taken_for_others_without_their_neighbours() -> None:
    anchor = on("away").anchor
    assert find_quote(anchor, "Go away, said the wind.") is None


@given(st.data())
def test_a_mark_outside_every_change_is_found_exactly_where_the_model_has_it(
    data: st.DataObject,
) -> None:
    alphabet = "ab .\n"
    before = data.draw(st.text(alphabet, min_size=1, max_size=60), label="before")
    start = data.draw(st.integers(0, len(before) - 1), label="start")
    length = data.draw(st.integers(1, len(before) - start), label="length")
    head = data.draw(st.text(alphabet, max_size=30), label="head")
    tail = data.draw(st.text(alphabet, max_size=30), label="tail")
    quote = before[start : start + length]
    marked = passage(before, start, length)
    after = head + quote + tail
    [found] = reanchored([marked], before, after)
    if found.lost:
        assert found.anchor == marked.anchor
    else:
        at = found.anchor
        assert after[at.start : at.end] == at.quote
        assert at == anchor_at(after, at.start, at.length)


@given(st.data())
def test_a_change_on_one_side_never_moves_a_mark_to_other_words(data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(["rain", "tea", "her", "hand", "I", "left"]), max_size=12)
    lead, marked_words, rest = (data.draw(words) for _ in range(3))
    new = data.draw(words)
    quote = " ".join(["then", *marked_words])
    before = " ".join([*lead, quote, *rest])
    after = " ".join([*new, quote, *rest])
    start = len(" ".join([*lead, ""])) if lead else 0
    [found] = reanchored([passage(before, start, len(quote))], before, after)
    wanted = len(" ".join([*new, ""])) if new else 0
    assert not found.lost
    assert after[found.anchor.start : found.anchor.end] == quote
    assert found.anchor.start == wanted


@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_nothing_is_ever_dropped_and_every_anchor_is_true(
    before: str, after: str, data: st.DataObject
) -> None:
    passages = []
    for number in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(before)))
        length = data.draw(st.integers(0, len(before) - start))
        passages.append(passage(before, start, length, str(number)))
    found = reanchored(passages, data.draw(st.sampled_from([before, None])), after)
    assert [each.uid for each in found] == [each.uid for each in passages]
    for each in found:
        at = each.anchor
        assert each.lost or (after[at.start : at.end] == at.quote and at.length == len(at.quote))
