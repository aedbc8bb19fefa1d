"""The secret's entry in the system keyring: read, store, look for, remove.

Every question is asked in a thread of its own with a time limit, and every answer is a value.
No answer ever leads to a new key here, and none holds more of an error than its type's name.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from journal_app import APP_ID
from journal_app.security.keyring_backends import (
    SECRET_SERVICE,
    allowed_backends,
    load_backend,
)
from journal_app.security.keyring_outcomes import (
    Exists,
    ExistsOutcome,
    Failed,
    Foreign,
    Found,
    Locked,
    NoService,
    NotFound,
    NotKept,
    NotReady,
    Occupied,
    ReadOutcome,
    Removed,
    RemoveOutcome,
    Stored,
    StoreOutcome,
    Trouble,
)
from journal_app.security.recovery_code import NotARecoveryCode, recovery_code, root_from_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.secret_service import (
    Presence,
    Sighting,
    default_comes,
    look_for,
    services_beginning,
)
from journal_app.security.time_limit import KEYRING_SECONDS, Hung, once_let_in, with_time_limit
from journal_app.security.vault_record import KeyringPlace, is_key_id

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

USERNAME = "unlock"

_MOST_COPIES = 8
# What `secretstorage` raises while a service has its name already and nothing else, or just ends.
_COMES_OR_GOES: Final = frozenset({"ItemNotFoundException", "SecretServiceNotAvailableException"})
# A removal that hung and wakes up late must not take what was stored after it.
_CHANGING: Final = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyringEntry:
    """The name of one entry. A new key gets a new name: no entry is ever overwritten by another."""

    vault_id: str
    key_id: str

    @property
    def service(self) -> str:
        """What the keyring files the secret under."""
        return f"{APP_ID}:{self.vault_id}:{self.key_id}"


Outcome = TypeVar("Outcome")


def read_entry(
    entry: KeyringEntry, place: KeyringPlace | None, *, seconds: float = KEYRING_SECONDS
) -> ReadOutcome | Hung[ReadOutcome]:
    """The secret, asked of the recorded keyring first; the Secret Service shows no prompt."""
    return _ask(lambda name: _read(name, entry), place, seconds)


def unlock_and_read_entry(
    entry: KeyringEntry, place: KeyringPlace | None, *, seconds: float = KEYRING_SECONDS
) -> ReadOutcome | Hung[ReadOutcome]:
    """The secret; the system may first ask the person to unlock their keyring."""
    return _ask(lambda name: _fetch(name, entry, _locate(name, entry)), place, seconds)


def store_and_read_back(
    entry: KeyringEntry,
    root: RootSecret,
    place: KeyringPlace | None,
    *,
    seconds: float = KEYRING_SECONDS,
) -> StoreOutcome | Hung[StoreOutcome]:
    """Store the secret and read it through a fresh object; the system may show its prompt.

    What is there already and is something else is never overwritten; the same is not written
    twice, since some keyrings take an entry out before they put it in again.
    """
    # Written out now: whoever gave up waiting has wiped the secret by the time it is stored.
    code = recovery_code(root)
    return _ask(_one_at_a_time(lambda name: _store(name, entry, code)), place, seconds)


def entry_exists(
    entry: KeyringEntry, place: KeyringPlace | None, *, seconds: float = KEYRING_SECONDS
) -> ExistsOutcome | Hung[ExistsOutcome]:
    """Whether the entry is there, locked or not."""
    return _ask(lambda name: _exists(name, entry), place, seconds)


def key_ids_stored(vault_id: str, *, seconds: float = KEYRING_SECONDS) -> tuple[str, ...]:
    """The ids of keys a keyring has for this journal, where it can be looked through at all.

    For a journal of which nothing else tells its key; never prompts, and raises nothing.
    """
    if SECRET_SERVICE not in allowed_backends(None):
        return ()
    beginning = KeyringEntry(vault_id=vault_id, key_id="").service

    def look() -> tuple[str, ...]:
        try:
            found = services_beginning(beginning, USERNAME)
        except Exception:  # noqa: BLE001 - its libraries let anything through
            return ()
        return tuple(filter(is_key_id, (name.removeprefix(beginning) for name in found)))

    found = with_time_limit(look, seconds)
    return () if isinstance(found, Hung) else found


def remove_entry(
    entry: KeyringEntry, place: KeyringPlace | None, *, seconds: float = KEYRING_SECONDS
) -> RemoveOutcome | Hung[RemoveOutcome]:
    """Remove every copy in every keyring there is, and see that it is gone.

    What the recorded keyring answers counts most: another one may be locked for good.
    """
    remove = _one_at_a_time(lambda name: _remove(name, entry))
    backends = allowed_backends(place.backend if place else None)
    recorded = place is not None and place.backend == backends[0]

    def ask_all() -> RemoveOutcome:
        return _of_all([_answer(remove, name) for name in backends], recorded=recorded)

    return with_time_limit(ask_all, seconds)


def _of_all(answers: list[RemoveOutcome], *, recorded: bool) -> RemoveOutcome:
    """What became of an entry in all keyrings together; the first may be the recorded one."""
    first = answers[0]
    if isinstance(first, Locked | Failed):
        return first
    if any(isinstance(each, Removed) for each in answers):
        return Removed()
    if recorded and isinstance(first, NotFound):
        return first
    return next((each for each in answers if isinstance(each, Locked | Failed)), first)


def _one_at_a_time(change: Callable[[str], Outcome]) -> Callable[[str], Outcome]:
    def in_turn(name: str) -> Outcome:
        with _CHANGING:
            return change(name)

    return in_turn


def _ask(
    question: Callable[[str], Outcome], place: KeyringPlace | None, seconds: float
) -> Outcome | Trouble | Hung[Outcome | Trouble]:
    """Ask one backend after the other; the first one's answer stands if none has the entry."""
    backends = allowed_backends(place.backend if place else None)

    def ask_in_turn() -> Outcome | Trouble:
        answers: list[Outcome | Trouble] = []
        for name in backends:
            answer = _answer(question, name)
            if not isinstance(answer, NotFound | NoService):
                return answer
            answers.append(answer)
        return answers[0]

    return with_time_limit(ask_in_turn, seconds)


def _answer(question: Callable[[str], Outcome], name: str) -> Outcome | Trouble:
    """What one backend says; asked once more where it fails for no reason anybody knows.

    Keyrings do that now and then, once in thousands of times; every question may be repeated.
    """
    try:
        return question(name)
    except Exception as error:  # noqa: BLE001 - keyring lets whatever its libraries raise through
        trouble = _trouble(error)
        begins = type(error.__cause__).__name__ in _COMES_OR_GOES and _has_begun(name)
    if not (isinstance(trouble, Failed) or begins):
        return trouble
    try:
        return question(name)
    except Exception as error:  # noqa: BLE001 - as above
        return _trouble(error)


def _has_begun(name: str) -> bool:
    """Whether one that just began is all there by now; where none was made, asking prompts."""
    return name != SECRET_SERVICE or default_comes()


def _trouble(error: Exception) -> Trouble:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, InitError):
        return NotReady()
    if isinstance(error, KeyringLocked):
        return Locked()
    if isinstance(error, NoKeyringError):
        return NoService()
    return Failed(kind=type(error).__name__)


def _locate(name: str, entry: KeyringEntry) -> Sighting:
    """Where the entry is; backends that cannot be looked into are simply asked for it."""
    if name == SECRET_SERVICE:
        return look_for(entry.service, USERNAME)
    return Sighting(presence=Presence.READABLE)


def _read(name: str, entry: KeyringEntry) -> ReadOutcome:
    sighting = _locate(name, entry)
    if sighting.presence is Presence.LOCKED:
        return Locked()
    return _fetch(name, entry, sighting)


def _fetch(name: str, entry: KeyringEntry, sighting: Sighting) -> ReadOutcome:
    if sighting.presence is Presence.ABSENT:
        return NotFound()
    backend = _backend_at(name, sighting)
    if backend is None:
        return NoService()
    text = once_let_in(lambda: backend.get_password(entry.service, USERNAME))
    if text is None:
        return NotFound()
    return _judge(text, entry, KeyringPlace(backend=name, where=sighting.keyring_name))


def _judge(text: str, entry: KeyringEntry, place: KeyringPlace) -> Found | Foreign:
    try:
        root = root_from_code(text)
    except NotARecoveryCode:
        return Foreign(key_id=None)
    if root.key_id != entry.key_id:
        return Foreign(key_id=root.key_id)
    return Found(root=root, place=place)


def _store(name: str, entry: KeyringEntry, code: str) -> StoreOutcome:
    sighting = _locate(name, entry)
    backend = _backend_at(name, sighting)
    if backend is None:
        return NoService()
    answer = _fetch(name, entry, sighting)
    if isinstance(answer, Foreign):
        return Occupied()
    if isinstance(answer, NotFound):
        once_let_in(lambda: backend.set_password(entry.service, USERNAME, code))
        answer = _answer(lambda each: _read(each, entry), name)
        if isinstance(answer, NotFound | Foreign | NoService):
            # One that is gone by now took it all the same: that is not "there is none".
            return NotKept()
    if not isinstance(answer, Found):
        return answer
    if not _locate(name, entry).outlives_the_session:
        _remove(name, entry)
        return NotKept()
    return Stored(place=answer.place)


def _exists(name: str, entry: KeyringEntry) -> ExistsOutcome:
    sighting = _locate(name, entry)
    if sighting.presence is Presence.LOCKED:
        return Exists() if sighting.keyring_path else Locked()
    answer = _fetch(name, entry, sighting)
    return Exists() if isinstance(answer, Found | Foreign) else answer


def _remove(name: str, entry: KeyringEntry) -> RemoveOutcome:
    for removed in range(_MOST_COPIES):
        sighting = _locate(name, entry)
        if sighting.presence is Presence.LOCKED:
            return Locked()
        backend = _backend_at(name, sighting)
        if backend is None:
            return NoService()
        if sighting.presence is Presence.ABSENT or not _drop(backend, entry):
            return Removed() if removed else NotFound()
    return Failed(kind="StillThere")


def _drop(backend: "KeyringBackend", entry: KeyringEntry) -> bool:
    """Whether there was one to remove."""
    if once_let_in(lambda: backend.get_password(entry.service, USERNAME)) is None:
        return False
    once_let_in(lambda: backend.delete_password(entry.service, USERNAME))
    return True


def _backend_at(name: str, sighting: Sighting) -> "KeyringBackend | None":
    """A fresh backend object that looks where the entry was seen."""
    if sighting.presence is Presence.NO_SERVICE:
        return None
    backend = load_backend(name)
    if backend is None or not sighting.keyring_path:
        return backend
    return backend.with_properties(preferred_collection=sighting.keyring_path)
