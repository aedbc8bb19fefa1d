"""Filling the style sheet: every place has a value, lengths grow, a wrong name is an error."""

import re

import pytest

from journal_app.core.resources import resource
from journal_app.ui.theme.style_sheet import filled, values
from journal_app.ui.theme.theme import Theme


def test_names_and_lengths_are_put_in() -> None:
    sheet = filled("a { color: @ink; height: @px(36); }", {"ink": "red"}, lambda n: round(n * 2))

    assert sheet == "a { color: red; height: 72px; }"


def test_a_name_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("a { color: @inc; }", {"ink": "red"}, round)


def test_colours_that_can_be_seen_through_are_written_for_qt(theme: Theme) -> None:
    found = values(theme.color, theme.mix, dark=False, high_contrast=False)

    assert found["ink"] == "#22272d"
    assert found["scrim"] == "rgba(34, 39, 45, 102)"


def test_the_sheet_names_no_colour_by_itself() -> None:
    sheet = resource("qss", "app.qss").read_text(encoding="utf-8")

    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", sheet)
