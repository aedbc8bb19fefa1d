"""The form: what goes in comes out, rows come where an answer asks for them, and four nothings."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from journal_app.core.moments import (
    BOTH,
    FEAR,
    BodyMark,
    Capture,
)
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_form.asking import FormParts, Question
from journal_app.ui.moment_form.form import MomentForm
from journal_app.ui.moment_form.row_chip import RowChip
from journal_app.ui.moment_form.word_slider import WordSlider
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field
from tests.builders import START
from tests.ui.moment_form.forms import WORDS, form, slider, small
from tests.ui.moment_form.steps import button, names_seen, panel, parts_with, tick, walk
from tests.ui.widgets.conftest import Shown, press_key

__all__ = ["form", "small"]

EVERYTHING = Capture(
    kind="kd_held_back",
    note="Her hand on mine. Wanted out.",
    state="st_edge_up",
    reading=BOTH,
    reading_at=START,
    pull_away=0,
    pull_toward=4,
    terms={
        "trigger_primary": ("tr_touch",),
        "wanted_touch": ("wt_unsure",),
        "wants": ("dx_busy", "dx_other"),
        "image": ("im_tide",),
        "seat": ("seat_both",),
        "occurred": ("op_hour",),
    },
    texts={"wants_other": "hide", "for_rest": "air", "for_fear": "him", "sentence": "soon"},
    body=(BodyMark(region="br_jaw", sensation="bs_tight"), BodyMark(sensation="bs_numb")),
    drawing="",
    people=("Mara", "Zoe"),
    tags=("evening",),
    skipped=frozenset({"seat"}),
)


# What goes in comes out.


def test_an_untouched_form_tells_nothing(form: MomentForm) -> None:
    assert form.capture() == Capture()
    assert not form.capture().holds_something


@pytest.mark.parametrize("small", [True, False])
def test_everything_a_moment_is_caught_with_comes_back(
    theme: Theme, shown: Shown, small: bool
) -> None:
    form = MomentForm(theme, parts_with(WORDS), small=small)
    shown(form)
    form.set_capture(EVERYTHING)
    assert form.capture() == EVERYTHING
    form.set_capture(Capture())
    assert form.capture() == Capture()


def test_setting_it_says_nothing(form: MomentForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.set_capture(EVERYTHING)
        form.use(parts_with(WORDS, people=("Ida",)))
    assert form.capture() == EVERYTHING


def test_four_kinds_of_nothing_stay_apart(form: MomentForm) -> None:
    form.set_capture(Capture(reading=FEAR))
    assert form.capture().pull_away is None
    press = slider(form)
    press.setFocus()
    press_key(form.window(), Qt.Key.Key_0)
    assert form.capture().pull_away == 0
    press_key(form.window(), Qt.Key.Key_Delete)
    assert form.capture().pull_away is None
    assert "which_fear" not in form.capture().terms
    tick(form, "What was the fear of?", "can’t tell")
    assert form.capture().terms["which_fear"] == ("ft_dont_know",)
    tick(form, "What was the fear of?", "Skip")
    assert "which_fear" not in form.capture().terms
    assert form.capture().skipped == {"which_fear"}
    tick(form, "What was the fear of?", "Skip")
    assert form.capture().skipped == frozenset()


def _actions(form: MomentForm) -> list[RowChip | WordSlider]:
    chips = [
        chip
        for chip in form.findChildren(RowChip)
        if chip.isCheckable() and chip.isVisibleTo(form) and chip.isEnabled()
    ]
    sliders = [each for each in form.findChildren(WordSlider) if each.isVisibleTo(form)]
    return [*chips, *sliders]


@settings(max_examples=25, deadline=None)
@given(
    small=st.booleans(),
    question=st.sampled_from(Question),
    steps=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 5)), max_size=14),
)
def test_whatever_is_chosen_comes_back_the_same(
    dressed_theme: Theme, small: bool, question: Question, steps: list[tuple[int, int]]
) -> None:
    form = MomentForm(dressed_theme, parts_with(WORDS, question), small=small)
    told: list[None] = []
    form.changed.connect(lambda: told.append(None))
    for which, strength in steps:
        actions = _actions(form)
        action = actions[which % len(actions)]
        before, count = form.capture(), len(told)
        if isinstance(action, RowChip):
            action.click()
        else:
            action.setValue(strength)
        assert len(told) > count or form.capture() == before
    made = form.capture()
    again = MomentForm(dressed_theme, parts_with(WORDS, question), small=not small)
    again.set_capture(made)
    assert again.capture() == made
    form.set_capture(made)
    assert form.capture() == made
    for each in (form, again):
        delete(each)  # fifty of them would be dressed anew with every theme of later tests


# The body, people, kinds, more.


def test_places_are_marks_and_the_figure_takes_their_place(form: MomentForm) -> None:
    tick(form, "In the body", "jaw")
    tick(form, "In the body", "chest")
    assert form.capture().body == (BodyMark(region="br_jaw"), BodyMark(region="br_chest"))
    button(form, "Show the figure").click()
    assert "Without words" in names_seen(form)
    assert "In the body" not in {
        row.accessibleName()
        for row in form.findChildren(QWidget)
        if row.isVisible() and row.findChildren(RowChip)
    }
    button(form, "Back to words").click()
    assert "Without words" not in names_seen(form)
    tick(form, "In the body", "jaw")
    assert form.capture().body == (BodyMark(region="br_chest"),)


def test_a_place_let_go_takes_what_was_felt_there_with_it(form: MomentForm) -> None:
    form.set_capture(
        Capture(
            body=(BodyMark(region="br_jaw", sensation="bs_tight"), BodyMark(sensation="bs_numb"))
        )
    )
    button(form, "Back to words").click()
    tick(form, "In the body", "jaw")
    assert form.capture().body == (BodyMark(sensation="bs_numb"),)


def test_the_kind_is_said_already_and_can_be_another(form: MomentForm, qtbot: QtBot) -> None:
    kind = form.header.kind
    assert (kind.accessibleName(), kind.accessibleDescription()) == (
        "Kind of moment",
        "Just noticed",
    )
    actions = kind.menu_of_kinds.actions()
    assert len(actions) == 10
    with qtbot.waitSignal(form.changed):
        actions[3].trigger()
    assert form.capture().kind == "kd_stayed"
    assert kind.accessibleDescription() == "Stayed a little"


def test_the_small_one_keeps_the_rest_one_press_away(small: MomentForm) -> None:
    assert not names_seen(small) & {"The pull is", "I want to", "Just before"}
    button(small, "Say more").click()
    assert {"The pull is", "I want to", "Just before"} <= names_seen(small)
    small.set_capture(Capture(pull_away=1))
    assert "The pull is" in names_seen(small)
    small.set_capture(Capture())
    assert "The pull is" not in names_seen(small)


@pytest.mark.parametrize("by_key", [True, False])
def test_the_other_pull_opens_beside_the_first(form: MomentForm, by_key: bool) -> None:
    if by_key:
        slider(form).setFocus()
        press_key(form.window(), Qt.Key.Key_T)
    else:
        button(form, "Toward, too").click()
    toward = slider(form, "How strong is the pull toward")
    assert toward.hasFocus()
    press_key(form.window(), Qt.Key.Key_5)
    assert (form.capture().pull_away, form.capture().pull_toward) == (None, 5)


def test_own_words_and_hidden_ones_are_respected(theme: Theme, shown: Shown) -> None:
    words = Vocabulary(
        WORDS.terms, frozenset({"br_jaw"}), {"tr_silence": 9}, WORDS.first, WORDS.last, WORDS.fixed
    )
    form = MomentForm(theme, parts_with(words))
    shown(form)
    before = [chip.label for chip in panel(form, "Just before").findChildren(RowChip)]
    assert "a silence" in before
    places = [chip.label for chip in panel(form, "In the body").findChildren(RowChip)]
    assert "jaw" not in places


# Without a list of words.


@pytest.mark.parametrize("is_small", [True, False])
def test_without_words_a_sentence_and_the_answers_still_work(
    theme: Theme, shown: Shown, qtbot: QtBot, is_small: bool
) -> None:
    parts = FormParts(
        vocabulary=Vocabulary(), question=Question.ASKED, people=("Mara",), words_missing=True
    )
    form = MomentForm(theme, parts, small=is_small)
    shown(form, form.sentence) if is_small else shown(form)
    words = "The list of words cannot be read. A sentence can be kept all the same."
    assert words in names_seen(form)
    assert not names_seen(form) & {"Right now", "Just before", "In the body", "Kind of moment"}
    QTest.keyClicks(form.sentence, "It was near.")
    tick(form, "With", "Mara")
    if is_small:
        tick(form, "Answers", "Fear")
        assert "What was the fear of?" not in names_seen(form)
        assert form.capture().reading == FEAR
    assert (form.capture().note, form.capture().people) == ("It was near.", ("Mara",))
    form.use(parts_with(WORDS))
    assert words not in names_seen(form)
    assert "Right now" in names_seen(form)
    assert form.capture().people == ("Mara",)


# Keys, names, sizes.


def test_tab_comes_by_in_reading_order_one_stop_a_row(form: MomentForm) -> None:
    form.header.kind.setFocus()
    assert walk(form.window()) == [
        "Kind of moment",
        "Felt like",
        "Something isn’t OK",
        "steady",
        "Mara",
        "a kind word",
        "jaw",
        "How strong is the pull",
        "Toward, too",
        "go quiet",
        "One sentence",
    ]


def test_tab_in_the_small_window(small: MomentForm) -> None:
    tick(small, "Answers", "Some of both")
    small.header.kind.setFocus()
    assert walk(small.window()) == [
        "Kind of moment",
        "Some of both",
        "Something isn’t OK",
        "For rest",
        "For fear",
        "Can it be said in a sentence?",
        "steady",
        "Mara",
        "jaw",
        "Say more",
        "One sentence",
    ]


def test_the_names_of_the_contract(form: MomentForm) -> None:
    form.set_capture(Capture(reading=FEAR))
    assert {
        "Felt like",
        "With",
        "Just before",
        "In the body",
        "I want to",
        "How strong is the pull",
        "One sentence",
    } <= names_seen(form)
    roles = QAccessible.Role
    expected = {"Mara": roles.CheckBox, "jaw": roles.CheckBox, "Someone else": roles.Button}
    for name, role in expected.items():
        interface = QAccessible.queryAccessibleInterface(button(form, name))
        assert interface.role() is role


@pytest.mark.parametrize("is_small", [True, False])
@pytest.mark.parametrize("zoom", [0.85, 1.4, 2.0])
def test_at_any_size_of_text_nothing_is_cut(
    theme: Theme, shown: Shown, is_small: bool, zoom: float
) -> None:
    form = MomentForm(theme, parts_with(WORDS), small=is_small)
    window = shown(form)
    form.set_capture(replace(EVERYTHING, body=(), terms={}, texts={}))
    theme.set_appearance(Appearance(scheme=Scheme.DARK, reduced_motion=True, zoom=zoom))
    window.resize(theme.px(440 if is_small else 760), 4000)
    form.grab()
    for chip in form.findChildren(RowChip):
        if chip.isVisible():
            assert chip.width() >= min(chip.sizeHint().width(), theme.px(260))
            assert chip.mapTo(form, chip.rect().bottomRight()).x() <= form.width()


def test_right_to_left_the_labels_stand_at_the_right(form: MomentForm, qtbot: QtBot) -> None:
    row = panel(form, "With")
    first, second = (button(row, name) for name in ("Mara", "Jonas"))
    assert first.x() < second.x()
    form.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: first.x() > second.x())
    assert row.mapTo(form, row.rect().topLeft()).x() == 0


def test_forgetting_leaves_no_word_anywhere(form: MomentForm, qtbot: QtBot) -> None:
    form.set_capture(EVERYTHING)
    QTest.keyClicks(form.sentence, " More.")
    form.forget()
    assert form.capture() == Capture()
    assert not form.sentence.isUndoAvailable()
    texts = [each.text() for each in form.findChildren(Field)]
    names = [each.accessibleName() for each in form.findChildren(RowChip) if each.isVisible()]
    assert not any(texts)
    assert "Zoe" not in names
    assert "Mara" not in names
