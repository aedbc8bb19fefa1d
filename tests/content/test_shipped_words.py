"""Every text in the files that ship keeps every wording rule, whoever wrote it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.content.checks import (
    LONGEST_SENTENCE,
    Finding,
    lint_content,
    lint_line,
    lint_runs,
    sentences_of,
)
from tests.content.given_words import GIVEN, Given, not_given
from tests.content.known_runs import KNOWN_RUNS
from tests.content.shipped_words import FOLDERS, shipped_words

WORDS = list(shipped_words())
LONGEST_OF_SUPPORT = 22
QUIET_PARTS = ("notes", "question")
"""Parts of the practices that nobody reads at high arousal."""
PICTURES = {"storm", "weather", "tide", "wave", "wall", "anchor", "shore", "storms", "walls"}


def found_in(place: str, text: str) -> Iterator[Finding]:
    yield from lint_content(text, place)
    yield from lint_runs(text, place, KNOWN_RUNS)
    if place.startswith("practices"):
        loud = place.startswith(("practices/pr01", "practices/pr02"))
        quiet = any(f".toml: {part}" in place for part in QUIET_PARTS)
        if loud and not quiet:
            yield from lint_line(text, place)
        else:
            yield from lint_line(text, place, LONGEST_SENTENCE)
    if place.startswith("support"):
        yield from lint_line(text, place, LONGEST_OF_SUPPORT)


def test_every_text_keeps_every_rule() -> None:
    findings = [
        f"{one.place}: {one.rule}: “{one.words}” in “{text}”"
        for place, text in WORDS
        for one in not_given(found_in(place, text), text)
    ]
    assert not findings, "\n" + "\n".join(findings)


def test_every_folder_that_holds_words_is_read() -> None:
    assert {place.split("/")[0] for place, _text in WORDS} == set(FOLDERS)
    assert len(WORDS) > 600


@pytest.mark.parametrize("given", GIVEN, ids=lambda given: f"{given.rule}-{given.text[:30]}")
def test_what_is_allowed_is_still_said_and_still_needs_it(given: Given) -> None:
    assert any(given.covers(one, text) for place, text in WORDS for one in found_in(place, text))


@pytest.mark.parametrize(
    ("rule", "folder", "text"),
    [
        ("L1", "vocabulary", "You failed | At being near"),
        ("L2", "practices", "Relax now."),
        ("L2", "support", "Open up to one person."),
        ("L3", "support", "You are a distant kind of person."),
        ("L4", "practices", "You are safe here."),
        ("L5", "prompts", "Why did you go?"),
        ("L7", "practices", "Well done."),
        ("L8", "support", "What was it like in your childhood?"),
        ("W10", "practices", "Let every single one of your toes come to rest."),
        ("W10", "support", "This " + "very " * 22 + "long sentence."),
        ("marks", "support", "Call them!"),
        ("pressure", "vocabulary", "Simply went | Off"),
        ("trait", "vocabulary", "You always leave | Again"),
        ("weight", "practices", "You stayed."),
        ("independence", "vocabulary", "Hyper-independent | On my own"),
        ("measure", "support", "If you really loved them, you would know."),
        ("body", "practices", "Your body betrayed you."),
        ("but", "support", "It was kind but loud."),
        ("label", "support", "Your partner may see it."),
        ("cure", "support", "A healing journey."),
        ("guilt", "practices", "We missed you."),
        ("doubt", "practices", "Are you sure?"),
        ("orders", "support", "Report it today."),
        ("orders", "support", "Leave him."),
        ("orders", "support", "You need to call somebody."),
        ("practice", "practices", "Hold your breath."),
        ("practice", "practices", "Close your eyes."),
    ],
)
def test_a_planted_text_is_found(tmp_path: Path, rule: str, folder: str, text: str) -> None:
    home = tmp_path / folder / "en"
    home.mkdir(parents=True)
    (home / "pr01.toml").write_text(f'[deep.inside]\nlist = ["{text}"]\n', encoding="utf-8")
    planted = list(shipped_words(tmp_path))
    assert planted == [(f"{folder}/pr01.toml: deep: inside: list[0]", text)]
    rules = {one.rule for place, words in planted for one in found_in(place, words)}
    assert rule in rules
    assert not_given(found_in(*planted[0]), text)


@pytest.mark.parametrize(
    "text",
    [
        "You can stay, or go.",
        "Leaving can be the riskiest time.",
        "Leave out any of them.",
        "Somebody with another account on this computer.",
        "Let the way out be a little longer.",
        "Hold something that is near.",
        "What would staying cost you?",
    ],
)
def test_plain_texts_pass(text: str) -> None:
    assert lint_content(text, "here") == []


def test_support_texts_say_nothing_in_pictures() -> None:
    # The kind lines are lines to choose from; all else on these pages is said outright.
    spoken = [
        (place, word)
        for place, text in WORDS
        if place.startswith("support") and "kind-lines" not in place
        for sentence in sentences_of(text)
        for word in sentence.lower().replace(",", "").split()
        if word.strip(".?:“”") in PICTURES
    ]
    assert spoken == []
