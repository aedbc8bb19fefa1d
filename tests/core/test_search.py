"""What is looked for, and where it stands: over all scripts, encodings and whatever is typed."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core import search
from journal_app.core.search import (
    EXCERPT_CHARACTERS,
    MAX_CHARACTERS,
    Query,
    excerpt,
    fold,
    matches,
    parse,
)

ALL_SIGNS = [chr(code) for code in range(0x110000)]
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
# Few signs, so that queries do meet texts: accents both ways, scripts without spaces, cases.
WRITING = st.text(
    st.sampled_from(
        "aAeEéÉıİiIßẞsSñΣςσ й日本語がかไทยहि한ا\u064bأ '’-_.\n\u0301\u0308\u00ad\u200b\u200d🙂1½"
    ),
    max_size=40,
)


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return fold(text).split()


@given(ANYTHING)
def test_folding_leaves_words_and_spaces_and_folding_again_changes_nothing(text: str) -> None:
    folded = fold(text)
    kinds = {unicodedata.category(sign) for sign in folded if sign != " "}
    assert all(kind[0] in "LNM" or kind == "Co" for kind in kinds)
    assert words_of(folded) == folded.split()


def test_every_sign_there_is_folds_the_same_however_it_is_encoded() -> None:
    different = [
        hex(ord(sign))
        for sign in ALL_SIGNS
        if not ("\ud800" <= sign <= "\udfff")
        and len({*map(_folded_once, (sign, *_forms(sign), fold(sign)))}) != 1
    ]
    assert different == []


@given(st.text(max_size=40), st.integers(1, 200))
def test_what_stands_among_many_ascii_letters_folds_as_it_does_by_itself(
    text: str, times: int
) -> None:
    among = "a" * times + text + "b" * times
    assert (
        fold(among)
        == "a" * times + "".join(map(search._FOLDING.__getitem__, map(ord, text))) + "b" * times
    )


def test_in_writing_of_ascii_letters_no_sign_is_folded_by_itself() -> None:
    written = "It\u2019s late \u2014 \u201cso\u201d, \u00abyes\u00bb, Zoë, and more \u2026"
    plain = "It s late    so ,  yes , Zoe, and more  "
    assert search._in_ascii(written) == (plain, True)
    assert search._in_ascii("Die Straße lag still da.") == ("Die Strasse lag still da.", False)
    assert search._in_ascii("Улица") == ("Улица", False)


@given(WRITING)
def test_folding_does_not_care_about_encoding(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert words_of(composed) == words_of(decomposed) == words_of(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cafe", "Café"),
        ("CAFÉ", "cafe\u0301"),
        ("strasse", "Straße"),
        ("STRASSE", "STRAẞE"),
        ("istanbul", "İstanbul"),
        ("ISTANBUL", "ıstanbul"),
        ("σοφος", "ΣΟΦΌΣ"),
        ("елка", "Ёлка"),
        ("كتاب", "كِتَابٌ"),
        ("احمد", "أحمد"),
        ("محمد", "محـــمد"),
        ("שלום", "שָׁלוֹם"),
        ("हिन्दी", "हिन्दी"),
        ("한국", "한국"),
        ("office", "oﬀice"),
        ("1", "１"),
        ("mirror", "mir\u00adror"),
        ("میخواهم", "می\u200cخواهم"),
        ("don't", "don’t"),
        ("日本", "私は日本語を話す"),
        ("ไทย", "ภาษาไทยง่าย"),
    ],
)
def test_these_words_are_found(typed: str, text: str) -> None:
    [(start, end), *_] = matches(parse(typed), text)
    assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("हि", "हा"),
        ("한", "흙"),
        ("日語", "日本語"),
        ("ana", "banana"),
        ("ana x", "anas"),
        ("don't", "do not tell"),
    ],
)
def test_these_are_not(typed: str, text: str) -> None:
    assert matches(parse(typed), text) == []


@given(ANYTHING)
def test_anything_may_be_typed(typed: str) -> None:
    query = parse(typed)
    assert bool(query) == bool(words_of(typed[:MAX_CHARACTERS]))
    assert bool(query.fts) == bool(query)
    assert query.fts.replace('"', "") == " AND ".join(query.words) + "*" * bool(query)


def test_a_pasted_page_is_cut_to_a_query() -> None:
    assert len(parse("word " * 100_000).words) == MAX_CHARACTERS // 5


def test_nothing_typed_is_nothing_looked_for() -> None:
    assert not parse(" \n\"'*-()^🙂")
    assert matches(parse("🙂"), "a text 🙂") == []


@given(WRITING, WRITING)
def test_matches_stand_inside_the_text_in_order_and_are_what_was_typed(
    typed: str, text: str
) -> None:
    query = parse(typed)
    behind = 0
    for start, end in matches(query, text):
        assert behind <= start < end <= len(text)
        behind = end
        tinted = words_of(text[start:end])
        assert any(_is_match(word.split(), tinted) for word in query.words)


@given(WRITING, st.data())
def test_a_word_of_the_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    chunks = [chunk for chunk in text.split() if words_of(chunk)]
    if chunks:
        chunk = data.draw(st.sampled_from(chunks))
        assert matches(parse(chunk), text)
        assert matches(parse(f"{chunk} {chunk}"), text)


def test_accents_after_the_last_letter_are_tinted_with_it() -> None:
    text = "the cafe\u0301 there"
    assert matches(parse("cafe"), text) == [(4, 9)]


def test_of_an_unfinished_word_only_what_was_typed_is_tinted() -> None:
    assert matches(parse("walk"), "Walking, I walked.") == [(0, 4), (11, 15)]


def test_words_but_the_last_are_whole() -> None:
    assert matches(parse("walk home"), "Walking homeward, a walk") == [(8, 12), (20, 24)]


@given(WRITING, WRITING, st.integers(1, 60))
def test_an_excerpt_is_one_short_line_of_the_text(typed: str, text: str, limit: int) -> None:
    shown = excerpt(parse(typed), text, limit).removeprefix("… ")
    assert len(shown) <= limit
    assert shown == " ".join(shown.split())
    assert shown in " ".join(text.split())


@given(
    st.text(st.sampled_from("abc xyz. \n"), max_size=1500),
    st.text(st.sampled_from("abc xyz. \n"), max_size=1500),
)
def test_an_excerpt_shows_the_first_match(before: str, after: str) -> None:
    shown = excerpt(parse("needle"), f"{before} needle {after}")
    assert "needle" in shown
    assert len(shown) <= EXCERPT_CHARACTERS + 2


def test_an_excerpt_begins_with_the_sentence_of_the_match() -> None:
    text = "It rained. “We walked.” He said nothing, and I found the needle. Then home."
    assert excerpt(parse("needle"), text) == "… He said nothing, and I found the needle. Then home."


def test_an_excerpt_of_a_text_without_a_match_is_its_beginning() -> None:
    assert excerpt(parse("needle"), "One\n\ntwo.") == "One two."
    assert excerpt(Query(()), "One\n\ntwo.") == "One two."


def test_searching_a_very_long_text_stays_quick() -> None:
    text = "It wasn’t easy, but I’m glad we spoke. " * 25_000 + "needle"
    started = time.perf_counter()
    assert "needle" in excerpt(parse("needle"), text)
    assert time.perf_counter() - started < 3


def _forms(sign: str) -> list[str]:
    return [unicodedata.normalize(form, sign) for form in ("NFC", "NFD")]


def _folded_once(text: str) -> str:
    return " ".join(words_of(text))


def _is_match(word: list[str], tinted: list[str]) -> bool:
    # A sign such as ß may be tinted whole where only half of it was typed.
    if len(tinted) < len(word):
        return False
    return tinted[: len(word) - 1] == word[:-1] and tinted[len(word) - 1].startswith(word[-1])
