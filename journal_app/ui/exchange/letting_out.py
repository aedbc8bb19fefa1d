"""What every page with pieces on it offers: put them on paper, and take them out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context

Listed = Callable[[], Sequence[PieceId]]


def letting_out(
    context: Context, page: QWidget, listed: Listed, words: str = ""
) -> Mapping[ActionId, Command]:
    """Both commands for what is `listed`, the newest first; `words` name it as a part of all."""
    return {
        ActionId.PRINT: partial(_print, context, page, listed),
        ActionId.EXPORT: partial(_export, context, page, listed, words),
    }


def _print(context: Context, page: QWidget, listed: Listed) -> None:
    # What draws on paper is for whoever prints.
    from journal_app.ui.papers.sheet import PaperSheet

    pieces = listed()
    if pieces:
        PaperSheet(context, page.window(), list(reversed(pieces))).open()


def _export(context: Context, page: QWidget, listed: Listed, words: str) -> None:
    # What writes the journal out is for whoever exports.
    from journal_app.ui.exchange.sheet import ExportSheet

    ExportSheet(context, page.window(), listed(), *((words,) if words else ())).open()
