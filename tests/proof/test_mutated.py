"""The journal, its log, its record, what waits in its inbox and a sealed file, each altered by
chance many times: no crash, no hang, nothing wrong is ever shown, and every refusal has words.
"""

import hashlib
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
from journal_app.core.moments import Capture
from journal_app.services import entries, inbox, pictures
from journal_app.services import vault as vault_service
from journal_app.services.pictures import Given
from tests.proof.profile import Figures, times
from tests.services.closed_journal import WAY, ClosedJournal, make_closed
from tests.services.troubles_made import NOW

ROOT = Path(__file__).parents[2]
TIMES = times(500, 3000)
SECONDS = 60 + TIMES // 2
KNOWN = {problem.value for problem in OpenProblem} | {problem.value for problem in KeepProblem}
LOGGED = 6
CONTENTS = b"What hangs on a page. " * 8_000
CAUGHT = "Caught while it was closed."


@pytest.fixture
def base(quick: Path) -> Path:
    """A journal with some texts in the file and some in the log alone, a file on one of them and a
    moment that waits, and what was written.
    """
    journal = make_closed(quick / "home")
    journal.write(*(f"{number} in the file. " * 40 for number in range(10)))
    written = crash(journal)
    uid = inbox.drop(journal.home, Capture(note=CAUGHT), clock=journal.clock)
    written["moments"] = {uid: CAUGHT}
    (quick / "written.json").write_text(json.dumps(written), "utf-8")
    return quick


def crash(journal: ClosedJournal) -> dict[str, dict[str, str]]:
    opened = vault_service.open_journal(journal.home, WAY, now=lambda: NOW)
    vault = opened.vault
    for number in range(LOGGED):
        text = f"{number} in the log. " * 40
        added = entries.add(vault, text, when=when_now(journal.clock), clock=journal.clock)
    files = pictures.files_of(vault)
    ready = pictures.prepare(files, Given(contents=CONTENTS), decodes=lambda _data, _media: True)
    hung = pictures.add(vault, added.entry.id, [ready], clock=journal.clock)
    found = [vault.entries.get(piece) for piece in vault.timeline.index().ids]
    written = {entry.uid: entry.body for entry in found if entry is not None}
    assert len(written) == 10 + LOGGED
    digest = hashlib.sha256(CONTENTS).hexdigest()
    paths = (journal.folder.journal, journal.folder.journal_log)
    kept = {path: path.read_bytes() for path in paths}
    vault.close()
    for path, raw in kept.items():
        path.write_bytes(raw)
    return {"entries": written, "files": {hung.pictures[0].uid: digest}}


def mutated(base: Path, name: str) -> list[dict[str, Any]]:
    """What came of each alteration; the process that tried them must have lived to its end."""
    line = [sys.executable, "-m", "tests.proof.mutating", str(base), str(base / "work"), name]
    ended = subprocess.run(
        [*line, "0", str(TIMES)],
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
    assert [each["seed"] for each in said] == list(range(TIMES))
    return said


@pytest.mark.timeout(SECONDS + 60)
@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("journal.db", "the database"),
        ("journal.db-wal", "its log"),
        ("vault.json", "vault.json"),
        ("inbox/*.sealed", "an item of the inbox"),
        ("files/*", "a sealed file"),
    ],
)
def test_an_altered_file(base: Path, name: str, file: str, figures: Figures) -> None:
    said = mutated(base, name)
    assert [each["seed"] for each in said if each["wrong"]] == []
    for each in said:
        for problem, words in (("problem", "words"), ("examined", "told")):
            if each.get(problem) is not None:
                assert each[problem] in KNOWN
                assert each[words].endswith(".")
    what = {"inbox/*.sealed": "inbox", "files/*": "words"}.get(name, "problem")
    found = Counter((each[what], each["read"]) for each in said)
    if what != "problem":
        assert all(words.endswith(".") for words, _read in found if words)
    # Neither a test of nothing nor one in which nothing opens.
    assert any(each["read"] for each in said)
    assert len(found) > 1, found
    figures.tell(
        f"mutated, {file}",
        f"0 crashes, hangs, wrong rows or wrong words in {TIMES:,}; "
        f"{len(found):,} different outcomes",
    )
