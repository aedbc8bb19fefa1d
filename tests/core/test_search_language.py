"""The search language: whatever is typed is understood as far as it can be, and told where not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.search import MAX_CHARACTERS, matches
from journal_app.core.search import parse as words_alone
from journal_app.core.search_keys import Choice, Key, Lexicon
from journal_app.core.search_language import EVERYTHING, Part, Search, parse
from journal_app.core.typed_dates import Span

TODAY = date(2026, 3, 14)
LEXICON = Lexicon(
    marks=(Choice(id="mk_pull", label="Pulling away"), Choice(id="mk_own_1", label="Große Wärme")),
    body=(Choice(id="br_belly", label="Belly", also=("stomach",)),),
)
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=120)
# Few signs, so that keys, quotation marks and minus signs do meet.
TYPED = st.lists(
    st.sampled_from(
        ["tag:", "felt:", "in:", "before:", "person:", "sort:", "has:", "fear", "2019", "Mara",
         "best", '"', "“", "”", "-", "−", " ", "\u3000", "：", ":", "é", "日本", "שלום", "x"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


def read(text: str) -> Search:
    """What these signs mean on the day of the tests."""
    return parse(text, today=TODAY, lexicon=LEXICON)


def said(text: str) -> list[tuple[Key, str, bool]]:
    """The keys of this search with their values, and whether each is left out."""
    return [(part.key, part.value, part.negated) for part in read(text).parts]


def wrong(text: str) -> list[str]:
    """The pieces of this search that are not understood."""
    return [text[error.start : error.end] for error in read(text).errors]


@given(st.one_of(ANYTHING, TYPED))
def test_anything_may_be_typed_and_every_place_is_inside(typed: str) -> None:
    search = read(typed)
    for error in search.errors:
        assert 0 <= error.start < error.end <= len(typed)
        assert error.message.endswith(".")
    behind = 0
    for part in search.parts:
        assert behind <= part.start < part.end <= len(typed)
        behind = part.end


@given(st.text(st.sampled_from("ab é日ا'’.,\n"), max_size=60))
def test_words_without_signs_of_the_language_mean_what_they_meant(typed: str) -> None:
    assert read(typed).query == words_alone(typed)
    assert not read(typed).parts
    assert not read(typed).without


@given(TYPED, st.integers(0, 3))
def test_spaces_around_change_nothing(typed: str, spaces: int) -> None:
    assert read(" " * spaces + typed) == read(typed)


@given(TYPED)
def test_a_part_that_is_taken_away_is_gone_and_the_rest_stays(typed: str) -> None:
    search = read(typed)
    for number, part in enumerate(search.parts):
        rest = read(f"{typed[: part.start]} {typed[part.end :]}")
        assert rest.parts == (*search.parts[:number], *search.parts[number + 1 :])
        assert rest.query == search.query


def test_words_are_told_from_phrases_and_the_last_word_may_be_unfinished() -> None:
    search = read('Café "by the Door" lam')
    assert search.query.words == ("cafe", "by the door", "lam")
    assert search.query.fts == '"cafe" AND "by the door" AND "lam"*'
    closed = read('lamp "by the door"')
    assert closed.query.fts == '"lamp" AND "by the door"'
    assert matches(closed.query, "by the doors, by the door") == [(14, 25)]


@pytest.mark.parametrize("typed", ['"by the do', "“by the do", "„by the do", "「by the do"])
def test_a_phrase_that_is_still_being_typed_is_a_beginning(typed: str) -> None:
    assert read(typed).query.fts == '"by the do"*'
    assert not read(typed).errors


@pytest.mark.parametrize("minus", ["-", "−", "－"])
def test_a_minus_leaves_out_a_word_a_phrase_or_a_key(minus: str) -> None:
    search = read(f'lamp {minus}rain {minus}"long way" {minus}tag:quiet')
    assert search.query.words == ("lamp",)
    assert search.without == ("rain", "long way")
    assert search.parts == (Part(key=Key.TAG, value="quiet", negated=True),)


@pytest.mark.parametrize("typed", ["- rain", "--rain", "rain-bow", "-"])
def test_a_minus_elsewhere_is_a_sign_like_others(typed: str) -> None:
    assert not read(typed).without


def test_not_terms_alone_are_a_search() -> None:
    assert not read("-rain").is_empty
    assert not read("-tag:quiet").is_empty
    assert not read("-rain").query


def test_every_key_is_understood() -> None:
    assert said(
        'tag:quiet person:"Ana Maria" felt:fear kind:moment mark:"pulling away" body:belly'
        " has:picture in:2024 before:2024-03 after:2024-03-14 sort:best"
    ) == [
        (Key.TAG, "quiet", False), (Key.PERSON, "Ana Maria", False), (Key.FELT, "rd_fear", False),
        (Key.KIND, "moment", False), (Key.MARK, "mk_pull", False), (Key.BODY, "br_belly", False),
        (Key.HAS, "picture", False), (Key.IN, "2024", False), (Key.BEFORE, "2024-03", False),
        (Key.AFTER, "2024-03-14", False), (Key.SORT, "best", False),
    ]  # fmt: skip


def test_the_order_is_chosen_by_the_last_word_about_it() -> None:
    assert read("lamp sort:best").best_first
    assert not read("lamp sort:best sort:newest").best_first
    assert not read("lamp").best_first


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("in:2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("in:2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("in:2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("before:2024-03-14", date(2024, 3, 14), date(2024, 3, 14)),
        ("in:“march 2019”", date(2019, 3, 1), date(2019, 3, 31)),
        ("before:yesterday", date(2026, 3, 13), date(2026, 3, 13)),
    ],
)
def test_days_are_read(typed: str, first: date, last: date) -> None:
    [part] = read(typed).parts
    assert part.days == Span(first, last)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("felt:FEAR", "rd_fear"), ("felt:“can’t tell”", "rd_cant_tell"),
        ("felt:unsure", "rd_cant_tell"), ("felt:cant_tell", "rd_cant_tell"),
        ("mark:pull", "mk_pull"), ("mark:“grosse warme”", "mk_own_1"),
        ("body:Stomach", "br_belly"), ("Felt：fear", "rd_fear"),
    ],
)  # fmt: skip
def test_values_are_known_by_any_of_their_names(typed: str, id_: str) -> None:
    assert [part.value for part in read(typed).parts] == [id_]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("lamp tag:", "tag:"), ("tag: quiet", "tag:"), ('person:""', 'person:""'),
        ("tag:#", "tag:#"), ("colour:red x", "colour:"), ("felt:sad", "sad"),
        ('mark:"no such"', '"no such"'), ("has:wings", "wings"), ("in:2024-13", "2024-13"),
        ("before:soon", "soon"), ("-sort:best", "-sort:best"), ("-felt:sad", "sad"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_not_repeated(typed: str, place: str) -> None:
    [error] = read(typed).errors
    assert wrong(typed) == [place]
    assert "sad" not in error.message.replace("said", "")
    assert not read(typed).parts


def test_what_is_wrong_does_not_hinder_the_rest() -> None:
    search = read("lamp felt:sad tag:quiet")
    assert search.query.words == ("lamp",)
    assert [part.key for part in search.parts] == [Key.TAG]


@pytest.mark.parametrize("typed", ["at 21:10", "https://x.example", "note: so", "Re:", "“tag:x”"])
def test_a_colon_elsewhere_belongs_to_the_words(typed: str) -> None:
    search = read(typed)
    assert not search.errors
    assert not search.parts
    assert search.query


def test_a_pasted_page_is_cut_and_that_is_told() -> None:
    typed = "word " * 1000
    search = read(typed)
    assert len(search.query.words) == MAX_CHARACTERS // 5
    assert wrong(typed) == [typed[MAX_CHARACTERS:]]


def test_two_searches_are_the_same_when_they_mean_the_same() -> None:
    assert read("lamp  felt:fear ") == read("lamp felt:FEAR")
    assert read("lamp") != read("lamps")
    assert read(" ") == EVERYTHING
    assert read("sort:best").is_empty
    assert read("lamp sort:best") != read("lamp")


def test_a_name_that_nobody_has_is_told_and_still_meant() -> None:
    lexicon = Lexicon(people=("Ana Maria",), tags=())
    search = parse("person:bo tag:x person:ana", today=TODAY, lexicon=lexicon)
    assert [error.message for error in search.errors] == [
        "Nobody in this journal is called that.", "No tag in this journal is called that.",
    ]  # fmt: skip
    assert len(search.parts) == 3


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("😢", "😢"),
        ("-😢", "😢"),
        ("❤️ rain", "❤️"),
        ('"🌧 🌧"', '"🌧 🌧"'),
        ("…", "…"),
        ("tag:sea 😢", "😢"),
    ],
)
def test_signs_that_are_never_found_are_told(typed: str, place: str) -> None:
    assert wrong(typed) == [place]


def test_a_sign_beside_words_is_no_matter() -> None:
    assert wrong("rain, - and … snow") == []


SAYING = st.characters(categories=["L", "N", "So", "Po"], exclude_characters="\"'＂＇‟")


@given(st.text(SAYING, min_size=1, max_size=20))
def test_what_says_something_is_looked_for_or_told(typed: str) -> None:
    search = read(typed)
    assert not search.is_empty or search.errors
