"""The support texts that ship: the given words, nothing missing, nothing pushed, read strictly."""

import re
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from journal_app.content.reading import BrokenContent
from journal_app.content.support import load_support
from journal_app.core.resources import resource
from journal_app.core.safety import FORK, Answer, SafetyState
from journal_app.core.shelves import LONGEST_LINE, Shelf
from journal_app.core.support import CARD, FEAR_TOO, LISTS, AskedAgain, DataTopic, FearToo
from tests.content.shipped_words import shipped_words

SUPPORT = load_support("en")
TEXT = " ".join(text for place, text in shipped_words() if place.startswith("support"))


@pytest.mark.parametrize(
    "given",
    [
        "Thank you for saying.",
        "Nothing here will ask you to get closer.",
        "Is it more like…",
        "I’m afraid of what they might do.",
        "Being guarded before does not make this your pattern now.",
        "That can frighten or trap someone. There is help for stopping.",
        "Was your no respected?",
        "Leaving can be the riskiest time. Plans are better made with someone trained.",
        "If there is danger to life now, use your country’s emergency number, or the nearest "
        "hospital, or a neighbour.",
        "There is a page for hard nights.",
        "If someone may be monitoring this computer, use another one or paper kept elsewhere, or "
        "none.",
        "Sudden changes (new passwords, deleted apps) can be noticed. Go at the pace that is "
        "safest.",
        "This is a private notebook with some exercises. It is not therapy, diagnosis or emergency "
        "help. It cannot know your situation.",
        "No clinician has reviewed its words.",
    ],
)
def test_the_given_words_are_said(given: str) -> None:
    assert given in TEXT


def test_the_fork_has_its_five_answers_and_one_more_question() -> None:
    fork = SUPPORT.fork
    assert list(fork.answers) == list(FORK) == list(Answer)
    assert list(fork.fear_answers) == list(FEAR_TOO) == list(FearToo)
    assert set(fork.after) == set(SafetyState)
    assert {FORK[answer] for answer in FORK} | set(FEAR_TOO.values()) == {
        None,
        SafetyState.FLAGGED,
        SafetyState.UNSURE,
    }
    assert FEAR_TOO[FearToo.NO] is None


def test_the_question_asked_again_tells_a_stranger_nothing() -> None:
    fork = SUPPORT.fork
    shown = " ".join([fork.again_question, fork.setting, *fork.again_answers.values()])
    assert set(fork.again_answers) == set(AskedAgain)
    assert not re.search("afraid|fear|safe|danger|hurt|OK", shown)


def test_staying_and_leaving_are_asked_the_same() -> None:
    questions = SUPPORT.decision.questions
    for one, other in (("staying", "leaving"), ("leaving", "staying")):
        turned = {question.replace(one, other) for question in questions if one in question}
        assert turned <= set(questions)
    assert sum("staying" in question for question in questions) == 2


def test_the_card_and_the_shelves_are_whole() -> None:
    assert set(SUPPORT.help.card_labels) == set(CARD)
    assert set(SUPPORT.shelves) == set(LISTS)
    assert set(CARD) | set(LISTS) == set(Shelf)
    starters = SUPPORT.shelves[Shelf.KIND_LINES].starters
    assert len(starters) >= 6
    assert all(len(line) <= LONGEST_LINE for line in starters)


def test_no_number_and_no_address_is_printed_that_could_be_wrong() -> None:
    assert not re.search(r"\d|www|http|\.(?:org|com|net)\b", TEXT)


def test_the_page_about_the_data_tells_what_is_true_here() -> None:
    data = SUPPORT.data
    assert list(data) == list(DataTopic)
    for topic, section in data.items():
        keyring = section.told("the folder of the journal", passphrase=False)
        passphrase = section.told("the folder of the journal", passphrase=True)
        assert keyring
        assert passphrase
        assert not any("{" in line for line in keyring + passphrase)
        differs = topic in (DataTopic.WHO, DataTopic.PROTECTED, DataTopic.NOT_PROTECTED)
        assert (keyring != passphrase) is differs
    assert (
        "the folder of the journal"
        in data[DataTopic.WHERE].told("the folder of the journal", passphrase=True)[0]
    )


def test_every_text_is_a_sentence_or_a_short_name() -> None:
    for place, text in shipped_words():
        if place.startswith("support"):
            assert text[0].isupper(), place
            assert re.search(r"[.?…]$", text) or len(text.split()) <= 24, place


def test_an_unknown_language_falls_back_to_english() -> None:
    assert asdict(load_support("xx")) == asdict(SUPPORT)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("fork", "[answers.hurt]", "[answers.harm]", "fork.toml: answers.hurt: is missing"),
        ("fork", "[answers.afraid]", "[answers.x]\n[answers.afraid]", "answers.x: no such key"),
        ("fork", "plain_note = ", "note = ", "fork.toml: plain_note: is missing"),
        ("fork", "unsure = [", "unsur = [", "after.unsure: is missing"),
        ("fork", 'note = "You', 'more = "You', "answers.not-sure.more: no such key"),
        ("help", "card-place", "card-plaice", "card_labels.card-place: is missing"),
        (
            "help",
            '[leaving]\ntitle = "',
            '[leaving]\ntitle = " ',
            "leaving.title: expected one line",
        ),
        ("record", "[fields.saw]", "[fields.seen]", "record.toml: fields.saw: is missing"),
        ("record", 'hint = "Nobody', 'tip = "Nobody', "fields.saw.hint: is missing"),
        ("shelves", "[limits]", "[limit]", "shelves.toml: limits: is missing"),
        ("shelves", "starters = [", "starters = [3,", "kind-lines.starters: expected one line"),
        ("decision", "lead = [", "leads = [", "decision.toml: lead: is missing"),
        ("data", "{folder}", "{place}", "where.lines: {place} is filled by nothing"),
        ("data", "[watched]", "[watch]", "data.toml: watched: is missing"),
        ("data", "[who]", "[who", "data.toml: not TOML in UTF-8"),
    ],
)
def test_a_file_that_is_not_right_is_refused_by_file_and_key(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    shutil.copytree(resource("support", "en"), tmp_path / "en")
    path = tmp_path / "en" / f"{name}.toml"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenContent, match=re.escape(message)):
        load_support("en", tmp_path)
