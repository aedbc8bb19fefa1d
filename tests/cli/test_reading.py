"""`list`, `search` and `show`: the same entries, as objects and as calm lines."""

import subprocess

import pytest

from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession

ENTRIES = (
    ("2026-05-03T08:05+01:00", "Coffee on the step. Nobody up yet.", ("--person", "Mara")),
    ("2026-05-03T23:40+01:00", "Ça va aller.\n\nThe river was high, and I went anyway.", ()),
    ("2026-05-04T00:30+01:00", "مساء الخير", ("--tag", "night", "--tag", "river")),
    ("2026-05-05T12:00+05:30", "# Heading\n\n**Bold** rivers.", ("--person", "Jonas")),
)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, keyring: KeyringSession) -> Shell:
    """A shell with four entries, kept in another order than they happened."""
    shell = Shell(tmp_path_factory.mktemp("reading"), keyring.environment)
    for place in (2, 0, 3, 1):
        at, text, more = ENTRIES[place]
        shell.add(text, "--at", at, *more)
    return shell


def test_list_is_an_array_newest_first(shell: Shell) -> None:
    listed = shell.listed()
    assert [entry["text"] for entry in listed] == [text for _at, text, _more in reversed(ENTRIES)]
    assert listed[0] | {"id": "-"} == {
        "id": "-",
        "kind": "entry",
        "when": "2026-05-05T12:00:00+05:30",
        "day": "2026-05-05",
        "text": "# Heading\n\n**Bold** rivers.",
        "tags": [],
        "people": ["Jonas"],
    }
    assert listed[1]["tags"] == ["night", "river"]


def test_list_for_people_is_one_line_each(shell: Shell) -> None:
    answer = shell.run("list")
    lines = answer.text.splitlines()
    ids = [entry["id"][:13] for entry in shell.listed()]
    assert lines == [
        f"2026-05-05  12:00  {ids[0]}  Heading Bold rivers.  Jonas",
        f"2026-05-04  00:30  {ids[1]}  مساء الخير  #night  #river",
        f"2026-05-03  23:40  {ids[2]}  Ça va aller. The river was high, and I went anyway.",
        f"2026-05-03  08:05  {ids[3]}  Coffee on the step. Nobody up yet.  Mara",
    ]
    assert answer.told == ""


def test_a_limit_takes_the_newest(shell: Shell) -> None:
    assert [entry["day"] for entry in shell.listed("--limit", "2")] == ["2026-05-05", "2026-05-04"]
    assert len(shell.run("list", "--limit", "0").text.splitlines()) == 4


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("river",), {1, 2, 3}),
        (("riv",), {1, 2, 3}),
        (("RIVER", "anyway"), {1}),
        (("ca", "va"), {1}),
        (("Mara",), {0}),
        (("night",), {2}),
        (("مساء",), {2}),
        (("'\"--;", "coffee"), {0}),
        (("nothing like this",), set()),
    ],
)
def test_search_finds_all_words(shell: Shell, words: tuple[str, ...], found: set[int]) -> None:
    texts = [text for _at, text, _more in ENTRIES]
    answer = shell.run("search", "--json", "--", *words)
    assert {texts.index(entry["text"]) for entry in answer.json} == found
    assert (answer.code, answer.told) == (0, "")


def test_search_shows_the_part_that_matches(shell: Shell) -> None:
    answer = shell.run("search", "anyway")
    assert "… The river was high, and I went anyway." in answer.text
    assert "\x1b" not in answer.text


def test_nothing_found_is_said_and_is_no_failure(shell: Shell) -> None:
    answer = shell.run("search", "nothinglikethis")
    assert (answer.code, answer.out) == (0, b"")
    assert answer.told == "Nothing in the journal holds all of that.\n"
    assert shell.run("search", "--json", "nothinglikethis").out == b"[]\n"


def test_a_search_without_a_word_in_it_is_refused(shell: Shell) -> None:
    answer = shell.run("search", "…", "?!")
    assert (answer.code, answer.out) == (1, b"")


def test_show_takes_as_much_of_an_id_as_is_unique(shell: Shell) -> None:
    entry = shell.listed()[2]
    for beginning in (entry["id"], entry["id"][:20].upper(), entry["id"][:-1]):
        assert shell.run("show", beginning, "--json").json == entry | {
            "links": [],
            "marks": [],
            "notes": [],
            "files": [],
            "versions": 0,
            "rev": 1,
            "deleted_at": None,
        }


def test_show_for_people_ends_with_the_text_as_it_is(shell: Shell) -> None:
    entry = shell.listed()[1]
    assert shell.run("show", entry["id"]).text == (
        f"2026-05-04  00:30  Europe/Lisbon\n{entry['id']}\n#night  #river\n\nمساء الخير\n"
    )


@pytest.mark.parametrize(
    ("beginning", "sentence"),
    [("ffffffff", "has that id"), ("", "More than one"), ("0", "More than one"), ("%", "that id")],
)
def test_show_says_what_it_cannot_find(shell: Shell, beginning: str, sentence: str) -> None:
    answer = shell.run("show", beginning)
    assert (answer.code, answer.out) == (1, b"")
    assert sentence in answer.told


def test_options_may_stand_before_or_after_the_command(shell: Shell) -> None:
    home = str(shell.home)
    elsewhere = Shell(shell.folder, shell.environment | {"TIDELINE_HOME": "/nowhere"})
    before = elsewhere.run("--home", home, "--json", "list")
    after = elsewhere.run("list", "--json", "--home", home)
    assert before.out == after.out == shell.run("list", "--json").out


def test_it_speaks_utf8_whatever_the_session_says(shell: Shell) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ascii_session = Shell(shell.folder, shell.environment | plain)
    assert ascii_session.run("list").out == shell.run("list").out


def test_whoever_stops_reading_is_not_complained_to(shell: Shell) -> None:
    command = " ".join(f"'{word}'" for word in shell.command("list", "--json"))
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; echo ${{PIPESTATUS[0]}}"],
        env=shell.environment,
        capture_output=True,
    )
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_output_that_cannot_be_written_is_said(shell: Shell) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            shell.command("list"), env=shell.environment, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "What was to be printed could not be written.\n"


def test_a_terminal_is_never_steered_by_a_text(shell: Shell) -> None:
    uid = shell.add("\x9b2J\x7f\u202egnp", "--at", "1990-01-01")
    assert "\x9b" in shell.run("show", uid).text
    shown = shell.on_terminal_output("show", uid)
    assert "\x9b" not in shown
    assert "\u202e" not in shown
    assert "\ufffd2J\ufffd\ufffdgnp" in shown


@pytest.mark.parametrize("words", [("list",), ("search", "x"), ("show", "0")])
def test_where_there_is_no_journal_none_is_made(bare: Shell, words: tuple[str, ...]) -> None:
    answer = bare.run(*words)
    assert (answer.code, answer.out) == (1, b"")
    assert answer.told.startswith("There is no journal here yet.")
    assert not bare.home.exists()
