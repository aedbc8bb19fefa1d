"""Walk 11: words that cannot be read, clocks that jump, an inbox others wrote into."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.security import inbox
from journal_app.security.secret import Secret
from tests.e2e.clock import Clock
from tests.e2e.driver import ROOT
from tests.robots.person import Person

SENTENCE = "The kettle was on."
UNREADABLE = "The list of words cannot be read. A sentence can be kept all the same."


def copy_of_the_program(folder: Path) -> Path:
    """The app and what ships with it, where a test may damage it."""
    for part in ("journal_app", "resources"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def note_a_moment(person: Person, sentence: str, state: str = "") -> None:
    """In the small window, and back to Today."""
    person.capture.call_by_key()
    if state:
        person.capture.note.tick("Right now", state)
    person.capture.note.write(sentence)
    person.capture.note.keep()
    person.capture.kept()
    person.capture.done()
    person.capture.is_gone()
    person.today.wait_for()


def moments_of(person: Person) -> list[tuple[str, str | None]]:
    """Sentence and state of every moment, newest first."""
    listed = person.app.read("list", "--moments")
    return [(each["text"], each["moment"]["state"]) for each in listed]


@pytest.mark.parametrize("lost", ["damaged", "missing"])
def test_words_that_cannot_be_read_are_said_so_and_nothing_is_lost(
    person: Person, tmp_path: Path, lost: str
) -> None:
    person.app.root = copy_of_the_program(tmp_path / "program")
    person.begin()
    note_a_moment(person, SENTENCE, "steady")
    assert person.window.quit() == 0
    words = person.app.root / "resources" / "vocabulary" / "en"
    file = words / "moment.toml"
    assert file.exists()
    whole = file.read_bytes()
    if lost == "damaged":
        file.write_bytes(whole.replace(b"=", b"=\xff", 1))
    else:
        file.unlink()

    person.app.start()
    person.today.wait_for()
    person.today.shows_noticed(SENTENCE)
    person.capture.call_by_key()
    said = person.app.small_window.names("label")
    assert said.count(UNREADABLE) == 1
    person.window.picture_of_all("words-that-cannot-be-read")
    person.capture.note.write("Only a sentence.")
    person.capture.note.keep()
    person.capture.kept()
    person.capture.done()
    person.window.go("Timeline")
    person.timeline.shows("Only a sentence.", SENTENCE)
    person.timeline.open(SENTENCE)
    person.window.picture("read-without-words")
    person.pause.begin()
    person.pause.show_breath_as("Words only")
    person.pause.skip()
    person.pause.asks()
    person.pause.answer("4")
    person.pause.note.keep()
    person.pause.closes()
    person.pause.done()
    person.pause.is_over()
    assert person.window.quit() == 0

    file.write_bytes(whole)
    assert moments_of(person) == [
        ("", None), ("Only a sentence.", None), (SENTENCE, "st_steady"),
    ]  # fmt: skip
    assert person.app.said_aloud == ""


def test_a_clock_that_jumps_loses_no_moment_and_offers_nothing_wrong(person: Person) -> None:
    clock = Clock(person.app)
    clock.set_to(12)
    person.begin()
    person.pause.begin()
    person.pause.show_breath_as("A slow bar")
    # Far ahead while one breathes, and far back while one tells.
    clock.move(timedelta(days=30))
    person.pause.skip()
    person.pause.asks()
    person.pause.answer("1")
    clock.move(timedelta(days=-60))
    person.pause.note.write(SENTENCE)
    person.pause.note.keep()
    person.pause.closes()
    person.pause.done()
    person.today.wait_for()
    assert person.window.quit() == 0

    for days in (0, 400, -3000):
        clock.move(timedelta(days=days))
        person.app.start()
        person.today.wait_for()
        assert person.reflection.offered() == ""
        person.today.write(f"It is {days} days further.")
        person.today.saved()
        assert person.window.quit() == 0
    (kept,) = person.app.read("list", "--moments")
    assert (kept["text"], kept["moment"]["reading"]) == (SENTENCE, "rd_fear")
    assert len(person.app.read("list", "--entries")) == 3
    assert person.app.read("check")["well"] is True
    assert person.app.said_aloud == ""


def test_dates_in_the_future_are_kept_as_given_and_beyond_the_calendar_refused(
    person: Person,
) -> None:
    person.begin()
    far = person.app.run("moment", "--at", "9999-06-01T12:00", "--reading", "fear", text="Far.")
    assert (far.returncode, far.stderr) == (0, "")
    person.today.wait_for()
    assert person.reflection.offered() == ""
    person.window.go("Timeline")
    person.timeline.shows("Moment, 1 June 9999, 12:00")
    person.window.picture("far-in-the-future")
    person.timeline.open("Far.")
    beyond = person.app.run("moment", "--at", "9999-12-31T23:59-12:00", text="Beyond.")
    assert beyond.returncode == 1
    assert beyond.stderr.count("\n") == 1
    assert "calendar" in beyond.stderr
    assert "Beyond" not in beyond.stderr
    assert [each["text"] for each in person.app.read("list")] == ["Far."]


def test_an_inbox_others_wrote_into_is_told_of_and_takes_nothing_away(person: Person) -> None:
    person.begin()
    assert person.window.quit() == 0
    person.capture.call_from_nothing()
    person.capture.note.write(SENTENCE)
    person.capture.note.keep()
    person.capture.kept()
    person.capture.done()
    assert person.app.wait_for_end() == 0
    (folder,) = person.app.home.glob("vaults/*/inbox")
    (item,) = folder.iterdir()
    whole = item.read_bytes()
    foreign = inbox.public_key(Secret(bytes(range(inbox.KEY_BYTES))))
    (folder / "0-torn.sealed").write_bytes(whole[:-1])
    (folder / "0-noise.sealed").write_bytes(b"\x00" * 5000)
    (folder / "0-foreign.sealed").write_bytes(inbox.seal(foreign, b"{}"))
    (folder / "0-link.sealed").symlink_to(item)
    (folder / "0-later.sealed").write_bytes(b"tl-inbox\x09 of another time")

    person.app.start()
    person.today.wait_for()
    person.today.shows_noticed(SENTENCE)
    person.window.picture("told-once")
    told = [name for name in person.app.names("label") if "the inbox" in name]
    assert len(told) == 1
    for sentence in (
        "One moment caught while the journal was closed is in it now.",
        "3 things in the inbox could not be read; they were set aside, and nothing was "
        "thrown away.",
        "Something in the inbox belongs to another journal; it was set aside unopened.",
        "A moment in the inbox was caught with a newer version of the app and waits for it.",
    ):
        assert sentence in told[0]
    assert [each.name for each in folder.glob("*.sealed")] == ["0-later.sealed"]
    assert person.window.quit() == 0

    person.app.start()
    person.today.wait_for()
    person.window.notice("A moment in the inbox was caught with a newer version of the app "
                         "and waits for it.")  # fmt: skip
    assert moments_of(person) == [(SENTENCE, None)]
    assert person.window.quit() == 0
    assert person.app.read("check")["well"] is True
    assert person.app.said_aloud == ""
