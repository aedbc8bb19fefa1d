"""The words of the app, and a window to show parts of the form in."""

import pytest

from journal_app.content.vocabulary import load_vocabulary
from journal_app.core.vocabulary import Vocabulary
from tests.ui.widgets.conftest import shown

__all__ = ["shown"]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Every word, as nobody has changed it."""
    return load_vocabulary("en")
