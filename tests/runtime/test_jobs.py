"""Jobs: on the vault thread, the urgent first, news told once, failures to whoever listens."""

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.changes import Changes
from journal_app.core.errors import BadInput
from journal_app.core.ids import PieceId
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import Priority, VaultThread
from journal_app.storage.vault import Vault
from tests.builders import make_vault
from tests.own_process import run_alone

NEWS = Changes(pieces=frozenset({PieceId(7)}))


@pytest.fixture
def hub(qtbot: QtBot) -> Hub:
    return Hub()


@pytest.fixture
def jobs(hub: Hub, vault_path: Path) -> Iterator[Jobs]:
    """Jobs over a real journal owned by a real vault thread."""
    thread = VaultThread()
    made = Jobs(thread, hub)
    opened: list[Vault] = []
    thread.put(lambda: opened.append(make_vault(vault_path)))
    thread.put(lambda: made.use(opened[0]))
    thread.start()
    yield made
    thread.put(lambda: opened[0].close())
    assert made.stop(10)


def test_a_use_case_runs_on_the_vault_thread_and_answers_here(jobs: Jobs, qtbot: QtBot) -> None:
    here = threading.current_thread()
    arrived: list[tuple[str, bool]] = []

    def service(vault: Vault, word: str) -> str:
        assert vault.saves() == 0
        return f"{word} on {threading.current_thread().name}"

    job = jobs.run(service, "kept")
    job.finished.connect(
        lambda result: arrived.append((result, threading.current_thread() is here))
    )
    with qtbot.waitSignal(job.finished):
        pass
    assert arrived == [("kept on vault", True)]


def test_changes_reach_everybody_before_the_one_who_asked(
    jobs: Jobs, hub: Hub, qtbot: QtBot
) -> None:
    order: list[str] = []
    hub.changed.connect(lambda changes: order.append(f"hub {sorted(changes.pieces)}"))
    job = jobs.run(lambda _vault: NEWS)
    job.finished.connect(lambda _result: order.append("asker"))
    with qtbot.waitSignal(job.finished):
        pass
    assert order == ["hub [7]", "asker"]


def test_a_failure_goes_to_who_listens_and_keeps_no_frames(jobs: Jobs, qtbot: QtBot) -> None:
    def service(_vault: Vault) -> None:
        secret = "the words somebody wrote"
        raise BadInput(f"No. {len(secret)}")

    job = jobs.run(service)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    (error,) = failed.args
    assert isinstance(error, BadInput)
    assert error.__traceback__ is None
    assert "test_jobs.py:" in error.__notes__[0]


def test_a_failure_nobody_listens_to_is_not_lost(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.unhandled) as unhandled:
        jobs.run(lambda _vault: 1 / 0)
    assert isinstance(unhandled.args[0], ZeroDivisionError)


def test_a_save_waits_for_one_slice_of_a_long_job_at_most(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[str] = []
    first_slice = threading.Event()
    go_on = threading.Event()

    def long(_vault: Vault) -> Generator[int, None, Changes]:
        for number in range(3):
            order.append(f"slice {number}")
            yield number
            if number == 0:
                first_slice.set()
        return NEWS

    def slow_start(_vault: Vault) -> None:
        go_on.wait(10)

    jobs.run(slow_start)
    bulk = jobs.run_bulk(long)
    save = jobs.run(lambda _vault: order.append("save"))
    with qtbot.waitSignals([bulk.finished, save.finished]):
        go_on.set()
    assert order == ["save", "slice 0", "slice 1", "slice 2"]


def test_a_cancelled_job_ends_after_its_slice_and_tells_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    slices: list[int] = []
    told: list[object] = []

    def long(_vault: Vault) -> Generator[int, None, None]:
        for number in range(1000):
            slices.append(number)
            bulk.cancel()
            yield number

    bulk = jobs.run_bulk(long)
    bulk.finished.connect(told.append)
    after = jobs.run_bulk(lambda _vault: None)
    with qtbot.waitSignal(after.finished):
        pass
    assert slices == [0]
    assert told == []


def test_work_behind_the_window_tells_how_far_it_is_and_ends_when_nobody_wants_it(
    jobs: Jobs, qtbot: QtBot
) -> None:
    told: list[object] = []
    half, cancelled = threading.Event(), threading.Event()
    answers: list[bool] = []

    def long(watch: Callable[[object], bool]) -> None:
        answers.extend(watch(far) for far in (0.25, 0.25, 0.5))
        half.set()
        cancelled.wait(10)
        answers.append(watch(0.75))

    job = jobs.watched(long)
    job.progressed.connect(told.append)
    job.finished.connect(told.append)
    with qtbot.waitSignal(job.progressed, check_params_cb=lambda far: far == 0.5):
        assert half.wait(10)
    job.cancel()
    with qtbot.waitSignal(jobs.settled):
        cancelled.set()
    assert told == [0.25, 0.5]
    assert answers == [True, True, True, False]


def test_work_is_done_in_the_order_it_came_and_the_urgent_first() -> None:
    thread = VaultThread()
    done: list[str] = []
    thread.put(lambda: done.append("bulk 1"), Priority.BULK)
    thread.put(lambda: done.append("bulk 2"), Priority.BULK)
    thread.put(lambda: done.append("save 1"))
    thread.put(lambda: done.append("save 2"))
    thread.start()
    assert thread.stop(10)
    assert done == ["save 1", "save 2", "bulk 1", "bulk 2"]


def test_while_the_app_ends_nothing_is_begun_any_more(hub: Hub, qtbot: QtBot) -> None:
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, hub)
    began: list[bool] = []
    with qtbot.waitSignal(jobs.background(lambda: None).finished):
        pass
    assert jobs.stop(10)
    assert jobs.background(lambda: began.append(True)).cancelled
    assert began == []


@pytest.mark.parametrize("kind", ["apart", "background"])
def test_work_that_must_come_to_its_end_is_told_of_until_it_has(
    jobs: Jobs, qtbot: QtBot, kind: str
) -> None:
    gate = threading.Event()
    assert not jobs.unfinished
    job = getattr(jobs, kind)(lambda: gate.wait(10), to_the_end=True)
    other = jobs.apart(lambda: gate.wait(10))
    assert jobs.unfinished
    job.cancel()
    settled: list[bool] = []
    jobs.settled.connect(lambda: settled.append(jobs.unfinished))
    gate.set()
    qtbot.waitUntil(lambda: len(settled) == 2)
    assert settled[-1] is False
    assert not jobs.unfinished
    assert not other.cancelled


def test_a_failure_ends_it_too(jobs: Jobs, qtbot: QtBot) -> None:
    job = jobs.apart(lambda: 1 / 0, to_the_end=True)
    with qtbot.waitSignal(job.failed):
        pass
    assert not jobs.unfinished


def test_stopping_waits_for_what_is_under_way_behind_the_window(jobs: Jobs) -> None:
    began, gate = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        gate.wait(10)

    jobs.background(work)
    assert began.wait(10)
    assert not jobs.stop(0.05)
    gate.set()
    assert jobs.stop(10)


def test_stopping_waits_for_nothing_that_never_began(jobs: Jobs) -> None:
    began, gate = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        gate.wait(10)

    for _each in range(2):
        jobs.background(work)
    ran: list[str] = []
    jobs.background(lambda: ran.append("what was to be let go of"))
    assert began.wait(10)
    assert not jobs.stop(0.0)
    gate.set()
    assert jobs.stop(10)
    assert ran == []


DIES = """
import gc
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread

class Page:
    def __init__(self):
        thread = VaultThread()
        thread.start()
        self.jobs = Jobs(thread, Hub())
        self.jobs.run(lambda _vault: None).finished.connect(lambda _none: self.show())

    def show(self):
        pass

app = QCoreApplication([])
for _again in range(20):
    page = Page()
    assert page.jobs.stop(5)
    del page
    loop = QEventLoop()
    QTimer.singleShot(1, loop.quit)
    loop.exec()
    gc.collect()
print("alive")
"""


def test_who_is_kept_by_the_last_job_alone_dies_with_it_in_order() -> None:
    """The owner died inside the death of its last job, and took that job a second time."""
    done = run_alone(DIES)
    assert (done.returncode, done.stdout.strip(), done.stderr.strip()) == (0, "alive", "")
