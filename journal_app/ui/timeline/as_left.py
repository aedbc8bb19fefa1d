"""The timeline as it was left before the journal was closed."""

from journal_app.services import places
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place


def as_left(context: Context, asked: Place) -> Place:
    """What was asked for; where that was nothing in particular, the search and the place of before.

    One small row of the journal is read for it.
    """
    if asked.piece is not None or asked.part:
        return asked
    kept = context.session.read(places.of_timeline) or {}
    try:
        return Place(**{**kept, "page": PageId.TIMELINE})
    except TypeError:
        # Whatever another version kept there is of no use here.
        return asked
