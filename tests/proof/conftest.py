"""What the tests of the proof share."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.proof.profile import Figures

_IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Where a test tells what it found."""
    return Figures(request.node.user_properties)


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: nothing here is proved by how a real disk syncs."""
    with in_memory(tmp_path) as folder:
        yield folder


@contextmanager
def in_memory(otherwise: Path) -> Iterator[Path]:
    """A folder in memory for as long as the block runs, or else the one given."""
    if not os.access(_IN_MEMORY, os.W_OK):
        yield otherwise
        return
    folder = Path(tempfile.mkdtemp(prefix="tideline-proof-", dir=_IN_MEMORY))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
