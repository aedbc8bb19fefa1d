"""The practices that ship: the given words, at reading pace in every wording, read strictly."""

import re
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from journal_app.content.practices import load_practices
from journal_app.content.reading import BrokenContent
from journal_app.core.practices import (
    LONGEST,
    SHORTEST,
    USUAL,
    Anchor,
    Hereness,
    Part,
    Posture,
    TenSecondsOf,
    plan,
    seconds_needed,
)
from journal_app.core.resources import resource

PRACTICES = load_practices("en")
PAUSE, TEN, BACK = PRACTICES.pause, PRACTICES.ten_seconds, PRACTICES.coming_back
WORDINGS = list(product(Anchor, (True, False), Posture))


def said(seconds: int, anchor: Anchor = Anchor.FEET, breath: bool = True) -> list[str]:
    return [line.text for line in plan(PAUSE, seconds, anchor, breath)]


def test_the_minute_says_the_given_words_in_their_order() -> None:
    assert said(USUAL) == [
        "A minute, or less.",
        "Eyes open is good.",
        "Stop whenever you like.",
        "Let your feet meet whatever is under them.",
        "Heels, then toes.",
        "Let your back teeth come apart by the thickness of paper.",
        "The tongue can lie down.",
        "Breathe in however it comes.",
        "Let the way out be a little longer.",
        "Two or three of those.",
        "One more, slowly.",
    ]


@pytest.mark.parametrize("seconds", range(SHORTEST, LONGEST + 1, 5))
def test_every_wording_at_every_length_is_unhurried_and_whole(seconds: int) -> None:
    for anchor, breath, posture in WORDINGS:
        timed = plan(PAUSE, seconds, anchor, breath, posture=posture)
        assert timed[0].at == 0
        assert timed[-1].until == seconds
        assert {line.part for line in timed} == set(Part)
        assert len({line.text for line in timed}) == len(timed)
        for line in timed:
            assert line.until - line.at >= seconds_needed(line.text) - 1e-9
            assert line.until - line.at <= 20


def test_in_a_minute_no_anchor_loses_a_line() -> None:
    for anchor, breath, posture in WORDINGS:
        timed = plan(PAUSE, USUAL, anchor, breath, posture=posture)
        words = PAUSE.anchors[anchor].lines(posture)
        assert [line.text for line in timed if line.part is Part.ANCHOR] == [
            line.text for line in words
        ]


def test_the_way_out_is_offered_in_every_pause() -> None:
    for seconds in range(SHORTEST, LONGEST + 1):
        for anchor, breath, posture in WORDINGS:
            timed = plan(PAUSE, seconds, anchor, breath, posture=posture)
            assert any(line.text == "Stop whenever you like." for line in timed)


def test_the_breath_can_be_left_out_altogether() -> None:
    for anchor in Anchor:
        assert not re.search(
            "breath|way out", " ".join(said(LONGEST, anchor, False)), re.IGNORECASE
        )


def test_a_pause_says_a_minute_only_of_a_minute() -> None:
    assert "A minute, or less." not in said(61)
    assert "A little while, or less." in said(61)
    assert "Two or three of those." not in said(120)


def test_the_jaw_has_other_words() -> None:
    assert all(line.instead for line in PAUSE.jaw)


def test_ten_seconds_are_ten_seconds() -> None:
    assert [(line.at, line.text) for line in TEN.lines] == [
        (0, "You can leave at any second."),
        (3, "Feet. Floor."),
        (6, "Nothing has to be said."),
        (9, "Nearly there, or gone already. Both are fine."),
        (10, "That is all that was asked. Stay, leave, or ask for room?"),
    ]
    assert [line.until for line in TEN.lines] == [3, 6, 9, 10, float("inf")]
    assert set(TEN.choices) == set(TenSecondsOf)
    assert TEN.only == "Only for contact you want."
    assert TEN.left_early == PAUSE.left_early == "You were here for a bit."


def test_coming_back_goes_from_the_room_to_the_body_and_any_answer_ends_well() -> None:
    assert len(BACK.steps) == 10
    assert all(step.text and step.instead for step in BACK.steps)
    waiting = [step for step in BACK.steps if "{" in step.text]
    assert [step.on("Sunday, 22 November 2026").text for step in waiting] == [
        "Today is Sunday, 22 November 2026. You are using a computer here."
    ]
    assert set(BACK.answers) == set(BACK.ends) == set(Hereness)


def test_an_unknown_language_falls_back_to_english() -> None:
    assert load_practices("xx_YY") == PRACTICES


def put(old: str, new: str) -> Callable[[str], str]:
    def change(content: str) -> str:
        assert old in content
        return content.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("pr01_pause", put('question = "', 'mood = "'), "pr01_pause.toml: question: is missing"),
        ("pr01_pause", put("[spans]", 'mood = "x"\n[spans]'), "pr01_pause.toml: mood: no such key"),
        ("pr01_pause", put("jaw = [18, 28]", "jaw = [19, 28]"), "spans: expected one part after"),
        (
            "pr01_pause",
            put("arrive = [0, 10]", "arrive = [10, 0]"),
            "spans.arrive: expected the end",
        ),
        ("pr01_pause", put("arrive = [0, 10]", "arrive = 3"), "spans.arrive: expected two numbers"),
        ("pr01_pause", put("rank = 4", "rank = 10"), "arrive[0].rank: expected a whole number"),
        ("pr01_pause", put("most = 60", "most = 600"), "arrive[0].most: expected a whole number"),
        (
            "pr01_pause",
            put("A minute, or less.", "A  minute."),
            "arrive[0].text: expected one line",
        ),
        ("pr01_pause", put("[anchors.feet]", "[anchors.fete]"), "anchors.feet: is missing"),
        (
            "pr01_pause",
            put('label = "Feet"', 'label = "Feet"\nx = 1'),
            "anchors.feet.x: no such key",
        ),
        (
            "pr02_ten_more_seconds",
            put("at = 10", "at = 9"),
            "lines: expected times from 0 up to 10",
        ),
        ("pr02_ten_more_seconds", put('room = "', 'rom = "'), "choices.room: is missing"),
        (
            "pr02_ten_more_seconds",
            put("at = 3", 'at = "3"'),
            "lines[1].at: expected a whole number",
        ),
        ("pr04_coming_back", put("{weekday_date}", "{day}"), "{day} is filled by nothing"),
        ("pr04_coming_back", put("{weekday_date}", "weekday}"), "a brace stands alone"),
        (
            "pr04_coming_back",
            put("[[steps]]", "[[stages]]"),
            "pr04_coming_back.toml: steps: 9 of 10",
        ),
        ("pr04_coming_back", put("partly = [", "partial = ["), "ends.partly: is missing"),
        ("pr04_coming_back", put('["You can stop here."]', "[]"), "ends.mostly: expected a list"),
        ("pr04_coming_back", lambda _content: "[[steps", "pr04_coming_back.toml: not TOML"),
    ],
)
def test_a_file_that_is_not_right_is_refused_by_file_and_key(
    tmp_path: Path, name: str, change: Callable[[str], str], message: str
) -> None:
    shutil.copytree(resource("practices", "en"), tmp_path / "en")
    path = tmp_path / "en" / f"{name}.toml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BrokenContent, match=re.escape(message)):
        load_practices("en", tmp_path)
