"""A passage is shown where it stands on the page, whose signs of Markdown are gone."""

from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from journal_app.core.passages import anchor_at
from journal_app.services import entries, passages
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.reader.pointing import passage_in, point_at
from journal_app.ui.reader.text import ReaderText
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.ui.context_fixture import Ground

BODY = """\
# After **dinner**

- one 🌊 *quiet* thing
12. a **bold *and* quiet** one
> she said “fine”

The last line, with a * that is no sign. 👩‍👩‍👧 e\u0301.
"""


@pytest.fixture
def text(qtbot: QtBot, theme: Theme) -> ReaderText:
    """The text alone."""
    made = ReaderText(theme)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_body(BODY)
    return made


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("After **dinner**", "After dinner"),
        ("dinner", "dinner"),
        ("🌊 *quiet* thing", "🌊 quiet thing"),
        ("one", "one"),
        ("bold *and* quiet", "bold and quiet"),
        ("she said “fine”", "she said “fine”"),
        ("with a * that", "with a * that"),
        ("👩‍👩‍👧 e\u0301", "👩‍👩‍👧 e\u0301"),
        ("quiet* thing\n12. a **bold", "quiet thing\n12.  a bold"),
    ],
)
def test_the_words_are_selected_as_they_are_shown(text: ReaderText, quote: str, shown: str) -> None:
    point_at(text, anchor_at(BODY, BODY.index(quote), len(quote)))
    assert text.selected_text() == shown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_place_of_any_text_is_somewhere_on_the_page(
    text: ReaderText, data: st.DataObject
) -> None:
    body = data.draw(st.text("ab*_#>- 1.\n🌊é", max_size=40))
    start = data.draw(st.integers(0, len(body)))
    length = data.draw(st.integers(0, len(body) - start))
    text.show_body(body)
    point_at(text, anchor_at(body, start, length))
    selected = text.selected_text()
    letters = [sign for sign in body[start : start + length] if sign in "abé🌊"]
    assert [sign for sign in selected if sign in "abé🌊"] == letters


@pytest.mark.parametrize(("part", "uid"), [("passage:7", "7"), ("", None), ("reflection", None)])
def test_a_part_may_name_a_passage(part: str, uid: str | None) -> None:
    assert passage_in(part) == uid


def test_the_reader_shows_the_passage_and_leads_back_to_where_one_came_from(
    ground: Ground, reader: ReaderPage
) -> None:
    body = "A line of rain.\n\n" * 60 + "And then **I left**.\n\n" + "Rain again.\n\n" * 60
    piece = ground.keep(builders.entry(body))
    start = body.index("I left")
    mark = partial(passages.mark, clock=ground.clock)
    ground.ask(mark, piece, "mk_pull", start, start + 6)
    [passage] = ground.ask(passages.of, piece)
    reader.enter(Place(page=PageId.READER, piece=piece, part=f"passage:{passage.uid}"))
    ground.wait(lambda: reader.text.selected_text() == "I left")
    bar, height = reader.text.verticalScrollBar(), reader.text.viewport().height()
    ground.wait(lambda: 0 < reader.text.cursorRect().top() < height // 2 and bar.value() > 0)
    went = QSignalSpy(ground.context.navigator.went)
    assert not reader.bar.back.isVisible()
    reader.bar.back_to_passages.click()
    QTest.keyClick(reader.text, Qt.Key.Key_Escape)
    assert [went.at(number)[0].page for number in (0, 1)] == [PageId.PASSAGES] * 2
    reader.enter(Place(page=PageId.READER, piece=piece))
    assert reader.bar.back.isVisible()
    QTest.keyClick(reader.text, Qt.Key.Key_Escape)
    assert went.at(2)[0].page is PageId.TIMELINE


def test_a_passage_without_its_words_opens_its_entry_at_the_beginning(
    ground: Ground, reader: ReaderPage
) -> None:
    piece = ground.keep(builders.entry("I left.", at=builders.START - timedelta(days=2)))
    ground.ask(partial(passages.mark, clock=ground.clock), piece, "mk_pull", 0, 6)
    [passage] = ground.ask(passages.of, piece)
    save = partial(entries.save, clock=ground.clock, new_sitting=False)
    ground.ask(save, piece, 2, "Other words.")
    reader.enter(Place(page=PageId.READER, piece=piece, part=f"passage:{passage.uid}"))
    ground.wait(lambda: reader.text.toPlainText() == "Other words.")
    assert reader.text.selected_text() == ""
    assert reader.bar.back_to_passages.isVisible()
