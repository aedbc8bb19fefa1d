"""`export` of a part, as a page for a browser, and on paper."""

import json

import pytest

from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession
from tests.pdf_words import words_of


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, keyring: KeyringSession) -> Shell:
    """Three entries of two years."""
    shell = Shell(tmp_path_factory.mktemp("part"), keyring.environment)
    for at, text, tag in (
        ("2019-03-02T09:00", "Frost on the boats.", "sea"),
        ("2019-04-03T09:00", "# Storm\n\nThe **second** day.\n\n" + "Wind all day. " * 900, "sea"),
        ("2020-03-04T09:00", "A year without any.", "home"),
    ):
        shell.add(text, "--at", at, "--tag", tag)
    return shell


def test_json_of_what_was_looked_for(shell: Shell) -> None:
    answer = shell.run(
        "export", "--format", "json", "--out", "p.json", "--to", "2019", "--search", "frost"
    )
    assert answer.text == f"{shell.folder}/p.json: 1 entry and 0 moments.\n"
    archive = json.loads((shell.folder / "p.json").read_bytes())
    assert [entry["text"] for entry in archive["entries"]] == ["Frost on the boats."]


def test_a_page_for_a_browser(shell: Shell) -> None:
    answer = shell.run("export", "--format", "html", "--out", "p.html", "--tag", "sea")
    assert answer.code == 0
    assert "not encrypted" in answer.told
    page = (shell.folder / "p.html").read_text()
    assert "Frost on the boats." in page
    assert "A year without any." not in page


def test_paper_says_nothing_of_where_it_was_made(shell: Shell) -> None:
    answer = shell.run("export", "--format", "pdf", "--out", "p.pdf", "--tag", "sea")
    assert answer.code == 0, answer.told
    assert answer.text == f"{shell.folder}/p.pdf: 2 entries and 0 moments.\n"
    made = (shell.folder / "p.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    words = words_of(made)
    letters = words.replace(" ", "")
    assert "Thesecondday." in letters
    assert letters.count("Windallday.") == 900
    for said in ("Frost on the boats.", "2 March 2019", "#sea"):
        assert said in words
    assert b"/Producer" not in made
    assert b"/CreationDate" not in made
    assert str(shell.folder).encode() not in made
    assert (shell.folder / "p.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("form", ["json", "html", "pdf"])
def test_a_file_that_is_there_gives_way_to_force_alone(shell: Shell, form: str) -> None:
    target = shell.folder / f"there.{form}"
    target.write_text("mine")
    words = ("export", "--format", form, "--out", target.name, "--tag", "home")
    assert shell.run(*words).code == 1
    assert target.read_text() == "mine"
    assert shell.run(*words, "--force").code == 0
    assert target.read_bytes()[:4] != b"mine"
