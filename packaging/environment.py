"""Make `.venv` and the system ready, once, so that Tideline or its tests can start.

Standard library only, and nothing that Python 3.6 could not read: an interpreter that is too old
must get as far as being told so.
"""

import contextlib
import errno
import glob
import hashlib
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Dict, Iterator, List, NamedTuple, NoReturn, Tuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
INTERPRETER = PROGRAMS / ("python.exe" if os.name == "nt" else "python")

OLDEST = (3, 11)
NEWEST = (3, 13)

_HERE = Path(__file__).resolve().parent
_SYSTEM_PACKAGES = _HERE / "system-packages.txt"
_STAMP = VENV / "tideline-ready.json"
_MEGABYTE = 1024 * 1024
# Settings of the person's own that would send the libraries somewhere else than into `.venv`.
_MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
_NO_NETWORK = (
    "failed to establish a new connection",
    "name resolution",
    "name or service not known",
    "network is unreachable",
    "connection refused",
    "connection broken",
    "connection aborted",
    "timed out",
    "proxyerror",
    "sslerror",
)


class Trouble(Exception):
    """Something a person at the terminal can mend, said in one sentence."""


class Purpose(NamedTuple):
    """What the environment is made for."""

    name: str
    lock: Path
    sections: Tuple[str, ...]  # of system-packages.txt
    megabytes: int  # free space wanted for the libraries and for unpacking them


class Part(NamedTuple):
    """One thing the system must bring: how to see that it is there, and which package brings it."""

    kind: str
    name: str
    debian: str
    fedora: str


START = Purpose("start", _HERE / "requirements.txt", ("start",), 700)
TESTS = Purpose("tests", _HERE / "requirements-dev.txt", ("start", "tests"), 1000)


def command(main: Callable[[List[str]], int]) -> NoReturn:
    """Run a script's work; what a person may meet becomes one sentence and exit code 1."""
    try:
        code = main(sys.argv[1:])
    except Trouble as trouble:
        sys.stdout.flush()
        print(trouble, file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        print("\nStopped. The next start mends what is unfinished.", file=sys.stderr)
        code = 130
    sys.exit(code)


def require_python() -> None:
    """Refuse an interpreter that Tideline cannot run on."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        version = ".".join(str(number) for number in sys.version_info[:3])
        script = shlex.quote(sys.argv[0])
        raise Trouble(
            f"Tideline needs Python 3.11, 3.12 or 3.13, and this is Python {version}: install one "
            f"of them and start this script with it, for example: python3.12 {script}"
        )


def prepare(purpose: Purpose, yes: bool) -> None:
    """Make everything ready for this purpose; costs a few milliseconds when it already is."""
    require_python()
    if _is_ready(purpose):
        return
    try:
        with _one_at_a_time():
            if not _is_ready(purpose):
                _set_up(purpose, yes)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _disk_full(purpose) from error
        reason = error.strerror or error
        raise Trouble(f"Tideline could not be set up in {ROOT}: {reason}.") from error


def say(text: str) -> None:
    """Tell the person what happens, in order with what other programs print."""
    print(text, flush=True)


def _is_ready(purpose: Purpose) -> bool:
    return INTERPRETER.exists() and _stamps().get(purpose.name) == _fingerprint(purpose)


def _stamps() -> Dict[str, str]:
    try:
        stamps = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _fingerprint(purpose: Purpose) -> str:
    """Change whenever the environment no longer fits: libraries, Python, its place, these steps."""
    seen = hashlib.sha256()
    for part in (
        purpose.lock.read_bytes(),
        _SYSTEM_PACKAGES.read_bytes(),
        Path(__file__).read_bytes(),
        str(sys.implementation.cache_tag).encode(),
        platform.machine().encode(),
        os.fsencode(str(VENV)),
        os.fsencode(os.path.realpath(str(INTERPRETER))),
    ):
        seen.update(hashlib.sha256(part).digest())
    return seen.hexdigest()


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let one set-up of this checkout run at a time; a lock that dies with its process."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder = os.open(str(_HERE), os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up of this folder is running; waiting for it to end.")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _set_up(purpose: Purpose, yes: bool) -> None:
    say(f"Setting Tideline up in {VENV}. Later starts skip this.")
    _install_system_packages(purpose, yes)
    if shutil.disk_usage(str(ROOT)).free < purpose.megabytes * _MEGABYTE:
        raise _disk_full(purpose)
    if not _is_ready(START):
        _make_venv()
    _install_libraries(purpose)
    _warm_up()
    _write_command()
    ready = {each.name: _fingerprint(each) for each in (START, purpose)}
    _STAMP.write_text(json.dumps(ready), encoding="utf-8")
    say("Ready.")


def _disk_full(purpose: Purpose) -> Trouble:
    return Trouble(
        f"The disk is too full: Tideline wants {purpose.megabytes} MB free, in {ROOT} and in the "
        "folder for temporary files; make room and start again."
    )


# --- what the system brings


def _install_system_packages(purpose: Purpose, yes: bool) -> None:
    missing = _missing(purpose)
    if not missing:
        return
    line = _install_line(missing)
    if not (_may_install() and (yes or os.environ.get("CI") == "true" or _agreed(line))):
        rights = "" if _may_install() else ", as root"
        raise Trouble(
            f"Some system packages are missing; install them with this command{rights}, then "
            f"start again:\n\n    {line}\n"
        )
    say(f"Running: {line}")
    surroundings = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if subprocess.call(["/bin/sh", "-c", line], env=surroundings) != 0 or _missing(purpose):
        raise Trouble(
            "The system packages could not be installed, for the reason above; when this command "
            f"works, start again:\n\n    {line}\n"
        )


def _may_install() -> bool:
    return os.geteuid() == 0 or shutil.which("sudo") is not None


def _missing(purpose: Purpose) -> List[Part]:
    if not sys.platform.startswith("linux"):
        return []
    return [part for part in _parts(purpose) if not _is_there(part)]


def _parts(purpose: Purpose) -> Iterator[Part]:
    section = ""
    version = "{}.{}".format(*sys.version_info[:2])
    for line in _SYSTEM_PACKAGES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#") and section in purpose.sections:
            wanted, debian, fedora = line.replace("{python}", version).split()
            kind, name = wanted.split(":", 1)
            yield Part(kind, name, debian, fedora)


def _is_there(part: Part) -> bool:
    if part.kind == "library":
        return _loads(part.name)
    if part.kind == "module":
        import importlib.util

        return importlib.util.find_spec(part.name) is not None
    if part.kind == "program":
        return shutil.which(part.name) is not None
    if part.kind == "font":
        folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        return any(file for folder in folders for file in folder.glob(f"**/{part.name}*"))
    # A "*" stands for what differs between systems, such as the version of their own Python.
    return bool(glob.glob(part.name))  # noqa: PTH207 - a whole path, from the root on


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_line(missing: List[Part]) -> str:
    """The one shell line that brings these parts on this system."""
    rights = "sudo " if os.geteuid() != 0 and shutil.which("sudo") else ""
    if shutil.which("apt-get"):
        packages = " ".join(sorted({part.debian for part in missing}))
        install = f"{rights}apt-get install --yes --no-install-recommends {packages}"
        return f"{rights}apt-get update && {install}"
    if shutil.which("dnf"):
        packages = " ".join(sorted({part.fedora for part in missing}))
        return f"{rights}dnf install --assumeyes {packages}"
    names = ", ".join(part.name for part in missing)
    raise Trouble(
        "Tideline needs these parts, which this system’s own package manager brings; "
        f"install them and start again: {names}."
    )


def _agreed(line: str) -> bool:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    say(f"Some system packages are missing. This command installs them:\n\n    {line}\n")
    print("Run it now? [Y/n] ", end="", flush=True)
    answer = sys.stdin.readline()
    return answer.endswith("\n") and answer.strip().lower() in ("", "y", "yes")


# --- what `.venv` holds


def _make_venv() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))
    # Two steps, because `venv` keeps to itself why pip could not be put there.
    for line in (
        [sys.executable, "-m", "venv", "--without-pip", str(VENV)],
        [str(INTERPRETER), "-m", "ensurepip", "--default-pip"],
    ):
        made = _run(line)
        if made.returncode != 0:
            raise _failure("Python could not make the folder .venv", made, START)


def _install_libraries(purpose: Purpose) -> None:
    say(f"Fetching the libraries named in {purpose.lock.name}. This may take a few minutes.")
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--retries", "2"]
    options += ["--disable-pip-version-check", "--requirement", str(purpose.lock)]
    talkative = sys.stdout.isatty()
    if not talkative:
        options.append("--quiet")
    installed = _run([str(INTERPRETER), "-m", "pip", "install", *options], talkative)
    if installed.returncode != 0:
        raise _failure("The libraries could not be installed", installed, purpose)


def _warm_up() -> None:
    """Compile now what would otherwise be compiled, or unpacked from a blob, at every start."""
    # Once is enough: Qt's binding then keeps its own support modules as files (6-11 % of a start).
    loaded = _run([str(INTERPRETER), "-c", "import shiboken6"], SBK_EMBED="0")
    if loaded.returncode != 0:
        raise _failure("The libraries do not load on this system", loaded, START)
    folders = (str(_site_packages() / "shiboken6"), str(ROOT / "journal_app"))
    _run([str(INTERPRETER), "-m", "compileall", "-q", *folders])


def _write_command() -> None:
    """Make `tideline` a command of the environment that works from any folder."""
    (_site_packages() / "tideline.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    if os.name == "nt":
        line = f'@"{INTERPRETER}" -P -m journal_app %*\n'
        (PROGRAMS / "tideline.cmd").write_text(line, encoding="utf-8")
        return
    script = PROGRAMS / "tideline"
    line = f'exec {shlex.quote(str(INTERPRETER))} -P -m journal_app "$@"'
    script.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    script.chmod(0o755)


def _site_packages() -> Path:
    import sysconfig

    places = {"base": str(VENV), "platbase": str(VENV)}
    return Path(sysconfig.get_path("purelib", "venv", places))


def _run(
    line: List[str], talkative: bool = False, **extra: str
) -> "subprocess.CompletedProcess[str]":
    """Run a program in English, apart from the person's own Python settings; keep what it says."""
    surroundings = {key: text for key, text in os.environ.items() if key not in _MISLEADING}
    surroundings.update(extra, LC_ALL="C.UTF-8", PYTHONIOENCODING="utf-8")
    return subprocess.run(
        line,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=None if talkative else subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _failure(what: str, ended: "subprocess.CompletedProcess[str]", purpose: Purpose) -> Trouble:
    """The one sentence for a program that ended badly."""
    output = (ended.stdout or "") + (ended.stderr or "")
    lowered = output.lower()
    if "no space left on device" in lowered or "disk quota exceeded" in lowered:
        return _disk_full(purpose)
    if "do not match the hashes" in lowered:
        return Trouble(
            "A downloaded library is not the one expected (its fingerprint differs), so it was "
            "not used; try again on another network."
        )
    if any(sign in lowered for sign in _NO_NETWORK):
        return Trouble(
            "The libraries could not be fetched, because the network did not answer; connect this "
            "computer to it for the first start, and start again."
        )
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")] or lines[-1:]
    return Trouble(f"{what}: {' '.join(errors) or 'no reason was given'}")
