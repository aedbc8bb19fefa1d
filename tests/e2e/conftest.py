"""A desktop, the app on it, and the person in front of it, for every walk."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, running_desktop
from tests.e2e.driver import ROOT, App
from tests.robots.person import Person

PICTURES = ROOT / ".artifacts" / "e2e"
MOST_SIGNS = 3000
"""Of what showed when a walk failed."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives the real process."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the desktop of this test lies: a short path, for there are sockets far down in it."""
    return tmp_path_factory.mktemp("desktop")


@pytest.fixture
def desktop(place: Path) -> Iterator[Desktop]:
    """An ordinary desktop with an unlocked keyring."""
    with running_desktop(place) as desktop:
        yield desktop


@pytest.fixture
def desktop_without_bus(place: Path) -> Iterator[Desktop]:
    """A desktop with no session bus, hence no keyring."""
    with running_desktop(place, with_bus=False) as desktop:
        yield desktop


@pytest.fixture
def person_without_keyring(place: Path, request: pytest.FixtureRequest) -> Iterator[Person]:
    """Somebody in front of a desktop whose session bus has no keyring on it."""
    with running_desktop(place, with_keyring=False) as desktop:
        yield from in_front_of(desktop, request)


@pytest.fixture
def person(desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Person]:
    """Somebody in front of an ordinary desktop; the app has not been started yet."""
    yield from in_front_of(desktop, request)


@pytest.fixture
def person_without_bus(
    desktop_without_bus: Desktop, request: pytest.FixtureRequest
) -> Iterator[Person]:
    """Somebody in front of a desktop that has no session bus."""
    yield from in_front_of(desktop_without_bus, request)


def in_front_of(desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Person]:
    """A person with the app; what a failed walk looked like is kept as a picture."""
    pictures = PICTURES / re.sub(r"\W+", "-", request.node.name.removeprefix("test_"))
    shutil.rmtree(pictures, ignore_errors=True)
    app = App(desktop)
    person = Person(app, pictures)
    failures = request.session.testsfailed
    try:
        yield person
    finally:
        if request.session.testsfailed > failures:
            person.window.picture("as-it-failed")
            stands = app.as_it_stands()
            (pictures / "as-it-failed.txt").write_text(stands)
            # Of a run elsewhere nothing else is seen.
            sys.stdout.write(f"{app.last_words()}\n{stands[:MOST_SIGNS]}")
        app.stop()
