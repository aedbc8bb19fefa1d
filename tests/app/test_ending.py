"""What the process that begins anew is told of a journal that was erased."""

import pytest

from journal_app.app.ending import left_words, refused_view, told_words
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.services.erasing import Erased
from journal_app.ui.lock.view import LockView


@pytest.mark.parametrize("key", [False, True])
@pytest.mark.parametrize("files", [False, True])
@pytest.mark.parametrize("opens", [False, True])
@pytest.mark.parametrize("copies", ["open", "shut", "older", "shared"])
def test_what_is_left_arrives_in_words(key: bool, files: bool, opens: bool, copies: str) -> None:
    erased = Erased(
        entry_left=key,
        files_left=files,
        opens_still=opens,
        key_shared=copies == "shared",
        copies_shut=copies in ("shut", "older"),
        older_open=copies == "older",
    )
    told = left_words(erased)
    assert " " not in told
    assert told_words(told) == erased.words
    assert ("code of then" in erased.words) == (copies == "older")


NOT_BEGUN = CannotKeep(KeepProblem.READ_ONLY, "Nothing was erased.", "Check the folder.")


@pytest.mark.parametrize("passphrase", [False, True])
def test_an_erase_that_did_not_begin_offers_to_open_and_tells_where_it_is(passphrase: bool) -> None:
    view = refused_view(LockView(passphrase=passphrase), NOT_BEGUN)
    assert view.main_words == "Open"
    assert view.asks is passphrase
    assert view.message == (
        "Nothing was erased. Check the folder. Erasing is in the settings, under Privacy and lock."
    )


@pytest.mark.parametrize("passphrase", [False, True])
def test_after_an_unexpected_error_there_is_nothing_to_open_and_a_way_out(passphrase: bool) -> None:
    view = refused_view(LockView(passphrase=passphrase), RuntimeError("words"))
    assert (view.main_words, view.asks, view.may_use_code) == ("", False, False)
    assert (view.may_go_elsewhere, view.may_quit) == (False, True)
    assert view.message == (
        "Something unexpected was in the way. What was begun is finished at the next start."
    )
