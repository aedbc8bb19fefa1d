"""Open Today or the Reader on a made-up journal: `python -m tests.show.writing today --png a.png`.

`--do` opens or does something on the page before the picture is taken.
"""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from journal_app.core.entries import Entry
from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId
from journal_app.core.marks import ICONS, TINTS
from journal_app.core.resources import resource
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import (
    entries,
    followups,
    marks,
    passages,
    prompt_library,
    prompts,
    writings,
)
from journal_app.storage.vault import Vault
from journal_app.ui.context import Context
from journal_app.ui.editor.marked_surface import MarkedSurface
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.why_popover import Deed, WhyPopover
from journal_app.ui.today.wishing import Wishing
from journal_app.ui.widgets.focus_ring import FocusRing
from tests import builders
from tests.show.boards import shell
from tests.ui.context_fixture import context_over

NOW = datetime(2025, 11, 22, 21, 10, tzinfo=UTC)
BODY = (
    "She reached for my hand in the car and I felt the small door close. Nothing was wrong. "
    "I looked out of the window and counted the lamps, as if counting were a place to go.\n"
    "At the sink, later, I noticed my jaw had been locked since the roundabout. I let it go and "
    "my shoulders came down with it. It is the same tiredness I had at the kitchen table when I "
    "was nine, waiting to hear which voice would come through the door.\n"
    "Then I did one small thing. I said, “I went far away in the car. I’m not sure why. I’m "
    "back.” She said thank you for telling me. That was all. Nobody left."
)
OTHER_WORDS = "She said thank you for telling me."
MARKUP = (
    "# A first line\n## A second\nPlain, **bold**, *italic*, ***both*** and snake_case.\n"
    "- milk\n- bread, *the dark one*\n1. one\n2. two\n> Something she said, **twice**.\n"
    "مرحبا، هذا سطر عربي *مائل* هنا\n### And a third\nThe end, 👩‍👩‍👧 with a family."
)


MARKED = (
    ("mk_pull", "I looked out of the window and counted the lamps,"),
    ("mk_body", "my jaw had been locked since the roundabout."),
    ("mk_echo", "It is the same tiredness I had at the kitchen table when I was nine"),
    ("mk_near", "Then I did one small thing. I said, “I went far away in the car. I’m not sure "
     "why. I’m back.”"),
)  # fmt: skip
MARKED_MARKUP = (
    ("mk_pull", "A first line"),
    ("mk_body", "both*** and snake"),
    ("mk_echo", "bread, *the dark one*\n1. one"),
    ("mk_near", "Something she said"),
    ("mk_need", "هذا سطر عربي"),
    ("mk_help", "The end, 👩‍👩‍👧 with"),
)
OVER = (
    ("mk_need", "the kitchen table when I was nine, waiting to hear"),
    ("mk_help", "I let it go"),
)

ASKED = ("answered", "circling", "hard", "further")
STATES = ("empty", "written", "marked", "overlapping", "many", "lost", "markup", "fresh", *ASKED)
DOINGS: dict[str, Callable[[TodayPage], object]] = {
    "why": lambda page: page.prompt_card.why.click(),
    "deeper": lambda page: _in_why(page, lambda popover: popover._turn(deeper=True)),
    "own": lambda page: _in_why(page, lambda popover: popover.items[Deed.OWN].click()),
    "freely": lambda page: page.prompt_card._freely.click(),
    "seal": lambda page: page.ending.three.buttons[1].click(),
    "small": lambda page: page.ending.three.buttons[0].click(),
    "further": lambda page: page.ending.further_button.click(),
    "leave-it": lambda page: page.ending.line.show_words("You can leave it here; it keeps."),
    "closing": lambda page: page.ending.line.ask("What can wait until tomorrow, as it is?"),
    "template": lambda page: page.prompting.templating.choose_at(page.header.options),
    "name-template": lambda page: page.prompting.templating.name_at(page.header.options),
    "time": lambda page: page._ask_time(),
    "new": lambda page: page.new_entry(),
    "menu": lambda page: page._open_menu(),
    "plus": lambda page: page.chips._ask_what(),
    "type": lambda page: page.editor.insert(" more"),
    "focus": lambda page: page.set_focus_mode(True),
    "find": lambda page: page.find_bar.open(),
    "mark": lambda page: _mark(page),
    "bubble": lambda page: _select(page, OTHER_WORDS).let_go.emit(),
    "marks": lambda page: page._marks.show_list(),
    "passage": lambda page: page._marks.desk.go_to(page._marks.standing()[0].pin.uid),
    "sentence": lambda page: page._marks.desk.begin(),
    "many": lambda page: page.chips.show_labels(
        ["Mara", "Jonas", "Somebody with a long name"], ["evening", "car", "at the sea"]
    ),
}


def main() -> int:
    """Show a page in a shell, or paint it into a picture and leave."""
    parser = argparse.ArgumentParser(prog="python -m tests.show.writing", description=__doc__)
    parser.add_argument("page", choices=["today", "reader"])
    parser.add_argument("--state", choices=STATES, default="written")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--writing", default="20/1.65", help="size and line of one's own words")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--locale", default="en_GB")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--do", choices=["", *DOINGS], default="")
    parser.add_argument("--png", type=Path)
    chosen = parser.parse_args()
    QLocale.setDefault(QLocale(chosen.locale))
    app = QApplication([])
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    size, line = chosen.writing.split("/")
    look = Appearance(
        writing_size=int(size),
        writing_line=float(line),
        scheme=Scheme(chosen.theme),
        zoom=chosen.zoom,
        high_contrast=chosen.contrast,
        reduced_motion=chosen.png is not None,
    )
    theme = Theme(resource(), look)
    theme.apply(app)
    clock = builders.FakeClock(NOW, "Europe/Lisbon")
    with tempfile.TemporaryDirectory() as folder:
        context, piece = ground(theme, clock, Path(folder), partial(_fill, state=chosen.state))
        page = TodayPage(context) if chosen.page == "today" else ReaderPage(context)
        window = shell(theme, page)
        FocusRing(theme, window)
        width, height = (int(part) for part in chosen.size.split("x"))
        window.resize(width, height)
        window.show()
        page.enter(Place(page=PageId(chosen.page), piece=piece))
        QTimer.singleShot(250, lambda: _do(page, chosen.do))
        if chosen.png is not None:
            QTimer.singleShot(900, lambda: (window.grab().save(str(chosen.png)), app.quit()))
        code = app.exec()
        context.jobs.stop(5)
        return code


def _in_why(page: TodayPage, do: Callable[[WhyPopover], object]) -> None:
    page.prompt_card.why.click()
    QTimer.singleShot(150, lambda: do(page.findChild(Wishing)._popover))


def ground(
    theme: Theme,
    clock: builders.FakeClock,
    folder: Path,
    fill: Callable[[Vault], PieceId | None],
) -> tuple[Context, PieceId | None]:
    """Everything a page stands on, over a journal filled so."""
    thread = VaultThread()
    thread.start()
    hub, session = Hub(), Session()
    jobs = Jobs(thread, hub)

    made: list[PieceId | None] = []

    def make() -> Vault:
        vault = builders.make_vault(folder / "j.db")
        jobs.use(vault)
        made.append(fill(vault))
        return vault

    loop = QEventLoop()
    job = jobs.on_vault_thread(make)
    job.finished.connect(lambda vault: session.lend(vault.reader()))
    job.finished.connect(loop.quit)
    loop.exec()
    session.become(SessionState.OPEN)
    context = context_over(jobs, hub, session, theme, folder, clock)
    return context, made[0]


def _fill(vault: Vault, state: str) -> PieceId | None:
    if state == "fresh":
        return None
    for hours, words in ((7, "A long message from Mara. Put the phone face down."),
                         (3, "Her hand on mine, in the car. Wanted out, and stayed.")):  # fmt: skip
        builders.keep_entry(vault, builders.entry(words, at=NOW - timedelta(hours=hours)))
    if state == "empty":
        return None
    body = MARKUP if state == "markup" else BODY
    written = builders.entry(body, at=NOW, people=["Mara"], tags=["evening"])
    if state in ASKED:
        return _fill_answer(vault, written, state)
    piece = builders.keep_entry(vault, written)
    marked = {"marked": MARKED, "many": MARKED, "lost": MARKED, "overlapping": MARKED + OVER}.get(
        state, ()
    )
    clock = builders.FakeClock(NOW, "Europe/Lisbon")
    if state == "markup":
        marked = MARKED_MARKUP
    if state == "many":
        for number, name in enumerate(
            ("Where I stayed", "Something with a very long name", *"abcdefg")
        ):
            marks.add(vault, name, icon=ICONS[6 + number], tint=TINTS[number % 6], clock=clock)
    for mark, words in marked:
        at = body.index(words)
        passages.mark(vault, piece, mark, at, at + len(words), clock=clock)
    if state == "lost":
        kept = entries.get(vault, piece)
        left = body[body.index("At the sink") :]
        entries.save(vault, piece, kept.rev, left, clock=clock, new_sitting=True)
    return piece


def _select(page: TodayPage | ReaderPage, words: str) -> MarkedSurface:
    surface = page.editor if isinstance(page, TodayPage) else page.text
    surface.selectAll()
    at = surface.selected_text().index(words)
    surface.select(at, at + len(words))
    return surface


def _mark(page: TodayPage | ReaderPage) -> None:
    _select(page, OTHER_WORDS)
    page._marks.desk.begin()


def _fill_answer(vault: Vault, written: Entry, state: str) -> PieceId:
    """The same as an answer, alone or with what changes its foot."""
    clock = builders.FakeClock(NOW, "Europe/Lisbon")
    asked = next(
        each
        for each in prompt_library.shipped()
        if prompts.further(vault, each.id, sitting="", clock=clock) is not None
    )
    piece = builders.keep_entry(vault, replace(written, prompt_id=asked.id))
    if state == "circling":
        for hours in (1, 2, 3):
            earlier = builders.FakeClock(NOW - timedelta(hours=hours), "Europe/Lisbon")
            began = earlier.now() - timedelta(minutes=5)
            writings.wrote(vault, piece, began_at=began, clock=earlier)
    if state == "hard":
        hard = builders.moment("A lot.", at=NOW - timedelta(minutes=30))
        builders.keep_moment(vault, replace(hard, numbers={"distress_after": 4}))
    if state == "further":
        sentence = "It is the same tiredness I had at the kitchen table when I was nine."
        source = Followup(piece=PieceId(0), source=piece, sentence=sentence)
        when = builders.when(NOW)
        return followups.begin(
            vault, "The radio.", going_on=source, when=when, clock=clock, prompt_id=asked.id
        ).id
    return piece


def _do(page: TodayPage | ReaderPage, what: str) -> None:
    if what == "find":
        page.find_bar.open()
        page.find_bar.field.setText("the")
    elif what == "mark":
        _mark(page)
    elif what == "marks":
        page._marks.show_list()
    elif what and isinstance(page, TodayPage):
        DOINGS[what](page)


if __name__ == "__main__":
    raise SystemExit(main())
