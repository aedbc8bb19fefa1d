"""The hint is honest about what is easily guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.security.passphrase_strength import Strength, strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "sea",
        "1234567",
        "12345678901234567890",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "abababababababababababab",
        "qwertyuiopasdfghjkl",
        "poiuytrewq",
        "abcdefghijklmnop",
        "Tide1998",
    ],
)
def test_short(passphrase: str) -> None:
    assert strength(passphrase) is Strength.SHORT


@pytest.mark.parametrize("passphrase", ["seven tides", "Wm9-kf27zQx"])
def test_fine(passphrase: str) -> None:
    assert strength(passphrase) is Strength.FINE


@pytest.mark.parametrize(
    "passphrase",
    [
        "the sea is wide and I am small",
        "море широкое, а я мала",
        "潮汐之间有一座安静的小岛等着我们回家",
    ],
)
def test_strong(passphrase: str) -> None:
    assert strength(passphrase) is Strength.STRONG


@given(st.text(max_size=60))
def test_any_text_has_a_strength(passphrase: str) -> None:
    assert strength(passphrase) in Strength


@given(st.text(min_size=1, max_size=1), st.integers(1, 200))
def test_repeating_one_letter_is_never_more_than_short(letter: str, times: int) -> None:
    assert strength(letter * times) is Strength.SHORT
