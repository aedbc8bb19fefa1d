"""What is typed in the settings while the disk refuses: it stays there, and is kept once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from journal_app.services import templates
from journal_app.ui.widgets.field import Field
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.test_typed_then_locked import (
    TYPED,
    adds,
    all_of,
    fields,
    fill,
    opened,
    settle,
)
from tests.ui.today.which_day_steps import only_read

SECTIONS = ["words", "questions", "marks"]
CHANGING = {"words": 4, "questions": 4, "marks": 4}


@pytest.fixture(params=SECTIONS)
def section(desk: Desk, ground: Ground, request: pytest.FixtureRequest) -> str:
    """One that has fields, open, on a disk that keeps nothing."""
    ground.ask(fill, ground)
    opened(desk, ground, request.param)
    only_read(ground, on=True)
    return str(request.param)


def changing(desk: Desk) -> list[Field | QPlainTextEdit]:
    return [field for field in fields(desk) if not adds(field)][:6]


def words(field: Field | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def type_in(found: list[Field | QPlainTextEdit]) -> list[str]:
    """Something else into each, without leaving it; what stands there now."""
    for number, field in enumerate(found):
        field.selectAll()
        QTest.keyClicks(field, f"{TYPED}{number}w")
    return [words(field) for field in found]


def shown(desk: Desk) -> list[str]:
    return [words(field) for field in fields(desk)]


def tried(ground: Ground, deed: Callable[[], None]) -> int:
    """How many things the journal was asked for by this."""
    run, asked = ground.context.jobs.run, []

    def counted(*args: object, **kwargs: object) -> object:
        asked.append(args[0])
        return run(*args, **kwargs)  # type: ignore[arg-type]

    ground.context.jobs.run = counted  # type: ignore[method-assign, assignment]
    try:
        deed()
    finally:
        ground.context.jobs.run = run  # type: ignore[method-assign]
    return len(asked)


def test_what_was_changed_stays_until_the_disk_takes_it(
    desk: Desk, ground: Ground, section: str
) -> None:
    found = changing(desk)
    assert len(found) >= CHANGING[section]
    typed = type_in(found)
    for _round in range(3):
        desk.page.keep()
        settle(ground)
        assert set(typed) <= set(shown(desk))
        assert desk.page.busy()
    only_read(ground, on=False)
    desk.page.keep()
    settle(ground)
    assert not desk.page.busy()
    kept = ground.ask(all_of)
    for each in typed:
        assert each in kept
        assert shown(desk).count(each) == 1


def test_a_round_tries_once_and_not_again_while_that_is_under_way(
    desk: Desk, ground: Ground, section: str
) -> None:
    found = changing(desk)[:1]
    type_in(found)
    assert tried(ground, desk.page.keep) == 1
    assert tried(ground, desk.page.keep) == 0
    settle(ground)
    assert tried(ground, desk.page.keep) == 1
    settle(ground)
    assert desk.page.busy()
    only_read(ground, on=False)


def test_what_was_left_by_hand_stays_too_and_esc_lets_go_of_it(
    desk: Desk, ground: Ground, section: str
) -> None:
    field = changing(desk)[0]
    assert isinstance(field, Field)
    before = field.text()
    [typed] = type_in([field])
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(ground)
    assert typed in shown(desk)
    assert ground.notices.said
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert before in shown(desk)
    assert not desk.page.busy()
    only_read(ground, on=False)


def test_what_is_added_stands_in_its_field_until_it_is_kept_and_is_added_once(
    desk: Desk, ground: Ground, section: str
) -> None:
    for field in [field for field in fields(desk) if adds(field)]:
        assert isinstance(field, Field)
        [typed] = type_in([field])
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(ground)
        assert field.text() == typed
        desk.page.keep()
        settle(ground)
        assert field.text() == typed
        assert not desk.page.busy(), "it is not waited for"
        only_read(ground, on=False)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(ground)
        assert field.text() == ""
        assert sum(each == typed for each in shown(desk)) == 1
        only_read(ground, on=True)
        break
    only_read(ground, on=False)


def test_a_row_made_anew_keeps_what_is_typed_in_the_others(desk: Desk, ground: Ground) -> None:
    ground.ask(fill, ground)
    opened(desk, ground, "questions")
    only_read(ground, on=True)
    typed = type_in(fields(desk))
    desk.page.keep()
    settle(ground)
    only_read(ground, on=False)
    ground.ask(templates.add, "Another", "What was far?", clock=ground.clock)
    settle(ground)
    assert set(typed) <= set(shown(desk))
