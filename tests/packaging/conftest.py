"""Scratch checkouts in which the real set-up commands run, with one real library to install."""

import base64
import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("environment.py", "proof.py", "run.py", "test.py")
CLOSED_PORT = "http://127.0.0.1:9/simple"

# Says what it was given, so that a test sees what reached the app.
APP = """\
import json, os, sys

print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "path": sys.path}))
"""


@dataclass(kw_only=True)
class Checkout:
    """A folder with the real scripts, a small app and a lock file of one library."""

    root: Path
    home: Path
    wheels: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def environment(self, **more: str) -> dict[str, str]:
        """What the scripts see: nothing of the person's own but a search path and a home."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_CACHE_DIR": "1",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            **self.settings,
            **more,
        }

    def command(self, script: str, *arguments: str) -> list[str]:
        return [sys.executable, str(self.root / "packaging" / script), *arguments]

    def run(self, *arguments: str, script: str = "run.py", **more: str) -> "Ended":
        """Run a script with nobody at a terminal."""
        return ended(self.command(script, *arguments), env=self.environment(**more), cwd=self.home)

    def need(self, *lines: str) -> None:
        """Replace what is wanted of the system."""
        text = "[start]\n" + "\n".join(lines) + "\n[tests]\n"
        (self.root / "packaging" / "system-packages.txt").write_text(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a script ended and what it said."""

    code: int
    out: str
    err: str

    def said_one_sentence(self) -> str:
        """The sentence of a script that gave up as it should: exit code 1 and no traceback."""
        assert self.code == 1, (self.out, self.err)
        assert "Traceback" not in self.out + self.err
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, lines
        return lines[0]


def ended(
    line: list[str], *, cwd: Path | str | None = None, env: dict[str, str] | None = None
) -> Ended:
    """Run a program to its end."""
    done = subprocess.run(
        line, cwd=cwd, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return Ended(code=done.returncode, out=done.stdout, err=done.stderr)


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel of shiboken6, put together again from the installed files."""
    folder = tmp_path_factory.mktemp("wheels")
    library = importlib.metadata.distribution("shiboken6")
    tag = (library.read_text("WHEEL") or "").split("Tag: ")[1].split()[0]
    name = f"shiboken6-{library.version}"
    records = []
    with zipfile.ZipFile(folder / f"{name}-{tag}.whl", "w") as wheel:
        for file in library.files or ():
            if file.suffix == ".pyc" or file.name in ("RECORD", "INSTALLER", "REQUESTED"):
                continue
            content = Path(str(file.locate())).read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
            records.append(f"{file},sha256={digest.decode()},{len(content)}")
            wheel.writestr(str(file), content)
        record = f"{name}.dist-info/RECORD"
        wheel.writestr(record, "\n".join([*records, f"{record},,", ""]))
    return folder


@pytest.fixture(scope="session")
def make_checkout(wheels: Path) -> Callable[[Path], Checkout]:
    """Lay out a scratch checkout in a folder whose name would trip a careless script."""

    def make(folder: Path) -> Checkout:
        root = folder / "a person’s folder"
        (root / "packaging").mkdir(parents=True)
        (root / "journal_app").mkdir()
        (root / "journal_app" / "__init__.py").touch()
        (root / "journal_app" / "__main__.py").write_text(APP)
        for name in SCRIPTS:
            shutil.copy(ROOT / "packaging" / name, root / "packaging" / name)
        wheel = next(wheels.glob("*.whl"))
        version = wheel.name.split("-")[1]
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        for name in ("requirements.txt", "requirements-dev.txt"):
            lock = f"shiboken6=={version} --hash=sha256:{digest}\n"
            (root / "packaging" / name).write_text(lock)
        home = folder / "home"
        home.mkdir()
        checkout = Checkout(root=root, home=home, wheels=wheels)
        checkout.need()
        return checkout

    return make


@pytest.fixture
def checkout(make_checkout: Callable[[Path], Checkout], tmp_path: Path) -> Checkout:
    """A checkout in which nothing has been set up yet."""
    return make_checkout(tmp_path)


@pytest.fixture(scope="session")
def ready(
    make_checkout: Callable[[Path], Checkout], tmp_path_factory: pytest.TempPathFactory
) -> Checkout:
    """A checkout that is set up; tests may use it but leave it as it is."""
    checkout = make_checkout(tmp_path_factory.mktemp("ready"))
    prepared = checkout.run("--prepare-only")
    assert prepared.code == 0, prepared
    return checkout


@pytest.fixture(scope="session")
def environment_module() -> ModuleType:
    """The shared set-up steps, loaded the way the two commands do."""
    specification = importlib.util.spec_from_file_location(
        "tideline_environment", ROOT / "packaging" / "environment.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
