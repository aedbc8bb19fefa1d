"""What the process that begins anew is told of a journal that was erased."""

import pytest

from journal_app.app.ending import left_words, told_words
from journal_app.services.erasing import Erased


@pytest.mark.parametrize("key", [False, True])
@pytest.mark.parametrize("files", [False, True])
def test_what_is_left_arrives_in_words(key: bool, files: bool) -> None:
    erased = Erased(entry_left=key, files_left=files)
    told = left_words(erased)
    assert " " not in told
    assert told_words(told) == erased.words
