"""An answer in the Reader knows its question’s other answers, and what it went on from."""

from dataclasses import replace
from datetime import timedelta

from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId
from journal_app.services import entries, followups
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from tests import builders
from tests.ui.context_fixture import Ground

PROMPT = "p02_minute_before"


def enter(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader._loading is None)
    ground.ask(lambda _vault: None)


def keep(ground: Ground) -> PieceId:
    at = builders.START - timedelta(hours=3)
    return ground.keep(replace(builders.entry("The lamps.", at=at), prompt_id=PROMPT))


def follow(ground: Ground, source: PieceId) -> PieceId:
    going_on = Followup(piece=PieceId(0), source=source, sentence="The lamps.")
    kept = ground.ask(
        followups.begin,
        "The radio.",
        going_on=going_on,
        when=builders.when(),
        clock=ground.clock,
        prompt_id="p02_smallest_word",
    )
    return kept.id


def test_all_answers_are_one_press_away(ground: Ground, reader: ReaderPage) -> None:
    enter(ground, reader, keep(ground))
    reader.links.all_answers.click()
    assert ground.context.navigator.here == Place(page=PageId.ANSWERS, part=PROMPT)


def test_an_entry_that_answers_nothing_has_none_of_it(ground: Ground, reader: ReaderPage) -> None:
    enter(ground, reader, ground.keep(builders.entry("Free.")))
    assert not reader.links.isVisible()


def test_one_goes_there_and_back(ground: Ground, reader: ReaderPage) -> None:
    source = keep(ground)
    piece = follow(ground, source)
    enter(ground, reader, piece)
    assert reader.links.kept.sentence == "The lamps."
    assert not reader.links.followed.isVisible()
    reader.links.kept.door.click()
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=source)
    enter(ground, reader, source)
    assert not reader.links.kept.isVisible()
    reader.links.followed.click()
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=piece)


def test_where_the_source_is_in_the_bin_its_sentence_is_gone(
    ground: Ground, reader: ReaderPage
) -> None:
    source = keep(ground)
    piece = follow(ground, source)
    ground.ask(entries.move_to_bin, source, clock=ground.clock)
    enter(ground, reader, piece)
    assert not reader.links.kept.isVisible()


def test_locking_drops_the_sentence(ground: Ground, reader: ReaderPage) -> None:
    enter(ground, reader, follow(ground, keep(ground)))
    reader.forget()
    assert reader.links.kept.sentence == ""
    assert not reader.links.isVisible()
