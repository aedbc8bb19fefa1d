"""Every popover there is, and the palette, opened beside something on the page."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import BadInput, CannotKeep, KeepProblem
from journal_app.core.ids import PieceId, Uid
from journal_app.core.links import Link
from journal_app.core.marks import shipped_marks
from journal_app.core.saved_searches import SavedSearch
from journal_app.core.search_hints import Hint
from journal_app.core.search_keys import Key
from journal_app.services import prompt_library, templates
from journal_app.services.pausing import practices
from journal_app.services.prompts import Suggestion
from journal_app.ui.editor.mark_bubble import MarkBubble, Offered
from journal_app.ui.editor.mark_list import Listed, MarkList
from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.editor.sitting import Keeping, SaveState
from journal_app.ui.editor.time_popover import TimePopover
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.passages.span import Span, SpanKind
from journal_app.ui.passages.span_drop import SpanPopover
from journal_app.ui.pause.anchor_choice import AnchorPopover
from journal_app.ui.pause.course import Wishes
from journal_app.ui.pause.guide_choice import GuidePopover
from journal_app.ui.pause.pacer import PACES
from journal_app.ui.pictures.label_popover import LabelPopover
from journal_app.ui.reader.finder import Finder
from journal_app.ui.reader.joining import Joining
from journal_app.ui.reader.link_words import LinkWordsPopover
from journal_app.ui.settings.mark_look import MarkLookPopover
from journal_app.ui.timeline.hint_list import HintList
from journal_app.ui.timeline.saved_popover import SavedPopover
from journal_app.ui.today.ending import Way
from journal_app.ui.today.felt_like import FeltPopover
from journal_app.ui.today.own_question import OwnQuestionPopover
from journal_app.ui.today.seal_popover import SealPopover
from journal_app.ui.today.sentence_popover import SentencePopover
from journal_app.ui.today.small_thing import SmallThingPopover
from journal_app.ui.today.template_popover import TemplateNamePopover, TemplatePopover
from journal_app.ui.today.ways_popover import WaysPopover
from journal_app.ui.today.which_day import WhichDayPopover
from journal_app.ui.today.why_popover import Known, WhyPopover
from journal_app.ui.widgets.choice_popover import ChoicePopover
from tests.show.live import Live
from tests.ui.surfaces import ENGLISH, EVENING, PICTURE, TODAY, Opener, anchor


def marks(live: Live) -> Iterator[QWidget]:
    """Choosing a mark, the list of them, and the look of one."""
    theme, window = live.theme, live.window
    known = [*shipped_marks()]
    bubble = MarkBubble(theme, window)
    words = QRect(300, 300, 80, 20)
    offered = Offered(marks=known, notable=True)
    bubble.open_over(anchor(live), words, offered, take_keys=True)
    yield bubble
    standing = Offered(marks=known, standing=frozenset({known[0].id}), removable=True)
    bubble.open_over(anchor(live), words, standing, take_keys=True)
    yield bubble
    bubble.dismiss()
    listed = MarkList(theme, anchor(live))
    lines = [Listed(Uid(mark.id), mark, "She reached for my hand.") for mark in known]
    listed.open_with(anchor(live), lines[1:], lines[:1], places=True)
    yield listed
    listed.dismiss()
    look = MarkLookPopover(theme, window)
    for mark in known[:2]:
        look.ask_at(anchor(live), mark)
        yield look
        look.dismiss()


def not_saved(live: Live) -> Iterator[QWidget]:
    """Why the last words are not kept yet."""
    live.go(Place(page=PageId.TODAY))
    [state] = live.window.findChildren(SaveStateLabel)
    error = CannotKeep(KeepProblem.DISK_FULL, "The disk is full.", "Make some room.")
    state.show_state(SaveState(Keeping.FAILED, error))
    state.why.click()
    assert state._reason is not None
    yield state._reason
    state.show_state(SaveState(Keeping.SAVED))


def typed(live: Live) -> Iterator[QWidget]:
    """Small fields: a day and a time, two days, what a picture shows; and what was wrong."""
    theme, window = live.theme, live.window
    time = TimePopover(theme, window, ENGLISH)
    time.ask_at(anchor(live), EVENING, TODAY, TODAY)
    yield time
    time.day.setText("the day after never")
    time.keep.click()
    yield time
    time.dismiss()
    which = WhichDayPopover(theme, window, ENGLISH)
    which.ask_at(anchor(live), TODAY)
    yield which
    which.dismiss()
    days = SpanPopover(theme, window, ENGLISH)
    days.ask_at(anchor(live), Span(kind=SpanKind.ALL), TODAY)
    yield days
    days.dismiss()
    label = LabelPopover(theme, window)
    label.ask_at(anchor(live), PICTURE)
    yield label
    label.dismiss()
    words = LinkWordsPopover(theme, window)
    for said in ("", "the same soup"):
        link = Link(uid=Uid("a"), source=PieceId(1), target=PieceId(2), relation="", words=said)
        words.ask_at(anchor(live), link)
        yield words
        words.dismiss()


def pausing(live: Live) -> Iterator[QWidget]:
    """Another anchor, another guide."""
    theme, window = live.theme, live.window
    anchors = AnchorPopover(theme, window, practices().pause.anchors, Wishes())
    anchors.open_at(anchor(live))
    yield anchors
    anchors.dismiss()
    guide = GuidePopover(theme, window, "ring", PACES["4/6"])
    guide.open_at(anchor(live))
    yield guide
    guide.dismiss()


def searching(live: Live) -> Iterator[QWidget]:
    """What can be meant, and what was kept."""
    theme, window = live.theme, live.window
    hints = HintList(theme, window)
    hints.offer(
        anchor(live),
        [Hint(label=word, text=word, start=0, end=1, key=Key.FELT) for word in ("fear", "both")],
    )
    yield hints
    hints.dismiss()
    saved = SavedPopover(theme, window)
    some = [SavedSearch(uid=Uid(word), name=word, query=word) for word in ("rain", "sea")]
    for kept in ([], some):
        saved.show_searches(kept, can_save=True)
        saved.open_at(anchor(live))
        yield saved
        saved.dismiss()


def answering(live: Live) -> Iterator[QWidget]:
    """Fear or preference, answered or not, and after three times in a day."""
    felt = FeltPopover(live.theme, live.window)
    for reading, resting in ((None, False), ("rd_fear", False), (None, True)):
        felt.ask_at(anchor(live), reading, resting=resting)
        yield felt
        felt.dismiss()


def questions(live: Live) -> Iterator[QWidget]:
    """Why this one, a question of one's own, and one further one."""
    theme, window = live.theme, live.window
    prompt = live.ask(prompt_library.everything)[0]
    why = WhyPopover(theme, window)
    for weight, more in ((0, True), (1, False)):
        known = Known(because=("It is evening.",), weight=weight, shorter=more, answers=more)
        why.ask_at(anchor(live), known)
        yield why
        why.dismiss()
    own = OwnQuestionPopover(theme, window, ())
    own.open_at(anchor(live), own.field)
    yield own
    own.refuse(BadInput("That question is empty.", "Any word will do."))
    yield own
    own.dismiss()
    sentence = SentencePopover(theme, window)
    sentence.ask_at(anchor(live), prompt, ["It rained.", "I stayed."], "It rained.")
    yield sentence
    sentence.dismiss()
    small = SmallThingPopover(theme, window)
    for suggestion in (Suggestion(prompt=prompt, because=()), None):
        small.show_thing(anchor(live), suggestion)
        yield small
        small.dismiss()


def ending(live: Live) -> Iterator[QWidget]:
    """How a page goes on: sealed, another way, from a template or as one."""
    theme, window = live.theme, live.window
    seal = SealPopover(theme, window, ENGLISH)
    seal.ask_at(anchor(live), TODAY)
    yield seal
    seal.other.click()
    yield seal
    seal.dismiss()
    ways = WaysPopover(theme, window)
    ways.show_ways(anchor(live), [Way("Read these days", lambda: None)])
    yield ways
    ways.dismiss()
    choosing = TemplatePopover(theme, window)
    choosing.choose_at(anchor(live), live.ask(templates.offered))
    yield choosing
    choosing.dismiss()
    called = TemplateNamePopover(theme, window)
    called.ask_at(anchor(live))
    yield called
    called.refuse(BadInput("That name is empty.", "Any word will do."))
    yield called
    called.dismiss()


def choosing(live: Live) -> Iterator[QWidget]:
    """One of many, or a new one."""
    choice = ChoicePopover(live.theme, live.window, "People", "Who was there?")
    choice.choose_at(anchor(live), ["Ana", "Mara"])
    yield choice
    choice.field.setText("Jo")
    yield choice
    choice.dismiss()


def joining(live: Live) -> Iterator[QWidget]:
    """Which piece another one belongs with."""
    live.go(live.first_piece())
    [desk] = live.window.findChildren(Joining)
    desk.begin(anchor(live))
    live.settle()
    [finder] = live.window.findChildren(Finder)
    yield finder
    finder.field.setText("no piece says this")
    live.settle()
    yield finder
    finder.dismiss()


def palette(live: Live) -> Iterator[QWidget]:
    """Where one could go."""
    live.palette.toggle()
    opened = live.palette.palette
    assert opened is not None
    live.settle()
    yield opened
    opened.field.setText("set")
    live.settle()
    yield opened
    opened.dismiss()


POPOVERS: Mapping[str, Opener] = {
    made.__name__: made
    for made in (
        marks, not_saved, typed, pausing, searching, answering, questions, ending, choosing,
        joining, palette,
    )
}  # fmt: skip
