"""A pause keeps its length, hurries nobody, and leaves lines out where time is short."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.practices import (
    LONGEST,
    SHORTEST,
    USUAL,
    Anchor,
    AnchorWords,
    Line,
    Part,
    Pause,
    Posture,
    Step,
    plan,
    seconds_needed,
)


def lines(*words: str, ranks: tuple[int, ...] = (1, 2, 3, 4)) -> tuple[Line, ...]:
    return tuple(Line(text=one, rank=rank) for one, rank in zip(words, ranks, strict=False))


WORDS = AnchorWords(
    label="Feet",
    upright=lines("Feet on the floor.", "Heels, then toes."),
    lying=lines("Heels on the bed.", "Left, then right."),
    stay=lines("Notice your feet.", "Press a little.", "Again."),
)
PAUSE = Pause(
    spans={Part.ARRIVE: (0, 10), Part.ANCHOR: (10, 18), Part.JAW: (18, 28), Part.BREATH: (28, 60)},
    arrive=lines("A minute, or less.", "Stop whenever you like.", ranks=(2, 1)),
    jaw=lines("Let the jaw loosen.", "The tongue can lie down."),
    breath=lines("Breathe in.", "And out, slowly.", "Two or three of those."),
    either=lines("Nothing to fix.", "You can stay, or go.", "One more.", ranks=(5, 6, 4)),
    anchors=dict.fromkeys(Anchor, WORDS),
    question="Fear, or preference?",
    after="Noticed.",
    left_early="You were here for a bit.",
    notes=("Any length is whole.",),
)
lengths = st.integers(SHORTEST, LONGEST)
anchors = st.sampled_from(Anchor)
postures = st.sampled_from(Posture)


@given(lengths, anchors, st.booleans(), postures)
def test_one_line_follows_the_other_from_the_beginning_to_the_end(
    seconds: int, anchor: Anchor, breath: bool, posture: Posture
) -> None:
    timed = plan(PAUSE, seconds, anchor, breath, posture=posture)
    assert timed[0].at == 0
    assert timed[-1].until == seconds
    assert all(line.at < line.until for line in timed)
    assert all(before.until == after.at for before, after in pairwise(timed))
    parts = [line.part for line in timed]
    assert parts == sorted(parts, key=list(Part).index)
    assert set(parts) == set(Part)


@given(lengths, anchors, st.booleans(), postures)
def test_every_line_stands_long_enough_to_be_read(
    seconds: int, anchor: Anchor, breath: bool, posture: Posture
) -> None:
    for line in plan(PAUSE, seconds, anchor, breath, posture=posture):
        assert line.until - line.at >= len(line.text.split()) / 2.3 + 1.5 - 1e-9


@given(lengths, lengths)
def test_a_shorter_pause_says_no_more_than_a_longer_one(one: int, two: int) -> None:
    short, long = sorted((one, two))
    said = [
        {line.text for line in plan(PAUSE, seconds, Anchor.FEET, True)} for seconds in (short, long)
    ]
    assert said[0] <= said[1]


def test_the_usual_pause_keeps_the_times_of_its_parts() -> None:
    timed = plan(PAUSE, USUAL, Anchor.FEET, True)
    begins = {part: min(line.at for line in timed if line.part is part) for part in Part}
    assert begins == {Part.ARRIVE: 0, Part.ANCHOR: 10, Part.JAW: 18, Part.BREATH: 28}


def test_the_first_parts_stop_growing_and_the_breath_takes_the_rest() -> None:
    for seconds in (90, 120, LONGEST):
        timed = plan(PAUSE, seconds, Anchor.FEET, True)
        assert next(line.at for line in timed if line.part is Part.BREATH) == 42


def test_what_is_least_needed_goes_first() -> None:
    short = [line.text for line in plan(PAUSE, SHORTEST, Anchor.FEET, True)]
    assert "Stop whenever you like." in short
    assert "A minute, or less." not in short
    assert short[-2:] == ["Breathe in.", "And out, slowly."]


def test_the_last_of_the_most_wanted_stays_last() -> None:
    said = [line.text for line in plan(PAUSE, USUAL, Anchor.FEET, True)]
    assert said[-4:] == ["Breathe in.", "And out, slowly.", "Two or three of those.", "One more."]


def test_without_the_breath_one_stays_with_the_anchor() -> None:
    said = [line.text for line in plan(PAUSE, USUAL, Anchor.SOUNDS, False)]
    assert "Notice your feet." in said
    assert not any("reath" in text for text in said)


def test_lying_down_has_words_of_its_own() -> None:
    said = [line.text for line in plan(PAUSE, USUAL, Anchor.FEET, True, posture=Posture.LYING)]
    assert "Heels on the bed." in said
    assert "Feet on the floor." not in said


def test_a_line_comes_only_where_it_is_true() -> None:
    pause = replace(
        PAUSE,
        arrive=(Line(text="A minute.", most=60), Line(text="A while.", least=61)),
    )
    assert plan(pause, 60, Anchor.FEET, True)[0].text == "A minute."
    assert plan(pause, 61, Anchor.FEET, True)[0].text == "A while."


@pytest.mark.parametrize(("asked", "kept"), [(0, SHORTEST), (29, SHORTEST), (1000, LONGEST)])
def test_a_length_out_of_bounds_is_brought_back(asked: int, kept: int) -> None:
    assert plan(PAUSE, asked, Anchor.FEET, True) == plan(PAUSE, kept, Anchor.FEET, True)


def test_reading_takes_its_time() -> None:
    assert seconds_needed("Feet.") == pytest.approx(1 / 2.3 + 1.5)
    assert seconds_needed("Let the way out be a little longer.") == pytest.approx(8 / 2.3 + 1.5)


def test_a_step_takes_the_day_in_words() -> None:
    step = Step(text="Today is {weekday_date}.", instead="Read the clock aloud.")
    assert step.on("Sunday, 22 November").text == "Today is Sunday, 22 November."
    assert Step(text="Look up.", instead="Or down.").on("Sunday").text == "Look up."
