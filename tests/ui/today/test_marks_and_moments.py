"""A passage becomes a moment, and the sentence of a moment goes into an entry."""

from PySide6.QtCore import Qt

from journal_app.services import becoming, links, moments, passages, sealing
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor.sentence_place import sentence_place
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.page import TodayPage
from tests.ui.context_fixture import Ground
from tests.ui.today.mark_steps import (
    JAW,
    PULL,
    TEXT,
    bubble,
    choices,
    keep,
    kept,
    kept_moment,
    mark,
    press,
    put_caret,
    select,
)
from tests.ui.today.steps import enter, settle


def test_a_passage_that_pulls_away_becomes_a_moment_once(
    ground: Ground, page: TodayPage, spoken: list[str]
) -> None:
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.vocabulary.terms) > 0)
    keep(ground)
    enter(ground, page)
    select(page, PULL)
    page.commands()[ActionId.MARK_1]()
    put_caret(page, "looked")
    page.commands()[ActionId.MARK_PASSAGE]()
    assert "Note as a moment" in choices(bubble(page))
    press(page, Qt.Key.Key_M)
    ground.wait(lambda: spoken[-1] == "It is a moment now, too.")
    [passage] = kept(ground, page)
    assert passage.moment is not None
    assert ground.ask(moments.get, passage.moment).note == PULL
    words, way, go = ground.notices.said[-1]
    assert (words, way) == ("It is a moment now, too.", "Open it")
    assert go is not None
    go()
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=passage.moment)
    ground.wait(lambda: page.session.moment_of(passage.uid) == passage.moment)
    put_caret(page, "looked")
    page.commands()[ActionId.MARK_PASSAGE]()
    offered = choices(bubble(page))
    assert "Open its moment" in offered
    assert "Note as a moment" not in offered


def test_other_marks_become_no_moment(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, JAW, "mk_body")
    enter(ground, page)
    put_caret(page, "jaw")
    page.commands()[ActionId.MARK_PASSAGE]()
    assert "Note as a moment" not in choices(bubble(page))


def test_the_sentence_of_a_moment_is_placed_once_as_one_step(
    ground: Ground, page: TodayPage
) -> None:
    moment = kept_moment(ground, "Her hand on mine.")
    piece = keep(ground)
    place = sentence_place(moment, ground.clock.now())
    enter(ground, page, place)
    wanted = f"{TEXT}\n> Her hand on mine.\n"
    ground.wait(lambda: page.editor.text() == wanted)
    assert page.editor.caret() == len(wanted)
    settle(ground, page)
    joined = ground.ask(links.of, piece)
    assert [(each.link.relation, each.other.id) for each in joined] == [("placed-in", moment)]
    # Going back to the same place asks for nothing more.
    enter(ground, page, place)
    settle(ground, page)
    assert page.editor.text() == wanted
    page.editor.undo()
    assert page.editor.text() == TEXT


def test_a_sentence_placed_on_an_empty_day_begins_an_entry(ground: Ground, page: TodayPage) -> None:
    moment = kept_moment(ground, "Her hand on mine.\nAnd gone.")
    enter(ground, page, sentence_place(moment, ground.clock.now()))
    wanted = "> Her hand on mine.\n> And gone.\n"
    ground.wait(lambda: page.editor.text() == wanted)
    settle(ground, page)
    assert page.session.piece is not None
    assert [each.other.id for each in ground.ask(links.of, page.session.piece)] == [moment]


def test_a_moment_that_is_sealed_is_not_offered(ground: Ground, page: TodayPage) -> None:
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.vocabulary.terms) > 0)
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    [passage] = ground.ask(passages.of, piece)
    words = ground.context.known.vocabulary
    became = ground.ask(becoming.become_moment, passage.uid, words=words, clock=ground.clock)
    ground.ask(sealing.seal, became.moment)
    enter(ground, page)
    put_caret(page, "looked")
    page.commands()[ActionId.MARK_PASSAGE]()
    offered = choices(bubble(page))
    assert "Open its moment" not in offered
    assert "Note as a moment" not in offered
