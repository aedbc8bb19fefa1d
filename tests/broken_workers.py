"""A worker of the tests that breaks leaves the places it was in: what it prints is easily lost."""

import faulthandler
import os
from pathlib import Path
from typing import TextIO

import pytest

PLACES = pytest.StashKey[TextIO]()


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let the stack of every thread go into a file of this worker if its process breaks."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is not None:
        path = places(config.rootpath, worker)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Open as long as the process lives: it may break at any time.
        config.stash[PLACES] = path.open("w", encoding="utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before each test, which may have taken this for itself."""
    file = item.config.stash.get(PLACES, None)
    if file is not None:
        faulthandler.enable(file)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """What has not broken leaves no file."""
    file = config.stash.get(PLACES, None)
    if file is not None:
        faulthandler.disable()
        file.close()
        Path(file.name).unlink(missing_ok=True)


def places(root: Path, worker: str) -> Path:
    """Where this worker of the tests of this checkout tells them; `packaging/test.py` reads it."""
    return root / ".cache" / "tests" / f"broken-{worker}.txt"
