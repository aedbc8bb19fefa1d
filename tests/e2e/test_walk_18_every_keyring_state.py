"""Walk 18: everything a keyring can do, each with its own words and a way out, none a new key."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journal_app.security.keyring_backends import TEST_VARIABLE
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.services import recovery
from tests.e2e import secrets_kept
from tests.e2e.desktop import forget_secrets
from tests.keyring_session import KeyringSession
from tests.robots.person import Person
from tests.security.prompter import prompter_on

TEXT = "Whatever the keyring does."
ANOTHER = RootSecret(bytes(range(16)))
SHOWN_WITHIN_SECONDS = 2.0
LEAVES_WITHIN_SECONDS = 2.0
ANSWERS_WITHIN_SECONDS = 0.3
NULL = "keyring.backends.null.Keyring"
PLAIN = "keyrings.alt.file.PlaintextKeyring"


@pytest.fixture
def closed(person: Person) -> Person:
    """Somebody with a closed journal of one entry."""
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    assert person.window.quit() == 0
    return person


def session(person: Person) -> KeyringSession:
    return person.app.desktop.session


@contextmanager
def nothing_changes(person: Person, *, keyring: bool = True) -> Iterator[None]:
    """Not a byte of the journal's folder, and no entry of the keyring."""
    before = secrets_kept.files(person.app.home)
    entries = secrets_kept.held(session(person)) if keyring else []
    assert any(name.endswith("journal.db") for name in before)
    yield
    assert secrets_kept.files(person.app.home) == before
    if keyring:
        assert secrets_kept.held(session(person)) == entries


def stays_closed(person: Person, words: str, button: str, picture: str) -> None:
    """The state of the page, seen by day and by night; the boxes are a way out of it and back."""
    person.app.start()
    told = person.lock.says(words)
    assert "recovery code" in told or "Unlock" in told or "late answer" in told
    person.app.find(button, "push button")
    person.app.find("Quit", "push button")
    person.window.picture(picture)
    person.lock.use_code()
    person.lock.leave_code()
    person.lock.says(words)
    person.window.theme("Dark")
    person.window.picture(f"{picture}-dark")
    person.window.theme("Light")


Row = tuple[str, Callable[[Person], object], str, str]
ROWS: list[Row] = [
    (
        "not-found",
        lambda person: forget_secrets(person.app.desktop),
        "The key to this journal is not in the keyring it was kept in: Secret Service (login).",
        "Try again",
    ),
    (
        "malformed",
        lambda person: secrets_kept.replace_all(session(person), b"a shopping list"),
        "there is something else now",
        "Try again",
    ),
    (
        "foreign",
        lambda person: secrets_kept.replace_all(session(person), recovery_code(ANOTHER).encode()),
        f"The keyring gave key {ANOTHER.key_id}, and this journal has key",
        "Try again",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_key_that_is_not_there_or_not_the_one_makes_no_other(closed: Person, row: Row) -> None:
    name, bring_about, words, button = row
    bring_about(closed)
    with nothing_changes(closed):
        stays_closed(closed, words, button, name)
        closed.lock.try_again_and_hear(words)
        assert closed.window.quit() == 0


def test_a_locked_keyring_is_unlocked_only_when_asked(closed: Person) -> None:
    session(closed).lock_keyring()
    with prompter_on(session(closed)) as prompter, nothing_changes(closed, keyring=False):
        words = "The keyring that holds the key to this journal is locked."
        stays_closed(closed, words, "Unlock", "locked")
        assert not prompter.was_asked()
        closed.app.press("Unlock", "push button")
        closed.app.bus.wait(prompter.was_asked, "the prompt of the system")
        closed.window.picture("the-system-asks")
        assert closed.window.quit() == 0


def test_a_keyring_whose_prompt_cannot_be_shown_is_told_apart(closed: Person) -> None:
    closed.app.surroundings[TEST_VARIABLE] = "tests.security.odd_keyrings.Unopened"
    session(closed).stop_keyring()
    with nothing_changes(closed, keyring=False):
        words = "its own question was closed, or could not be shown"
        stays_closed(closed, words, "Unlock", "not-ready")
        assert closed.window.quit() == 0
    del closed.app.surroundings[TEST_VARIABLE]
    session(closed).start_keyring()
    closed.app.start()
    closed.today.shows(TEXT)


def test_no_keyring_service_names_the_one_there_was(closed: Person) -> None:
    session(closed).stop_keyring()
    with nothing_changes(closed, keyring=False):
        words = "This session has no keyring; last time it was Secret Service (login)."
        stays_closed(closed, words, "Try again", "no-service")
    session(closed).start_keyring()
    closed.lock.try_again()
    closed.today.shows(TEXT)
    assert closed.window.quit() == 0


def test_where_nobody_made_a_keyring_the_key_is_not_found(closed: Person) -> None:
    session(closed).start_over_with_no_keyring_made()
    with nothing_changes(closed, keyring=False):
        stays_closed(closed, "is not in the keyring it was kept in", "Try again", "none-made")
        assert closed.window.quit() == 0


def test_a_keyring_that_dies_while_it_is_asked_is_one_that_is_not_there(closed: Person) -> None:
    session(closed).freeze_keyring()
    closed.app.start()
    closed.lock.wait_for()
    with nothing_changes(closed, keyring=False):
        session(closed).kill_keyring()
        closed.lock.says("This session has no keyring")
        assert closed.window.quit() == 0


def test_whatever_else_a_keyring_raises_is_said_by_its_kind_alone(closed: Person) -> None:
    closed.app.surroundings[TEST_VARIABLE] = "tests.security.odd_keyrings.Talkative"
    session(closed).stop_keyring()
    with nothing_changes(closed, keyring=False):
        stays_closed(closed, "The keyring could not be read (OSError).", "Try again", "failed")
        assert closed.window.quit() == 0
    log = (closed.app.home / "logs" / "app.log").read_text()
    assert "CannotOpen" in log
    for said in (log, closed.app.said_aloud):
        assert "ZQXWOMBAT1" not in said


@pytest.mark.alone
def test_a_hanging_keyring_keeps_neither_the_window_nor_the_leaving(closed: Person) -> None:
    session(closed).freeze_keyring()
    began = time.monotonic()
    closed.app.start()
    closed.app.find("Locked", "panel")
    shown = time.monotonic() - began
    asked = time.monotonic()
    closed.app.look()
    answered = time.monotonic() - asked
    closed.window.picture("waiting")
    leaving = time.monotonic()
    assert closed.window.quit() == 0
    left = time.monotonic() - leaving
    print(f"shown {shown:.2f} s, answered {answered:.3f} s, left {left:.2f} s")  # noqa: T201
    assert shown < SHOWN_WITHIN_SECONDS
    assert answered < ANSWERS_WITHIN_SECONDS
    assert left < LEAVES_WITHIN_SECONDS


@pytest.mark.alone
def test_a_late_answer_opens_the_journal_by_itself(closed: Person) -> None:
    session(closed).freeze_keyring()
    closed.app.start()
    closed.lock.says("The keyring has not answered yet.")
    closed.app.find("Keep waiting", "push button")
    closed.window.picture("not-answered")
    session(closed).thaw_keyring()
    closed.today.shows(TEXT)
    assert closed.window.quit() == 0


def test_a_late_answer_opens_it_even_while_a_code_is_typed_or_one_waits_on(closed: Person) -> None:
    session(closed).freeze_keyring()
    closed.app.start()
    closed.lock.says("The keyring has not answered yet.")
    closed.lock.try_again_and_hear("The keyring has not answered yet.")
    closed.app.press("Keep waiting", "push button")
    closed.lock.use_code()
    closed.lock.type_code("371074")
    session(closed).thaw_keyring()
    closed.today.shows(TEXT)
    assert closed.window.quit() == 0


@pytest.mark.alone
def test_the_code_opens_it_while_the_keyring_hangs_and_leaving_takes_no_longer(
    closed: Person,
) -> None:
    with session(closed).in_this_process():
        groups = recovery.show(closed.app.home).groups
    session(closed).freeze_keyring()
    closed.app.start()
    closed.lock.use_code()
    closed.lock.type_code("".join(groups))
    closed.lock.group_says(8, "right")
    closed.app.hands.press("Return")
    closed.today.shows(TEXT)
    leaving = time.monotonic()
    assert closed.window.quit() == 0
    assert time.monotonic() - leaving < LEAVES_WITHIN_SECONDS


@pytest.mark.alone
def test_a_first_run_with_a_hanging_keyring_can_be_left_at_once(person: Person) -> None:
    session(person).freeze_keyring()
    person.app.start()
    person.first_run.begin()
    leaving = time.monotonic()
    assert person.window.quit() == 0
    assert time.monotonic() - leaving < LEAVES_WITHIN_SECONDS
    session(person).thaw_keyring()
    person.app.start()
    person.first_run.begin()
    person.today.wait_for()


def configured(person: Person, backend: str) -> None:
    """Let keyring's own settings name this backend."""
    config = person.app.desktop.folder / "config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={backend}\n")


def by_variable(person: Person, backend: str) -> None:
    person.app.surroundings["PYTHON_KEYRING_BACKEND"] = backend


@pytest.mark.parametrize("choose", [configured, by_variable])
@pytest.mark.parametrize("backend", [NULL, PLAIN])
def test_a_keyring_that_forgets_or_tells_is_none(
    person_without_keyring: Person, choose: Callable[[Person, str], None], backend: str
) -> None:
    person = person_without_keyring
    choose(person, backend)
    person.app.start()
    person.first_run.begin()
    assert "keyring" in person.first_run.asks_for_a_passphrase()
    assert person.first_run.nothing_was_made(person.app.home)
    assert plain_files(person) == []
    assert person.window.quit() == 0


@pytest.mark.parametrize("choose", [configured, by_variable])
def test_where_such_a_one_is_chosen_the_true_keyring_still_holds_the_key(
    person: Person, choose: Callable[[Person, str], None]
) -> None:
    choose(person, NULL)
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    assert person.window.quit() == 0
    assert len(secrets_kept.held(session(person))) == 1
    person.app.start()
    person.today.shows(TEXT)
    assert person.window.quit() == 0


def plain_files(person: Person) -> list[Path]:
    """Files of backends that keep secrets in plain text."""
    return list(person.app.desktop.folder.rglob("*pass.cfg"))
