"""A visit lasts as long as one is there, and begins anew after a rest."""

from datetime import timedelta

from journal_app.ui.today.visit import REST, Visit
from tests.builders import FakeClock

MINUTE = timedelta(minutes=1)


def test_it_is_one_visit_while_one_writes_and_another_after_a_rest() -> None:
    clock = FakeClock()
    visit = Visit(clock)
    first = visit.id
    visit.wrote()
    for _minute in range(40):
        clock.advance(MINUTE)
        visit.wrote()
    assert (visit.id, visit.writing_for) == (first, 40 * MINUTE)
    clock.advance(REST - MINUTE)
    assert visit.id == first
    clock.advance(MINUTE)
    assert visit.id != first
    assert visit.writing_for == timedelta()


def test_looking_alone_is_no_writing() -> None:
    clock = FakeClock()
    visit = Visit(clock)
    first = visit.id
    visit.seen()
    clock.advance(MINUTE)
    assert (visit.id, visit.writing_for) == (first, timedelta())


def test_a_clock_put_back_far_begins_another() -> None:
    clock = FakeClock()
    visit = Visit(clock)
    first = visit.id
    visit.wrote()
    clock.advance(-2 * REST)
    assert visit.id != first
    assert visit.writing_for == timedelta()


def test_a_spell_of_writing_is_told_once() -> None:
    clock = FakeClock()
    visit = Visit(clock)
    assert visit.end_spell() is None
    visit.wrote()
    began = clock.now()
    clock.advance(MINUTE)
    visit.wrote()
    assert visit.end_spell() == began
    assert visit.end_spell() is None
    visit.wrote()
    visit.forget()
    assert visit.end_spell() is None
