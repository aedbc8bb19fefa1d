"""What is clicked changes the text of a search, and what it then says is what was clicked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.people import initials
from journal_app.core.search_edits import (
    quoted,
    with_name,
    with_part,
    with_people_called,
    without_key,
    without_part,
    without_words,
    words_place,
)
from journal_app.core.search_keys import Key
from journal_app.core.search_language import Part, Search, parse
from journal_app.core.text import one_line

TODAY = date(2026, 3, 14)
NAMES = (
    st.text(max_size=30).map(one_line).filter(lambda name: bool(name.strip('"“”„‟«»「」『』＂# ')))
)
TEXTS = st.lists(
    st.sampled_from(
        ["lamp", '"by the', 'door"', "-rain", "felt:fear", "in:2024", " ", "tag:x", "“"]
    )
).map(" ".join)


def read(text: str) -> Search:
    """What this text means on the day of the tests."""
    return parse(text, today=TODAY)


@given(NAMES)
def test_any_name_can_be_said(name: str) -> None:
    [part] = read(with_part("", Key.PERSON, name)).parts
    assert part.value == "".join(sign for sign in name if sign not in '"“”„‟«»「」『』＂').strip()


@given(TEXTS)
def test_a_part_that_is_added_is_there_and_the_rest_stays_and_taken_away_it_is_gone(
    text: str,
) -> None:
    before = read(text)
    after = read(with_part(text, Key.PERSON, "Ana Maria"))
    added = Part(key=Key.PERSON, value="Ana Maria")
    assert after.parts == (*before.parts, added)
    assert after.query.words == before.query.words
    assert after.without == before.without
    rest = read(without_part(after.text, after.parts[-1]))
    assert rest.parts == before.parts
    assert rest.query.words == before.query.words


def test_every_part_of_a_key_can_go_at_once() -> None:
    search = read("felt:fear lamp felt:both tag:x -felt:fear")
    assert without_key(search, Key.FELT) == "lamp tag:x"


def test_words_can_go_alone_and_be_typed_over() -> None:
    for text, rest, place in (
        ("felt:fear  the lamp tag:x", "felt:fear tag:x", "the lamp"),
        ("lamp", "", "lamp"),
        ("felt:fear ", "felt:fear", ""),
        ("one felt:fear two", "felt:fear", "one felt:fear two"),
        ("", "", ""),
    ):
        search = read(text)
        assert without_words(search) == rest
        start, end = words_place(search)
        assert text[start:end] == place
    assert words_place(read("felt:fear ")) == (10, 10)


def test_only_what_has_to_stands_in_quotation_marks() -> None:
    assert quoted("fear") == "fear"
    assert quoted("long way") == '"long way"'
    assert quoted('say "so"') == '"say so"'


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("person:ana", 'person:"Anna B"'),
        ('lamp PERSON:"Ána" -person:ANA in:2024', 'lamp PERSON:"Anna B" -person:"Anna B" in:2024'),
        ("person:an", "person:an"),
        ("person:anabel ana tag:ana", "person:anabel ana tag:ana"),
        ('"person:ana"', '"person:ana"'),
        ("person:“ana", 'person:"Anna B"'),
    ],
)
def test_a_name_in_a_search_follows_a_rename_and_nothing_else_does(text: str, renamed: str) -> None:
    assert with_name(text, Key.PERSON, "Ana", "Anna B") == renamed


def test_a_tag_may_be_said_with_its_sign_and_a_name_may_be_a_sign() -> None:
    assert with_name("tag:#sea tag:🌊", Key.TAG, "sea", "shore") == "tag:shore tag:🌊"
    assert with_name("tag:sea tag:🌊", Key.TAG, "🌊", "shore") == "tag:sea tag:shore"


@given(TEXTS, NAMES, NAMES)
def test_renamed_in_a_search_it_finds_by_the_new_name_what_it_found(
    text: str, name: str, new: str
) -> None:
    before = with_part(text, Key.PERSON, name)
    meant = read(with_part(text, Key.PERSON, new))
    after = read(with_name(before, Key.PERSON, name, new))
    assert (after.query, after.without) == (meant.query, meant.without)
    assert [part.value for part in after.parts][-1:] == [part.value for part in meant.parts][-1:]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("person:Ana Ana", "person:A. Ana"),
        ('-PERSON:"ana lee" tag:Ana', '-PERSON:"A. L." tag:Ana'),
        ("person: person:", "person: person:"),
        ("door", "door"),
    ],
)
def test_everybody_in_a_search_is_called_otherwise_and_nobody_else(text: str, told: str) -> None:
    assert with_people_called(text, initials) == told
