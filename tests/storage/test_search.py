"""The index of words: it finds exactly what the tinting marks, in every script."""

import pytest
from hypothesis import HealthCheck, example, given, settings

from journal_app.core.ids import PieceId
from journal_app.core.search import Query, fold, matches, parse
from journal_app.core.text import clean
from journal_app.storage.connection import StorageBug
from journal_app.storage.vault import Vault
from tests.core.test_search import WRITING
from tests.core.test_text import ANYTHING

IN_ONE_VAULT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
PIECE = PieceId(1)


def put(vault: Vault, body: str, tags: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> None:
    """Let the one piece of these tests be found by this."""
    with vault.writing():
        vault.search.put(PIECE, body, tags, people)


def is_found(vault: Vault, query: Query) -> bool:
    """Whether the index finds the one piece."""
    return vault.search.find(query) == [PIECE]


@IN_ONE_VAULT
@given(typed=WRITING, body=WRITING)
@example(typed="well", body="well🙂")
@example(typed="don't", body="don’t")
def test_what_is_found_is_what_has_a_match_to_tint(vault: Vault, typed: str, body: str) -> None:
    put(vault, body)
    query = parse(typed)
    last = len(query.words) - 1
    # A word before the last is whole: looked for alone it must not count as a beginning.
    each = [
        matches(Query((word,) if at == last else (word, "no-such-word")), body)
        for at, word in enumerate(query.words)
    ]
    assert is_found(vault, query) == (bool(each) and all(each))


@IN_ONE_VAULT
@given(typed=ANYTHING.map(clean), body=ANYTHING.map(clean))
def test_of_anything_typed_and_written_the_same_holds(vault: Vault, typed: str, body: str) -> None:
    put(vault, body)
    for word in parse(typed + " " + body).words:
        alone = Query((word,))
        assert is_found(vault, alone) == bool(matches(alone, body))


def test_every_sign_there_is_makes_the_same_words_in_the_index(vault: Vault) -> None:
    vault.connection.run("CREATE VIRTUAL TABLE temp.inside USING fts5vocab(main, words, row)")
    for first in range(0, 0x110000, 0x1000):
        signs = [chr(code) for code in range(first, first + 0x1000)]
        body = " ".join(sign for sign in signs if not "\ud800" <= sign <= "\udfff")
        put(vault, body)
        terms = {row[0] for row in vault.connection.rows("SELECT term FROM temp.inside")}
        assert terms - {""} == set(fold(body).split())


def test_a_new_text_takes_the_place_of_the_old_one(vault: Vault) -> None:
    put(vault, "before")
    put(vault, "after")
    assert not is_found(vault, parse("before"))
    assert is_found(vault, parse("after"))
    with vault.writing():
        vault.search.forget(PIECE)
    assert not is_found(vault, parse("after"))


def test_a_word_a_tag_and_a_person_are_found_together(vault: Vault) -> None:
    put(vault, "We walked home", ("quiet evening", "good"), ("Zoë", "Ana"))
    for typed in ("walked zoe quiet", "ana", "good home", "quiet even", "QUIET ZO"):
        assert is_found(vault, parse(typed))
    assert not is_found(vault, parse("walked bad"))


def test_a_run_of_words_does_not_reach_from_one_name_into_the_next(vault: Vault) -> None:
    put(vault, "", ("quiet", "evening"), ("Mary-Ann", "Lee"))
    assert is_found(vault, parse("mary-ann"))
    assert not is_found(vault, parse("quiet-evening"))
    assert not is_found(vault, parse("ann-lee"))


def test_chinese_and_thai_are_found_in_the_middle_of_a_sentence(vault: Vault) -> None:
    put(vault, "今天我走回家，想着为什么我总是离开。ภาษาไทยง่าย")
    for typed in ("为什么", "离", "回家 离开", "ไทย"):
        assert is_found(vault, parse(typed))
    assert not is_found(vault, parse("开离"))


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "' OR 1=1 --",
        "NEAR(a b)",
        "body:a",
        "a* b*",
        "(a",
        "a NOT b",
        "^a",
        "-",
        "{a b}: c",
        "\\",
    ],
)
def test_nothing_typed_is_taken_for_syntax(vault: Vault, typed: str) -> None:
    put(vault, typed)
    assert is_found(vault, parse(typed)) == bool(parse(typed))


def test_a_pasted_page_is_looked_for_without_complaint(vault: Vault) -> None:
    put(vault, "a b c " * 5000)
    assert is_found(vault, parse("a b c " * 5000))


def test_nothing_is_found_by_nothing(vault: Vault) -> None:
    put(vault, "words")
    assert vault.search.find(parse("")) == []
    assert vault.search.find(parse("…🙂")) == []


def test_words_forgotten_for_good_are_in_no_page_of_the_index(vault: Vault) -> None:
    for piece, word in [(1, "seagrass"), (2, "zanzibar")]:
        with vault.writing():
            vault.search.put(PieceId(piece), f"tide {word}", (), ())
    with vault.writing():
        vault.search.forget(PieceId(2))
    assert vault.search.find(parse("tide")) == [PIECE]
    assert _in_the_file(vault, b"zanzibar")
    with vault.writing():
        vault.search.purge()
    assert vault.search.find(parse("tide")) == [PIECE]
    assert _in_the_file(vault, b"seagrass")
    assert not _in_the_file(vault, b"zanzibar")
    vault.search.check()


def _in_the_file(vault: Vault, term: bytes) -> bool:
    return any(term in row[0] for row in vault.connection.rows("SELECT block FROM words_data"))


def test_a_damaged_index_is_noticed(vault: Vault) -> None:
    put(vault, "some words of a text")
    vault.search.check()
    vault.connection.run("DELETE FROM words_data WHERE id > 10")
    with pytest.raises(Exception) as caught:  # noqa: PT011 - either of the two below
        vault.search.check()
    assert isinstance(caught.value, StorageBug) or "damaged" in str(caught.value)
