"""Walk 27: an entry edited three times, a note in its margin, an old version, and a PDF of it.

It is joined with one found by words and one found by its date.
"""

from tests.pdf_words import words_of
from tests.robots.person import Person

FIRST = "I ran from it."
ADDED = (" Then I stood by the door.", " Later I came back in.", " We had soup.")
NOTE = "I read this otherwise now."
LAST = FIRST + "".join(ADDED)
KETTLE = "The kettle sang all morning."
WALK = "A walk by the canal."


def edited_three_times(person: Person) -> None:
    """Write an entry, then go on with it three times, each after reading it."""
    person.begin()
    person.today.write(FIRST)
    person.today.saved()
    person.window.go("Timeline")
    person.timeline.open(FIRST)
    stands = FIRST
    for more in ADDED:
        person.reader.shows(stands)
        person.reader.edit()
        person.today.shows(stands)
        person.today.wait_for()
        person.app.hands.press("Ctrl+End")
        person.today.write(more)
        person.today.saved()
        stands += more
        person.window.go("Timeline")
        person.timeline.open(FIRST)
    person.reader.shows(LAST)


def test_an_old_version_stands_again_and_nothing_is_lost(person: Person) -> None:
    edited_three_times(person)
    person.reader.write_in_margin(NOTE)
    person.window.picture("note-in-the-margin")

    versions = person.reader.open_versions()
    assert [each.partition(". ")[2] for each in versions] == [
        FIRST + "".join(ADDED[:2]), FIRST + ADDED[0], FIRST,
    ]  # fmt: skip
    person.reader.choose_version(FIRST)
    changed = person.reader.changes()
    assert any("(new:" in each or "Only in what stands now" in each for each in changed)
    person.window.picture("what-changed")
    person.app.press("Bring this version back", "push button")
    person.reader.shows(FIRST)
    person.window.undo()
    person.reader.shows(LAST)

    target = person.app.desktop.folder / "pages.pdf"
    person.reader.keep_as_pdf(target)
    told = words_of(target.read_bytes())
    assert LAST in told
    assert NOTE not in told

    for day, text in (("2019-03-14", WALK), ("2021-06-01", KETTLE)):
        assert person.app.run("add", "--at", day, text=text).returncode == 0
    person.reader.join("kettle", KETTLE, "the same door")
    person.window.undo()
    person.app.bus.wait(
        lambda: person.app.see("Part these two", "push button") is None, "the link taken back"
    )
    person.reader.join("kettle", KETTLE, "the same door")
    person.reader.join("14 march 2019", WALK, "where it began")
    person.window.picture("joined")
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""
    assert [piece["text"] for piece in person.app.read("list")] == [LAST, KETTLE, WALK]
    assert len(person.app.read("search", "otherwise")) == 1
