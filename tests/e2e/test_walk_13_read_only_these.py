"""Walk 13: only what was marked is read, opened where it was written, and taken out."""

import stat
from typing import Any

from tests.robots.person import Person

PULLING_AWAY = "Pulling away"


def begun_with_passages(person: Person) -> list[dict[str, Any]]:
    """Start on a made-up journal; the passages in it, as the command line tells them."""
    made = person.app.run("demo", "--entries", "80")
    assert made.returncode == 0, made.stderr
    found: list[dict[str, Any]] = person.app.read("passages")
    assert len(found) > 20
    person.app.start()
    person.today.wait_for()
    return found


def test_marked_passages_are_read_opened_and_taken_out(person: Person) -> None:
    everything = begun_with_passages(person)
    pulls = [each for each in everything if each["mark"] == "mk_pull"]
    page = person.passages
    page.open_by_key()
    page.shows(len(everything))
    assert page.count() == f"{len(everything)} passages"
    person.window.picture("all")

    page.tick(PULLING_AWAY)
    names = page.shows(len(pulls))
    assert all(name.startswith(f"{PULLING_AWAY}, ") for name in names)
    assert all(pull["text"][:20] in name for pull, name in zip(pulls, names, strict=True))
    person.window.picture("pulling-away")

    opened = page.open_second()
    entry = next(each for each in person.app.read("list") if each["id"] == pulls[1]["piece"])
    person.app.bus.wait(
        lambda: entry["text"].split("\n")[0][:30] in person.reader.text, "the entry of the passage"
    )
    person.window.picture("where-it-was-written")
    person.app.hands.press("Escape")
    page.wait_for()
    assert page.ticked(PULLING_AWAY)
    assert page.shows(len(pulls)) == names
    assert page.chosen() == opened

    folder = person.app.desktop.folder
    bare, whole = folder / "bare.md", folder / "whole.md"
    seen = page.take_out(bare, words=False)
    assert bare.read_text(encoding="utf-8") == seen
    assert not any(pull["text"] in seen for pull in pulls)
    assert seen.count(PULLING_AWAY) == len(pulls)
    page.wait_for()
    seen = page.take_out(whole, words=True)
    assert whole.read_text(encoding="utf-8") == seen
    assert all(pull["text"].split("\n")[0][:20] in seen for pull in pulls)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (bare, whole)] == [0o600] * 2
    person.window.picture("taken-out")

    page.wait_for()
    person.app.hands.press("Escape")
    person.timeline.wait_for()
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""
