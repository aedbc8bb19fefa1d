"""Back leads to where one was, not only to where one had come."""

from journal_app.core.ids import PieceId
from journal_app.ui.navigation import Navigator, PageId, Place

TIMELINE = Place(page=PageId.TIMELINE)
READ_ON = Place(page=PageId.READER, piece=PieceId(28), scroll=120)


def test_a_page_on_which_one_moved_about_is_come_back_to_there() -> None:
    navigator = Navigator()
    navigator.go(TIMELINE)
    navigator.go(Place(page=PageId.READER, piece=PieceId(31)))
    navigator.left_at = lambda: READ_ON
    navigator.go(Place(page=PageId.DAY, part="2019-03-14"))
    navigator.left_at = lambda: Place(page=PageId.DAY, part="2019-03-15")
    navigator.back()
    assert navigator.here == READ_ON
    navigator.forward()
    assert navigator.here == Place(page=PageId.DAY, part="2019-03-15")


def test_what_a_page_keeps_to_itself_is_not_remembered() -> None:
    """Support says the start page when it is asked where one is."""
    navigator = Navigator()
    support = Place(page=PageId.SUPPORT)
    navigator.go(support)
    navigator.left_at = lambda: Place(page=PageId.TODAY)
    navigator.go(TIMELINE)
    navigator.back()
    assert navigator.here == support
