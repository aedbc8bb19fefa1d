"""Walk 25: ten years of made-up life, searched, filtered and jumped through by keyboard alone."""

import pytest

from tests.robots.person import Person

LIFE = ("--entries", "1000", "--years", "10")
"""So much was written in ten years of made-up life."""


def counted(person: Person) -> int:
    """How much was found, as it is said beside the title."""

    def said() -> str:
        sight = person.app.see("Result count", "label")
        return "" if sight is None else sight.description

    words = person.app.bus.wait(said, "a count")
    return int("".join(sign for sign in words if sign.isdecimal()))


@pytest.mark.timeout(240)
def test_ten_years_are_searched_by_keyboard_alone(person: Person) -> None:
    assert person.app.run("demo", *LIFE).returncode == 0
    press, see = person.app.hands.press, person.app.see
    person.app.start()
    person.today.wait_for()
    press("Ctrl+2")
    person.timeline.wait_for()
    person.window.picture("ten-years")

    # A key is offered, then its values; arrows and Enter take one, and its chip is checked.
    press("Ctrl+f")
    field = person.app.find("Search your words", "text")
    person.app.bus.wait(lambda: field.has("focused"), "the keyboard in the search field")
    person.app.hands.type("fel")
    person.app.find("Search hints", "list")
    press("Tab")
    person.app.bus.wait(lambda: field.text == "felt:", "the key that was taken")
    person.window.picture("hints")
    press("Down", "Return")
    person.app.bus.wait(lambda: field.text == "felt:fear ", "the value that was taken")
    fear = person.app.find("Show fear", "check box")
    person.app.bus.wait(lambda: fear.has("checked"), "the chip of what was typed")
    felt = counted(person)
    person.window.picture("felt-fear")

    # More is typed: fewer are found, and the filter shows as a chip that can be taken away.
    person.app.hands.type("kind:moment -has:person")
    person.app.find("not: With any person", "push button")
    person.app.bus.wait(lambda: 0 < counted(person) < felt, "fewer places")
    person.window.picture("three-filters")

    # What is wrong is told where it stands.
    person.app.hands.type(" felt:sad")
    message = person.app.find("Search message", "label")
    person.app.bus.wait(lambda: "one of fear" in message.description, "what is wrong")
    person.window.picture("told-what-is-wrong")

    # Esc lets it go; a word is found in every year, best match first where one wants that.
    press("Escape")
    person.app.bus.wait(lambda: field.text == "", "an empty field")
    person.app.hands.type("kitchen")
    found = counted(person)
    person.app.hands.type(" sort:best")
    best = person.app.find("Best match", "check box")
    person.app.bus.wait(lambda: best.has("checked"), "the best match first")
    assert counted(person) == found
    person.window.picture("best-match")

    # Into the list, into what was found, and back to the search as it was.
    press("Down")
    first = person.app.bus.wait(person.timeline.chosen, "a chosen piece")
    press("Return")
    person.app.find("Reader", "panel")
    person.window.picture("reader")
    press("Escape")
    person.timeline.wait_for()
    person.app.bus.wait(lambda: person.timeline.chosen() == first, "the piece one came from")
    assert person.app.find("Search your words", "text").text == "kitchen sort:best"

    # The search is kept under a name, and there after locking.
    press("Ctrl+f", "End", "Tab", "space")
    name = person.app.find("A name for this search", "text")
    person.app.bus.wait(lambda: name.has("focused"), "the keyboard at the name")
    person.app.hands.type("Kitchens")
    press("Return")
    person.window.notice("Saved.")
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.timeline.wait_for()
    field = person.app.find("Search your words", "text")
    person.app.bus.wait(lambda: field.text == "kitchen sort:best", "the search of before")

    # Without it, ten years are jumped through.
    press("Escape")
    person.app.bus.wait(lambda: see("Result count", "label") is None, "everything")
    press("Home")
    newest = person.app.bus.wait(person.timeline.chosen, "the newest piece")
    press("End")
    oldest = person.app.bus.wait(
        lambda: person.timeline.chosen() != newest and person.timeline.chosen(), "the oldest piece"
    )
    person.window.picture("the-oldest")
    assert year_of(newest) - year_of(oldest) >= 9

    # A date is typed as one says it.
    for typed, year in (("march 2019", 2019), (f"12.6.{year_of(newest) - 5}", year_of(newest) - 5)):
        person.timeline.go_to_date(typed)
        person.app.bus.wait(lambda at=year: year_of(person.timeline.chosen()) == at, typed)
    person.window.picture("a-typed-date")

    press("Ctrl+f")
    person.app.hands.type("in:")
    press("Down", "Down", "Down", "Down", "Return")
    assert counted(person) > 0
    press("Down")
    year = person.app.bus.wait(person.timeline.chosen, "a piece of that year")
    assert year_of(year) == year_of(newest) - 3

    # The next day it stands as it was left.
    looked_for = field_of(person)
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    press("Ctrl+2")
    person.timeline.wait_for()
    person.app.bus.wait(lambda: field_of(person) == looked_for, "the search of yesterday")
    person.app.bus.wait(lambda: person.timeline.chosen() == year, "the piece of yesterday")


def field_of(person: Person) -> str:
    """What stands in the field of the search."""
    return person.app.find("Search your words", "text").text


def year_of(piece: str) -> int:
    """The year in what the list says of a piece: “Entry, 3 May 2026, 21:10…”."""
    return int(piece.split(", ")[1].split()[-1])
