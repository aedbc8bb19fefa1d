"""`demo`: the same made-up journal for the same seed, and never where a journal is already."""

import pytest

from tests.cli.shell import Shell


def demo(shell: Shell, name: str, *words: str) -> list[dict[str, object]]:
    home = str(shell.folder / name)
    answer = shell.run("demo", "--home", home, *words)
    assert (answer.code, answer.told) == (0, "")
    return shell.listed("--home", home)


def test_the_same_seed_gives_the_same_journal_ids_and_all(shell: Shell) -> None:
    first = demo(shell, "a", "--entries", "500", "--seed", "7")
    kinds = [piece["kind"] for piece in first]
    assert kinds.count("entry") == 500
    assert 120 <= kinds.count("moment") <= 180
    assert first == demo(shell, "b", "--entries", "500", "--seed", "7")
    other = demo(shell, "c", "--entries", "500", "--seed", "8")
    assert {entry["id"] for entry in first}.isdisjoint({entry["id"] for entry in other})


def test_a_few_entries_may_take_ten_years(shell: Shell) -> None:
    few = demo(shell, "a", "--entries", "15", "--years", "10")
    years = {str(piece["day"])[:4] for piece in few if piece["kind"] == "entry"}
    assert len(years) >= 10


def test_all_of_it_is_well(shell: Shell) -> None:
    demo(shell, "journal", "--entries", "2500")
    counted = shell.run("check", "--json").json
    assert (counted["well"], counted["entries"]) == (True, 2500)
    assert counted["moments"] == len(shell.listed("--moments")) > 600


def test_a_journal_that_is_there_is_left_as_it_was(shell: Shell) -> None:
    shell.add("Mine")
    answer = shell.run("demo", "--entries", "5", "--home", str(shell.home))
    assert (answer.code, answer.out) == (1, b"")
    assert "There is a journal in that folder already." in answer.told
    assert [entry["text"] for entry in shell.listed()] == ["Mine"]


def test_it_wants_a_folder_of_its_own(shell: Shell) -> None:
    answer = shell.run("demo", "--entries", "5")
    assert answer.code == 2
    assert "--home FOLDER" in answer.told
    assert not shell.home.exists()


def test_without_a_keyring_it_takes_a_passphrase(bare: Shell) -> None:
    home = str(bare.home)
    given = "the long way home\n"
    answer = bare.run("demo", "--entries", "5", "--home", home, "--passphrase-stdin", given=given)
    assert answer.text == f"{home}: 5 entries and 1 moment, all made up.\n"
    answer = bare.run("list", "--json", "--passphrase-stdin", given=given)
    assert len(answer.json) == 6


@pytest.mark.parametrize("number", ["0", "11", "-1", "long"])
def test_years_that_make_no_sense_are_wrong_usage(shell: Shell, number: str) -> None:
    assert shell.run("demo", "--home", str(shell.home), "--years", number).code == 2


@pytest.mark.parametrize("number", ["0", "-1", "1000001", "many"])
def test_a_number_that_makes_no_sense_is_wrong_usage(shell: Shell, number: str) -> None:
    assert shell.run("demo", "--home", str(shell.home), "--entries", number).code == 2
