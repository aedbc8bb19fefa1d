"""Errors a person may meet carry a sentence and a way out, and nothing else."""

import pytest

from journal_app.core.errors import (
    BadInput,
    CannotKeep,
    CannotOpen,
    JournalError,
    KeepProblem,
    NotFound,
    OpenProblem,
)


@pytest.mark.parametrize(
    "error",
    [
        BadInput("Not so.", "But so."),
        NotFound("Not so.", "But so."),
        CannotOpen(OpenProblem.BUSY, "Not so.", "But so."),
        CannotKeep(KeepProblem.BUSY, "Not so.", "But so."),
    ],
)
def test_sentence_and_advice_make_one_line(error: JournalError) -> None:
    assert str(error) == error.sentence == "Not so."
    assert error.words == "Not so. But so."


def test_without_advice_there_is_only_the_sentence() -> None:
    assert BadInput("Not so.").words == "Not so."
