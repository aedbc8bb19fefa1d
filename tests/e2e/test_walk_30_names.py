"""Walk 30: somebody is renamed, merged, forgotten, and all of it undone, by keys."""

from tests.robots.person import Person


def named(person: Person) -> dict[str, list[str]]:
    """Who is named on which entry, as the command line tells it."""
    return {each["text"]: each["people"] for each in person.app.read("list") if each["text"]}


def test_names_are_renamed_merged_forgotten_and_brought_back(person: Person) -> None:
    person.begin()
    for text, name in (("With ana by the sea.", "ana"), ("Two of us.", "Anna")):
        kept = person.app.run("add", "--person", name, text=text)
        assert kept.returncode == 0, kept.stderr
    names, press = person.names, person.app.hands.press
    names.open_by_key()
    names.listed("ana", "Anna")
    person.window.picture("all")
    names.open_found("an")
    names.shows("ana")
    person.window.picture("one")

    names.rename("Anna")
    names.has_keyboard("Merge the two…", "push button")
    person.window.picture("taken")
    press("Return")
    names.has_keyboard("Merge", "push button")
    person.window.picture("merge")
    press("Return")
    names.shows("Anna")
    assert named(person) == {"With ana by the sea.": ["Anna"], "Two of us.": ["Anna"]}
    names.undo()
    names.shows("ana")
    before = {"With ana by the sea.": ["ana"], "Two of us.": ["Anna"]}
    assert named(person) == before

    names.rename("Ana Lee")
    names.shows("Ana Lee")
    assert named(person) == before | {"With ana by the sea.": ["Ana Lee"]}
    assert [each["people"] for each in person.app.read("search", "lee")] == [["Ana Lee"]]

    names.choose("Forget this name…")
    names.has_keyboard("Keep the name", "push button")
    person.window.picture("forget")
    press("Shift+Tab", "Return")
    names.listed("Anna")
    assert named(person) == before | {"With ana by the sea.": []}
    names.undo()
    names.shows("Ana Lee")
    assert named(person) == before | {"With ana by the sea.": ["Ana Lee"]}
    person.window.picture("brought-back")
    press("Escape")
    names.listed("Ana Lee", "Anna")
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""
