"""What a fresh machine may lack: each lack is said in one sentence, with exit code 1."""

import importlib.metadata
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.conftest import CLOSED_PORT, ROOT, Checkout, Ended, ended


def test_no_screen(checkout: Checkout) -> None:
    for arguments in ((), ("--home", "elsewhere"), ("--home=elsewhere",)):
        sentence = checkout.run(*arguments).said_one_sentence()
        assert sentence.startswith("There is no screen here")
    assert not checkout.venv.exists()


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_with_a_screen_the_app_starts(ready: Checkout, variable: str) -> None:
    assert ready.run(**{variable: "anything"}).code == 0


@pytest.mark.parametrize("script", ["run.py", "test.py"])
@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 4), (3, 14, 0)])
def test_python_out_of_range(
    checkout: Checkout, tmp_path: Path, script: str, version: tuple[int, int, int]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.version_info = {version}\n")
    sentence = checkout.run(script=script, PYTHONPATH=str(tmp_path)).said_one_sentence()
    assert sentence.startswith("Tideline needs Python 3.11, 3.12 or 3.13")
    assert f"this is Python {'.'.join(map(str, version))}:" in sentence


def test_no_network(checkout: Checkout) -> None:
    del checkout.wheels
    result = ended(
        checkout.command("run.py", "--prepare-only"),
        env={
            "PATH": os.environ["PATH"],
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_CACHE_DIR": "1",
            "PIP_INDEX_URL": CLOSED_PORT,
        },
    )
    assert "because the network did not answer" in result.said_one_sentence()


@pytest.fixture
def tools_lock(ready: Checkout) -> Iterator[Path]:
    """The lock file of the testing tools, which are put into an environment that is there."""
    lock = ready.root / "packaging" / "requirements-dev.txt"
    before = lock.read_text()
    yield lock
    lock.write_text(before)


def test_a_library_with_another_fingerprint(ready: Checkout, tools_lock: Path) -> None:
    version = importlib.metadata.version("shiboken6")
    installed = next(ready.venv.glob("lib/*/site-packages/shiboken6-*.dist-info"))
    installed.rename(installed.with_suffix(".hidden"))
    tools_lock.write_text(f"shiboken6=={version} --hash=sha256:{'0' * 64}\n")
    sentence = ready.run(script="test.py").said_one_sentence()
    installed.with_suffix(".hidden").rename(installed)
    assert sentence.startswith("A downloaded library is not the one expected")


def test_no_library_for_this_computer(ready: Checkout, tools_lock: Path) -> None:
    tools_lock.write_text(f"shiboken6==0.0.1 --hash=sha256:{'0' * 64}\n")
    sentence = ready.run(script="test.py").said_one_sentence()
    assert sentence.startswith("The libraries could not be installed: ERROR:")
    assert "shiboken6==0.0.1" in sentence


def over_its_folder(checkout: Checkout, mount: str) -> Ended:
    """Set up while another file system, seen by this process alone, lies over the checkout."""
    own = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    script = f'set -e; cp -a . ../copy; {mount}; cd "$PWD"; exec "$@"'
    line = [*own, "sh", "-c", script, "sh", *checkout.command("run.py", "--prepare-only")]
    return ended(line, cwd=checkout.root, env=checkout.environment())


def test_a_disk_too_small(checkout: Checkout) -> None:
    mount = 'mount -t tmpfs -o size=8m none "$PWD"; cp -a ../copy/. "$PWD"'
    sentence = over_its_folder(checkout, mount).said_one_sentence()
    assert sentence.startswith("The disk is too full: Tideline wants 700 MB free")


def test_a_disk_that_fills_up_on_the_way(checkout: Checkout) -> None:
    mount = 'mount -t tmpfs -o size=2g,nr_inodes=60 none "$PWD"; cp -a ../copy/. "$PWD"'
    sentence = over_its_folder(checkout, mount).said_one_sentence()
    assert sentence.startswith("The disk is too full")


def test_a_folder_that_cannot_be_written(checkout: Checkout) -> None:
    mount = 'mount --bind "$PWD" "$PWD"; mount -o remount,bind,ro "$PWD"'
    sentence = over_its_folder(checkout, mount).said_one_sentence()
    assert "Read-only file system" in sentence


# --- system packages


def programs(folder: Path, **scripts: str) -> str:
    """A search path with only these programs on it."""
    folder.mkdir()
    for name, script in scripts.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    return str(folder)


def wanted(checkout: Checkout) -> Path:
    """Want a file of the system that only a package brings."""
    file = checkout.home / "brought-by-a-package"
    checkout.need(f"file:{file} debian-name fedora-name")
    return file


SUDO = 'exec "$@"'


def test_missing_packages_are_named_when_nobody_can_be_asked(
    checkout: Checkout, tmp_path: Path
) -> None:
    wanted(checkout)
    for manager, expected in (
        ("apt-get", "apt-get install --yes --no-install-recommends debian-name"),
        ("dnf", "dnf install --assumeyes fedora-name"),
    ):
        path = programs(tmp_path / manager, **{manager: "exit 99", "sudo": SUDO})
        result = checkout.run("--prepare-only", PATH=path)
        assert result.code == 1
        assert "Traceback" not in result.err
        assert result.err.startswith("Some system packages are missing; install them with")
        assert expected in result.err
    assert not checkout.venv.exists()


def test_an_unknown_system_is_told_the_names(checkout: Checkout, tmp_path: Path) -> None:
    checkout.need("library:libtideline-none.so.9 a b", "module:tideline_none c d")
    sentence = checkout.run("--prepare-only", PATH=programs(tmp_path / "bin")).said_one_sentence()
    assert sentence.endswith("libtideline-none.so.9, tideline_none.")


def test_no_module_to_make_environments_with(checkout: Checkout, tmp_path: Path) -> None:
    listed = (ROOT / "packaging" / "system-packages.txt").read_text().splitlines()
    checkout.need(*(line for line in listed if line.startswith("module:")))
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
    path = programs(tmp_path / "bin", apt_get="exit 99", sudo=SUDO)
    result = checkout.run("--prepare-only", PATH=path, PYTHONPATH=str(tmp_path))
    assert result.code == 1
    assert "python{}.{}-venv".format(*sys.version_info) in result.err


def test_packages_are_installed_on_yes(checkout: Checkout, tmp_path: Path) -> None:
    file = wanted(checkout)
    script = f'echo "$@" >> {tmp_path}/calls; [ "$1" = update ] || /usr/bin/touch {file}'
    path = programs(tmp_path / "bin", apt_get=script, sudo=SUDO)
    result = checkout.run("--yes", "--prepare-only", PATH=path)
    assert result.code == 0, result.err
    assert (tmp_path / "calls").read_text().splitlines() == [
        "update",
        "install --yes --no-install-recommends debian-name",
    ]


@pytest.mark.parametrize("script", ["exit 100", "exit 0"])
def test_packages_that_cannot_be_installed(checkout: Checkout, tmp_path: Path, script: str) -> None:
    wanted(checkout)
    path = programs(tmp_path / "bin", apt_get=script, sudo=SUDO)
    result = checkout.run("--prepare-only", PATH=path, CI="true")
    assert result.code == 1
    assert result.err.startswith("The system packages could not be installed")
    assert "apt-get install --yes --no-install-recommends debian-name" in result.err


@pytest.mark.parametrize(("answer", "tried"), [("n", False), ("", True), ("yes", True)])
def test_at_a_terminal_the_person_is_asked(
    checkout: Checkout, tmp_path: Path, answer: str, tried: bool
) -> None:
    wanted(checkout)
    trace = tmp_path / "tried"
    path = programs(tmp_path / "bin", apt_get=f"/usr/bin/touch {trace}; exit 1", sudo=SUDO)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        checkout.command("run.py", "--prepare-only"),
        env=checkout.environment(PATH=path),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(theirs)
        try:
            shown = shown_until(ours, b"[Y/n] ")
            assert b"apt-get install --yes --no-install-recommends debian-name" in shown
            assert not trace.exists()
            os.write(ours, answer.encode() + b"\n")
            shown_until(ours, b"nothing: to its end")
            complaint = process.communicate()[1]
        finally:
            process.kill()
            os.close(ours)
    assert process.returncode == 1
    assert trace.exists() == tried
    assert complaint.startswith(b"The system packages" if tried else b"Some system packages")


def shown_until(terminal: int, end: bytes) -> bytes:
    """What the program shows on this terminal until it stops there, or ends."""
    shown = b""
    while not shown.endswith(end):
        try:
            shown += os.read(terminal, 1024)
        except OSError:  # Linux's way to say that the other side is closed
            break
    return shown
