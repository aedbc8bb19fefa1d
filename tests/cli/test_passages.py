"""`passages`: what is marked, by mark, person and time, as objects and as calm lines."""

import pytest

from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, keyring: KeyringSession) -> Shell:
    """A shell on a made-up journal, in which sentences are marked."""
    shell = Shell(tmp_path_factory.mktemp("passages"), keyring.environment)
    made = shell.run("demo", "--entries", "80", "--home", str(shell.home))
    assert made.code == 0, made.told
    return shell


def test_they_come_in_the_order_they_were_lived_with_all_that_is_known(shell: Shell) -> None:
    found = shell.run("passages", "--json").json
    assert len(found) > 20
    assert [each["day"] for each in found] == sorted(each["day"] for each in found)
    entries = {entry["id"]: entry for entry in shell.listed()}
    for each in found:
        entry = entries[each["piece"]]
        start, length = each["start"], each["length"]
        assert entry["text"][start : start + length] == each["text"]
        assert (entry["when"], entry["people"]) == (each["when"], each["people"])
        assert not each["lost"]
        assert each["moment"] is None


def test_marks_are_named_in_whatever_case_or_by_their_ids(shell: Shell) -> None:
    everything = shell.run("passages", "--json").json
    pulls = shell.run("passages", "--json", "--mark", "pulling AWAY").json
    assert pulls == [each for each in everything if each["mark"] == "mk_pull"]
    both = shell.run("passages", "--json", "--mark", "mk_pull", "--mark", "A need").json
    assert {each["mark"] for each in both} == {"mk_pull", "mk_need"}


def test_people_and_days_narrow_it(shell: Shell) -> None:
    everything = shell.run("passages", "--json").json
    someone = next(each["people"][0] for each in everything if each["people"])
    around = shell.run("passages", "--json", "--person", someone.upper()).json
    assert around == [each for each in everything if someone in each["people"]]
    first, last = everything[5]["day"], everything[9]["day"]
    between = shell.run("passages", "--json", "--from", first, "--to", last).json
    assert between == [each for each in everything if first <= each["day"] <= last]


def test_for_people_it_is_one_line_each(shell: Shell) -> None:
    found = shell.run("passages", "--json").json
    answer = shell.run("passages")
    lines = answer.text.splitlines()
    assert len(lines) == 20
    assert answer.told == f"20 of {len(found)}; --limit 0 shows everything.\n"
    day, _time, piece = lines[0].split()[:3]
    assert (day, piece) == (found[0]["when"][:10], found[0]["piece"][:13])
    assert f"  {found[0]['name']}: {found[0]['text'][:12]}" in lines[0]
    assert len(shell.run("passages", "--limit", "0").text.splitlines()) == len(found)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--mark", "Nothing of ours"), 1, "There is no mark of that name."),
        (("--from", "2026-03-02", "--to", "2026-03-01"), 1, "comes before the first one"),
        (("--from", "soon"), 2, "write it like 2026-11-22"),
        (("--person", "Nobody"), 0, "No passage in the journal fits that."),
    ],
)
def test_what_does_not_fit_is_told(
    shell: Shell, words: tuple[str, ...], code: int, told: str
) -> None:
    answer = shell.run("passages", *words)
    assert answer.code == code
    assert told in answer.told
    assert answer.text == ""
    assert "Nothing of ours" not in answer.told
