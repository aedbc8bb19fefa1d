"""`list` and `search` narrowed by days, names and the search language."""

import pytest

from journal_app.cli.finding import order_of
from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession

ENTRIES = (
    ("2019-03-02T09:00", "Frost on the boats.", ("--tag", "sea", "--person", "Ana Maria")),
    ("2019-04-03T09:00", "Frost again, and storm.", ("--tag", "sea", "--tag", "cold")),
    ("2020-03-04T09:00", "No frost this year.", ("--person", "Bo")),
)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, keyring: KeyringSession) -> Shell:
    """Three entries of two years."""
    shell = Shell(tmp_path_factory.mktemp("finding"), keyring.environment)
    for at, text, more in ENTRIES:
        shell.add(text, "--at", at, *more)
    return shell


FIRST, SECOND, THIRD = (text for _at, text, _more in ENTRIES)
LISTED: dict[tuple[str, ...], list[str]] = {
    ("--from", "april 2019"): [THIRD, SECOND],
    ("--to", "2019"): [SECOND, FIRST],
    ("--from", "2/3/2019", "--to", "3.4.2019"): [SECOND, FIRST],
    ("--from", "2019-03-03", "--to", "2020-03-03"): [SECOND],
    ("--tag", "SEA"): [SECOND, FIRST],
    ("--tag", "sea", "--tag", "cold"): [SECOND],
    ("--person", "ana maria"): [FIRST],
    ("--person", "Bo", "--tag", "sea"): [],
    ("--search", "frost -storm"): [THIRD, FIRST],
    ("--search", "in:2019 boats"): [FIRST],
    ("--search", "-tag:sea"): [THIRD],
    ("--search", "-storm", "--tag", "sea"): [FIRST],
    ("--moments",): [],
    ("--entries", "--tag", "sea"): [SECOND, FIRST],
}


@pytest.mark.parametrize("options", LISTED)
def test_list_takes_what_fits_all_of_it(shell: Shell, options: tuple[str, ...]) -> None:
    assert [entry["text"] for entry in shell.listed(*options)] == LISTED[options]


FOUND: dict[tuple[str, ...], list[str]] = {
    ("frost", "tag:sea"): [SECOND, FIRST],
    ("frost", "person:Ana Maria"): [FIRST],
    ("no frost", "--from", "2020"): [THIRD],
    ("frost this",): [THIRD],
    ("frost again", "storm"): [SECOND],
    ("--", "-storm", "frost"): [THIRD, FIRST],
    ("tag:sea", "in:2019", "--", "-storm"): [FIRST],
    ("frost", "-storm"): [THIRD, FIRST],
    ("-storm", "frost", "--from", "2020"): [THIRD],
    ("-tag:cold", "tag:sea"): [FIRST],
    ("frost", "--limit", "5", "-person:Bo", "sea"): [SECOND, FIRST],
    ("before:march 2020", "sea"): [SECOND, FIRST],
}


@pytest.mark.parametrize("words", FOUND)
def test_search_speaks_the_language_of_the_field(shell: Shell, words: tuple[str, ...]) -> None:
    answer = shell.run("search", "--json", *words)
    assert [entry["text"] for entry in answer.json] == FOUND[words]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--from", "ZQX someday"),
        ("list", "--search", "colour:ZQX"),
        ("search", "before:ZQX"),
        ("search", "felt:ZQX"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_that_repeats_nothing(
    shell: Shell, words: tuple[str, ...]
) -> None:
    answer = shell.run(*words)
    assert (answer.code, answer.out) == (1, b"")
    assert answer.told.count("\n") == 1
    assert "ZQX" not in answer.told


def test_nothing_that_fits_is_told(shell: Shell) -> None:
    assert (
        shell.run("list", "--tag", "nowhere").told == "Nothing in the journal fits all of that.\n"
    )


@pytest.mark.parametrize(
    ("environment", "order"),
    [
        ({"LANG": "en_US.UTF-8"}, "mdy"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8"}, "dmy"),
        ({"LC_ALL": "ja_JP.UTF-8", "LANG": "en_GB.UTF-8"}, "ymd"),
        ({"LANG": "sv_SE"}, "ymd"),
        ({"LANG": "C.UTF-8"}, "dmy"),
        ({}, "dmy"),
    ],
)
def test_the_order_of_a_date_is_that_of_the_place(environment: dict[str, str], order: str) -> None:
    assert order_of(environment) == order
