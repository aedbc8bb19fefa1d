"""The first set-up command: what it makes, how quick it is later, and how it mends itself."""

import ast
import fcntl
import json
import os
import shutil
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.packaging.conftest import CLOSED_PORT, ROOT, Checkout, ended


def test_arguments_reach_the_app_untouched_from_any_folder(ready: Checkout) -> None:
    given = ["search", "two words", "--json", "--yes", "كلمة", ""]
    result = ready.run(*given)
    assert result.code == 0, result.err
    app = json.loads(result.out)
    assert app["arguments"] == given
    assert app["folder"] == str(ready.home)


def test_a_lone_double_dash_passes_help_to_the_app(ready: Checkout) -> None:
    assert json.loads(ready.run("--", "--help").out)["arguments"] == ["--help"]
    assert ready.run("--help").out.startswith("Usage: python3 packaging/run.py")


def test_the_menu_entry_is_put_there_by_the_app_itself(ready: Checkout) -> None:
    app = json.loads(ready.run("--install", "--home", "a b").out)
    assert app["arguments"] == ["desktop", "--install", "--home", "a b"]
    assert str(ready.root) in app["path"]


def test_taking_it_out_again_needs_no_environment(checkout: Checkout) -> None:
    result = checkout.run("--uninstall", PYTHONPATH="/somewhere")
    app = json.loads(result.out)
    assert app["arguments"] == ["desktop", "--remove"]
    assert app["path"][0] == str(checkout.root)
    assert not checkout.venv.exists()


def test_only_one_of_the_ways_is_gone_at_once(checkout: Checkout) -> None:
    sentence = checkout.run("--install", "--yes", "--uninstall").said_one_sentence()
    assert sentence == "Choose one of --install and --uninstall."
    assert not checkout.venv.exists()


@pytest.mark.parametrize("words", [[], ["--home", "x"], ["--home=x", "pause"], ["capture"]])
def test_without_a_screen_nothing_is_fetched_for_a_window(
    checkout: Checkout, words: list[str]
) -> None:
    assert "no screen here" in checkout.run(*words).said_one_sentence()
    assert not checkout.venv.exists()


def test_the_folder_one_stands_in_lends_the_app_no_code(ready: Checkout, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('code of a stranger')")
    shutil.copytree(ready.root / "journal_app", tmp_path / "journal_app")
    for line in (ready.command("run.py", "list"), [str(ready.venv / "bin/tideline"), "list"]):
        result = ended(line, cwd=tmp_path, env=ready.environment())
        assert result.code == 0, result.err
        assert str(tmp_path) not in json.loads(result.out)["path"]
        assert str(ready.root) in json.loads(result.out)["path"]


def test_tideline_is_a_command_of_the_environment(ready: Checkout) -> None:
    line = [str(ready.venv / "bin/tideline"), "add", "--tag", "a b"]
    assert json.loads(ended(line, cwd="/").out)["arguments"] == ["add", "--tag", "a b"]


def test_a_later_start_needs_no_network_and_well_under_a_second(ready: Checkout) -> None:
    before = {path: path.stat().st_mtime_ns for path in ready.venv.rglob("*")}
    started = time.perf_counter()
    result = ready.run("--prepare-only", PIP_INDEX_URL=CLOSED_PORT, PIP_FIND_LINKS="")
    seconds = time.perf_counter() - started
    assert (result.code, result.out, result.err) == (0, "", "")
    assert {path: path.stat().st_mtime_ns for path in ready.venv.rglob("*")} == before
    assert seconds < 1


def test_qt_support_modules_are_unpacked_and_compiled(ready: Checkout) -> None:
    [modules] = ready.venv.glob("lib/python3*/site-packages/shiboken6/files.dir")
    assert list(modules.rglob("*.pyc"))
    assert list((ready.root / "journal_app").rglob("*.pyc"))


def test_a_moved_checkout_is_set_up_again(ready: Checkout, tmp_path: Path) -> None:
    moved = replace(ready, root=tmp_path / "moved")
    shutil.copytree(ready.root, moved.root, symlinks=True)
    result = moved.run("list")
    assert result.out.startswith("Setting Tideline up")
    path = json.loads(result.out.splitlines()[-1])["path"]
    assert str(moved.root) in path
    assert not any(entry.startswith(str(ready.root)) for entry in path)


def test_other_libraries_or_another_python_make_a_new_environment(
    checkout: Checkout, tmp_path: Path
) -> None:
    assert checkout.run("--prepare-only").code == 0
    left_over = checkout.venv / "left-over"

    left_over.touch()
    with (checkout.root / "packaging" / "requirements.txt").open("a") as lock:
        lock.write("# renewed\n")
    assert checkout.run("--prepare-only").out.startswith("Setting Tideline up")
    assert not left_over.exists()
    assert checkout.run("--prepare-only").out == ""

    left_over.touch()
    upgraded = "import sys\nsys.implementation.cache_tag = 'cpython-399'\n"
    (tmp_path / "sitecustomize.py").write_text(upgraded)
    result = checkout.run("--prepare-only", PYTHONPATH=str(tmp_path))
    assert result.out.startswith("Setting Tideline up")
    assert not left_over.exists()


def test_killed_half_way_the_next_start_mends_it(checkout: Checkout) -> None:
    with subprocess.Popen(
        checkout.command("run.py", "--prepare-only"),
        env=checkout.environment(),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as first:
        assert first.stdout is not None
        assert any(line.startswith("Fetching") for line in first.stdout)
        os.killpg(first.pid, signal.SIGKILL)
    assert (checkout.venv / "pyvenv.cfg").exists()
    result = checkout.run("list")
    assert result.code == 0, result.err
    assert json.loads(result.out.splitlines()[-1])["arguments"] == ["list"]


def test_a_second_set_up_waits_for_the_first(checkout: Checkout) -> None:
    holder = os.open(checkout.root / "packaging", os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with subprocess.Popen(
        checkout.command("run.py", "--prepare-only"),
        env=checkout.environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as second:
        assert second.stdout is not None
        assert second.stdout.readline().startswith("Another set-up of this folder is running")
        assert not checkout.venv.exists()
        os.close(holder)
        assert second.stdout.read().endswith("Ready.\n")
    assert second.returncode == 0


@pytest.mark.parametrize("name", ["run.py", "test.py", "environment.py"])
def test_an_old_python_can_read_the_scripts(name: str) -> None:
    ast.parse((ROOT / "packaging" / name).read_text(), feature_version=(3, 6))
