"""The wheel that pip builds: all that Tideline ships, working away from a checkout."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import APP_NAME, COMMAND, VERSION
from tests.packaging.conftest import ROOT, Ended, ended

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the tools of this environment alone."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([*PIP, "wheel", "--quiet", *options, str(ROOT)], check=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed in it."""
    folder = tmp_path_factory.mktemp("installed")
    options = ["--no-deps", "--no-index", "--target", str(folder)]
    subprocess.run([*PIP, "install", "--quiet", *options, str(wheel)], check=True)
    return folder


def run(installed: Path, *line: str) -> Ended:
    """Run the installed package; PYTHONPATH stands before the checkout of this environment."""
    return ended(list(line), cwd="/", env={"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"})


def shipped(folder: str) -> Iterator[str]:
    """Every file of this folder of the checkout but compiled ones."""
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix()


def test_it_holds_every_resource_and_module(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        inside = set(opened.namelist())
    resources = {f"journal_app/{name}" for name in shipped("resources")}
    modules = set(shipped("journal_app"))
    assert resources
    assert resources | modules == {name for name in inside if name.startswith("journal_app/")}
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_nothing_else_travels_with_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        tops = {name.split("/")[0] for name in opened.namelist()}
    assert tops == {"journal_app", f"{COMMAND}-{VERSION}.dist-info"}


def test_an_installed_app_finds_its_resources(installed: Path) -> None:
    code = (
        "from journal_app.core.resources import resource; print(resource('themes', 'light.toml'))"
    )
    result = run(installed, sys.executable, "-c", code)
    found = Path(result.out.strip())
    assert found == installed / "journal_app" / "resources" / "themes" / "light.toml"
    assert found.read_text() == (ROOT / "resources" / "themes" / "light.toml").read_text()


def test_it_brings_the_command(installed: Path) -> None:
    result = run(installed, str(installed / "bin" / COMMAND), "--version")
    assert (result.code, result.out) == (0, f"{APP_NAME} {VERSION}\n"), result.err
