"""A word that is begun finds the same when it is spelled out."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from journal_app.core.search import Query, parse
from journal_app.storage import begun_words
from journal_app.storage.begun_words import BegunWords
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry

TEXTS = (
    "The kettle sang. Don’t wait.", "kettles and kets", "ke", "The dont to it", "Köln, kein Keks",
    "keſt and 猫が好き", "wait 0 00 9", "Don’t walk to the kettle", "zz zzz", "ıssız Éclair",
)  # fmt: skip


@pytest.fixture
def journal(vault: Vault) -> Vault:
    """With a word of each kind in it."""
    for text in TEXTS:
        keep_entry(vault, entry(text))
    return vault


WORDS = ("ke", "don't", "k", "the ke", "don't wa", "猫", "z", "9", "0", "ab", "köl", "i", "keſ")
SIGNS = st.text(alphabet="kedotwaiz09 ’é猫が", min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.sampled_from(WORDS), SIGNS))
def test_it_finds_the_same_spelled_out(journal: Vault, text: str) -> None:
    query = parse(text)
    assume(query)
    spelled = BegunWords(journal.connection).spelled_out(query)
    assert _found(journal, spelled) == _found(journal, query.fts)


def test_every_word_that_begins_so_is_named_and_no_other(journal: Vault) -> None:
    spelled = BegunWords(journal.connection).spelled_out(parse("the ket"))
    assert spelled == '"the" AND ("kets" OR "kettle" OR "kettles")'
    assert BegunWords(journal.connection).spelled_out(parse("don't wa")) == (
        '"don t" AND ("wait" OR "walk")'
    )
    assert BegunWords(journal.connection).spelled_out(parse("don't")) == (
        '("don t" OR "don the" OR "don to")'
    )


def test_a_word_that_is_finished_or_begins_none_stays_as_it_is(journal: Vault) -> None:
    words = BegunWords(journal.connection)
    for query in (Query(("ke",), unfinished=False), parse("xylophone"), parse("")):
        assert words.spelled_out(query) == query.fts


def test_where_many_words_begin_so_none_is_spelled_out(
    journal: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begun_words, "MOST_ENDINGS", 3)
    words = BegunWords(journal.connection)
    assert words.spelled_out(parse("ke")) == '"ke"*'
    assert words.spelled_out(parse("ket")) == '("kets" OR "kettle" OR "kettles")'


def test_as_many_as_are_spelled_out_can_be_looked_for(vault: Vault) -> None:
    many = [f"be{number}" for number in range(begun_words.MOST_ENDINGS)]
    piece = keep_entry(vault, entry(" ".join(many)))
    spelled = BegunWords(vault.connection).spelled_out(parse("be"))
    assert spelled.count(" OR ") == len(many) - 1
    assert _found(vault, spelled) == [piece]


def _found(vault: Vault, match: str) -> list[int]:
    rows = vault.connection.rows("SELECT rowid FROM words WHERE words MATCH ?", (match,))
    return sorted(row[0] for row in rows)
