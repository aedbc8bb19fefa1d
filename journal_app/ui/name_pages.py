"""The way from a name, wherever it stands, to the page of everything with it."""

from functools import partial

from journal_app.services import around
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place


def go_to_name(context: Context, noun: str, name: str) -> None:
    """Find who or what is called so, ``person`` or ``tag``, and go to its page."""
    job = context.jobs.run(around.part_of, noun, name)
    job.finished.connect(partial(_go, context))


def _go(context: Context, part: str) -> None:
    if part:
        context.navigator.go(Place(page=PageId.PEOPLE, part=part))
