"""At most three lines, cut between words, with every match tinted where it stands."""

import pytest
from PySide6.QtGui import QFontMetricsF

from journal_app.core.search import matches, parse
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.text_block import TextBlock, TextSetter

LONG = "I looked out of the window and counted the lamps as if it were a place to go. " * 8


@pytest.fixture
def setter(theme: Theme) -> TextSetter:
    return TextSetter(theme.font("read"), theme.line_height("read"), 3)


def shown(block: TextBlock) -> str:
    return block.layout.text()


def found(setter: TextSetter, text: str, words: str, width: float = 400) -> TextBlock:
    return setter.set(text, width, matches(parse(words), text))


def test_a_short_text_is_one_line_and_whole(setter: TextSetter) -> None:
    block = setter.set("Nothing was wrong.", 400)
    assert shown(block) == "Nothing was wrong."
    assert block.height == 26


def test_no_words_take_one_line_of_room(setter: TextSetter) -> None:
    assert setter.set("", 400).height == 26


@pytest.mark.parametrize("width", [120, 333, 640])
def test_a_long_text_is_cut_between_words(setter: TextSetter, width: int) -> None:
    block = setter.set(LONG, width)
    assert block.height == 3 * 26
    kept = shown(block).removesuffix("…")
    assert len(kept) < len(shown(block)), "dots say that there is more"
    assert LONG.startswith(kept)
    assert LONG[len(kept)] in " .,"
    assert block.layout.lineCount() == 3
    for number in range(3):
        assert block.layout.lineAt(number).naturalTextWidth() <= width + 1


def test_a_word_without_end_is_cut_anyway(setter: TextSetter) -> None:
    block = setter.set("a" * 900, 200)
    assert block.layout.lineCount() == 3
    assert shown(block).endswith("…")


def test_emoji_count_as_one_and_are_never_halved(setter: TextSetter) -> None:
    text = "🌊🌒 the lamp 🌊 went out, and 👩‍👩‍👧 " * 20
    block = found(setter, text, "lamp", 300)
    assert shown(block).endswith("…")
    assert text.startswith(shown(block).removesuffix("…"))
    before = QFontMetricsF(setter.font).horizontalAdvance("🌊🌒 the ")
    assert abs(block.bands[0].left() - (before - 2)) < 2


def test_a_band_stands_behind_each_match(setter: TextSetter) -> None:
    block = found(setter, "The lamp, and the other lamp.", "lamp")
    metrics = QFontMetricsF(setter.font)
    assert len(block.bands) == 2
    assert abs(block.bands[0].width() - 4 - metrics.horizontalAdvance("lamp")) < 1
    assert block.bands[0].right() < block.bands[1].left()
    assert all(0 <= band.top() < band.bottom() <= 26 for band in block.bands)


def test_a_match_over_two_lines_has_two_bands(setter: TextSetter) -> None:
    block = found(setter, "x" * 60, "x" * 60, 200)
    assert len(block.bands) == block.layout.lineCount() > 1


def test_what_is_cut_off_has_no_band(setter: TextSetter) -> None:
    assert found(setter, LONG + "zebra", "zebra").bands == ()


def test_arabic_stands_at_the_right_and_its_match_is_tinted_there(setter: TextSetter) -> None:
    text = "كانت ليلة هادئة"
    block = found(setter, text, "ليلة", 400)
    line = block.layout.lineAt(0).naturalTextRect()
    assert line.right() > 395
    assert len(block.bands) == 1
    assert line.left() < block.bands[0].left() < block.bands[0].right() < line.right()
