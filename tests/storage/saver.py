"""A process that keeps one entry after another and says of each when it is kept.

Run as ``python -m tests.storage.saver FILE SEED``. What an entry holds follows from its uid.
"""

import hashlib
import random
import sys
from pathlib import Path

from tests.builders import entry, keep_entry, open_vault


def body_of(uid: str) -> str:
    """The text of the entry with this uid: up to 20,000 signs that nobody can guess."""
    seed = hashlib.sha256(uid.encode()).hexdigest()
    return f"{seed} é🌊 " * (1 + int(seed[:4], 16) % 280)


def save_for_ever(path: Path, seed: int) -> None:
    """Keep entries, now and then write one anew or empty the log, until somebody ends it."""
    chance = random.Random(seed)
    vault = open_vault(path)
    say("ready")
    while True:
        new = entry("")
        piece = keep_entry(vault, new)
        body = body_of(new.uid)
        with vault.writing():
            vault.entries.save(piece, 1, body, new.created_at)
            vault.search.put(piece, body, (), ())
        say(new.uid)
        if chance.random() < 0.1:
            vault.checkpoint()


def say(line: str) -> None:
    """Write a line that is out of this process when the call returns."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    save_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
