"""What was said to be kept is kept, though the process is killed in the middle of the next."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from journal_app.core.search import parse
from tests.builders import key, make_vault, open_vault
from tests.storage.saver import body_of

# `KILLS=1000 pytest tests/storage/test_killed_while_saving.py` for a night, 5000 for a release.
KILLS = int(os.environ.get("KILLS", "30"))


@pytest.mark.timeout(120 + KILLS * 2)
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(vault_path: Path) -> None:
    make_vault(vault_path).close()
    acknowledged: list[str] = []
    for cycle in range(KILLS):
        chance = random.Random(cycle)
        acknowledged += _killed_after(vault_path, cycle, chance.uniform(0.004, 0.120))
        _all_there(vault_path, acknowledged)
    assert len(acknowledged) > KILLS


def test_what_was_never_kept_would_be_missed(vault_path: Path) -> None:
    make_vault(vault_path).close()
    with pytest.raises(AssertionError):
        _all_there(vault_path, ["019cebab-8995-7054-a694-4864e109050b"])


def _killed_after(path: Path, seed: int, seconds: float) -> list[str]:
    """Uids that were acknowledged before this much time after the first save had begun."""
    saver = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.saver", str(path), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with saver:
        assert saver.stdout is not None
        assert saver.stderr is not None
        assert saver.stdout.readline() == "ready\n"
        timer = threading.Timer(seconds, saver.kill)
        timer.start()
        told = saver.stdout.read()
        timer.join()
        assert saver.stderr.read() == ""
    # A line without an end was cut off while it was said.
    return [line[:-1] for line in told.splitlines(keepends=True) if line.endswith("\n")]


def _all_there(path: Path, acknowledged: list[str]) -> None:
    vault = open_vault(path, key())
    kept: dict[str, str] = dict(
        vault.connection.rows(
            "SELECT pieces.uid, entries.body FROM pieces JOIN entries USING (id) WHERE rev = 2"
        )
    )
    vault.checkpoint()
    checks = [
        vault.connection.rows(f"PRAGMA {name}")
        for name in ("cipher_integrity_check", "integrity_check", "foreign_key_check")
    ]
    vault.search.check()
    times_found = [len(vault.search.find(parse(body_of(uid)[:64]))) for uid in acknowledged[-20:]]
    vault.close()
    assert [uid for uid in acknowledged if kept.get(uid) != body_of(uid)] == []
    assert checks == [[], [("ok",)], []]
    assert set(times_found) <= {1}
