"""The contrast every pair of colours must keep, so that a changed token cannot hide a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journal_app.ui.theme.tokens import Rgba, TokenName, Tokens

_MARKS: Final[tuple[tuple[TokenName, TokenName], ...]] = (
    ("m_pull", "m_pull_i"),
    ("m_near", "m_near_i"),
    ("m_body", "m_body_i"),
    ("m_echo", "m_echo_i"),
    ("m_need", "m_need_i"),
    ("m_help", "m_help_i"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A foreground on a background, and the WCAG 2.2 ratio it needs (1 to 21)."""

    front: TokenName
    back: TokenName
    need: float


PAIRS: Final[tuple[Pair, ...]] = (
    Pair("ink", "surface", 7), Pair("ink", "canvas", 7), Pair("ink", "raised", 7),
    Pair("ink", "sidebar", 7), Pair("ink", "select", 7), Pair("ink", "p_top", 7),
    Pair("ink", "p_bot", 7), Pair("ink", "h1", 4.5), Pair("ink", "h2", 4.5),
    Pair("ink", "sunken", 7), Pair("ink", "accent_soft", 7), Pair("surface", "ink", 7),
    Pair("ink2", "surface", 7), Pair("ink2", "sidebar", 7), Pair("ink2", "raised", 7),
    Pair("ink2", "canvas", 7), Pair("ink2", "sunken", 4.5), Pair("ink2", "p_top", 4.5),
    Pair("ink2", "p_bot", 4.5),
    Pair("ink3", "surface", 4.5), Pair("ink3", "canvas", 4.5), Pair("ink3", "sidebar", 4.5),
    Pair("ink3", "raised", 4.5), Pair("ink3", "sunken", 4.5), Pair("ink3", "p_top", 4.5),
    Pair("ink3", "p_mid", 4.5), Pair("ink3", "p_bot", 4.5), Pair("ink3", "accent_soft", 4.5),
    Pair("on_accent", "accent", 4.5), Pair("on_accent", "accent_hover", 4.5),
    Pair("on_accent", "accent_press", 4.5), Pair("accent_ink", "surface", 4.5),
    Pair("accent_ink", "raised", 4.5), Pair("accent", "sidebar", 3),
    Pair("accent_ink", "accent_soft", 4.5), Pair("accent", "surface", 4.5),
    Pair("accent", "canvas", 4.5),
    Pair("fear", "surface", 3), Pair("fear", "canvas", 3), Pair("fear", "raised", 3),
    Pair("pref", "surface", 3), Pair("pref", "canvas", 3), Pair("pref", "raised", 3),
    Pair("unsure", "surface", 3), Pair("unsure", "canvas", 3), Pair("unsure", "raised", 3),
    Pair("fear", "fear_soft", 3), Pair("pref", "pref_soft", 3), Pair("unsure", "unsure_soft", 3),
    Pair("fear_ink", "fear_soft", 4.5), Pair("pref_ink", "pref_soft", 4.5),
    Pair("unsure_ink", "unsure_soft", 4.5),
    Pair("line_strong", "surface", 3), Pair("line_strong", "canvas", 3),
    Pair("line_strong", "raised", 3), Pair("line_strong", "sunken", 3),
    Pair("focus", "surface", 3), Pair("focus", "canvas", 3), Pair("focus", "sidebar", 3),
    Pair("focus", "raised", 3), Pair("focus", "accent_soft", 3), Pair("focus", "p_bot", 3),
    Pair("caution", "surface", 4.5), Pair("caution", "raised", 4.5),
    Pair("caution", "caution_soft", 4.5),
    *(Pair("ink", tint, 7) for tint, _ink in _MARKS),
    *(Pair(ink, "surface", 4.5) for _tint, ink in _MARKS),
    *(Pair(ink, tint, 4.5) for tint, ink in _MARKS),
    *(Pair(ink, "canvas", 4.5) for _tint, ink in _MARKS),
    *(Pair(ink, "raised", 3) for _tint, ink in _MARKS),
    *(Pair(ink, "accent_soft", 3) for _tint, ink in _MARKS),
)  # fmt: skip


def luminance(color: Rgba) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)


def ratio(one: Rgba, other: Rgba) -> float:
    """Contrast between two opaque colours, 1 to 21, whichever of them is the text."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def failures(tokens: Tokens) -> Iterator[str]:
    """One line for each pair of this set that is harder to read than it may be."""
    for pair in PAIRS:
        found = ratio(tokens[pair.front], tokens[pair.back])
        if found < pair.need:
            yield f"{tokens.name}: {pair.front} on {pair.back} is {found:.2f}, needs {pair.need}"
