"""Keyrings that behave as some do in the wild, chosen by the variable for tests."""

from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import InitError
from secretstorage import ItemNotFoundException


class Keyring(KeyringBackend):
    """Keeps everything in memory, and works."""

    kept: dict[tuple[str, str], str] = {}  # noqa: RUF012 - shared on purpose, as a daemon's

    @properties.classproperty
    def priority(self) -> float:
        return 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Forgetful(Keyring):
    """Takes a secret, keeps another."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = "something else"


class Clinging(Keyring):
    """Never lets go of anything."""

    def delete_password(self, service: str, username: str) -> None:
        """Do nothing, and say nothing of it."""


class Talkative(Keyring):
    """Fails with an error of its own that quotes what it was given."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("ZQXWOMBAT1", service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("ZQXWOMBAT1", password)


class Hurried(Keyring):
    """Gives up the first time it is asked anything, as where a busy bus lets nobody in at once."""

    asked: set[str] = set()  # noqa: RUF012 - shared on purpose

    def get_password(self, service: str, username: str) -> str | None:
        self._hurry("get")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._hurry("set")
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self._hurry("delete")
        super().delete_password(service, username)

    def _hurry(self, what: str) -> None:
        if what not in self.asked:
            self.asked.add(what)
            raise TimeoutError


class Unusable(Keyring):
    """Says that it cannot work here."""

    @properties.classproperty
    def priority(self) -> float:
        raise RuntimeError("ZQXWOMBAT1")


class Vanishing(Keyring):
    """Takes a secret and is gone."""

    @properties.classproperty
    def priority(self) -> float:
        if self.kept:
            raise RuntimeError("gone")
        return 1.0


class Dazed(Keyring):
    """Takes a secret and fails at the next questions; after that it is well again."""

    LASTS = 2
    """Questions: one that fails is asked once more."""
    dazed: dict[str, int] = {}  # noqa: RUF012 - shared on purpose

    def get_password(self, service: str, username: str) -> str | None:
        left = self.dazed.get(service, 0)
        if left:
            self.dazed[service] = left - 1
            raise OSError("ZQXWOMBAT1")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self.dazed[service] = self.LASTS


class Blinking(Keyring):
    """Fails once, and the next time does what it is asked."""

    left: set[str] = set()  # noqa: RUF012 - shared on purpose
    """What it still fails at."""

    def get_password(self, service: str, username: str) -> str | None:
        self._blink("get")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._blink("set")
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self._blink("delete")
        super().delete_password(service, username)

    def _blink(self, what: str) -> None:
        if what in self.left:
            self.left.remove(what)
            raise OSError("ZQXWOMBAT1")


class Beginning(Blinking):
    """Has its name on the bus before anything of it can be found, as a service that just starts."""

    def _blink(self, what: str) -> None:
        try:
            super()._blink(what)
        except OSError:
            raise InitError("ZQXWOMBAT1") from ItemNotFoundException()


class Unopened(Keyring):
    """Is there, and its own question about opening it was closed or could not be shown."""

    def get_password(self, service: str, username: str) -> str | None:
        raise InitError("ZQXWOMBAT1")
