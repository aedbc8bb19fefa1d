"""Killed at any time, whatever somebody was just doing: what they were told is kept, is kept."""

import random
import signal
from pathlib import Path

import pytest

from tests.proof.forked import End, forker
from tests.proof.ledger import Ledger
from tests.proof.profile import Figures, times
from tests.proof.seen import check
from tests.services.closed_journal import ClosedJournal, make_closed

KILLS = times(100, 2000)
A_JOURNAL = 50
"""So many kills one journal goes through before another one begins."""
MOST_LINES = 14
LONGEST_SECONDS = (0.06, 0.008)
"""While it opens, and while somebody does things in it."""


@pytest.mark.timeout(60 + KILLS * 2)
def test_what_was_told_is_kept_whenever_the_process_is_killed(
    quick: Path, figures: Figures
) -> None:
    acknowledged = open_ends = 0
    with forker() as forked:
        for number in range(KILLS):
            if number % A_JOURNAL == 0:
                journal = make_closed(quick / f"home-{number}")
                ledger = Ledger(kept={"passphrase": 0})
            chance = random.Random(number)
            person = {"passphrase": ledger.kept["passphrase"], "number": 1000 * number}
            asked = {"home": str(journal.home), "person": person | {"seed": number}}
            lines = chance.randrange(MOST_LINES)
            end = End(lines, chance.uniform(0, LONGEST_SECONDS[min(lines, 1)]))
            run = forked.run(asked, end)
            assert run.code == -signal.SIGKILL, f"it ended by itself in run {number}"
            ledger.hear_all(run.told)
            assert ledger.refused == 0
            open_ends += bool(ledger.open)
            check(journal.home, ledger)
            if (number + 1) % A_JOURNAL == 0 or number + 1 == KILLS:
                acknowledged += ledger.acknowledged
    assert acknowledged > KILLS
    assert open_ends > KILLS // 10, "hardly ever was it killed in the middle of something"
    figures.tell(
        "SIGKILL while somebody types, saves, marks, captures, locks, backs up",
        f"0 of {acknowledged:,} acknowledged deeds missing in {KILLS:,} kills, "
        f"{open_ends:,} of them in the middle of one",
    )


@pytest.fixture
def lived(quick: Path) -> tuple[ClosedJournal, Ledger]:
    """A journal after some deeds, and what was told of them."""
    journal, ledger = make_closed(quick / "home"), Ledger(kept={"passphrase": 0})
    with forker() as forked:
        run = forked.run({"home": str(journal.home), "person": {}, "every_deed": True})
    assert run.code == 0
    ledger.hear_all(run.told)
    return journal, ledger


def test_a_loss_would_be_noticed(lived: tuple[ClosedJournal, Ledger]) -> None:
    journal, ledger = lived
    facts = check(journal.home, ledger)
    kinds = {name.partition(":")[0] for name in facts}
    assert kinds == {"entry", "moment", "draft", "note", "file", "passphrase"}
    for kind in sorted(kinds - {"passphrase"}):
        name = next(each for each in facts if each.startswith(kind))
        lost = dict(facts)
        del lost[name]
        assert len(ledger.complaints(lost)) == 1
        assert len(ledger.complaints(facts | {name: "altered"})) == 1
        assert len(ledger.complaints(facts | {f"{kind}:0": facts[name]})) == 1
    assert ledger.complaints(facts) == []


def test_what_was_tried_is_there_whole_or_not_at_all() -> None:
    ledger = Ledger(kept={"draft:1": "No. 1."})
    ledger.hear('{"try": {"moment:1": "No. 1.", "draft:1": null}}')
    assert ledger.complaints({"draft:1": "No. 1."}) == []
    assert ledger.complaints({"moment:1": "No. 1."}) == []
    assert len(ledger.complaints({"moment:1": "No. 1.", "draft:1": "No. 1."})) == 1
    assert len(ledger.complaints({})) == 1
