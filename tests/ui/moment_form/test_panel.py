"""Keeping, holding and letting go, over a real journal and beside a closed one."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.ids import Uid
from journal_app.core.moments import FEAR, Capture, Moment
from journal_app.core.safety import SafetyState
from journal_app.services import drafts, moments, safety
from journal_app.storage.vault import Vault
from journal_app.ui.moment_form.desk import OpenDesk
from journal_app.ui.moment_form.panel import MomentPanel
from tests.builders import START
from tests.services.inbox_journal import folder
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground
from tests.ui.moment_form.steps import button, names_seen, tick
from tests.ui.widgets.conftest import Shown

__all__ = ["folder"]


@pytest.fixture
def panel(ground: Ground, shown: Shown) -> MomentPanel:
    """A panel over an open journal whose words are there."""
    ground.context.known.open()
    ground.wait(lambda: bool(ground.context.known.vocabulary.terms))
    made = MomentPanel(ground.context.theme, OpenDesk(ground.context))
    shown(made)
    made.setFocus()
    return made


def every_moment(ground: Ground) -> list[Moment]:
    def read(vault: Vault) -> list[Moment]:
        rows = vault.connection.rows("SELECT id FROM pieces WHERE kind = 'moment' ORDER BY id")
        return [moments.get(vault, row[0]) for row in rows]

    return ground.ask(read)


def every_draft(ground: Ground) -> list[drafts.Draft]:
    return ground.ask(drafts.all_begun)


def settle(ground: Ground, panel: MomentPanel) -> None:
    ground.wait(lambda: not panel.busy)


def keep_by_keys(widget: QWidget) -> None:
    handle = widget.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


# Keeping


def test_a_moment_is_kept_as_it_was_told(ground: Ground, panel: MomentPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.form.sentence, "Her hand on mine.")
    tick(panel, "Right now", "revved")
    button(panel, "Felt like").click()
    tick(panel, "Answers", "Fear")
    button(panel, "Someone else").click()
    focus = panel.window().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Mara")
    with qtbot.waitSignal(panel.kept) as told:
        keep_by_keys(panel)
    (kept,) = every_moment(ground)
    assert told.args == [kept.uid]
    assert (kept.note, kept.state, kept.reading) == ("Her hand on mine.", "st_edge_up", FEAR)
    assert (kept.people, kept.reading_at) == (("Mara",), START)
    assert not panel.busy
    assert every_draft(ground) == []


def test_nothing_is_required(ground: Ground, panel: MomentPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.kept):
        button(panel, "Keep this moment").click()
    (kept,) = every_moment(ground)
    assert (kept.kind, kept.note, kept.state) == ("kd_noticed", "", None)


def test_pressing_twice_keeps_once(ground: Ground, panel: MomentPanel, qtbot: QtBot) -> None:
    gate = ground.hold()
    button(panel, "Keep this moment").click()
    button(panel, "Keep this moment").click()
    keep_by_keys(panel)
    with qtbot.waitSignal(panel.kept):
        gate.set()
    settle(ground, panel)
    assert len(every_moment(ground)) == 1


def test_keys_keep_from_a_chip_without_pressing_it(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    button(panel, "steady").setFocus()
    with qtbot.waitSignal(panel.kept):
        keep_by_keys(panel)
    (kept,) = every_moment(ground)
    assert kept.state is None


# Drafts


def test_what_is_told_is_put_down_within_a_second_or_so(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    QTest.keyClicks(panel.form.sentence, "It was")
    assert panel.busy
    settle(ground, panel)
    (draft,) = every_draft(ground)
    assert draft.capture.note == "It was"
    QTest.keyClicks(panel.form.sentence, " near.")
    panel.hold()
    settle(ground, panel)
    (same,) = every_draft(ground)
    assert (same.uid, same.capture.note) == (draft.uid, "It was near.")
    with qtbot.waitSignal(panel.kept):
        panel.keep()
    assert every_draft(ground) == []


def test_an_empty_form_leaves_nothing(ground: Ground, panel: MomentPanel) -> None:
    tick(panel, "Right now", "steady")
    tick(panel, "Right now", "steady")
    panel.hold()
    assert not panel.busy
    assert every_draft(ground) == []


def test_a_form_that_was_emptied_takes_its_draft_away(ground: Ground, panel: MomentPanel) -> None:
    tick(panel, "Right now", "steady")
    panel.hold()
    settle(ground, panel)
    assert len(every_draft(ground)) == 1
    tick(panel, "Right now", "steady")
    panel.hold()
    settle(ground, panel)
    assert every_draft(ground) == []


def test_a_draft_is_gone_on_with_another_day_as_of_when_it_was_begun(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    tick(panel, "Right now", "steady")
    panel.hold()
    settle(ground, panel)
    (draft,) = every_draft(ground)
    panel.begin()
    assert panel.form.capture() == Capture()
    ground.clock.advance(timedelta(days=2))
    panel.begin(draft.capture, draft.uid)
    with qtbot.waitSignal(panel.kept):
        panel.keep()
    (kept,) = every_moment(ground)
    assert kept.captured_at == kept.when.instant == START
    assert kept.when.zone == ground.clock.zone()
    assert every_draft(ground) == []


def test_a_name_that_is_still_being_typed_is_held_too(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    button(panel, "Someone else").click()
    focus = panel.window().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Ida")
    panel.hold()
    settle(ground, panel)
    assert every_draft(ground)[0].capture.people == ("Ida",)


# Letting go


def test_letting_go_takes_everything_away_and_undo_brings_it_back(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    QTest.keyClicks(panel.form.sentence, "It was near.")
    tick(panel, "Right now", "steady")
    panel.hold()
    settle(ground, panel)
    told = panel.form.capture()
    button(panel, "Let it go").click()
    settle(ground, panel)
    assert every_draft(ground) == []
    assert panel.form.capture() == Capture()
    assert names_seen(panel) == {"Gone", "Undo"}
    assert button(panel, "Undo").hasFocus()
    button(panel, "Undo").click()
    assert panel.form.capture() == told
    assert panel.form.sentence.hasFocus()
    settle(ground, panel)
    assert [draft.capture.note for draft in every_draft(ground)] == ["It was near."]


def test_what_was_let_go_is_gone_after_a_while(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    tick(panel, "Right now", "steady")
    button(panel, "Let it go").click()
    keep_by_keys(panel)
    with qtbot.waitSignal(panel.gone, timeout=8000):
        pass
    assert every_moment(ground) == []


def test_letting_go_before_the_draft_is_down_leaves_none(
    ground: Ground, panel: MomentPanel
) -> None:
    gate = ground.hold()
    tick(panel, "Right now", "steady")
    panel.hold()
    button(panel, "Let it go").click()
    gate.set()
    settle(ground, panel)
    assert every_draft(ground) == []


def test_letting_go_stays_in_the_pause_it_belongs_to(ground: Ground, panel: MomentPanel) -> None:
    panel.begin(Capture(session=Uid("a-session"), note="x"))
    button(panel, "Let it go").click()
    assert panel.form.capture() == Capture(session=Uid("a-session"))


# When it cannot be kept


def test_what_cannot_be_kept_stays_and_can_be_kept_later(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    QTest.keyClicks(panel.form.sentence, "It was near.")
    ground.take_file_away()
    with qtbot.waitSignal(panel.sitting.failed):
        panel.keep()
    assert panel.busy
    assert panel.form.capture().note == "It was near."
    (message,) = (
        widget
        for widget in panel.findChildren(QWidget)
        if widget.accessibleName() == "Message" and widget.isVisible()
    )
    assert message.accessibleDescription()
    ground.put_file_back()
    with qtbot.waitSignal(panel.kept):
        panel.keep()
    assert [kept.note for kept in every_moment(ground)] == ["It was near."]
    assert not panel.busy


def test_a_draft_that_cannot_be_put_down_is_tried_again(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    QTest.keyClicks(panel.form.sentence, "It was")
    ground.take_file_away()
    with qtbot.waitSignal(panel.sitting.failed):
        panel.hold()
    assert panel.busy
    ground.put_file_back()
    panel.hold()
    settle(ground, panel)
    assert [draft.capture.note for draft in every_draft(ground)] == ["It was"]


def test_a_name_nobody_can_have_is_said_and_nothing_is_lost(
    ground: Ground, panel: MomentPanel, qtbot: QtBot
) -> None:
    button(panel, "Someone else").click()
    focus = panel.window().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "n" * 81)
    panel.hold()
    assert "Message" in names_seen(panel)
    assert every_draft(ground) == []


# What the journal knows


def test_words_people_and_safety_come_when_they_are_known(ground: Ground, shown: Shown) -> None:
    panel = MomentPanel(ground.context.theme, OpenDesk(ground.context))
    shown(panel)
    assert not names_seen(panel) & {"Right now", "Felt like"}
    ground.context.known.open()
    ground.wait(lambda: "Right now" in names_seen(panel))
    assert "Felt like" in names_seen(panel)
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    ground.wait(lambda: "Felt like" not in names_seen(panel))
    assert "Something isn’t OK" in names_seen(panel)
    ground.ask(
        moments.keep,
        Capture(people=("Ida",)),
        words=ground.context.known.vocabulary,
        clock=ground.clock,
    )
    ground.wait(lambda: "Ida" in names_seen(panel))


def test_after_three_answers_the_question_rests(ground: Ground, shown: Shown) -> None:
    ground.context.known.open()
    ground.wait(lambda: bool(ground.context.known.vocabulary.terms))
    for _each in range(3):
        words = ground.context.known.vocabulary
        ground.ask(moments.keep, Capture(reading=FEAR), words=words, clock=ground.clock)
    panel = MomentPanel(ground.context.theme, OpenDesk(ground.context))
    shown(panel)
    words_seen = "The question rests until tomorrow. It will still be answerable then."
    assert words_seen in names_seen(panel)
    ground.clock.advance(timedelta(hours=25))
    panel.form.use(OpenDesk(ground.context).parts())
    assert words_seen not in names_seen(panel)
    assert "Felt like" in names_seen(panel)
