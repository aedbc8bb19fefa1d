"""An entry is read without the signs of its Markdown, and with nothing else changed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from journal_app.ui.editor.editor import text_of
from journal_app.ui.reader.rendering import QUOTED, rendered
from journal_app.ui.reader.text import ReaderText
from journal_app.ui.theme.appearance import Scheme
from journal_app.ui.theme.theme import Theme


@pytest.fixture
def surface(qtbot: QtBot, theme: Theme) -> ReaderText:
    made = ReaderText(theme)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def blocks(surface: QTextEdit) -> list[QTextBlock]:
    found = []
    block = surface.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("plain", "plain"),
        ("**bold** and *soft* _so_", "bold and soft so"),
        ("# Title\n### Less", "Title\nLess"),
        ("- milk\n  - deep", "•  milk\n•  deep"),
        ("3. three\n4) four", "3.  three\n4)  four"),
        ("> said\n> *more*", "said\nmore"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("2 * 3 * 4, snake_case", "2 * 3 * 4, snake_case"),
        ("*not closed", "*not closed"),
        ("hard\u00a0space 😀 *مرحبا*", "hard\u00a0space 😀 مرحبا"),
        ("", ""),
    ],
)
def test_signs_go_and_words_stay(surface: ReaderText, body: str, shown: str) -> None:
    surface.show_body(body)
    assert text_of(surface.document()) == shown


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.text(alphabet="ab\n\u00a0😀م,.", max_size=80))
def test_text_without_signs_is_shown_as_it_is(surface: ReaderText, body: str) -> None:
    assert text_of(rendered(surface, body).document) == body


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.text(alphabet="ab *_#>-1.\n", max_size=60))
def test_no_word_is_ever_lost(surface: ReaderText, body: str) -> None:
    letters = [sign for sign in body if sign in "ab"]
    assert [sign for sign in text_of(rendered(surface, body).document) if sign in "ab"] == letters


def test_lists_hang_and_quotes_stand_in_from_the_side_of_their_script(
    surface: ReaderText,
) -> None:
    surface.show_body("- one\n- مرحبا\n> said\n> مرحبا\nplain")
    listed, arabic, quoted, arabic_quote, plain = (block.blockFormat() for block in blocks(surface))
    assert listed.leftMargin() == -listed.textIndent() > 0
    assert (arabic.leftMargin(), arabic.rightMargin()) == (0, listed.leftMargin())
    assert quoted.hasProperty(QUOTED)
    assert quoted.leftMargin() == arabic_quote.rightMargin() > 0
    assert plain.leftMargin() == 0
    assert not plain.hasProperty(QUOTED)


def test_another_look_keeps_the_words_and_about_the_place(
    surface: ReaderText, theme: Theme
) -> None:
    surface.show_body("\n".join(f"**{number}** words" for number in range(80)))
    bar = surface.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    words = text_of(surface.document())
    theme.set_zoom(1.4)
    theme.set_scheme(Scheme.DARK)
    assert text_of(surface.document()) == words
    assert bar.value() == pytest.approx(bar.maximum() / 2, rel=0.05)
