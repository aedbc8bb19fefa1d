"""The files of questions: read strictly, and a language that lacks one falls back whole."""

import re
import shutil
from pathlib import Path

import pytest

from journal_app.content.prompts import BrokenContent, load_prompts, read_prompts
from journal_app.core.resources import resource

PROMPTS = load_prompts("en")


def test_an_unknown_language_falls_back_to_english(tmp_path: Path) -> None:
    for language in ("en", "de", "pt"):
        write(tmp_path / language, f'[prompts.p02_a]\ntext = "{language}?"')
    texts = {
        wanted: load_prompts(wanted, tmp_path)[0].text
        for wanted in ("en", "de", "de_AT", "pt-BR", "fr", "C", "../de", "")
    }
    assert texts["de"] == texts["de_AT"] == "de?"
    assert texts["pt-BR"] == "pt?"
    assert {texts[wanted] for wanted in ("en", "fr", "C", "../de", "")} == {"en?"}


def test_what_a_translation_leaves_out_comes_whole_in_english(tmp_path: Path) -> None:
    write(
        tmp_path / "en",
        '[prompts.p02_a]\ntext = "One?"\nvariant_short = "1?"\nfollowups = ["p02_b"]\n'
        '[prompts.p02_b]\ntext = "Two?"\nvariant_short = "2?"',
    )
    write(tmp_path / "de", '[prompts.p02_b]\ntext = "Zwei?"\n[prompts.p02_c]\ntext = "Drei?"')
    a, b, c = load_prompts("de_CH", tmp_path)
    assert (a.text, a.variant_short, a.followups, a.lang) == ("One?", "1?", ("p02_b",), "en")
    assert (b.text, b.variant_short, b.lang) == ("Zwei?", "Zwei?", "de")
    assert (c.text, c.lang) == ("Drei?", "de")
    assert [prompt.text for prompt in load_prompts("en", tmp_path)] == ["One?", "Two?"]


def test_with_a_few_translated_nobody_is_left_without_a_question(tmp_path: Path) -> None:
    shutil.copytree(resource("prompts", "en"), tmp_path / "en")
    write(
        tmp_path / "de",
        '[prompts.p02_feet]\ntext = "Wohin wollten deine Füße heute?"\ndepth = 1\n'
        'occasions = ["today", "moment"]\n'
        'states_ok = ["st_steady", "st_edge_up", "st_edge_down", "st_unsure"]',
    )
    prompts = load_prompts("de", tmp_path)
    assert [prompt.id for prompt in prompts] == [prompt.id for prompt in PROMPTS]
    assert [prompt.id for prompt in prompts if prompt.lang == "de"] == ["p02_feet"]
    assert {prompt for prompt in prompts if prompt.lang == "en"} < set(PROMPTS)


def test_a_record_takes_its_own_word_over_that_of_its_family(tmp_path: Path) -> None:
    write(
        tmp_path / "en",
        '[every]\ndepth = 3\ntense = "now"\nexit_line = "Enough."\n'
        '[prompts.p02_a]\ntext = "A?"\n'
        '[prompts.p02_b]\ntext = "B?"\nvariant_short = "b?"\ndepth = 2\nfollowups = ["p02_a"]',
    )
    a, b = read_prompts(tmp_path / "en")
    assert (a.depth, a.tense, a.variant_short, a.followups) == (3, "now", "A?", ())
    assert (b.depth, b.tense, b.variant_short, b.followups) == (2, "now", "b?", ("p02_a",))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[prompts.p02_a]\ntext = ""', "p02.toml: prompts.p02_a.text: expected one line"),
        ('[prompts.p02_a]\ntext = "A  b"', "p02.toml: prompts.p02_a.text: expected one line"),
        ("[prompts.p02_a]\ntext = 3", "p02.toml: prompts.p02_a.text: expected one line"),
        ("[prompts.p02_a]\ndepth = 1", "p02.toml: prompts.p02_a.text: is missing"),
        (f'[prompts.p02_a]\ntext = "{"a" * 221}"', "prompts.p02_a.text: 221 of 220 characters"),
        (f'[prompts.p02_a]\ntext = "{"a" * 81}"', "p02_a.variant_short: 81 of 80 characters"),
        ('[prompts.p02_a]\ntext = "A?"\nmood = 1', "p02.toml: prompts.p02_a.mood: no such key"),
        ('[prompts.p02_a]\ntext = "A?"\nid = "b"', "p02.toml: prompts.p02_a.id: no such key"),
        ('[prompts.p02_a]\ntext = "A?"\ndepth = 5', "p02_a.depth: expected a whole number"),
        ('[prompts.p02_a]\ntext = "A?"\ndepth = 3', "p02_a.exit_line: is missing at depth 3"),
        (f'[prompts.p02_a]\ntext = "A?"\nexit_line = "{"a" * 61}"', "exit_line: 61 of 60 charac"),
        ('[prompts.p02_a]\ntext = "A?"\ndepth = true', "p02_a.depth: expected a whole number"),
        ('[prompts.p02_a]\ntext = "A?"\nsafety_ok = 1', "safety_ok: expected true or false"),
        ('[prompts.p02_a]\ntext = "A?"\ntense = "soon"', "p02_a.tense: 'soon' is not a valid"),
        ('[prompts.p02_a]\ntext = "A?"\nstates_ok = ["rd_fear"]', "states_ok: rd_fear is no id"),
        ('[prompts.p02_a]\ntext = "A?"\nstates_ok = "st_numb"', "states_ok: expected a list"),
        ('[prompts.p02_a]\ntext = "A?"\nfollowups = ["b", "b"]', "followups: names something"),
        ('[prompts.p02_a]\ntext = "A?"\noccasions = []', "occasions: expected at least one"),
        ('[prompts.p02_a]\ntext = "A?"\noccasions = ["noon"]', "occasions: 'noon' is not a"),
        ('[prompts.p02_a]\ntext = "A?"\nconcrete = false', "concrete: only depth 4 may"),
        ('[prompts.p02_a]\ntext = "A?"\nfollowups = ["p02_b"]', "followups: no other question"),
        ('[prompts.p02_a]\ntext = "A?"\nfollowups = ["p02_a"]', "followups: no other question"),
        ('[prompts.p09_a]\ntext = "A?"', "prompts.p09_a: an id of P2 looks like p02_"),
        ('[prompts.p02_A]\ntext = "A?"', "prompts.p02_A: an id of P2 looks like p02_"),
        ("prompts = 3", "p02.toml: prompts: expected a table"),
        ("[prompt.p02_a]", "p02.toml: prompt: no such key"),
        ("[prompts.p02_a", "p02.toml: not TOML in UTF-8"),
        ("", "en: holds no questions"),
    ],
)
def test_a_file_that_is_not_right_is_refused_by_file_and_key(
    tmp_path: Path, content: str, message: str
) -> None:
    write(tmp_path / "en", content)
    with pytest.raises(BrokenContent, match=re.escape(message)):
        load_prompts("en", tmp_path)


def test_a_family_no_one_knows_and_an_id_in_two_files_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "en", '[prompts.p02_a]\ntext = "A?"')
    write(tmp_path / "en", '[prompts.p02_a]\ntext = "B?"', name="p02_more.toml")
    with pytest.raises(BrokenContent, match=r"p02_more\.toml: prompts\.p02_a: also in p02\.toml"):
        load_prompts("en", tmp_path)
    (tmp_path / "en" / "p02_more.toml").write_text('family = "P99"', encoding="utf-8")
    with pytest.raises(BrokenContent, match=r"p02_more\.toml: family: 'P99'"):
        load_prompts("en", tmp_path)


def write(folder: Path, content: str, name: str = "p02.toml") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f'family = "P2"\n{content}\n', encoding="utf-8")
