"""Walk 28: fifty pictures of all kinds and lies, pasted, dropped and chosen, in a real window."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from tests.fifty_pictures import FILES, FREED, REFUSED, SHOWN
from tests.made_pictures import SECRET
from tests.robots.person import Person

WORDS = "What I saw on the way."
PASTED = {
    "image/jpeg": "1.jpg", "image/png": "1.png", "image/webp": "1.webp",
    "image/gif": "moving.gif", "image/bmp": "plain.bmp",
}  # fmt: skip
"""Copied out of a browser: each by its form, and without a name."""
UNNAMED = ["Picture"] * len(PASTED)
EMPTY = "This file is empty. There is nothing in it to keep."
NO_FILE = "This file cannot be read. Only files can be added, one by one, not folders."
TOO_LARGE = (
    "This picture says it is {} points large: more than can be shown."
    " It was not added. A smaller copy of it can be."
)
WHY = {
    "bomb.png": TOO_LARGE.format("60000 × 60000"),
    "bomb.jpg": TOO_LARGE.format("40000 × 40000"),
    "bomb.gif": TOO_LARGE.format("65535 × 65535"),
    "nothing.png": EMPTY,
    "endless.png": TOO_LARGE.format("61000 × 1"),
    "pipe.jpg": NO_FILE,
    "folder.png": NO_FILE,
}
OF_A_LIBRARY = "libpng error: Read Error\n"
"""What Qt's own decoder says to a terminal of half a picture; nothing of what is in it."""
CAMERA_OFF = "What the pictures told of place and camera was taken off."
KEPT_AS_FILE = "This kind of picture cannot be shown here, so it is kept as a file."
STAYS = "What 5 of them tell of place and camera stays in them."
"""Two of a telephone and a drawing that are no such thing inside, and two that are no pictures."""


def made(person: Person) -> dict[str, Path]:
    """All of them, as files in a folder."""
    folder = person.app.desktop.folder / "camera"
    folder.mkdir()
    for name, contents in (SHOWN | FILES | REFUSED).items():
        (folder / name).write_bytes(contents)
    os.mkfifo(folder / "pipe.jpg")
    (folder / "folder.png").mkdir()
    return {each.name: each for each in sorted(folder.iterdir())}


def given(person: Person, paths: dict[str, Path]) -> list[str]:
    """Give every one of them in one way or another; what is to hang there, in its order."""
    hanging: list[str] = []
    for kind, name in PASTED.items():
        person.pictures.paste({kind: SHOWN[name]})
        hanging.append("Picture")
    named = [name for name in SHOWN if name not in PASTED.values()]
    lots: Sequence[tuple[list[str], str]] = (
        (named[:15], CAMERA_OFF), (named[15:], ""), (list(FILES), f"{KEPT_AS_FILE} {CAMERA_OFF}"),
    )  # fmt: skip
    for at, (lot, told) in enumerate(lots):
        way = person.pictures.choose if at else person.pictures.drop
        way([paths[name] for name in lot])
        hanging += lot
        person.pictures.hang(hanging)
        if told:
            person.window.notice(told)
    return hanging


def test_fifty_pictures_of_all_kinds_and_lies(person: Person) -> None:
    paths = made(person)
    assert len(paths) == 50 == len(SHOWN | FILES) + len(WHY)
    person.begin()
    person.today.write(WORDS)
    person.today.saved()
    hanging = given(person, paths)
    person.window.picture("fifty")
    person.window.notice(STAYS)

    for name, why in WHY.items():
        person.pictures.drop([paths[name]])
        person.window.notice(why)
    person.window.picture("refused")
    person.pictures.drop([paths[name] for name in WHY])
    person.window.notice(f"{len(WHY)} of them were not added. {TOO_LARGE.format('60000 × 60000')}")
    assert person.pictures.labels() == hanging
    assert person.today.text == WORDS

    person.pictures.look_at_all("Picture", len(SHOWN))
    person.window.picture("large")
    person.pictures.close()
    assert person.window.quit() == 0
    kept_without_place_and_camera(person, hanging)

    person.app.start()
    person.today.wait_for()
    person.today.shows(WORDS)
    person.pictures.hang(hanging)
    person.pictures.look_at_all("Picture", 3)
    person.pictures.close()
    assert person.window.quit() == 0
    assert person.app.said_aloud in ("", OF_A_LIBRARY)


def kept_without_place_and_camera(person: Person, hanging: Sequence[str]) -> None:
    """The journal is well, and written out: pictures tell no place, files are as they were."""
    state = person.app.read("check")
    assert (state["well"], state["files_missing"], state["files_damaged"]) == (True, 0, 0)
    (entry,) = person.app.read("list")
    files = person.app.read("show", entry["id"])["files"]
    assert [each["label"] or "Picture" for each in files] == list(hanging)
    out = str(person.app.home.parent / "out.json")
    written = json.loads(
        person.app.run("export", "--format", "json", "--out", out, "--json").stdout
    )
    contents = [each.read_bytes() for each in Path(written["files_folder"]).rglob("*.*")]
    assert written["files"] == len(contents) == len(hanging)
    whole = [picture for name, picture in FILES.items() if name not in FREED]
    assert len([each for each in contents if each in whole]) == len(whole)
    assert not [each for each in contents if SECRET in each and each not in whole]
