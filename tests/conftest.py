"""What every test may ask for: a clock, a real journal, and no window on anybody's screen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from journal_app.storage.vault import Vault
from tests.builders import FakeClock, make_vault

# Tests in tests/e2e start real processes and give them a real screen of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("short", max_examples=50, deadline=None)
settings.register_profile("nightly", max_examples=2000, deadline=None)
# `pytest --hypothesis-profile=nightly` chooses the other one.
settings.load_profile("short")


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still until the test lets it go on."""
    return FakeClock()


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    """Where the journal of this test lies."""
    return tmp_path / "journal.db"


@pytest.fixture
def vault(vault_path: Path) -> Iterator[Vault]:
    """A real, new, empty journal, opened for writing."""
    opened = make_vault(vault_path)
    yield opened
    opened.close()
