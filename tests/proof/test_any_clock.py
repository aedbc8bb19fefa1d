"""Whatever the clock says, and wherever one is: what is kept is kept, and told in its order."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.core.clock import day_of, when_now
from journal_app.core.moments import Capture
from journal_app.core.search_language import parse
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import (
    backups,
    days,
    entries,
    examining,
    inbox,
    moments,
    on_this_day,
    searching,
    timeline,
)
from tests.builders import FakeClock
from tests.e2e.clock import Clock
from tests.e2e.conftest import desktop, person, place
from tests.proof.profile import Figures
from tests.robots.person import Person
from tests.services.closed_journal import WAY, ClosedJournal, make_closed

__all__ = ["desktop", "person", "place"]
NOW = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)
SPRING, AUTUMN = datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)
QUARTERS = [timedelta(minutes=15 * each) for each in range(13)]
BERLIN = "Europe/Berlin"
LIVES: dict[str, list[tuple[datetime, str]]] = {
    "to 2040 and back": [(NOW, BERLIN), (NOW.replace(year=2040), BERLIN), (NOW, BERLIN)],
    "to 1970 and back": [(NOW, BERLIN), (datetime(1970, 1, 1, tzinfo=UTC), BERLIN), (NOW, BERLIN)],
    "one day back": [(NOW, BERLIN), (NOW - timedelta(days=1), BERLIN), (NOW, BERLIN)],
    "from UTC+14 to UTC-12": [
        (NOW, "Pacific/Kiritimati"),
        (NOW + timedelta(minutes=1), "Etc/GMT+12"),
        (NOW + timedelta(minutes=2), "Pacific/Kiritimati"),
    ],
    "the hour that never was": [(SPRING + each, BERLIN) for each in QUARTERS],
    "the hour that comes twice": [
        (AUTUMN - timedelta(hours=1) + each, BERLIN) for each in QUARTERS
    ],
    "no zone at all": [(NOW, ""), (NOW + timedelta(days=200), "")],
}


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_a_life_at_any_time_is_kept_and_told_in_its_order(
    quick: Path, life: list[tuple[datetime, str]]
) -> None:
    journal = make_closed(quick / "home")
    clock: FakeClock = journal.clock
    instants: list[datetime] = []
    for number, (now, zone) in enumerate(life):
        clock.set(now)
        clock.travel(zone)
        live_a_day(journal, number)
        instants.append(now)
    with journal.opened() as opened:
        vault = opened.vault
        ids = list(timeline.index(vault).ids)
        assert len(ids) == 3 * len(life)
        heads = timeline.heads(vault, ids)
        on_the_wall = [heads[each].when.day for each in ids]
        assert on_the_wall == sorted(on_the_wall, reverse=True)
        found = searching.found(vault, parse("words", today=day_of(clock)), clock=clock)
        assert len(found.ids) == len(life)
        told = [timeline.of_day(vault, each) for each in sorted(set(on_the_wall))]
        assert sum(map(len, told)) == len(ids)
    assert examining.examine(journal.home, WAY).problem is None
    assert len(backups.listed(journal.folder)) == min(len(life), 20)


def live_a_day(journal: ClosedJournal, number: int) -> None:
    """Open the journal, write, tell a moment, look back, make a backup; catch one while closed."""
    clock = journal.clock
    with journal.opened() as opened:
        vault = opened.vault
        begun = entries.begin(vault, "Some", when=when_now(clock), clock=clock)
        entries.save(
            vault, begun.id, begun.rev, f"Some words {number}", clock=clock, new_sitting=False
        )
        assert entries.get(vault, begun.id).when.instant == clock.now()
        assert entries.written_last_on(vault, day_of(clock)) is not None
        moments.keep(vault, Capture(note="Told."), words=Vocabulary({}), clock=clock)
        moments.later_look(vault, clock=clock)
        on_this_day.standing(vault, clock=clock)
        assert days.whole(vault, day_of(clock)) is not None
        backups.make(vault, journal.folder, clock=clock)
    inbox.drop(journal.home, Capture(note="Caught."), clock=clock)


JUMPS = {"2040": 14 * 365, "1970": -56 * 365, "one day back": -1}


@pytest.mark.e2e
def test_the_app_lives_through_every_jump_of_the_clock(person: Person, figures: Figures) -> None:
    clock = Clock(person.app)
    clock.set_to(12)
    person.begin()
    for name, by in JUMPS.items():
        write_anew(person, f"Before {name}.")
        clock.move(timedelta(days=by))
        write_on(person, f" And then {name}.")
        write_anew(person, f"It is {name}.")
        clock.move(timedelta(days=-by))
    there = {name: (f"Before {name}. And then {name}.", f"It is {name}.") for name in JUMPS}
    before = [there[name][0] for name in reversed(JUMPS)]
    person.window.go("Timeline")
    person.timeline.shows(there["2040"][1], *before, there["one day back"][1], there["1970"][1])
    assert person.window.quit() == 0
    texts = {each["text"] for each in person.app.read("list")}
    assert texts == {text for both in there.values() for text in both}
    assert person.app.read("check")["well"] is True
    assert person.app.said_aloud == ""
    figures.tell("clock set to 2040, 1970 and one day back under the open window", "0 words lost")


@pytest.mark.e2e
def test_a_clock_a_year_back_is_asked_about_and_loses_no_page(
    person: Person, figures: Figures
) -> None:
    clock = Clock(person.app)
    clock.set_to(12)
    person.begin()
    write_on(person, "The last page.")
    day = clock.now().date()
    clock.move(-timedelta(days=365))
    person.today.new_entry()
    asked = person.today.is_asked_which_day()
    assert all(str(year) in asked for year in (day.year - 1, day.year))
    write_on(person, "Before the answer.")
    lock_and_open(person)
    person.today.is_asked_which_day()
    person.today.shows("Before the answer.")
    write_anew(person, "And on.")
    person.today.answer_which_day("The day of the last page")
    person.window.notice(f"You are writing for {day.day} {day:%B %Y}.")
    write_on(person, " After it.")
    lock_and_open(person)
    write_anew(person, "After a lock.")
    assert not person.today.asks_which_day()
    added = person.app.run("add", text="Beside.")
    assert (added.returncode, added.stderr) == (0, "")
    # Somebody puts the clock right.
    clock.move(timedelta(days=366))
    write_anew(person, "The next day.")
    assert person.window.quit() == 0
    listed = person.app.read("list")
    assert [each["text"] for each in listed] == [
        "The next day.",
        "The last page.",
        "Beside.",
        "After a lock.",
        "And on. After it.",
        "Before the answer.",
    ]
    there, *of_the_day = [each["day"] for each in listed]
    assert set(of_the_day) == {day.isoformat()}
    assert there == (day + timedelta(days=1)).isoformat()
    lied = (day - timedelta(days=365)).isoformat()
    assert {each["when"][:10] for each in listed[2:]} == {lied}
    assert person.app.read("check")["well"] is True
    assert person.app.said_aloud == ""
    figures.tell("clock a year back under the open window, asked about", "0 words lost")


def write_on(person: Person, text: str) -> None:
    """Write this where one is, and wait until it is kept."""
    person.today.write(text)
    person.today.saved()


def write_anew(person: Person, text: str) -> None:
    """The same on an empty page."""
    person.today.new_entry()
    write_on(person, text)


def lock_and_open(person: Person) -> None:
    """Ctrl+L, and back in the process that starts afresh."""
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.today.wait_for()


HOURS = {
    "Before the hour that never was.": ("2027-03-28T01:58+01:00", BERLIN),
    "After it.": ("2027-03-28T03:10+02:00", BERLIN),
    "In the first of two hours.": ("2027-10-31T02:50+02:00", BERLIN),
    "In the second of them.": ("2027-10-31T02:20+01:00", BERLIN),
    "Far in the east.": ("2027-11-06T07:00+14:00", "Pacific/Kiritimati"),
    "Far in the west.": ("2027-11-05T05:10-12:00", "Etc/GMT+12"),
}
"""What is written, when, and where; the two hours of autumn come in the order they were lived."""
WENT_ON = " And on."


@pytest.mark.e2e
def test_two_nights_and_a_flight_in_one_window(person: Person, figures: Figures) -> None:
    clock = Clock(person.app)
    clock.travel(BERLIN)
    clock.to(datetime.fromisoformat("2027-03-28T01:50+01:00"))
    person.begin()
    told: dict[str, str] = {}
    for number, (text, (written, zone)) in enumerate(HOURS.items()):
        clock.to(datetime.fromisoformat(written) - timedelta(minutes=2))
        clock.travel(zone)
        if number:
            # What was begun before the hour, or the flight, is gone on with after it.
            write_on(person, WENT_ON)
            before = list(told)[-1]
            told[before + WENT_ON] = told.pop(before)
            person.today.new_entry()
        clock.to(datetime.fromisoformat(written))
        if number % 2:
            note = f"Caught {number}."
            caught = person.app.run("moment", "--reading", "fear", text=note)
            assert (caught.returncode, caught.stderr) == (0, "")
            told[note] = written
        write_on(person, text)
        told[text] = written
        if number == 2:
            back_up(person)
    kept = {text: (*lived(written), place) for place, (text, written) in enumerate(told.items())}
    order = sorted(kept, key=lambda text: kept[text], reverse=True)
    person.window.go("Timeline")
    person.timeline.begins_with(*order[:5])
    assert person.window.quit() == 0
    listed = person.app.read("list", "--limit", "100")
    assert [each["text"] for each in listed] == order
    assert {each["text"]: each["when"][:16] + each["when"][-6:] for each in listed} == told
    assert [each["day"] for each in listed] == [kept[text][0] for text in order]
    copies = [each for each in person.app.read("restore", "--list") if each["kind"] == "auto"]
    made = [each["made_at"] for each in reversed(copies)]
    assert len(made) >= 2
    assert made == sorted(made)
    assert person.app.read("check")["well"] is True
    assert person.app.said_aloud == ""
    figures.tell("a gap, an overlap and UTC+14 to UTC-12 under the open window", "0 words lost")


def lived(written: str) -> tuple[str, datetime]:
    """The day it was for whoever wrote, and the instant: what the timeline goes by."""
    local = datetime.fromisoformat(written)
    return f"{local - timedelta(hours=4):%Y-%m-%d}", local


def back_up(person: Person) -> None:
    """Make a backup in the hour that comes twice, and go back to writing."""
    person.window.go("Settings")
    person.settings.back_up()
    person.window.go("Today")
    person.today.wait_for()
