"""What was asked not to come on On this day again can be asked to, from the piece itself."""

from journal_app.core.ids import PieceId
from journal_app.services import on_this_day
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from tests.builders import entry
from tests.ui.context_fixture import Ground

WORDS = "Let it come on On this day again"


def offered(reader: ReaderPage, ground: Ground, piece: PieceId) -> list[str]:
    """What the menu says of this piece; the last is done when it is about On this day."""
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader._options._leaf.entry is not None)
    reader._options.open()
    menu = reader._options._menu
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    for action in menu.actions():
        if action.text() == WORDS:
            action.trigger()
    menu.close()
    return words


def test_a_piece_that_was_left_out_comes_again(ground: Ground, reader: ReaderPage) -> None:
    piece = ground.keep(entry("The lamp of 2019."))
    assert WORDS not in offered(reader, ground, piece)
    ground.ask(on_this_day.not_again, piece, clock=ground.clock)
    assert WORDS in offered(reader, ground, piece)
    ground.wait(lambda: not ground.ask(on_this_day.is_left_out, piece))
    assert ground.notices.said[-1][0] == "It may come on On this day again."
    assert WORDS not in offered(reader, ground, piece)
