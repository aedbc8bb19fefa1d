"""Open the answers or the settings of questions: `python -m tests.show.questions answers`."""

import argparse
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from journal_app.core.ids import PieceId
from journal_app.core.resources import resource
from journal_app.services import decks, prompt_library, prompt_wishes, seals, templates
from journal_app.storage.vault import Vault
from journal_app.ui.answers.page import AnswersPage
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.settings.page import SettingsPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from tests import builders
from tests.show.boards import shell
from tests.show.writing import BODY, NOW, ground

TEXTS = (
    "The radio, and how I turned it up so that nobody would ask. I was not angry.",
    BODY,
    "Nothing was near. I was tired, and that was all of it.",
    "He asked where I wanted to go in spring. I said anywhere, and meant nowhere.\n\nLater I "
    "said: somewhere with a door of my own. He laughed, and then he did not.",
)


def main() -> int:
    """Show a page in a shell, or paint it into a picture and leave."""
    parser = argparse.ArgumentParser(prog="python -m tests.show.questions", description=__doc__)
    parser.add_argument("page", choices=["answers", "settings"])
    parser.add_argument("--answers", type=int, default=9)
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--locale", default="en_GB")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--down", type=int, default=0, help="scroll so far")
    parser.add_argument("--bare", action="store_true", help="an empty journal")
    parser.add_argument("--png", type=Path)
    chosen = parser.parse_args()
    QLocale.setDefault(QLocale(chosen.locale))
    app = QApplication([])
    look = Appearance(
        scheme=Scheme(chosen.theme),
        zoom=chosen.zoom,
        high_contrast=chosen.contrast,
        reduced_motion=chosen.png is not None,
    )
    theme = Theme(resource(), look)
    theme.apply(app)
    if chosen.rtl:
        app.setLayoutDirection(QLocale("ar").textDirection())
    clock = builders.FakeClock(NOW, "Europe/Lisbon")
    with tempfile.TemporaryDirectory() as folder:
        fill = partial(_fill, answers=0 if chosen.bare else chosen.answers)
        context, _piece = ground(theme, clock, Path(folder), fill)
        page: Page = AnswersPage(context) if chosen.page == "answers" else SettingsPage(context)
        window = shell(theme, page, "Timeline" if chosen.page == "answers" else "Settings")
        FocusRing(theme, window)
        width, height = (int(part) for part in chosen.size.split("x"))
        window.resize(width, height)
        window.show()
        part = _prompt_ids()[0] if chosen.page == "answers" and not chosen.bare else ""
        place = Place(page=PageId.ANSWERS, part=part)
        if chosen.page == "settings":
            place = Place(page=PageId.SETTINGS, part="questions")
        page.enter(place)
        QTimer.singleShot(500, lambda: _scroll(page, chosen.down))
        if chosen.png is not None:
            QTimer.singleShot(1000, lambda: (window.grab().save(str(chosen.png)), app.quit()))
        code = app.exec()
        context.jobs.stop(5)
        return code


def _prompt_ids() -> list[str]:
    return [each.id for each in prompt_library.shipped() if each.family.value == "P2"]


def _fill(vault: Vault, answers: int) -> PieceId | None:
    if not answers:
        return None
    clock = builders.FakeClock(NOW, "Europe/Lisbon")
    ids = _prompt_ids()
    for at in range(answers):
        body, days = TEXTS[at % len(TEXTS)], (answers - at) * 131
        written = builders.entry(body, at=NOW - timedelta(days=days))
        builders.keep_entry(vault, replace(written, prompt_id=ids[0]))
    for at, prompt_id in enumerate(ids[1:6]):
        written = builders.entry(TEXTS[at % 4], at=NOW - timedelta(days=at * 20 + 3))
        piece = builders.keep_entry(vault, replace(written, prompt_id=prompt_id))
        if at > 2:
            seals.seal_until(vault, piece, date(2026, 2, at + 3), clock=clock)
    deck = decks.add(vault, "Sunday questions", clock=clock).uid
    decks.add_question(vault, deck, "What did I want to say at breakfast?", clock=clock)
    decks.add_question(vault, deck, "Where was there air this week?", clock=clock)
    decks.use(vault, decks.add(vault, "For the train", clock=clock).uid, in_use=False)
    templates.add(vault, "Sunday", "What was near?\n\nWhat was far?", clock=clock)
    prompt_wishes.weigh(vault, "P9", 1)
    prompt_wishes.hide(vault, ids[7])
    return None


def _scroll(page: Page, down: int) -> None:
    for area in page.findChildren(QScrollArea):
        if area.isVisible():
            area.verticalScrollBar().setValue(down)


if __name__ == "__main__":
    raise SystemExit(main())
