"""What every test may ask for: a clock, a real journal, and no window on anybody's screen."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from journal_app.storage.vault import Vault
from tests.broken_workers import pytest_configure, pytest_runtest_setup, pytest_unconfigure
from tests.builders import FakeClock, make_vault

# Tests in tests/e2e start real processes and give them a real screen of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("short", max_examples=50, deadline=None)
settings.register_profile("nightly", max_examples=2000, deadline=None)
# `pytest --hypothesis-profile=nightly` chooses the other one.
settings.load_profile("short")


# As in the app: a cycle with Qt objects collected on a worker thread crashes the process.
gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end: no collection need look at it."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Collect on the thread of the tests, after every test that may have made Qt objects."""
    if {"qtbot", "qapp"} & set(getattr(item, "fixturenames", ())):
        gc.collect()


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


__all__ = ["pytest_configure", "pytest_runtest_setup", "pytest_unconfigure"]
