"""Without a keyring: a passphrase, from the terminal or the first line of standard input."""

import pytest

from tests.cli.shell import Shell

PASSPHRASE = "the long way home, ünd zurück"
NEW = "New passphrase, eight characters or more: "
AGAIN = "The same once more: "


@pytest.fixture
def kept(bare: Shell) -> Shell:
    given = f"{PASSPHRASE}\nFirst\nsecond line\n"
    assert bare.run("add", "--passphrase-stdin", given=given).code == 0
    return bare


def test_the_first_line_is_the_passphrase_and_the_rest_is_the_text(kept: Shell) -> None:
    answer = kept.run("list", "--json", "--passphrase-stdin", given=f"{PASSPHRASE}\n")
    assert [entry["text"] for entry in answer.json] == ["First\nsecond line\n"]


def test_windows_line_ends_do_not_belong_to_it(kept: Shell) -> None:
    answer = kept.run("list", "--passphrase-stdin", given=f"{PASSPHRASE}\r\n")
    assert answer.code == 0


def test_a_passphrase_that_is_given_is_used_although_there_is_a_keyring(shell: Shell) -> None:
    shell.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}\nWords")
    assert shell.run("status", "--json").json["opens_with"] == "passphrase"
    assert shell.run("list").code == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (f"{PASSPHRASE} \n".encode(), "That didn’t open it."),
        (b"\n", "That didn’t open it."),
        (b"", "That didn’t open it."),
        (b"\xff\xfe\n", "is not UTF-8"),
    ],
)
def test_another_one_does_not_open_it(kept: Shell, given: bytes, sentence: str) -> None:
    answer = kept.run("list", "--passphrase-stdin", given=given)
    assert (answer.code, answer.out) == (1, b"")
    assert sentence in answer.told
    assert answer.told.count("\n") == 1


def test_without_anybody_to_ask_it_is_said_how(kept: Shell) -> None:
    answer = kept.run("list")
    assert (answer.code, answer.out) == (1, b"")
    assert answer.told == (
        "This journal opens with a passphrase."
        " Give it on the first line of standard input, with --passphrase-stdin.\n"
    )


def test_a_new_journal_needs_one_and_without_it_none_is_made(bare: Shell) -> None:
    answer = bare.run("add", given="Words")
    assert (answer.code, answer.out) == (1, b"")
    assert "no keyring" in answer.told
    assert "--passphrase-stdin" in answer.told
    assert list((bare.home / "vaults").iterdir()) == []


def test_one_that_is_too_short_makes_no_journal(bare: Shell) -> None:
    answer = bare.run("add", "--passphrase-stdin", given="seven77\nWords")
    assert (answer.code, answer.out) == (1, b"")
    assert "too short" in answer.told
    assert not bare.run("status", "--json").json["exists"]


def test_on_a_terminal_it_is_asked(kept: Shell) -> None:
    answer = kept.on_terminal("list", "--json", typed={"Passphrase: ": PASSPHRASE})
    assert answer.code == 0
    assert [entry["text"] for entry in answer.json] == ["First\nsecond line\n"]
    assert PASSPHRASE not in answer.told


def test_mistyped_before_a_text_is_kept_it_is_asked_for_again(kept: Shell) -> None:
    text = kept.folder / "text"
    text.write_text("Written before anybody was asked.")
    add = ("add", "--json", "--file", str(text))
    # Between two equal questions stands what was said of the first answer.
    typed = {"Passphrase: ": "not this one", "\nPassphrase: ": PASSPHRASE}
    assert kept.on_terminal(*add, typed=typed).code == 0
    listed = kept.run("list", "--json", "--passphrase-stdin", given=PASSPHRASE)
    assert "Written before anybody was asked." in [entry["text"] for entry in listed.json]
    refused = kept.run(*add, "--passphrase-stdin", given="not this one")
    assert refused.code != 0


def test_on_a_terminal_a_new_one_is_asked_twice(bare: Shell) -> None:
    text = bare.folder / "text"
    text.write_text("Words")
    typed = {NEW: PASSPHRASE, AGAIN: PASSPHRASE}
    answer = bare.on_terminal("add", "--file", str(text), typed=typed)
    assert answer.code == 0
    assert "This session has no keyring" in answer.told
    assert PASSPHRASE not in answer.told
    answer = bare.run("list", "--json", "--passphrase-stdin", given=PASSPHRASE)
    assert [entry["text"] for entry in answer.json] == ["Words"]


def test_two_that_differ_make_no_journal(bare: Shell) -> None:
    text = bare.folder / "text"
    text.write_text("Words")
    typed = {NEW: PASSPHRASE, AGAIN: f"{PASSPHRASE}!"}
    answer = bare.on_terminal("add", "--file", str(text), typed=typed)
    assert answer.code == 1
    assert "The two were not the same. Nothing was made." in answer.told
    assert not bare.run("status", "--json").json["exists"]
