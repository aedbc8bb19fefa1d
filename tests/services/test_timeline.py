"""What a timeline asks of a journal: order, what was found, what is in the bin, excerpts."""

from dataclasses import replace
from datetime import datetime, timedelta

from journal_app.core.ids import PieceId
from journal_app.core.search import Query, parse
from journal_app.core.search_keys import Key
from journal_app.core.search_language import Part, Search
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.services import entries, moments, searching, timeline
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry, keep_moment, moment
from tests.finding import index_found

NOON = datetime(2026, 3, 14, 12, 0)


def three(vault: Vault) -> tuple[PieceId, PieceId, PieceId]:
    """Kept out of order; returned oldest first."""
    middle = keep_entry(vault, entry("A **lamp** by the door.", at=NOON - timedelta(days=1)))
    newest = keep_entry(vault, entry("Only a canal.", at=NOON))
    oldest = keep_entry(vault, entry("The first lamp.", at=NOON - timedelta(days=9)))
    return oldest, middle, newest


def test_everything_is_there_newest_first(vault: Vault) -> None:
    oldest, middle, newest = three(vault)
    index = timeline.index(vault)
    assert list(index.ids) == [newest, middle, oldest]
    assert [index.day(row) for row in range(3)] == [
        (NOON - timedelta(days=days)).date() for days in (0, 1, 9)
    ]


def test_what_was_found_keeps_the_order(vault: Vault) -> None:
    oldest, middle, _ = three(vault)
    assert list(index_found(vault, parse("lam")).ids) == [middle, oldest]
    assert list(index_found(vault, parse("zebra")).ids) == []
    assert len(index_found(vault, Query(()))) == 3


def test_the_bin_is_apart_and_in_order_too(vault: Vault) -> None:
    oldest, middle, newest = three(vault)
    for piece in (newest, oldest):
        entries.move_to_bin(vault, piece, clock=FakeClock())
    assert list(timeline.index(vault).ids) == [middle]
    binned = timeline.binned(vault)
    assert list(binned.ids) == [newest, oldest]
    assert binned.day(0) == NOON.date()
    assert set(timeline.heads(vault, [newest, oldest])) == {newest, oldest}
    assert list(index_found(vault, parse("first")).ids) == []


def test_among_some_only_those_outside_the_bin_are_told(vault: Vault) -> None:
    oldest, middle, newest = three(vault)
    entries.move_to_bin(vault, middle, clock=FakeClock())
    among = timeline.among(vault, [oldest, middle, newest, PieceId(99)])
    assert list(among.ids) == [newest, oldest]


def test_an_excerpt_shows_the_match_in_bare_words(vault: Vault) -> None:
    _, middle, _ = three(vault)
    query = parse("lamp")
    assert timeline.excerpts(vault, [middle, PieceId(99)], query) == {middle: "A lamp by the door."}


def test_an_excerpt_of_a_very_long_text_is_bare_too(vault: Vault) -> None:
    body = "Nothing here.\n" * 5000 + "- The **rare** lamp.\n" + "More.\n" * 20
    piece = keep_entry(vault, entry(body))
    shown = timeline.excerpts(vault, [piece], parse("rare"))[piece]
    assert "The rare lamp. More." in shown
    assert "*" not in shown


WORDS = Vocabulary(
    {
        term.id: term
        for term in (
            Term(id="kd_noticed", label="Just noticed"),
            Term(id="tr_touch", label="Affectionate touch"),
            Term(id="rd_fear", label="More fear"),
        )
    }
)


def test_an_excerpt_of_a_moment_shows_its_words_and_its_labels(vault: Vault) -> None:
    lived = replace(
        moment("The lamp was on.", reading="rd_fear"),
        terms={"trigger_primary": ("tr_touch",)},
        texts={"care_line": "I like his hands."},
    )
    piece = keep_moment(vault, lived)

    def shown(words: str) -> str:
        return timeline.excerpts(vault, [piece], parse(words), words=WORDS)[piece]

    assert shown("lamp") == "The lamp was on."
    assert shown("hands") == "I like his hands."
    assert shown("affectionate") == "Affectionate touch"
    assert shown("fear") == "More fear"
    assert shown("fear touch") == "More fear  ·  Affectionate touch"
    assert shown("mara") == "The lamp was on.", "where only a name fits"


def test_while_the_later_look_is_open_nothing_found_tells_the_first_answer(vault: Vault) -> None:
    piece = keep_moment(vault, moment("The lamp was on.", reading="rd_fear"))
    clock = FakeClock()
    only = Search(parts=(Part(key=Key.FELT, value="rd_fear"),))
    assert list(searching.found(vault, only, clock=clock).ids) == [piece]
    clock.advance(timedelta(hours=20))
    assert list(searching.found(vault, only, clock=clock).ids) == []
    told = timeline.excerpts(vault, [piece], parse("lamp"), words=WORDS, clock=clock)[piece]
    assert "fear" not in told
    clock.advance(timedelta(hours=40))
    assert list(searching.found(vault, only, clock=clock).ids) == [piece]


def test_moments_are_in_the_bin_beside_entries(vault: Vault) -> None:
    written = keep_entry(vault, entry(at=NOON))
    lived = keep_moment(vault, moment(at=NOON + timedelta(hours=1)))
    moments.move_to_bin(vault, lived, clock=FakeClock())
    entries.move_to_bin(vault, written, clock=FakeClock())
    assert list(timeline.binned(vault).ids) == [lived, written]
