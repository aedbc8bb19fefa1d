"""A thousand altered databases, logs and records each: no crash, no hang, never a wrong row."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from journal_app.core.clock import when_now
from journal_app.core.errors import KeepProblem, OpenProblem
from journal_app.services import entries
from journal_app.services import vault as vault_service
from tests.services.closed_journal import WAY, ClosedJournal, make_closed
from tests.services.troubles_made import NOW

ROOT = Path(__file__).parents[2]
SECONDS = 110
KNOWN = {problem.value for problem in OpenProblem} | {problem.value for problem in KeepProblem}
LOGGED = 6


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with some texts in the file and some in the log alone, and what was written."""
    place = tmp_path_factory.mktemp("base")
    journal = make_closed(place / "home")
    journal.write(*(f"{number} in the file. " * 40 for number in range(10)))
    crash(journal)
    written = {}
    reader = vault_service.open_reader(journal.home, WAY)
    for piece in reader.timeline.index().ids:
        entry = reader.entries.get(piece)
        assert entry is not None
        written[entry.uid] = entry.body
    reader.close()
    assert len(written) == 10 + LOGGED
    (place / "written.json").write_text(json.dumps(written), "utf-8")
    return place


def crash(journal: ClosedJournal) -> None:
    opened = vault_service.open_journal(journal.home, WAY, now=lambda: NOW)
    for number in range(LOGGED):
        text = f"{number} in the log. " * 40
        entries.add(opened.vault, text, when=when_now(journal.clock), clock=journal.clock)
    files = (journal.folder.journal, journal.folder.journal_log)
    kept = {path: path.read_bytes() for path in files}
    opened.vault.close()
    for path, raw in kept.items():
        path.write_bytes(raw)


def mutated(base: Path, work: Path, name: str, seeds: range) -> list[dict[str, Any]]:
    """What came of each alteration; the process that tried them must have lived to its end."""
    line = [sys.executable, "-m", "tests.services.mutating", str(base), str(work), name]
    ended = subprocess.run(
        [*line, str(seeds.start), str(seeds.stop)],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    said = [json.loads(each) for each in ended.stdout.splitlines()]
    last = said[-1]["seed"] if said else None
    assert ended.returncode == 0, f"ended after seed {last}: {ended.stderr.decode()[-2000:]}"
    assert ended.stderr == b""
    assert [each["seed"] for each in said] == list(seeds)
    return said


@pytest.mark.parametrize("seeds", [range(500), range(500, 1000)])
@pytest.mark.parametrize("name", ["journal.db", "journal.db-wal", "vault.json"])
def test_a_thousand_altered_files(base: Path, tmp_path: Path, name: str, seeds: range) -> None:
    said = mutated(base, tmp_path / "work", name, seeds)
    assert [each["seed"] for each in said if each["wrong"]] == []
    for each in said:
        for problem, words in (("problem", "words"), ("examined", "told")):
            if each.get(problem) is not None:
                assert each[problem] in KNOWN
                assert each[words].endswith(".")
    found = Counter(each["problem"] for each in said)
    # Neither a test of nothing nor one in which nothing opens.
    assert found[None] > 0
    assert len(found) > 2 or name == "journal.db-wal"
