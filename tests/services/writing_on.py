"""A process that has a journal open and keeps one text after the other until it is ended."""

import sys
from pathlib import Path

from journal_app.core.clock import when_now
from journal_app.services import entries
from journal_app.services import vault as vault_service
from journal_app.system.clock import SystemClock
from tests.services.closed_journal import WAY

ENOUGH = 2000
CHECKPOINT_EVERY = 7


def main() -> None:
    """Say each text once it is kept."""
    clock = SystemClock()
    journal = vault_service.open_journal(Path(sys.argv[1]), WAY, now=clock.stamp)
    print("open", flush=True)  # noqa: T201 - how the one that ends it knows
    vault_service.note_session(journal.vault)
    for number in range(ENOUGH):
        text = f"Text {number} of {sys.argv[2]}."
        entries.add(journal.vault, text, when=when_now(clock), clock=clock)
        print(text, flush=True)  # noqa: T201 - the same
        if number % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1:
            journal.vault.checkpoint()


if __name__ == "__main__":
    main()
