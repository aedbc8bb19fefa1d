"""An hour at the real window in which things go wrong: no word of it is outside the journal.

Looked for in every file of the desktop, the log, the memory of the process after a lock, all that
was said on the session bus meanwhile, the clipboard and the selection, and once more after a kill.
"""

from pathlib import Path

import pytest

from tests.e2e import leaks
from tests.e2e.conftest import desktop, person, place
from tests.e2e.writing import prose
from tests.proof.bus_record import BusRecord, recorded
from tests.proof.profile import Figures, times
from tests.robots.person import Person

__all__ = ["desktop", "person", "place"]

ROUNDS = times(1, 8)
WRITTEN, TOLD = "ZQXWOMBAT8", "ZQXHERON8"
NAMED, TAG, SOUGHT = "Zqxkestrel8", "zqxlantern8", "zqxharbour8"
EVERYTHING = (WRITTEN, TOLD, NAMED, TAG, SOUGHT)
REFUSED = (("show", WRITTEN), ("restore", f"/nowhere/{WRITTEN}.db"))
"""What is asked of the command line in vain, each time with words of the writer."""
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120 + 300 * ROUNDS)]


def test_no_word_is_outside_while_things_go_wrong(
    person: Person, tmp_path: Path, figures: Figures
) -> None:
    session = person.app.desktop.environment()["DBUS_SESSION_BUS_ADDRESS"]
    went_wrong = 0
    with recorded(session, tmp_path / "bus") as bus:
        person.begin()
        for number in range(ROUNDS):
            if number:
                person.lock.open()
                person.today.wait_for()
                person.today.new_entry()
            write(person, number)
            went_wrong += a_file_that_is_away(person)
            went_wrong += a_backup_that_cannot_be(person)
            went_wrong += refused_commands(person)
            look_and_copy(person)
            person.window.lock()
            person.lock.wait_for_fresh_process()
            nothing_is_outside(person, bus)
        person.lock.open()
        person.today.wait_for()
        person.today.write(f" {WRITTEN}")
        person.today.saved()
        person.app.kill()
        assert leaks.in_files([person.app.desktop.folder], EVERYTHING) == {}
        assert said_on(bus) == set()
        bus.say(WRITTEN)
        assert said_on(bus) == {WRITTEN}, "the search itself works"
    figures.tell(
        "marker search at the real window, after each lock and after SIGKILL",
        f"0 in files, logs, memory, the session bus, clipboard and selection in {ROUNDS} rounds "
        f"with {went_wrong} provoked errors",
    )


def write(person: Person, number: int) -> None:
    """A page, somebody, a tag, and a moment."""
    person.today.paste(f"{prose(60, seed=number)}\n\n{WRITTEN} by the sea.")
    if not number:
        person.today.add_person(NAMED)
        person.today.add_tag(TAG)
    person.today.saved()
    person.capture.call_by_key()
    person.capture.note.write(TOLD)
    person.capture.note.keep()
    person.capture.kept()
    person.capture.done()
    person.capture.is_gone()
    person.today.take_keyboard()


def a_file_that_is_away(person: Person) -> int:
    """The journal is gone while one writes, and comes back."""
    (journal,) = person.app.home.glob("vaults/*/journal.db")
    away = journal.with_name("away")
    journal.rename(away)
    person.today.write(f" {WRITTEN} again.")
    person.today.not_saved()
    assert WRITTEN not in person.today.why_not_saved()
    person.app.hands.press("Escape")
    away.rename(journal)
    person.today.saved()
    return 1


def a_backup_that_cannot_be(person: Person) -> int:
    """Where the backups lie there is a file."""
    (vault,) = person.app.home.glob("vaults/*")
    backups, away = vault / "backups", vault / "away"
    if backups.exists():
        backups.rename(away)
    backups.write_bytes(b"")
    person.window.go("Settings")
    person.settings.open_backups()
    person.app.press("Back up now", "push button")
    person.settings.says("made none")
    backups.unlink()
    if away.exists():
        away.rename(backups)
    person.window.go("Today")
    person.today.wait_for()
    return 1


def refused_commands(person: Person) -> int:
    """Asked in another window, while the app holds the journal; how many were refused."""
    for arguments in REFUSED:
        ended = person.app.run(*arguments)
        assert ended.returncode != 0
        assert "Traceback" not in ended.stderr
    return len(REFUSED)


def look_and_copy(person: Person) -> None:
    """A search that finds nothing, and words that are copied and selected."""
    person.window.go("Timeline")
    person.timeline.search(SOUGHT)
    person.app.find("Nothing by that name", "label")
    person.timeline.end_search()
    person.window.go("Today")
    person.today.wait_for()
    person.today.take_keyboard()
    other = person.other_program
    person.app.hands.press("Ctrl+End", "Ctrl+Shift+Home", "Ctrl+c")
    person.app.bus.wait(lambda: WRITTEN in (other.paste() or ""), "the copied text")
    person.app.bus.wait(lambda: WRITTEN in (other.paste("PRIMARY") or ""), "the selected text")


def nothing_is_outside(person: Person, bus: BusRecord) -> None:
    """Looked for everywhere."""
    app = person.app
    assert leaks.in_memory(app.pid, EVERYTHING) == set()
    assert leaks.in_text(leaks.around_process(app.pid), EVERYTHING) == set()
    assert leaks.in_text(app.words_on_the_bus(), EVERYTHING) == set()
    for selection in ("CLIPBOARD", "PRIMARY"):
        assert leaks.in_text(person.other_program.paste(selection) or "", EVERYTHING) == set()
    assert leaks.in_files([app.desktop.folder], EVERYTHING) == {}
    assert said_on(bus) == set()


def said_on(bus: BusRecord) -> set[str]:
    """Which of the words were said there, however they were spelled."""
    forms, heard = leaks.spellings(EVERYTHING), bus.heard()
    return {word for form, word in forms.items() if form in heard}
