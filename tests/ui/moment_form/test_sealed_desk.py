"""Keeping and holding beside a closed journal, which knows the built-in words and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.core.moments import Capture
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import VaultFolder
from journal_app.services import drafts
from journal_app.ui.moment_form.asking import Question
from journal_app.ui.moment_form.desk import MomentDesk, SealedDesk
from journal_app.ui.moment_form.panel import MomentPanel
from journal_app.ui.theme.theme import Theme
from tests.builders import FakeClock
from tests.services.inbox_journal import folder, kept_in, left_in, opened, taken_in
from tests.ui.context_fixture import came_true
from tests.ui.context_fixture import ground as ground
from tests.ui.moment_form.steps import button, names_seen, tick
from tests.ui.widgets.conftest import Shown

__all__ = ["folder"]


# Beside a closed journal


@pytest.fixture
def pool() -> Iterator[Jobs]:
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub())
    yield jobs
    assert jobs.stop(5)


@pytest.fixture
def sealed(
    theme: Theme, shown: Shown, folder: VaultFolder, tmp_path: Path, clock: FakeClock, pool: Jobs
) -> MomentPanel:
    desk = SealedDesk(tmp_path, clock, pool)
    made = MomentPanel(theme, desk, small=True)
    shown(made)
    assert came_true(lambda: "Right now" in names_seen(made), 5000)
    return made


def test_while_locked_it_shows_built_in_words_and_nobody(sealed: MomentPanel) -> None:
    seen = names_seen(sealed)
    assert {"steady", "jaw", "Someone else", "Fear or preference?", "Something isn’t OK"} <= seen
    assert not seen & {"Answers", "Mara"}


def test_while_locked_a_moment_is_sealed_and_taken_in_whole(
    sealed: MomentPanel, folder: VaultFolder, qtbot: QtBot
) -> None:
    QTest.keyClicks(sealed.form.sentence, "It was near.")
    tick(sealed, "Right now", "numb")
    with qtbot.waitSignal(sealed.kept) as told:
        button(sealed, "Keep this moment").click()
    taken_in(folder)
    (kept,) = kept_in(folder)
    assert told.args == [kept.uid]
    assert (kept.note, kept.state) == ("It was near.", "st_numb")


def test_while_locked_what_was_begun_is_sealed_as_one_draft(
    sealed: MomentPanel, folder: VaultFolder, qtbot: QtBot
) -> None:
    QTest.keyClicks(sealed.form.sentence, "It was")
    assert not (folder.inbox.exists() and left_in(folder))
    sealed.hold()
    assert came_true(lambda: not sealed.busy, 5000)
    assert len(left_in(folder)) == 1
    taken_in(folder)
    with opened(folder) as vault:
        (draft,) = drafts.all_begun(vault)
    assert replace(draft.capture, captured_at=None) == Capture(note="It was")


def test_while_locked_a_pulled_plug_takes_a_second_at_most(
    sealed: MomentPanel, folder: VaultFolder
) -> None:
    QTest.keyClicks(sealed.form.sentence, "It was")
    assert came_true(lambda: folder.inbox.exists() and len(left_in(folder)) == 1, 5000)
    QTest.keyClicks(sealed.form.sentence, " near.")
    sealed.keep()
    assert came_true(lambda: not sealed.busy, 5000)
    assert len(left_in(folder)) == 1
    report = taken_in(folder)
    assert (report.kept, report.drafts) == (1, 0)
    assert [moment.note for moment in kept_in(folder)] == ["It was near."]


def test_while_locked_what_is_let_go_leaves_nothing_behind(
    sealed: MomentPanel, folder: VaultFolder
) -> None:
    QTest.keyClicks(sealed.form.sentence, "It was")
    sealed.hold()
    assert came_true(lambda: not sealed.busy, 5000)
    assert len(left_in(folder)) == 1
    sealed.let_go()
    assert came_true(lambda: not sealed.busy, 5000)
    assert left_in(folder) == []


def test_a_draft_never_takes_the_place_of_what_was_kept_after_it(
    sealed: MomentPanel, folder: VaultFolder
) -> None:
    for number in range(8):
        QTest.keyClicks(sealed.form.sentence, str(number))
        sealed.hold()
    sealed.keep()
    assert came_true(lambda: not sealed.busy, 5000)
    assert (taken_in(folder).kept, len(kept_in(folder))) == (1, 1)
    assert kept_in(folder)[0].note == "01234567"


def test_while_locked_and_without_a_journal_it_says_so(
    theme: Theme, shown: Shown, tmp_path: Path, clock: FakeClock, pool: Jobs, qtbot: QtBot
) -> None:
    panel = MomentPanel(theme, SealedDesk(tmp_path, clock, pool), small=True)
    shown(panel)
    QTest.keyClicks(panel.form.sentence, "It was near.")
    with qtbot.waitSignal(panel.sitting.failed):
        panel.keep()
    assert "Message" in names_seen(panel)
    assert panel.form.capture().note == "It was near."


def test_a_desk_that_knows_nothing_asks_nothing_unbidden(clock: FakeClock) -> None:
    parts = MomentDesk(clock).parts()
    assert (parts.people, dict(parts.vocabulary.terms)) == ((), {})
    assert parts.question is Question.FOLDED
