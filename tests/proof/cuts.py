"""Power cuts in one life, and where a failure was."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.proof.ledger import Ledger
from tests.proof.recorded import Arrived, Disk, Kind, Record


@dataclass
class Cuts:
    """Power cuts in one life, the earliest first."""

    place: Path
    disk: Disk
    done: list[Record]
    at: int = 0
    told: str = ""

    def after(self, cut: int, names: Arrived, contents: Arrived, chance: random.Random) -> Ledger:
        """Cut the power after so many things; in `left` is what the disk holds then."""
        for each in self.done[self.at : cut]:
            self.told += each.path if each.kind is Kind.SAY else ""
            self.disk.do(each)
        self.at = cut
        ledger = Ledger(kept={"passphrase": 0})
        ledger.hear_all(self.told)
        shutil.rmtree(self.left, ignore_errors=True)
        self.disk.left(self.left, names, contents, chance)
        return ledger

    @property
    def left(self) -> Path:
        return self.place / "left"


@contextmanager
def told_with(words: str) -> Iterator[None]:
    """Let a failure say where it was."""
    try:
        yield
    except Exception as error:
        error.add_note(words)
        raise
