"""Names of people and tags: what is kept of what was typed."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.errors import BadInput
from journal_app.core.people import MAX_LABEL, clean_label
from journal_app.core.tags import MAX_NAME, clean_name

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=100)
BOTH = pytest.mark.parametrize(
    ("cleaned", "longest"), [(clean_label, MAX_LABEL), (clean_name, MAX_NAME)]
)


@BOTH
@given(typed=ANYTHING)
def test_a_label_is_one_line_that_can_be_kept_or_is_refused_with_words(
    cleaned: Callable[[str], str], longest: int, typed: str
) -> None:
    with suppress(BadInput):
        kept = cleaned(typed)
        assert 0 < len(kept) <= longest
        assert kept == " ".join(kept.split()) == cleaned(kept)
        assert kept.encode("utf-8")


@BOTH
@pytest.mark.parametrize("unseen", ["", "  \n", "\u200b", "\x00\x01", "\u0301"])
def test_a_label_nobody_can_see_is_refused(
    cleaned: Callable[[str], str], longest: int, unseen: str
) -> None:
    with pytest.raises(BadInput, match="empty"):
        cleaned(unseen)


@BOTH
def test_a_label_may_be_as_long_as_promised_and_no_longer(
    cleaned: Callable[[str], str], longest: int
) -> None:
    assert cleaned("a" * longest) == "a" * longest
    with pytest.raises(BadInput, match="long") as refused:
        cleaned("a" * (longest + 1))
    assert str(longest) in refused.value.advice


@pytest.mark.parametrize(
    "typed", ["#quiet", "# quiet", "## #quiet", " #quiet\n", "quiet", "\ufeff#quiet"]
)
def test_the_sign_before_a_tag_is_no_part_of_it(typed: str) -> None:
    assert clean_name(typed) == "quiet"


@pytest.mark.parametrize("typed", ["#", "# ##", "#\u200b"])
def test_a_tag_of_nothing_but_the_sign_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        clean_name(typed)


def test_a_sign_inside_a_tag_stays() -> None:
    assert clean_name("room #4") == "room #4"


def test_any_sign_will_do_for_a_person() -> None:
    assert clean_label(" 🌊 ") == "🌊"
    assert clean_label("O’Neill  de\tSá") == "O’Neill de Sá"
