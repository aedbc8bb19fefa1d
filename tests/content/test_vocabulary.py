"""The words that ship: every id for ever, clean in every rule, and read strictly."""

import re
from collections import Counter
from itertools import groupby
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.content.checks import lint_interface_text, lint_runs, lint_text
from journal_app.content.prompts import load_prompts
from journal_app.content.reading import BrokenContent
from journal_app.content.vocabulary import load_vocabulary
from journal_app.core import moments
from journal_app.core.moment_fields import FIELDS
from journal_app.core.resources import resource
from journal_app.core.vocabulary import Opens, Term
from tests.content.known_runs import KNOWN_RUNS

IDS_FILE = Path(__file__).parents[1] / "fixtures" / "vocabulary-ids.txt"
IDS = [line for line in IDS_FILE.read_text(encoding="ascii").splitlines() if line[0] != "#"]
WORDS = load_vocabulary("en")
TERMS = tuple(WORDS.terms.values())
GROUPS = tuple(dict.fromkeys(term.group for term in TERMS))
DESIGNED = {
    "kd": 10, "dx": 33, "hx": 23, "tr": 44, "cu": 9, "br": 20, "bs": 32, "fe": 40, "st": 8,
    "fm": 14, "pm": 14, "nk": 8, "rd": 6, "oc": 24, "be": 20, "pf": 10, "ft": 8, "se": 11,
    "nd": 15, "hp": 21, "ev": 15, "ld": 8, "th": 10, "wd": 4, "seat": 3, "sq": 6, "or": 17,
}  # fmt: skip
"""How many words each list of the design has; `_other`, `_unsure` and a few more came to them."""
CLOSED = {"kd", "rd", "seat", "op", "wt", "nr", "ww", "ec", "tl", "td", "rr", "br", "st", "sq"}
"""Groups without *something else*, or without either closing word; the module says why."""
ALLOWED = {
    # The person speaks of themselves, or of how it came; nobody is told what to do.
    ("tr_steady_warmth", "just"),
    ("tr_told_something", "just"),
    ("tr_nothing", "simply"),
    ("th_fair", "simply"),
    ("pm_everyone", "just"),
    ("ev_limit_respected", "simply"),
    # An old rule quotes the rule, and “stop working” is what it says, not what we say.
    ("be_perform", "must"),
    ("be_earn", "stop"),
    # “Trust” is the noun.
    ("ev_trust_down", "trust"),
    # They deny what the rule forbids to claim.
    ("pm_they_same", "wrong with them"),
    ("pm_would_still", "nothing to fear"),
}
"""Words of the design that a rule would catch; exactly these stand."""


def said_by(term: Term) -> tuple[str, ...]:
    return tuple(filter(None, (term.label, term.description, term.short, term.section)))


def test_no_id_ever_disappears_or_comes_unnoted() -> None:
    assert sorted(IDS) == sorted(WORDS.terms)


def test_every_list_of_the_design_is_whole() -> None:
    count = Counter(term.group for term in TERMS)
    assert {group: count[group] for group in DESIGNED if count[group] < DESIGNED[group]} == {}


def test_every_field_has_its_words_and_every_word_is_used() -> None:
    # Columns of a moment, links between two, and what is sealed beside them.
    beside = {"kd", "st", "rd", "br", "bs", "sq", "or"}
    assert {field.group for field in FIELDS.values() if field.group} | beside == set(GROUPS)


def test_every_id_the_rules_and_the_questions_name_exists() -> None:
    named = {moments.NOTICED, *moments.ANSWERS, moments.NOT_OK, moments.SKIPPED_READING}
    named |= moments.STATES_TO_SETTLE | moments.STATES_TO_COME_BACK_FROM
    for prompt in load_prompts("en"):
        named |= prompt.states_ok | prompt.readings_ok | prompt.after_kinds
    assert named <= WORDS.terms.keys()


def test_every_group_closes_with_something_else_and_can_t_tell() -> None:
    same_as_unsure = {
        "tr": "tr_nothing", "bs": "bs_none", "fe": "fe_noword", "ft": "ft_dont_know",
        "pf": "pf_dont_know", "se": "se_dont_know", "ld": "ld_unsure",
    }  # fmt: skip
    for group in set(GROUPS) - CLOSED:
        assert f"{group}_other" in WORDS
        assert same_as_unsure.get(group, f"{group}_unsure") in WORDS


def test_what_opens_the_fork_the_support_page_and_the_plain_note() -> None:
    opened = {
        opens: {term.id for term in TERMS if term.opens is opens}
        for opens in Opens
        if opens is not Opens.NOTHING
    }
    not_ok = {term.id for term in WORDS.group("nk")} - {"nk_mismatch"}
    assert opened == {
        Opens.FORK: {"ft_them", "ld_unsafe", "rd_not_ok", "nr_no", "nr_could_not", *not_ok},
        Opens.SUPPORT: {"cu_sudden"},
        Opens.PLAIN_NOTE: {"hx_block_exit", "hx_followed_checked", "hx_threat", "hx_broke_hit"},
        Opens.WANTED: {"tr_sex", "tr_touch"},
        Opens.INSIDE_OR_THEM: {"fe_endangered"},
        Opens.SETTLING: {"ek_flash"},
    }
    assert {term.section for term in TERMS if term.opens is Opens.PLAIN_NOTE} == {"Heavier things"}


@pytest.mark.parametrize(
    ("group", "first"),
    [
        (
            "tr",
            "a kind word, a touch, being seen, making plans, a hard talk, a message, can’t say",
        ),
        ("dx", "go quiet, leave, get busy, find fault, say “I’m fine”, stay"),
        ("br", "jaw, throat, chest, stomach, shoulders, hands"),
        ("st", "steady, revved, dimmed, numb, gone"),
        ("rr", "The reason was real, Something else was under it, Both, Can’t tell"),
    ],
)
def test_at_first_a_picker_shows_what_the_sketch_shows(group: str, first: str) -> None:
    assert ", ".join(term.chip for term in WORDS.picker(group, capture=False).first) == first


def test_everything_about_a_fear_of_them_is_in_sight_whatever_is_used() -> None:
    used = WORDS.with_own((), dict.fromkeys(WORDS.terms, 1) | {"ft_seen": 90})
    assert used.picker("ft").more == used.picker("nk").more == ()


def test_what_waits_for_a_calm_look_is_in_no_capture() -> None:
    waiting = {"dx_unavailable", "dx_muted_choice", "dx_left_kind"}
    picker = WORDS.picker("dx", capture=True)
    assert not waiting & {term.id for term in picker.first + picker.more}
    assert waiting <= {term.id for term in WORDS.picker("dx").more}
    for group in ("be", "or", "fm", "pm", "nk"):
        assert WORDS.picker(group, capture=True).first == ()


def test_every_writing_rule_is_kept() -> None:
    findings = {
        (term.id, found.words.strip("“ ").lower())
        for term in TERMS
        for line in said_by(term)
        for found in [*lint_text(line, term.id), *lint_interface_text(line, term.id)]
    }
    assert findings == ALLOWED


def test_no_six_words_in_a_row_come_from_the_articles() -> None:
    assert [
        found for term in TERMS for found in lint_runs(" ".join(said_by(term)), term.id, KNOWN_RUNS)
    ] == []


def test_words_look_alike_everywhere() -> None:
    for term in TERMS:
        assert re.match("[A-Z“]", term.label), term
        assert re.match("[A-Z“]", term.description), term
        assert re.match(r"[^A-Z]", term.short or "a"), term
        assert not re.search(
            r"['\"]|\.$|--|\(pattern|seat\)|fork|\(shows", " ".join(said_by(term))
        ), term


@pytest.mark.parametrize("group", GROUPS)
def test_no_two_words_of_a_group_look_the_same(group: str) -> None:
    terms = WORDS.group(group)
    assert len({term.label.lower() for term in terms}) == len(terms)
    assert len({term.chip.lower() for term in terms}) == len(terms)
    # A row of a form is either all in small words or all in labels.
    assert len({bool(term.short) for term in terms if term.at_capture}) <= 1
    # A heading comes once.
    headings = [heading for heading, _ in groupby(terms, key=lambda term: term.section)]
    assert len(set(headings)) == len(headings)


HOME = {
    "groups.toml": "[tr]\nterms.near = ['tr_a', 'tr_b']\nterms.far = ['tr_c']\nfirst = ['tr_a']\n"
    "[st]\nterms = ['st_a']\nfixed = true\n",
    "en/a.toml": "[tr]\nheadings.near = 'Near'\nheadings.far = 'Far'\n"
    "tr_a = 'A | An a | a'\ntr_b = 'B | A b'\ntr_c = 'C | A c'\n",
    "en/b.toml": "[st]\nst_a = 'A | An a'\n",
}


def write(home: Path, **changed: str) -> Path:
    (home / "en").mkdir(exist_ok=True)
    for name, content in HOME.items():
        key = name.removesuffix(".toml").replace("/", "_")
        (home / name).write_text(changed.get(key, content), encoding="utf-8")
    return home


def test_a_small_vocabulary_is_read_whole(tmp_path: Path) -> None:
    words = load_vocabulary("en", write(tmp_path))
    assert [term.id for term in words.terms.values()] == ["tr_a", "tr_b", "tr_c", "st_a"]
    assert words.terms["tr_a"] == Term(
        id="tr_a", label="A", short="a", description="An a", section="Near"
    )
    assert words.terms["tr_b"].chip == "B"
    assert (words.first, words.fixed) == ({"tr": ("tr_a",)}, {"st"})


@pytest.mark.parametrize(
    ("language", "label", "heading"),
    [("pt-BR", "Á", "Near"), ("pt", "Á", "Near"), ("fr", "A", "Near"), ("../pt", "A", "Near")],
)
def test_a_translation_stands_over_english_and_may_leave_words_out(
    tmp_path: Path, language: str, label: str, heading: str
) -> None:
    (write(tmp_path) / "pt").mkdir()
    (tmp_path / "pt" / "a.toml").write_text("[tr]\ntr_a = 'Á | Um á'\n", encoding="utf-8")
    words = load_vocabulary(language, tmp_path)
    assert words.label("tr_a") == label
    assert words.label("tr_b") == "B"
    assert words.terms["tr_a"].section == heading


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("groups", "", "groups.toml: holds no words"),
        ("groups", "[tr", "groups.toml: not TOML in UTF-8"),
        ("groups", "a = " + "[" * 5000, "groups.toml: not TOML in UTF-8"),
        ("groups", "tr = 3", "groups.toml: tr: expected a table"),
        ("groups", "[Tr]", "groups.toml: Tr: the name of a group"),
        ("groups", "[tr]", "groups.toml: tr.terms: is missing"),
        ("groups", "[tr]\nterms = []", "groups.toml: tr.terms: expected at least one id"),
        ("groups", "[tr]\nterms = 'tr_a'", "groups.toml: tr.terms: expected a list of ids"),
        ("groups", "[tr]\nterms = ['st_a']", "groups.toml: tr.terms: st_a is no id of the kind"),
        ("groups", "[tr]\nterms = ['tr_A']", "groups.toml: tr.terms: tr_A is no id of the kind"),
        ("groups", "[tr]\nterms = ['tr_a', 'tr_a']", "groups.toml: tr.terms: names something"),
        ("groups", "[tr.terms]\na = ['tr_a']\nb = ['tr_a']", "groups.toml: tr.terms: names tr_a"),
        ("groups", "[tr]\nterms = ['tr_a']\nfirst = ['tr_b']", "groups.toml: tr.first: tr_b is"),
        (
            "groups",
            "[tr]\nterms = ['tr_a']\nfirst = ['tr_a']\nlast = ['tr_a']",
            "groups.toml: tr.last: tr_a is",
        ),
        ("groups", "[tr]\nterms = ['tr_a']\nfixed = 1", "groups.toml: tr.fixed: expected true"),
        ("groups", "[tr]\nterms = ['tr_a']\nlater = 'no'", "groups.toml: tr.later: expected a"),
        ("groups", "[tr]\nterms = ['tr_a']\nmood = 1", "groups.toml: tr.mood: no such key"),
        (
            "groups",
            "[tr]\nterms = ['tr_a']\nopens.door = ['tr_a']",
            "groups.toml: tr.opens: 'door' is not a valid",
        ),
        (
            "groups",
            "[tr]\nterms = ['tr_a']\nopens.fork = ['tr_b']",
            "groups.toml: tr.opens: tr_b is",
        ),
        (
            "groups",
            "[tr]\nterms = ['tr_a']\nopens.fork = ['tr_a']\nopens.support = ['tr_a']",
            "groups.toml: tr.opens: tr_a opens two things",
        ),
        ("en_b", "", "en: st.st_a: has no words"),
        ("en_b", "[st]\nst_a = 'A'", "b.toml: st.st_a: expected a label"),
        ("en_b", "[st]\nst_a = 'A | B | c | d'", "b.toml: st.st_a: expected a label"),
        ("en_b", "[st]\nst_a = ' | B'", "b.toml: st.st_a: expected one line"),
        ("en_b", "[st]\nst_a = 'A |  | c'", "b.toml: st.st_a: expected one line"),
        ("en_b", "[st]\nst_a = ['A', 'B']", "b.toml: st.st_a: expected one line"),
        ("en_b", f"[st]\nst_a = '{'A' * 41} | B'", "b.toml: st.st_a: 41 of 40 characters"),
        ("en_b", f"[st]\nst_a = 'A | {'B' * 71}'", "b.toml: st.st_a: 71 of 70 characters"),
        ("en_b", f"[st]\nst_a = 'A | B | {'c' * 31}'", "b.toml: st.st_a: 31 of 30 characters"),
        ("en_b", "[st]\nst_a = 'A | B'\nst_b = 'A | B'", "b.toml: st.st_b: no such id"),
        ("en_b", "[st]\nst_a = 'A | B'\n[tr]\ntr_a = 'A | B'", "b.toml: tr.tr_a: also in another"),
        ("en_b", "[sx]\nsx_a = 'A | B'", "b.toml: sx: no such group"),
        ("en_b", "st = 3", "b.toml: st: expected a table"),
        ("en_b", "[st]\nheadings.near = 'N'", "b.toml: st.headings.near: no such heading"),
        ("en_b", "[st]\nheadings = 3", "b.toml: st.headings: expected a table"),
        ("en_a", "[tr]\nheadings.near = 3", "a.toml: tr.headings.near: expected one line"),
        ("en_a", HOME["en/a.toml"].replace("headings.far", "# "), "en: tr.headings.far: is miss"),
    ],
)
def test_a_file_that_is_not_right_is_refused_by_file_and_key(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    with pytest.raises(BrokenContent, match=re.escape(message)):
        load_vocabulary("en", write(tmp_path, **{name: content}))


@pytest.mark.parametrize("missing", HOME)
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    (write(tmp_path) / missing).unlink()
    with pytest.raises(BrokenContent, match=r"^(groups\.toml: cannot be read|en: \w+\.\w+: )"):
        load_vocabulary("en", tmp_path)


SHIPPED = resource("vocabulary")
FILES = sorted(str(path.relative_to(SHIPPED)) for path in SHIPPED.rglob("*.toml"))
JUNK = ["3", "true", "[]", "{}", "''", "'a'", "['a']", "[[1]]", "1979-05-27", "inf", "'a\t| b'"]
files = st.sampled_from(FILES)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "vocabulary"))


def refused(copy: Path, name: str, content: bytes) -> str:
    """What is said about the vocabulary with this file; nothing when it is a whole one still."""
    (copy / name).write_bytes(content)
    try:
        words = load_vocabulary("en", copy)
    except BrokenContent as error:
        return str(error)
    finally:
        (copy / name).write_bytes((SHIPPED / name).read_bytes())
    assert all(term.label and term.description for term in words.terms.values())
    return ""


@given(name=files, at=st.floats(0, 1), cut=st.integers(0, 60), put=st.binary(max_size=12))
def test_a_mutilated_file_is_named_and_nothing_else_happens(
    copy: Path, name: str, at: float, cut: int, put: bytes
) -> None:
    content = (SHIPPED / name).read_bytes()
    place = int(at * len(content))
    said = refused(copy, name, content[:place] + put + content[place + cut :])
    assert re.match(r"^$|groups\.toml: |en: [a-z]+\.|[a-z]+\.toml: ", said), said


@given(name=files, at=st.floats(0, 1))
def test_a_file_that_ends_too_early_is_named(copy: Path, name: str, at: float) -> None:
    content = (SHIPPED / name).read_bytes()
    said = refused(copy, name, content[: int(at * (len(content) - 20))])
    assert re.match(r"groups\.toml: |en: [a-z]+\.|[a-z]+\.toml: ", said), said


@given(term=st.sampled_from(IDS), junk=st.sampled_from(JUNK))
def test_a_word_that_is_none_is_refused_by_file_group_and_id(
    copy: Path, term: str, junk: str
) -> None:
    for name in FILES:
        content = (SHIPPED / name).read_text(encoding="utf-8")
        broken = re.sub(rf"(?m)^{term} = .*$", f"{term} = {junk}", content)
        if broken != content:
            said = refused(copy, name, broken.encode())
            assert said.startswith(f"{Path(name).name}: {WORDS.terms[term].group}.{term}: ")
            return
    raise AssertionError(f"{term} has no line")


GROUPS_TEXT = (SHIPPED / "groups.toml").read_text(encoding="utf-8")
KEYS = list(re.finditer(r"(?m)^([a-z_.-]+) = (\[[^\]]*\]|true)$", GROUPS_TEXT))


@given(
    found=st.sampled_from(KEYS),
    junk=st.sampled_from(["3", "''", "{}", "['no_body']", "[[1]]", "1979-05-27", "inf"]),
)
def test_a_value_of_a_group_that_is_none_is_refused_by_its_key(
    copy: Path, found: re.Match[str], junk: str
) -> None:
    broken = f"{GROUPS_TEXT[: found.start(2)]}{junk}{GROUPS_TEXT[found.end(2) :]}"
    said = refused(copy, "groups.toml", broken.encode())
    assert re.match(rf"groups\.toml: [a-z]+\.{found[1].partition('.')[0]}: ", said), said


def test_every_value_of_the_groups_is_among_those_tried() -> None:
    assert len(KEYS) == GROUPS_TEXT.count(" = ") > 100
