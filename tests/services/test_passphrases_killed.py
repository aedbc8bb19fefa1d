"""Killed at any instant of a switch, the journal opens the one way it says, and the next opening
finishes the rest.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.security.folder import HomeFolder
from journal_app.security.keyring_entry import remove_entry, store_and_read_back
from journal_app.security.keyring_outcomes import Stored
from journal_app.security.recovery_code import root_from_code
from journal_app.security.vault_json import record_from_json
from journal_app.security.vault_record import Mode
from journal_app.services import first_run, passphrases
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doomed import KILLED, LIVED, Doomed, doomed_process
from tests.services.doors_journal import (
    ANOTHER,
    PASSPHRASE,
    entry_of,
    folder_of,
    in_keyring,
    make_journal,
    opens,
    record_of,
    set_passphrase,
)

__all__ = ["keyring_session"]

MOST = 2000
pytestmark = pytest.mark.timeout(600)
"""Each walk is some hundred runs of a process."""

TYPED = (WayIn(passphrase=PASSPHRASE), WayIn(passphrase=ANOTHER))


@pytest.fixture
def doomed(keyring_session: KeyringSession) -> Iterator[Doomed]:
    with doomed_process() as process:
        yield process


class Walk:
    """One journal, taken back to the same beginning before each run."""

    def __init__(self, folder: Path, clock: FakeClock, *, passphrase: bool) -> None:
        self.home = folder / "home"
        self._kept = folder / "kept"
        self._stored = not passphrase
        self.code = make_journal(self.home, clock, backed_up=True)
        if passphrase:
            set_passphrase(self.home, clock)
        shutil.copytree(self.home, self._kept)

    def begin_again(self) -> None:
        shutil.rmtree(self.home)
        shutil.copytree(self._kept, self.home)
        if self._stored:
            root = root_from_code(self.code)
            assert isinstance(store_and_read_back(entry_of(self.home), root, None), Stored)
        else:
            remove_entry(entry_of(self.home), None)

    def ends(self, doomed: Doomed, case: str) -> Iterator[int]:
        """Every instant at which it can end, one after the other."""
        for left in range(MOST):
            self.begin_again()
            ended = doomed.run(case, self.home, left, self.code)
            yield left
            if ended == LIVED:
                return
        raise AssertionError("it never came to its end")


def way_it_says(home: Path) -> WayIn:
    """The way in of somebody who only looks at what the journal says of itself."""
    if vault_service.facts(home).opens_with == "keyring":
        return BY_KEYRING
    for way in TYPED:
        problem = None
        try:
            vault_service.open_reader(home, way).close()
        except CannotOpen as refused:
            problem = refused.problem
        if problem is None:
            return way
        assert problem is OpenProblem.WRONG_PASSPHRASE
    raise AssertionError("no passphrase opens it")


def the_one_before_alone_opens(home: Path) -> None:
    """A power cut may take the record with it; the one before it names a way in as well."""
    record = folder_of(home).record
    kept = record.with_name("kept")
    record.rename(kept)
    vault_service.open_reader(home, way_it_says(home)).close()
    kept.rename(record)


def is_settled(home: Path) -> bool:
    """Whether all that lies there names the one way in, and the keyring holds what it says."""
    record = record_of(home)
    folder = folder_of(home)
    others = [folder.record_before, *folder.backups.glob("*.json")]
    by_passphrase = record.mode is Mode.PASSPHRASE
    return (
        in_keyring(home) is not by_passphrase
        and (record.passphrase is not None) is by_passphrase
        and (record.keyring is None) is by_passphrase
        and len(others) == 2
        and all(
            (other.mode, other.passphrase) == (record.mode, record.passphrase)
            for other in (record_from_json(path.read_bytes()) for path in others)
        )
    )


@pytest.mark.parametrize("case", ["on", "change", "off"])
def test_killed_at_any_instant_there_is_one_way_in_and_the_next_opening_finishes(
    tmp_path: Path, doomed: Doomed, clock: FakeClock, case: str
) -> None:
    walk = Walk(tmp_path, clock, passphrase=case != "on")
    ways = []
    said = set()
    for _left in walk.ends(doomed, case):
        the_one_before_alone_opens(walk.home)
        assert opens(walk.home, way_it_says(walk.home))
        assert opens(walk.home, WayIn(code=walk.code))
        finished = passphrases.finish(walk.home)
        said.add(finished.words if finished else "")
        way = way_it_says(walk.home)
        assert opens(walk.home, way)
        assert is_settled(walk.home)
        assert passphrases.finish(walk.home) is None
        ways.append(way)
    before, after = {
        "on": (BY_KEYRING, TYPED[0]),
        "change": TYPED,
        "off": (TYPED[0], BY_KEYRING),
    }[case]
    assert len(ways) > 50
    assert (ways[0], ways[-1]) == (before, after)
    switched = ways.index(after)
    assert ways == [before] * switched + [after] * (len(ways) - switched)
    told = {"on": 3, "change": 1, "off": 2}[case]
    assert len(said) == told, "what was finished is told, and nothing else"


def test_finishing_is_killed_at_any_instant_and_finished_by_the_next(
    tmp_path: Path, doomed: Doomed, clock: FakeClock
) -> None:
    walk = Walk(tmp_path, clock, passphrase=False)
    shutil.rmtree(walk._kept)
    for left in range(MOST):
        doomed.run("on", walk.home, left)
        if record_of(walk.home).passphrase is not None:
            break
    assert record_of(walk.home).mode is Mode.KEYRING
    shutil.copytree(walk.home, walk._kept)
    for _left in walk.ends(doomed, "finish"):
        assert opens(walk.home, way_it_says(walk.home))
        passphrases.finish(walk.home)
        assert is_settled(walk.home)
        assert way_it_says(walk.home) == TYPED[0]


def test_putting_the_key_back_is_killed_at_any_instant(
    tmp_path: Path, doomed: Doomed, clock: FakeClock
) -> None:
    walk = Walk(tmp_path, clock, passphrase=False)
    walk._stored = False
    held = []
    for _left in walk.ends(doomed, "put-back"):
        assert opens(walk.home, WayIn(code=walk.code))
        held.append(in_keyring(walk.home))
        if held[-1]:
            assert opens(walk.home)
    assert (held[0], held[-1]) == (False, True)
    assert held == sorted(held)


def test_making_a_journal_is_killed_at_any_line_of_it(
    tmp_path: Path, doomed: Doomed, clock: FakeClock
) -> None:
    made = []
    for left in range(MOST):
        home = tmp_path / f"home-{left}"
        ended = doomed.run("first-run", home, left)
        made.append(vault_service.facts(home).exists)
        if not made[-1]:
            first_run.create(home, clock=clock)
        assert not HomeFolder(path=home).unfinished()
        vault_service.close_journal(
            vault_service.open_journal(home, now=lambda: "20260314T092653Z")
        )
        if ended != KILLED:
            break
    assert ended == LIVED
    assert len(made) > 50
    assert made == sorted(made), "once it is finished it stays"
