"""Everything the app says keeps to its wording rules."""

from pathlib import Path

import pytest

from journal_app.content.checks import lint_interface_text, lint_runs, lint_text
from tests.content.given_words import GIVEN_IN_THE_INTERFACE, Given, not_given
from tests.content.interface_strings import interface_strings, untranslatable
from tests.content.known_runs import KNOWN_RUNS


def test_every_sentence_keeps_the_wording_rules() -> None:
    findings = [
        f"{found.place}: {found.rule}: “{found.words}” in “{text}”"
        for place, text in interface_strings()
        for found in lint_interface_text(text, place)
        + not_given(lint_text(text, place), text, GIVEN_IN_THE_INTERFACE)
    ]
    assert not findings, "\n" + "\n".join(findings)


def test_no_sentence_shares_six_words_in_a_row_with_the_articles() -> None:
    findings = [
        f"{found.place}: “{found.words}”"
        for place, text in interface_strings()
        for found in lint_runs(text, place, KNOWN_RUNS)
    ]
    assert not findings, "\n" + "\n".join(findings)


@pytest.mark.parametrize("given", GIVEN_IN_THE_INTERFACE, ids=lambda given: given.rule)
def test_what_is_allowed_is_still_said_and_still_needs_it(given: Given) -> None:
    assert any(
        given.covers(found, text)
        for place, text in interface_strings()
        for found in lint_text(text, place)
    )


def test_the_rules_for_guiding_words_hold_in_the_interface_too() -> None:
    for text in ("You are safe here.", "Stop pulling away.", "Nobody will hurt you."):
        assert not_given(lint_text(text, "here"), text, GIVEN_IN_THE_INTERFACE)
    for text in ("Stop", "Quit", "The journal file is damaged."):
        assert not_given(lint_text(text, "here"), text, GIVEN_IN_THE_INTERFACE) == []


def test_every_sentence_can_be_translated() -> None:
    assert not untranslatable()


def test_the_collector_sees_every_form_of_a_sentence(tmp_path: Path) -> None:
    package = tmp_path / "journal_app"
    package.mkdir()
    (package / "page.py").write_text(
        'a = _("One.")\n'
        'b = ngettext("{n} page", "{n} pages", n).format(n=n)\n'
        'c = _(\n    "Two halves "\n    "of one."\n)\n'
        'd = _(f"Built {a}")\n'
        'e = print("Not for translators")\n',
        encoding="utf-8",
    )
    assert sorted(interface_strings(package)) == [
        ("journal_app/page.py:1", "One."),
        ("journal_app/page.py:2", "{n} page"),
        ("journal_app/page.py:2", "{n} pages"),
        ("journal_app/page.py:4", "Two halves of one."),
    ]
    assert untranslatable(package) == ["journal_app/page.py:7"]


def test_the_collector_finds_the_sentences_of_the_app() -> None:
    assert ("Nothing here has to be finished.") in {text for _, text in interface_strings()}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("marks", "Saved!"),
        ("marks", "Saved 🎉"),
        ("marks", "Opening..."),
        ("marks", 'The "blue" folder'),
        ("marks", "It didn't open."),
        ("pressure", "You should write today."),
        ("pressure", "A passphrase must be long."),
        ("pressure", "Just press Open."),
        ("pressure", "Simply choose a folder."),
        ("verdict", "Saving failed."),
        ("verdict", "An avoidant day"),
        ("verdict", "Symptoms"),
        ("verdict", "An irrational fear"),
        ("doubt", "Are you sure?"),
        ("trait", "You are a guarded kind."),
        ("weight", "You stayed."),
        ("independence", "Hyper-independent"),
        ("measure", "If you loved them, you would know."),
        ("body", "Your body let you down."),
        ("label", "Your partner"),
        ("counting", "Your streak: {count} days"),
        ("counting", "Score"),
        ("counting", "Progress"),
        ("praise", "Great job."),
        ("praise", "Well done."),
        ("guilt", "We missed you."),
        ("guilt", "You haven’t written for a week."),
        ("cure", "Your healing journey"),
    ],
)
def test_each_rule_can_be_broken(rule: str, text: str) -> None:
    assert rule in {found.rule for found in lint_interface_text(text, "here")}


@pytest.mark.parametrize(
    "text",
    [
        "Not saved yet. Why?",
        "That didn’t open it. Try again, slowly.",
        "Something in me wants to go. I simply want some room.",
        "Just noticed",
        "What was just before?",
        "{score} pages in “{streak}”",
        "Erase this journal",
        "Backups stay where they are.",
        "Opening…",
    ],
)
def test_plain_sentences_pass(text: str) -> None:
    assert lint_interface_text(text, "here") == []
