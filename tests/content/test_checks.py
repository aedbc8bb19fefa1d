"""Each writing rule catches what it is for, and leaves plain words alone."""

import pytest

from journal_app.content.checks import (
    lint_prompt,
    lint_questions,
    lint_runs,
    lint_text,
    run_hash,
    runs_of,
    sentences_of,
)
from journal_app.core.prompts import Family, Prompt
from tests.content.known_runs import KNOWN_RUNS


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("L1", "Where have you failed someone this week?"),
        ("L1", "What should you have said?"),
        ("L1", "What should have happened?"),
        ("L1", "How did you sabotage it?"),
        ("L1", "What was toxic about it?"),
        ("L1", "Which needy moment do you recall?"),
        ("L1", "What made you go cold?"),
        ("L1", "When did they turn into a cold person?"),
        ("L1", "What does your avoidant say?"),
        ("L1", "Did you overreact?"),
        ("L1", "What would a healthy couple do?"),
        ("L2", "Stop pulling away."),
        ("L2", "Breathe, then trust them."),
        ("L2", "Where could you learn to trust?"),
        ("L2", "What if you could try harder?"),
        ("L2", "Open up to one person."),
        ("L2", "Where could you be vulnerable?"),
        ("L2", "What can you let go of?"),
        ("L2", "Write what you must change."),
        ("L3", "You are a distant kind of lover."),
        ("L3", "You're so guarded; where?"),
        ("L3", "What do people like you need?"),
        ("L3", "How does your attachment style show?"),
        ("L3", "Where do you always go?"),
        ("L4", "You are safe now."),
        ("L4", "They won’t leave."),
        ("L4", "They won't leave."),
        ("L4", "There is nothing to fear."),
        ("L4", "Someone loves you."),
        ("L4", "Nobody will hurt you here."),
        ("L5", "Why did you go quiet?"),
        ("L5", "You went quiet. And why then?"),
        ("L7", "Write one line!"),
        ("L7", "Write one line 🙂"),
        ("L7", "Well done for staying."),
        ("L8", "Remember the first time you hid."),
        ("L8", "Go back to that kitchen."),
        ("L8", "What helped when you were small?"),
        ("L8", "Who did this to you?"),
        ("L8", "What was closeness in your childhood?"),
    ],
)
def test_each_rule_can_be_broken(rule: str, text: str) -> None:
    assert rule in {found.rule for found in lint_text(text, "here")}


@pytest.mark.parametrize(
    "text",
    [
        "What did your hands do when you were near?",
        "Where did the talk stop, and who was there?",
        "What could stop for ten minutes?",
        "Was the water cold, or the cup?",
        "What have you seen someone do that told you whether to trust them?",
        "Which word was hardest to write, if any?",
        "What would you open first, the window or the door?",
        "When were you last both free and close?",
        "What do you know about why?",
    ],
)
def test_plain_questions_pass(text: str) -> None:
    assert lint_text(text, "here") == []


@pytest.mark.parametrize(
    ("depth", "text", "fits"),
    [
        (1, "What was there?", True),
        (2, "Was there a hand? Whose hand was it, and what was it doing?", True),
        (2, "What? Where? When?", False),
        (3, "Which door did you use that evening? Which handle?", True),
        (3, "Which door? And who came through it after you had gone?", False),
        (4, "Which door? Which one?", False),
        (4, "Write what the careful part says.", True),
    ],
)
def test_a_second_question_is_shorter_where_it_goes_deep(depth: int, text: str, fits: bool) -> None:
    assert (lint_questions(text, depth, "here") == []) is fits


def test_a_finding_says_which_rule_where_and_which_words() -> None:
    prompt = Prompt(
        id="p02_x",
        family=Family.NOTICE,
        text="What did it look like?",
        variant_short="Why then?",
        exit_line="Great job.",
    )
    found = {(one.rule, one.place, one.words) for one in lint_prompt(prompt)}
    assert found == {
        ("L5", "p02_x.variant_short", "Why"),
        ("L7", "p02_x.exit_line", "Great job"),
    }


def test_runs_are_hashed_as_the_list_of_hashes_says() -> None:
    text = "You’re HERE, and—2 of us—don't know it yet."
    assert runs_of(text) == [
        "you're here and of us don't",
        "here and of us don't know",
        "and of us don't know it",
        "of us don't know it yet",
    ]
    known = frozenset({run_hash("here and of us don't know")})
    assert [one.words for one in lint_runs(text, "here", known)] == ["here and of us don't know"]
    assert lint_runs("Five words are too few.", "here", known) == []


def test_the_list_of_hashes_is_whole() -> None:
    assert len(KNOWN_RUNS) == 4598
    assert {len(one) for one in KNOWN_RUNS} == {16}


def test_sentences_end_at_their_marks() -> None:
    text = "Look up. Did it say “not now”, or “not at all”? Yes… and “no.”"
    assert sentences_of(text) == [
        "Look up.",
        "Did it say “not now”, or “not at all”?",
        "Yes…",
        "and “no.",
    ]
