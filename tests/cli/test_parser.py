"""What may stand on the command line, and that nothing typed is ever repeated."""

import argparse

import pytest

from journal_app import VERSION
from journal_app.cli import parser

SECRET = "zqxwombat"


@pytest.mark.parametrize(
    "words",
    [
        [SECRET],
        ["add", SECRET],
        ["add", SECRET, "--tag", "x", SECRET],
        ["add", "--at", SECRET],
        ["add", f"--{SECRET}"],
        ["moment", SECRET],
        ["moment", "--kind"],
        ["moment", "--pull", SECRET],
        ["moment", "--pull", "6"],
        ["moment", "--toward", "-1"],
        ["moment", "--at", SECRET],
        ["list", "--moments", "--entries"],
        ["list", SECRET],
        ["list", "--limit", SECRET],
        ["show", "x", SECRET],
        ["search"],
        ["show"],
        ["export"],
        ["export", "--format", SECRET, "--out", "x"],
        ["export", "--format", "json"],
        ["backup"],
        ["demo"],
        ["pause", SECRET],
        ["capture", SECRET],
        ["desktop"],
        ["desktop", "--install", "--remove"],
        ["recover", SECRET],
        ["move"],
        ["export", "--format", "json", "--out", "-"],
        ["backup", "--out", "-"],
        ["move", "--to", "-"],
        ["move", "--to", SECRET, "--from", SECRET],
        ["--json"],
        ["--passphrase-stdin"],
        ["--adopt-lock", SECRET],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_repeats_nothing(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parser.parse(words)
    said = capsys.readouterr()
    assert end.value.code == 2
    assert said.out == ""
    assert SECRET not in said.err
    assert said.err.count("\n") == 1
    assert "--help." in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["--home", "x", "--json", "--passphrase-stdin", "--lang", "en", "list"],
        ["list", "--home", "x", "--json", "--passphrase-stdin", "--lang", "en"],
        ["--home", "x", "list", "--json", "--lang=en", "--passphrase-stdin"],
    ],
)
def test_what_holds_for_every_command_may_stand_anywhere(words: list[str]) -> None:
    found = parser.parse(words)
    assert (found.command, found.home, found.json) == ("list", "x", True)
    assert (found.passphrase_stdin, found.lang) == (True, "en")


def test_without_a_command_it_is_the_window() -> None:
    found = parser.parse([])
    assert (found.command, found.home, found.locked, found.adopt_lock, found.lang) == (
        None,
        None,
        False,
        None,
        None,
    )
    found = parser.parse(["--locked", "--adopt-lock", "7"])
    assert (found.locked, found.adopt_lock) == (True, 7)


def test_the_version_is_the_name_and_the_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parser.parse(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"Tideline {VERSION}\n"


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    (commands,) = (
        action
        for action in parser.build()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    assert list(commands.choices) == [
        "add",
        "moment",
        "list",
        "search",
        "show",
        "export",
        "backup",
        "check",
        "restore",
        "status",
        "demo",
        "passages",
        "prompt",
        "pause",
        "capture",
        "desktop",
        "recover",
        "move",
    ]
    for name in commands.choices:
        with pytest.raises(SystemExit) as end:
            parser.parse([name, "--help"])
        assert end.value.code == 0
        assert "--passphrase-stdin" in capsys.readouterr().out


def test_hidden_options_stay_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser.parse(["--help"])
    said = capsys.readouterr().out
    assert "--locked" not in said
    assert "adopt" not in said


@pytest.mark.parametrize(
    ("words", "looked_for", "limit"),
    [
        (["search", "canal", "-mara"], ["canal", "-mara"], None),
        (["--home", "search", "search", "-mara", "--limit", "3", "canal"], ["-mara", "canal"], 3),
        (["search", "--limit=3", "--", "--limit", "-x"], ["--limit", "-x"], 3),
        (["search", "--json", "-tag:x"], ["-tag:x"], None),
    ],
)
def test_a_minus_before_what_is_looked_for_is_no_option(
    words: list[str], looked_for: list[str], limit: int | None
) -> None:
    read = parser.parse(words)
    assert (read.command, read.words, read.limit) == ("search", looked_for, limit)
    assert parser.parse(["list", "--search", "-mara", "--tag", "x"]).search == "-mara"


@pytest.mark.parametrize(
    "words", [["search", "-h"], ["search", "x", "--help"], ["--lang", "en", "-h"]]
)
def test_help_is_help_all_the_same(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parser.parse(words)
    assert end.value.code == 0
    assert capsys.readouterr().out
