"""Every pair of colours that carries meaning can be read, in all four sets."""

import pytest

from journal_app.core.resources import resource
from journal_app.ui.theme.contrast import PAIRS, Pair, failures, luminance, ratio
from journal_app.ui.theme.tokens import THEME_NAMES, Rgba, Tokens, load_tokens

BLACK = Rgba(red=0, green=0, blue=0)
WHITE = Rgba(red=255, green=255, blue=255)


def tokens(name: str) -> Tokens:
    return load_tokens(resource("themes", f"{name}.toml"))


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front}-on-{pair.back}")
def test_pair_can_be_read(name: str, pair: Pair) -> None:
    colors = tokens(name)

    assert ratio(colors[pair.front], colors[pair.back]) >= pair.need


def test_figures_are_those_of_the_specification() -> None:
    colors = tokens("light")

    assert round(ratio(colors["ink"], colors["surface"]), 2) == 14.43
    assert round(ratio(colors["accent"], colors["canvas"]), 2) == 6.87
    assert round(ratio(colors["fear"], colors["canvas"]), 2) == 3.74


def test_black_on_white_is_the_largest_ratio() -> None:
    assert ratio(BLACK, WHITE) == ratio(WHITE, BLACK) == pytest.approx(21)
    assert ratio(WHITE, WHITE) == 1
    assert luminance(BLACK) == 0


def test_a_pair_that_fails_is_named() -> None:
    good = tokens("light")
    bad = Tokens(name="pale", colors={**good.colors, "ink3": good["surface"]})

    found = list(failures(bad))

    assert "pale: ink3 on surface is 1.00, needs 4.5" in found
    assert all("ink3" in line for line in found)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_fear_and_preference_weigh_the_same_without_colour(name: str) -> None:
    colors = tokens(name)

    assert ratio(colors["fear"], colors["pref"]) < 1.5
    assert ratio(colors["fear_soft"], colors["pref_soft"]) < 1.15
