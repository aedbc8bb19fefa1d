"""Moments on the page: their cards, the filters, and what stays covered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from journal_app.core.ids import PieceId
from journal_app.core.moments import BodyMark, Capture, Moment
from journal_app.core.search_language import EVERYTHING
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, moments, vocabulary
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.widgets.chip import Chip
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON, Keep
from tests.ui.timeline.looking import choose, listed

Open = Callable[[], TimelinePage]


@pytest.fixture
def words() -> Vocabulary:
    return vocabulary.built_in()


def kept(ground: Ground, words: Vocabulary, capture: Capture) -> Moment:
    return ground.ask(moments.keep, capture, words=words, clock=ground.clock).moment


@pytest.fixture
def lived(ground: Ground, words: Vocabulary, keep: Keep) -> dict[str, PieceId]:
    """An entry, and three moments of which one was opened from it."""
    page = ground.ask(entries.get, keep("A long evening.", at=NOON - timedelta(days=9)))
    fear = Capture(
        at=NOON - timedelta(days=9),
        note="Her hand on mine, in the car.",
        reading="rd_fear",
        people=("Mara",),
        terms={"trigger_primary": ("tr_touch",)},
        body=(BodyMark(region="br_jaw"), BodyMark(region="br_shoulders")),
        entry=page.uid,
    )
    both = Capture(at=NOON - timedelta(days=3), note="A long message.", reading="rd_both")
    silent = Capture(
        at=NOON - timedelta(days=1), kind="kd_held_back", terms={"image": ("im_tide",)}
    )
    made = {name: kept(ground, words, each).id for name, each in
            (("fear", fear), ("both", both), ("silent", silent))}  # fmt: skip
    return {"page": page.id, **made}


@pytest.fixture
def known(ground: Ground) -> None:
    """The words are at hand, as a moment after opening."""
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.vocabulary.terms) > 0)


def row_text(page: TimelinePage, piece: PieceId) -> str:
    row = page._model.row_of(piece)
    assert row is not None
    return str(page._model.index(row).data())


def chip(page: TimelinePage, name: str) -> Chip:
    return next(each for each in page._header.filters.chips if each.accessibleName() == name)


def narrowed(page: TimelinePage, ground: Ground, expected: list[int]) -> None:
    ground.wait(lambda: page._contents._job is None and listed(page) == expected)


def test_a_moment_says_when_with_whom_and_what_it_felt_like(
    open_page: Open, known: None, lived: dict[str, PieceId]
) -> None:
    page = open_page()
    assert row_text(page, lived["fear"]) == (
        "Moment, 5 March 2026, 12:00, with Mara, felt like fear. Her hand on mine, in the car."
    )
    assert row_text(page, lived["silent"]) == ("Moment, 13 March 2026, 12:00. Held back, a tide")
    assert ", felt like fear. A long evening." in row_text(page, lived["page"])


def test_the_quiet_line_names_people_places_and_what_was_before(
    open_page: Open, known: None, lived: dict[str, PieceId]
) -> None:
    page = open_page()
    head = page._model.head_of(lived["fear"])
    assert head is not None
    assert page._model.telling.caption(head) == (
        "12:00  ·  Mara  ·  jaw, shoulders  ·  after a touch"
    )


def test_a_renamed_word_is_shown_at_once(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    shipped = ground.context.known.shipped
    ground.ask(vocabulary.rename, "br_jaw", "Teeth", shipped=shipped)
    head = page._model.head_of(lived["fear"])
    assert head is not None
    ground.wait(lambda: "Teeth, shoulders" in page._model.telling.caption(head))


def test_answers_join_with_or_and_find_entries_by_their_moments(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    chip(page, "Show fear").click()
    narrowed(page, ground, [lived["fear"], lived["page"]])
    assert page._header.count.text() == "2 places"
    chip(page, "Show both").click()
    narrowed(page, ground, [lived["both"], lived["fear"], lived["page"]])
    chip(page, "Moments only").click()
    narrowed(page, ground, [lived["both"], lived["fear"]])
    page.focus_search()
    QTest.keyClicks(page._header.field, "message")
    narrowed(page, ground, [lived["both"]])
    assert page._header.field.text() == "felt:fear felt:both kind:moment message"


def test_filters_outlast_another_page_and_end_with_the_session(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    chip(page, "Show both").click()
    narrowed(page, ground, [lived["both"]])
    page.leave()
    page.enter(Place(page=PageId.TIMELINE))
    assert listed(page) == [lived["both"]]
    page.forget()
    assert page._desk.search == EVERYTHING
    assert not chip(page, "Show both").isChecked()


def test_nothing_fits_and_one_press_lets_everything_go(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    chip(page, "Show preference").click()
    narrowed(page, ground, [])
    empty = page._nothing_found
    assert page._stack.currentWidget() is empty
    assert empty.button is not None
    empty.button.click()
    ground.wait(lambda: len(listed(page)) == 4)
    assert page._desk.search == EVERYTHING
    assert not chip(page, "Show preference").isChecked()


def test_escape_lets_the_words_go_first_and_then_the_filters(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    page._header.field.setText("long felt:both message")
    narrowed(page, ground, [lived["both"]])
    page._view.setFocus()
    QTest.keyClick(page._view, Qt.Key.Key_Escape)
    ground.wait(lambda: page._header.field.text() == "felt:both")
    assert chip(page, "Show both").isChecked()
    QTest.keyClick(page._view, Qt.Key.Key_Escape)
    ground.wait(lambda: len(listed(page)) == 4)


def test_a_place_in_the_body_is_a_door_and_can_be_closed(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    page._header.field.setText("message")
    page.enter(Place(page=PageId.TIMELINE, part="br_jaw"))
    narrowed(page, ground, [lived["fear"]])
    door = chip(page, "In the body: jaw")
    assert page._header.field.text() == "body:jaw"
    where = page.place()
    assert where is not None
    assert where.part == "search:body:jaw"
    door.click()
    ground.wait(lambda: len(listed(page)) == 4)
    assert page._desk.search == EVERYTHING


def test_while_the_later_look_is_open_the_answer_is_covered_everywhere(
    open_page: Open, known: None, words: Vocabulary, keep: Keep, ground: Ground
) -> None:
    entry = ground.ask(entries.get, keep("Words.", at=NOON))
    moment = kept(ground, words, Capture(note="A lamp.", reading="rd_fear", entry=entry.uid))
    page = open_page()
    assert "felt like fear" in row_text(page, moment.id)
    ground.clock.advance(timedelta(hours=20))
    for piece in (moment.id, entry.id):
        assert "fear" not in row_text(page, piece)
    chip(page, "Show fear").click()
    narrowed(page, ground, [])
    chip(page, "Show fear").click()
    page._header.field.setText("lamp")
    narrowed(page, ground, [moment.id])
    assert "fear" not in row_text(page, moment.id)
    page._header.field.setText("")
    ground.wait(lambda: len(listed(page)) == 2)
    ground.ask(moments.answer_later, moment.id, "rd_preference", words=words, clock=ground.clock)
    assert "felt like fear, later like preference" in row_text(page, moment.id)


@pytest.mark.parametrize("way", ["something is kept", "one comes back"])
def test_a_standing_search_by_an_answer_lets_go_of_it_once_its_later_look_is_open(
    open_page: Open, known: None, words: Vocabulary, keep: Keep, ground: Ground, way: str
) -> None:
    moment = kept(ground, words, Capture(note="A lamp.", reading="rd_fear"))
    page = open_page()
    chip(page, "Show fear").click()
    narrowed(page, ground, [moment.id])
    ground.clock.advance(timedelta(hours=20))
    if way == "something is kept":
        keep("Another.", at=NOON)
        ground.ask(moments.get, kept(ground, words, Capture(note="One more.")).id)
    else:
        page.leave()
        page.enter(Place(page=PageId.TIMELINE))
    narrowed(page, ground, [])


def test_searching_a_label_finds_the_moment_and_shows_where(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    page._header.field.setText("affectionate")
    narrowed(page, ground, [lived["fear"]])
    assert "Affectionate touch" in row_text(page, lived["fear"])


def test_going_on_with_a_moment_leads_to_looking_back(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    choose(page, lived["fear"])
    do(page._view, ActionId.EDIT_ENTRY)
    assert went.at(0) == [Place(page=PageId.READER, piece=lived["fear"], part="reflection")]


def test_a_moment_goes_into_the_bin_and_comes_back(
    open_page: Open, known: None, lived: dict[str, PieceId], ground: Ground
) -> None:
    page = open_page()
    choose(page, lived["fear"])
    QTest.keyClick(page._view, Qt.Key.Key_Delete)
    ground.wait(lambda: bool(ground.notices.said) and lived["fear"] not in listed(page))
    words, action, undo = ground.notices.said[0]
    assert (words, action) == ("Moved to the bin.", "Undo")
    page._header.bin.setChecked(True)
    narrowed(page, ground, [lived["fear"]])
    page._header.bin.setChecked(False)
    assert undo is not None
    undo()
    ground.wait(lambda: lived["fear"] in listed(page))


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("rtl", [False, True])
def test_a_moment_is_painted_in_every_look(
    open_page: Open, words: Vocabulary, ground: Ground, theme: Theme, *, contrast: bool, rtl: bool
) -> None:
    drawn = kept(ground, words, Capture(drawing="1:100,100 900,900", state="st_numb"))
    answered = kept(ground, words, Capture(note="words " * 60, reading="rd_fear"))
    page = open_page()
    if rtl:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.set_appearance(
        Appearance(scheme=Scheme.LIGHT, reduced_motion=True, high_contrast=contrast)
    )
    page._view.choose(drawn.id)
    before = page._view.viewport().grab().toImage()
    rows = [page._model.row_of(piece) for piece in (drawn.id, answered.id)]
    for row in rows:
        assert row is not None
        rect = page._view.visualRect(page._model.index(row))
        assert rect.height() == 68
        colours = {
            before.pixel(x, y)
            for x in range(rect.left(), rect.right(), 3)
            for y in range(rect.top(), rect.bottom(), 3)
        }
        assert len(colours) > 8, "something is painted in the row"
