"""Two texts side by side: nothing is lost, words are whole, and what is the same is called so."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.comparison import Comparison, Gap, Line, Part, Side, compare, folded
from journal_app.core.word_pieces import is_word, pieces

SCRIPTS = st.text(alphabet="ab ,.\n’'e\u0301我爱你。สวัดีمرحب\u200d👩👧🇩🇪\u05d0\u05d1", max_size=60)


def told(comparison: Comparison) -> list[tuple[str, str]]:
    """The parts of everything, each with where it stands."""
    return [(part.side.value, part.text) for line in comparison.lines for part in line.parts]


@given(SCRIPTS, SCRIPTS)
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    found = compare(before, after)
    assert found.text(Side.BEFORE) == before
    assert found.text(Side.AFTER) == after
    assert found.changed == (before != after)


@given(SCRIPTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(line.side is Side.BOTH and not line.changed for line in compare(text, text).lines)


@given(SCRIPTS)
def test_pieces_are_the_text_and_tear_nothing_apart(text: str) -> None:
    cut = pieces(text)
    assert "".join(cut) == text
    for before, piece in pairwise(cut):
        assert not piece.startswith(("\u0301", "\u200d")) or before.isspace()


def test_a_joiner_with_nothing_to_join_takes_no_space_along() -> None:
    assert pieces("\u200d \u0301") == ["\u200d", " ", "\u0301"]


def test_words_and_signs_are_told_apart() -> None:
    assert pieces("Don’t 我爱你, 👩‍👧 🇩🇪🇫🇷e\u0301t") == [
        "Don’t", " ", "我", "爱", "你", ",", " ", "👩‍👧", " ", "🇩🇪", "🇫🇷", "e\u0301t",
    ]  # fmt: skip
    assert [piece for piece in pieces("one, two…") if is_word(piece)] == ["one", "two"]


def test_a_changed_sentence_is_told_in_whole_words() -> None:
    found = compare("I said I was fine and went away.", "I said that I was not fine, and stayed.")
    assert told(found) == [
        ("both", "I said "), ("after", "that "), ("both", "I was "), ("after", "not "),
        ("both", "fine"), ("after", ","), ("both", " and "), ("before", "went away"),
        ("after", "stayed"), ("both", "."),
    ]  # fmt: skip
    assert (found.words(Side.BEFORE), found.words(Side.AFTER)) == (2, 3)


def test_chinese_is_compared_sign_by_sign_and_arabic_word_by_word() -> None:
    assert told(compare("我今天很好。", "我昨天很好。")) == [
        ("both", "我"), ("before", "今"), ("after", "昨"), ("both", "天很好。"),
    ]  # fmt: skip
    assert told(compare("ذهبت إلى البيت أمس", "ذهبت إلى العمل أمس")) == [
        ("both", "ذهبت إلى "), ("before", "البيت"), ("after", "العمل"), ("both", " أمس"),
    ]  # fmt: skip


def test_a_paragraph_between_others_leaves_them_whole() -> None:
    found = compare("One.\n\nThree.", "One.\n\nTwo, which is new.\n\nThree.")
    assert [line.side for line in found.lines].count(Side.AFTER) == 2
    assert Line(Side.BOTH, (Part(Side.BOTH, "Three."),)) in found.lines
    assert Line(Side.AFTER, (Part(Side.AFTER, "Two, which is new."),)) in found.lines


def test_a_rewritten_paragraph_stands_beside_what_it_became_and_another_does_not() -> None:
    before = "She asked me to stay tonight.\nI was tired of all of it."
    after = "She asked him to stay tonight.\nNothing else happened."
    sides = [line.side for line in compare(before, after).lines]
    assert sides == [Side.BOTH, Side.BEFORE, Side.AFTER]


def test_what_is_the_same_far_away_is_passed_over() -> None:
    paragraphs = [f"Paragraph {number}." for number in range(20)]
    other = [*paragraphs[:10], "Another one stands here now.", *paragraphs[11:]]
    shown = folded(compare("\n\n".join(paragraphs), "\n\n".join(other)))
    assert shown[0] == Gap(9)
    assert shown[-1] == Gap(8)
    assert {line.side for line in shown if isinstance(line, Line)} == set(Side)


def test_five_thousand_rewritten_words_take_no_time_one_would_notice() -> None:
    words = [f"word{number % 700}" for number in range(5000)]
    other = [word if number % 3 else f"{word}x" for number, word in enumerate(words)]
    begun = time.perf_counter()
    found = compare(" ".join(words), " ".join(other))
    assert found.words(Side.AFTER) >= 1600
    # Ten times what it takes on a slow machine: only a cost that grows with the square fails.
    assert time.perf_counter() - begun < 5
