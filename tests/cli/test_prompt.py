"""`prompt`: today's question as a line or an object, the same all day, safe ones while put away."""

from pathlib import Path

import pytest

from journal_app.core.safety import SafetyState
from journal_app.services import safety, vault
from journal_app.services.vault import OpenJournal
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession

PASSPHRASE = "the long way home"


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, keyring: KeyringSession) -> Shell:
    """A shell with one entry, so that there is a journal."""
    shell = Shell(tmp_path_factory.mktemp("prompt"), keyring.environment)
    shell.add("A quiet evening.")
    return shell


def opened(home: Path, passphrase: str) -> OpenJournal:
    return vault.open_journal(home, WayIn(passphrase=passphrase), now=lambda: "20260101T000000Z")


def test_one_line_that_is_the_same_again_and_uses_nothing_up(shell: Shell) -> None:
    first, second = shell.run("prompt"), shell.run("prompt")
    assert (first.code, first.told) == (0, "")
    assert first.text == second.text
    assert first.text.count("\n") == 1


def test_an_object_says_what_it_is_and_why_it_came(shell: Shell) -> None:
    told = shell.run("prompt", "--json").json
    assert set(told) == {"id", "family", "text", "short", "why"}
    assert told["text"] == shell.run("prompt").text.strip()
    assert told["short"] == shell.run("prompt", "--short").text.strip()
    assert "You have not seen this one before." in told["why"]


def test_another_one_stands_behind_it(shell: Shell) -> None:
    assert shell.run("prompt", "--another", "1").text != shell.run("prompt").text
    none = shell.run("prompt", "--another", "900")
    assert (none.code, none.out) == (1, b"")
    assert none.told == "There is no further question for now.\n"


def test_without_a_journal_it_says_so(bare: Shell) -> None:
    answer = bare.run("prompt")
    assert answer.code == 1
    assert "There is no journal here yet." in answer.told


def test_while_closeness_is_put_away_only_safe_ones_come(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\nA quiet evening.")
    journal = opened(bare.home, PASSPHRASE)
    safety.say(journal.vault, SafetyState.FLAGGED, clock=FakeClock())
    vault.close_journal(journal)
    families = set()
    for n in range(12):
        words = ("prompt", "--json", "--passphrase-stdin", "--another", str(n))
        families.add(bare.run(*words, given=f"{PASSPHRASE}\n").json["family"])
    assert families <= {"P1", "P7"}
