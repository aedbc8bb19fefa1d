"""A person who takes a journal to another computer, and the world they do that in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journal_app.security.secret import Secret
from journal_app.services import arriving, moving
from tests.proof.resident import Resident


@dataclass(frozen=True)
class World:
    """Both computers, and what is carried between them."""

    path: Path

    @property
    def home(self) -> Path:
        """The data folder the journal comes from."""
        return self.path / "home"

    @property
    def stick(self) -> Path:
        """Where the bundle is put, and had from."""
        return self.path / "stick"

    @property
    def there(self) -> Path:
        """The data folder it goes to."""
        return self.path / "there"

    @property
    def bundle(self) -> Path:
        return self.stick / f"journal{moving.SUFFIX}"


def pack(person: Resident, arm: Callable[[], None]) -> None:
    """Write something, and pack the journal beside the open one, as the app does."""
    world = World(person.home)
    person.home = world.home
    person.open()
    person.write()
    arm()
    person.attempt({}, lambda: moving.pack_by(world.home, Secret(person.vault.key()), world.bundle))
    person.close()


def arrive(person: Resident, arm: Callable[[], None]) -> None:
    """Have the journal of the bundle on the other computer."""
    world = World(person.home)
    arm()
    person.attempt(
        {}, lambda: arriving.arrive(world.there, world.bundle, person.way, clock=person.clock)
    )


DEEDS: dict[str, Callable[[Resident, Callable[[], None]], None]] = {"pack": pack, "arrive": arrive}
"""What is done with a world instead of one home."""
