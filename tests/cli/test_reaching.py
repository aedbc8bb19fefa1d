"""`pause` and `capture` reach the running app at once, and bring its window the desktop's leave."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.cli.parser import parse
from journal_app.cli.reaching import WISHES, reach_running_app
from journal_app.core.errors import JournalError
from journal_app.system.single_instance import Message, RunningApp
from tests.cli.shell import ROOT


class App:
    """A running app, as far as its line goes."""

    def __init__(self, home: Path) -> None:
        self.heard: list[Message] = []
        self.says: Message = {"shown": True}
        self.line = RunningApp(home, self._answer)

    def _answer(self, message: Message) -> Message:
        self.heard.append(message)
        return self.says


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = App(tmp_path)
    made.line.start()
    yield made
    made.line.stop()


@pytest.fixture(autouse=True)
def no_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"):
        monkeypatch.delenv(name, raising=False)


def words(command: str, home: Path) -> argparse.Namespace:
    return parse(["--home", str(home), command])


@pytest.mark.parametrize("command", WISHES)
def test_the_running_app_takes_it_over(app: App, tmp_path: Path, command: str) -> None:
    assert reach_running_app(words(command, tmp_path))
    assert app.heard == [{"do": command}]


@pytest.mark.parametrize("command", WISHES)
def test_without_one_it_is_for_a_new_one(tmp_path: Path, command: str) -> None:
    assert not reach_running_app(words(command, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_leave_to_take_the_focus_travels_with_it(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "")
    reach_running_app(words("capture", tmp_path))
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "launcher-1_TIME42")
    reach_running_app(words("pause", tmp_path))
    assert app.heard == [
        {"do": "capture", "activation": "token-1"},
        {"do": "pause", "startup": "launcher-1_TIME42"},
    ]


def test_what_the_app_could_not_do_is_said(app: App, tmp_path: Path) -> None:
    app.says = {"error": "The running app is of another version."}
    with pytest.raises(JournalError) as refused:
        reach_running_app(words("pause", tmp_path))
    assert refused.value.words == "The running app is of another version."


def test_neither_takes_a_word_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    for command in WISHES:
        with pytest.raises(SystemExit) as end:
            parse([command, "zqxwombat"])
        assert end.value.code == 2
        assert "zqxwombat" not in capsys.readouterr().err


def test_nothing_that_costs_is_loaded_on_the_way(app: App, tmp_path: Path) -> None:
    code = (
        "import json, sys; from journal_app.main import main;"
        "from journal_app.cli.parser import parse;"
        "from journal_app.cli.reaching import reach_running_app;"
        "reach_running_app(parse(sys.argv[1:])); print(json.dumps(sorted(sys.modules)))"
    )
    line = [sys.executable, "-c", code, "--home", str(tmp_path), "capture"]
    loaded = json.loads(subprocess.run(line, capture_output=True, check=True, cwd=ROOT).stdout)
    assert app.heard == [{"do": "capture"}]
    ours = {name for name in loaded if name.startswith("journal_app.")}
    assert ours == {
        "journal_app.cli",
        "journal_app.cli.output",
        "journal_app.cli.parser",
        "journal_app.cli.parser_copies",
        "journal_app.cli.parser_doors",
        "journal_app.cli.parser_finding",
        "journal_app.cli.reaching",
        "journal_app.core",
        "journal_app.core.errors",
        "journal_app.core.resources",
        "journal_app.i18n",
        "journal_app.main",
        "journal_app.system",
        "journal_app.system.crashes",
        "journal_app.system.paths",
        "journal_app.system.single_instance",
    }
    costly = {"PySide6", "keyring", "cryptography", "sqlcipher3", "msgspec", "multiprocessing"}
    assert costly.isdisjoint(loaded)
