"""A card shows that a picture hangs on its piece, as soon as one does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from journal_app.core.ids import PieceId
from journal_app.services import pictures
from journal_app.services.pictures import Given
from journal_app.storage.vault import Vault
from journal_app.ui.pictures.decoding import decodes
from journal_app.ui.timeline.page import TimelinePage
from tests import made_pictures as made
from tests.builders import FakeClock, keep_moment, moment
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import Keep


def hang(vault: Vault, piece: PieceId, contents: bytes) -> pictures.Hung:
    """Let this hang on a piece."""
    files = pictures.files_of(vault)
    ready = pictures.prepare(files, Given(contents=contents, label=""), decodes=decodes)
    return pictures.add(vault, piece, [ready], clock=FakeClock())


def described(page: TimelinePage, piece: PieceId) -> str:
    """What is told of a card after its name."""
    row = page._model.row_of(piece)
    assert row is not None
    return str(page._model.index(row, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole))


def painted(page: TimelinePage, piece: PieceId) -> QImage:
    """The card as it is seen."""
    row = page._model.row_of(piece)
    assert row is not None
    rect = page._view.visualRect(page._model.index(row, 0))
    return page._view.viewport().grab(rect).toImage()


@pytest.mark.parametrize("kind", ["entry", "moment"])
def test_a_card_says_and_shows_it_as_soon_as_it_hangs(
    ground: Ground, open_page: Callable[[], TimelinePage], keep: Keep, kind: str
) -> None:
    keep("Beside it.")
    piece = keep("By the canal.") if kind == "entry" else ground.ask(keep_moment, moment("Near."))
    page = open_page()
    bare = painted(page, piece)
    ground.ask(hang, piece, made.PDF)
    # A file is none: its card stays as it was.
    ground.wait(lambda: described(page, piece) == "")
    assert painted(page, piece) == bare
    hung = ground.ask(hang, piece, made.encoded(b"png"))
    ground.wait(lambda: described(page, piece) == "with a picture")
    assert painted(page, piece) != bare
    ground.ask(pictures.remove, hung.pictures[0].uid, clock=ground.clock)
    ground.wait(lambda: described(page, piece) == "")
    assert painted(page, piece) == bare
