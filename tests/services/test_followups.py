"""An answer that goes on from another knows it, and keeps one sentence of it in sight."""

from datetime import date, timedelta

import pytest

from journal_app.core.clock import day_of, when_now
from journal_app.core.errors import NotFound
from journal_app.core.followups import LONGEST_SENTENCE, Followup
from journal_app.core.ids import PieceId
from journal_app.services import answers, entries, followups, prompts, seals
from journal_app.storage.connection import StorageBug
from journal_app.storage.vault import Vault
from tests.builders import FakeClock

SENTENCE = "She laughed in the right place."


def written(vault: Vault, clock: FakeClock, prompt_id: str | None = None) -> PieceId:
    when = when_now(clock)
    return entries.begin(vault, SENTENCE, when=when, clock=clock, prompt_id=prompt_id).id


def going_on(vault: Vault, clock: FakeClock, source: PieceId, sentence: str) -> PieceId:
    return followups.begin(
        vault,
        "And then",
        going_on=Followup(piece=PieceId(0), source=source, sentence=sentence),
        when=when_now(clock),
        clock=clock,
        prompt_id="p02_hands",
    ).id


def test_the_answer_knows_where_it_came_from(vault: Vault, clock: FakeClock) -> None:
    source = written(vault, clock)
    piece = going_on(vault, clock, source, f"  {SENTENCE}\n")
    assert followups.of(vault, piece) == Followup(piece=piece, source=source, sentence=SENTENCE)
    assert followups.of(vault, source) is None
    assert followups.from_source(vault, source) == [piece]


def test_a_long_sentence_is_cut_at_a_word(vault: Vault, clock: FakeClock) -> None:
    piece = going_on(vault, clock, written(vault, clock), "word " * 100)
    found = followups.of(vault, piece)
    assert found is not None
    assert len(found.sentence) <= LONGEST_SENTENCE
    assert found.sentence.endswith("word…")


def test_what_is_sealed_binned_or_gone_lends_no_sentence(vault: Vault, clock: FakeClock) -> None:
    source = written(vault, clock)
    piece = going_on(vault, clock, source, SENTENCE)
    seals.seal_until(vault, source, day_of(clock) + timedelta(days=3), clock=clock)
    assert followups.of(vault, piece) is None
    seals.open_early(vault, source)
    assert followups.of(vault, piece) is not None
    entries.move_to_bin(vault, source, clock=clock)
    assert followups.of(vault, piece) is None
    with vault.writing():
        vault.pieces.remove(source)
    assert vault.connection.value("SELECT count(*) FROM followups") == 0
    assert entries.get(vault, piece).body == "And then"


def test_nothing_goes_on_from_what_is_gone(vault: Vault, clock: FakeClock) -> None:
    with pytest.raises(NotFound):
        going_on(vault, clock, PieceId(99), SENTENCE)
    assert vault.pieces.counts() == (0, 0)


def test_the_entry_and_where_it_came_from_are_kept_together_or_not_at_all(
    vault: Vault, clock: FakeClock
) -> None:
    source = written(vault, clock)
    with vault.writing():
        vault.connection.run("ALTER TABLE followups RENAME TO elsewhere")
    with pytest.raises(StorageBug):
        going_on(vault, clock, source, SENTENCE)
    assert vault.pieces.counts() == (1, 0)


def test_no_further_question_follows_one_that_names_none(vault: Vault, clock: FakeClock) -> None:
    assert prompts.further(vault, "p02_hands", sitting="s", clock=clock) is None
    assert prompts.further(vault, "p99_gone", sitting="s", clock=clock) is None


def test_answers_through_the_years_newest_first(vault: Vault, clock: FakeClock) -> None:
    pieces = []
    for _year in range(3):
        pieces.append(written(vault, clock, "p02_hands"))
        clock.advance(timedelta(days=365))
    other = written(vault, clock, "p02_voice")
    written(vault, clock, "private-record")
    found = answers.answers(vault, "p02_hands")
    assert [each.piece for each in found] == pieces[::-1]
    assert found[-1].day == date(2026, 3, 14)
    entries.move_to_bin(vault, pieces[2], clock=clock)
    seals.seal_until(vault, pieces[0], day_of(clock) + timedelta(days=9), clock=clock)
    assert [each.piece for each in answers.answers(vault, "p02_hands")] == [pieces[1]]
    asked = answers.asked_prompts(vault)
    assert [(each.prompt_id, each.answers) for each in asked] == [
        ("p02_voice", 1),
        ("p02_hands", 1),
    ]
    assert asked[0].text
    assert [each.piece for each in answers.answers(vault, "p02_voice")] == [other]
