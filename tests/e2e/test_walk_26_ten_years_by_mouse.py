"""Walk 26: ten years of made-up life, moved through by mouse alone."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.clock import ZONE
from tests.e2e.node import Box, Sight
from tests.robots.person import Person

LIFE = ("--entries", "1000", "--years", "10")
LAST_YEAR = "A year ago the kettle whistled and nobody came."


def click(person: Person, name: str, role: str) -> None:
    person.app.hands.click(person.app.box(name, role))


def pieces_in_view(person: Person) -> list[Sight]:
    kinds = ("Entry, ", "Moment, ")
    seen = person.app.look()
    return [each for each in seen if each.role == "list item" and each.name.startswith(kinds)]


def chosen(person: Person) -> str:
    return person.timeline.chosen()


def card(person: Person, words: str) -> Box:
    def found() -> Sight | None:
        return next((each for each in pieces_in_view(person) if words in each.name), None)

    sight = person.app.bus.wait(found, f"a card with “{words}”")
    assert isinstance(sight, Sight)
    return sight.node.box


def double_click(person: Person, box: Box) -> None:
    """At the pace of a hand: two presses within one millisecond are none to Qt."""
    person.app.hands.click(box)
    person.app.bus.hear(0.12)
    person.app.hands.click(box)


def begun(person: Person) -> tuple[date, list[dict[str, Any]]]:
    """Ten years, and one entry of this day a year ago; the day of the writer, and every entry."""
    made = person.app.run("demo", *LIFE)
    assert made.returncode == 0, made.stderr
    today = (datetime.now(ZoneInfo(ZONE)) - timedelta(hours=4)).date()
    # A 29 February is called to mind on the 28th: there is no other way to it in the year before.
    last_year = (today - timedelta(days=(today.month, today.day) == (2, 29))).replace(
        year=today.year - 1
    )
    person.app.read("add", "--at", last_year.isoformat(), text=LAST_YEAR)
    entries: list[dict[str, Any]] = person.app.read("list", "--entries", "--limit", "2000")
    person.app.start()
    person.today.wait_for()
    return last_year, entries


@pytest.mark.timeout(240)
def test_ten_years_by_mouse(person: Person) -> None:
    last_year, entries = begun(person)
    click(person, "Timeline", "radio button")
    person.timeline.wait_for()
    click(person, "Show them", "push button")
    person.app.find("Open On this day", "push button")
    person.window.picture("on-this-day-above")
    look_at_this_day(person, last_year)
    years_and_days(person, entries)
    typed_and_clicked(person, entries)
    person.window.picture("filters")
    assert person.window.close() == 0
    assert person.app.said_aloud == ""


def look_at_this_day(person: Person, last_year: date) -> None:
    click(person, f"On this day in {last_year.year}", "push button")
    person.app.find("On this day page", "panel")
    person.app.hands.click(card(person, LAST_YEAR[:30]))
    click(person, "Not this one again", "push button")
    person.app.bus.wait(
        lambda: not any(LAST_YEAR[:30] in each.name for each in pieces_in_view(person)),
        "the entry to go",
    )
    person.window.notice("Not on this day again.")
    click(person, "Undo", "push button")
    card(person, LAST_YEAR[:30])
    person.window.picture("on-this-day")
    click(person, "Back to timeline", "push button")
    person.timeline.wait_for()


def years_and_days(person: Person, entries: list[dict[str, Any]]) -> None:
    middle = date.fromisoformat(entries[len(entries) // 2]["day"])
    calendar = person.calendar
    calendar.click_month(f"{middle:%B} {middle.year}")
    calendar.shows(f"{middle:%B} {middle.year}")
    spoken = f"{middle:%A} {middle.day} {middle:%B} {middle.year}"
    assert "nothing written" not in calendar.cell(spoken)
    calendar.click_day(spoken)
    day = f"{middle.day} {middle:%B} {middle.year}"
    name = person.app.bus.wait(lambda: day in chosen(person) and chosen(person), day)
    person.window.picture("a-day")
    double_click(person, card(person, name[:60]))
    person.app.find("Reader", "panel")
    click(person, "Back to timeline", "push button")
    person.timeline.wait_for()
    calendar.shows(f"{middle:%B} {middle.year}")
    assert chosen(person) == name

    before = middle.replace(day=1) - timedelta(days=1)
    click(person, "Previous month", "push button")
    calendar.shows(f"{before:%B} {before.year}")
    click(person, "Next month", "push button")
    calendar.shows(f"{middle:%B} {middle.year}")

    click(person, "Moments only", "check box")
    person.app.bus.wait(
        lambda: all(each.name.startswith("Moment, ") for each in pieces_in_view(person)),
        "moments alone",
    )
    newest = entries[0]["day"][:4]
    calendar.click_month(f"January {newest}")
    person.app.bus.wait(lambda: chosen(person).startswith("Moment, "), "a moment that is chosen")
    person.window.picture("moments-alone")
    click(person, "Moments only", "check box")
    person.app.bus.wait(
        lambda: any(each.name.startswith("Entry, ") for each in pieces_in_view(person)),
        "entries again",
    )


def typed_and_clicked(person: Person, entries: list[dict[str, Any]]) -> None:
    """A date is typed and its arrow clicked; names and kept searches are chosen in their cards."""
    early = date.fromisoformat(entries[-len(entries) // 4]["day"])
    click(person, "Go to a date", "text")
    person.app.hands.type(early.isoformat())
    click(person, "Go to the date that was typed", "push button")
    day = f"{early.day} {early:%B} {early.year}"
    person.app.bus.wait(lambda: day in chosen(person), day)
    person.window.picture("a-typed-date")

    click(person, "Filter by person", "push button")
    names = person.app.inside("Person")
    person.window.picture("filter-by-person")
    person.app.hands.click(names.box("Mara", "list item"))
    person.app.find("Mara", "push button")
    click(person, "Saved searches", "push button")
    person.app.find("A name for this search", "text")
    person.window.picture("saved-searches")
