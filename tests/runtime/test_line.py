"""What another start of the app, or the command line, gets as an answer."""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core import capture_json
from journal_app.core.moments import Capture
from journal_app.runtime import line as line_module
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.known import Known
from journal_app.runtime.line import Line, Message
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import entries, moments
from journal_app.storage.vault import Vault
from journal_app.system.single_instance import RunningApp, ask_running_app
from tests.builders import FakeClock, make_vault

ADD: Message = {"do": "add", "text": "Once.", "at": "2026-05-03T21:10:00"}


@pytest.fixture
def session() -> Session:
    opened = Session()
    opened.become(SessionState.OPEN)
    return opened


@pytest.fixture
def jobs(vault_path: Path) -> Iterator[Jobs]:
    thread = VaultThread()
    made = Jobs(thread, Hub())
    opened: list[Vault] = []
    thread.put(lambda: opened.append(make_vault(vault_path)))
    thread.put(lambda: made.use(opened[0]))
    thread.start()
    yield made
    thread.put(lambda: opened[0].close())
    assert made.stop(10)


@pytest.fixture
def line(
    jobs: Jobs, session: Session, clock: FakeClock, tmp_path: Path, qtbot: QtBot
) -> Iterator[Line]:
    """A line with a real socket behind it."""
    made = Line(jobs, session, Known(jobs, Hub(), session), clock)
    running = RunningApp(tmp_path, made.answer)
    running.start()
    yield made
    running.stop()


def asked(home: Path, message: Message, qtbot: QtBot) -> Message | None:
    """What a process outside gets; it asks on a thread of its own as it would from elsewhere."""
    answers: list[Message | None] = []
    asking = threading.Thread(target=lambda: answers.append(ask_running_app(home, message)))
    asking.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    asking.join()
    return answers[0]


def test_a_second_start_raises_the_window(line: Line, tmp_path: Path, qtbot: QtBot) -> None:
    raised: list[bool] = []
    line.raise_asked.connect(lambda: raised.append(True))
    assert asked(tmp_path, {"do": "raise"}, qtbot) == {"raised": True}
    assert raised == [True]


def test_whoever_is_about_to_type_hears_whether_it_can_be_kept(
    line: Line, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert asked(tmp_path, {"do": "look"}, qtbot) == {"ready": True}
    session.become(SessionState.LOCKED)
    answer = asked(tmp_path, {"do": "look"}, qtbot)
    assert answer is not None
    assert answer["locked"] is True
    assert "Open it, then add again" in answer["error"]


def test_a_text_handed_over_is_kept_and_its_id_comes_back(
    line: Line, jobs: Jobs, tmp_path: Path, qtbot: QtBot
) -> None:
    message = {"do": "add", "text": "Ḣello\n", "at": "2024-02-03T04:05+01:00", "tags": ["a"]}
    answer = asked(tmp_path, message, qtbot)
    assert answer is not None
    job = jobs.run(lambda vault: entries.get(vault, vault.pieces.find(answer["id"])))
    with qtbot.waitSignal(job.finished) as finished:
        pass
    (entry,) = finished.args
    assert (entry.body, entry.tags) == ("Ḣello\n", ("a",))
    assert entry.when.iso() == "2024-02-03T04:05:00+01:00"


def test_while_locked_nothing_is_taken(
    line: Line, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.become(SessionState.LOCKED)
    answer = asked(tmp_path, {"do": "add", "text": "Hello"}, qtbot)
    assert answer is not None
    assert answer["locked"]
    assert "locked" in answer["error"]


@pytest.mark.parametrize("wish", ["pause", "capture"])
def test_a_wish_reaches_the_window_with_leave_to_take_the_keyboard(
    line: Line, session: Session, tmp_path: Path, qtbot: QtBot, wish: str
) -> None:
    # Also while the journal is locked.
    session.become(SessionState.LOCKED)
    heard: list[str] = []
    {"pause": line.pause_asked, "capture": line.capture_asked}[wish].connect(heard.append)
    assert asked(tmp_path, {"do": wish, "activation": "token"}, qtbot) == {"shown": True}
    assert asked(tmp_path, {"do": wish, "activation": 7}, qtbot) == {"shown": True}
    assert heard == ["token", ""]


def test_a_moment_handed_over_is_kept_and_its_id_comes_back(
    line: Line, jobs: Jobs, tmp_path: Path, qtbot: QtBot
) -> None:
    capture = Capture(note="Ḣer hand.", reading="rd_fear", people=("Mara",))
    answer = asked(tmp_path, {"do": "moment", "capture": capture_json.encode(capture)}, qtbot)
    assert answer is not None
    job = jobs.run(lambda vault: moments.get(vault, vault.pieces.find(answer["id"])))
    with qtbot.waitSignal(job.finished) as finished:
        pass
    (moment,) = finished.args
    assert (moment.note, moment.reading, moment.people) == ("Ḣer hand.", "rd_fear", ("Mara",))


def test_while_locked_a_moment_is_for_the_inbox(
    line: Line, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.become(SessionState.LOCKED)
    message = {"do": "moment", "capture": capture_json.encode(Capture())}
    assert asked(tmp_path, message, qtbot) == {"locked": True}


@pytest.mark.parametrize(
    "message",
    [
        {"do": "add"},
        {"do": "add", "text": 7},
        {"do": "add", "text": "x", "tags": [1]},
        {"do": "add", "text": "x", "at": "yesterday"},
        {"do": "add", "text": "   "},
        {"do": "dance"},
        {"do": "moment"},
        {"do": "moment", "capture": 7},
        {"do": "moment", "capture": "{}"},
        {},
    ],
)
def test_nonsense_gets_a_sentence(
    line: Line, tmp_path: Path, qtbot: QtBot, message: Message
) -> None:
    answer = asked(tmp_path, message, qtbot)
    assert answer is not None
    assert answer["error"].endswith(".")


def test_nobody_there_is_no_answer(tmp_path: Path) -> None:
    assert ask_running_app(tmp_path, {"do": "raise"}) is None


def test_the_socket_is_its_owners_alone(line: Line, tmp_path: Path) -> None:
    assert (tmp_path / "line").stat().st_mode & 0o077 == 0


def test_what_came_too_late_is_not_kept_after_its_sender_was_told_so(
    line: Line, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal's thread is busy for longer than anybody waits; then it is free again."""
    monkeypatch.setattr(line_module, "ANSWER_SECONDS", 0.2)
    free = threading.Event()
    jobs.run(lambda _vault: free.wait(10))
    answers: list[Message] = []
    asking = threading.Thread(target=lambda: answers.append(line.answer(ADD)))
    asking.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    asking.join()
    assert answers == [{"error": "The app did not answer in time. Nothing was kept; try again."}]
    free.set()
    counted = jobs.run(lambda vault: vault.reader().pieces.counts())
    with qtbot.waitSignal(counted.finished) as held:
        pass
    assert tuple(held.args[0]) == (0, 0)


def test_what_is_just_being_kept_is_waited_for(
    line: Line, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(line_module, "KEEPING_SECONDS", 10)
    begun = threading.Event()
    answers: list[Message] = []

    class Slow(FakeClock):
        """Asked while the entry is being kept, it takes longer than anybody waits at first."""

        def now(self) -> datetime:
            if not begun.is_set():
                begun.set()
                threading.Event().wait(0.6)
            return super().now()

    line._clock = Slow()
    asking = threading.Thread(target=lambda: answers.append(line.answer(ADD)))
    asking.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    asking.join()
    assert set(answers[0]) == {"id"}
