"""What the tests of the proof share."""

import pytest

from tests.proof.profile import Figures


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Where a test tells what it found."""
    return Figures(request.node.user_properties)
