"""Every call that changes something on the disk fails, once or from then on: nothing is lost.

In the long profile each of them in four ways: once or for ever, with EIO or ENOSPC. In the short
one each sync, truncation, rename and other change of names, and of writes that follow each other
in one file the first and the last, in one way after the other.
"""

import errno
import itertools
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.proof.disk import built, surroundings
from tests.proof.forked import COULD_NOT_GO_ON, LIVED, forker
from tests.proof.ground import ground, looked_at
from tests.proof.profile import LONG, Figures
from tests.proof.recorded import Kind
from tests.proof.seen import check

DEEDS = (
    "open",
    "write",
    "capture",
    "hang",
    "bin",
    "checkpoint",
    "back_up",
    "lock",
    "change_passphrase",
    "restore",
    "close",
)
WAYS = tuple(itertools.product((errno.EIO, errno.ENOSPC), (False, True)))
REFUSED_AT_MOST = 2
"""By one failure: what was being done, and that it was done in order."""


def ways(at: int) -> Sequence[tuple[int, bool]]:
    """In which of the four this call fails."""
    return WAYS if LONG else (WAYS[at % len(WAYS)],)


@pytest.mark.timeout(36_000 if LONG else 300)
def test_each_call_fails_once_and_for_ever(quick: Path, figures: Figures) -> None:
    kinds: Counter[str] = Counter()
    runs = refused = 0
    with forker(**surroundings(built(quick))) as forked:
        base = ground(quick, forked)
        scenes = [(base, deed) for deed in DEEDS]
        for each, deed in [*scenes, (base.older(2), "open")]:
            changes = each.changes(deed)
            kinds.update(call.kind.name for call in changes if call.kind is not Kind.REFUSED)
            for at in looked_at(changes):
                for error, for_ever in ways(at):
                    failing = {"fails_at": at, "error": error, "for_ever": for_ever}
                    ledger, run = each.after(deed, **failing)
                    try:
                        assert run.code in (LIVED, COULD_NOT_GO_ON), "nobody foresaw this failure"
                        assert for_ever or run.code == LIVED, "it did not go on"
                        assert for_ever or ledger.refused <= REFUSED_AT_MOST
                        check(each.home, ledger)
                    except Exception as failure:
                        what = f"{each.name}, {deed}: {changes[at].kind.name} {failing}"
                        failure.add_note(what)
                        raise
                    runs += 1
                    refused += bool(ledger.refused)
    assert refused > runs // 2, "hardly anything ever failed"
    told = ", ".join(f"{count} {kind.lower()}" for kind, count in sorted(kinds.items()))
    figures.tell(
        "each write, sync, truncate, rename failing, once and for ever, EIO and ENOSPC",
        f"0 lost in {runs:,} runs over {kinds.total():,} calls ({told}); "
        f"{refused:,} times something was refused in words",
    )
