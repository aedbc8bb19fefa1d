"""Only trusted keyrings, loaded one at a time, whatever the surroundings say."""

import subprocess
import sys

import pytest

from journal_app.security.keyring_backends import (
    SECRET_SERVICE,
    TEST_VARIABLE,
    allowed_backends,
    load_backend,
)

LIBSECRET = "keyring.backends.libsecret.Keyring"
KWALLET = "keyring.backends.kwallet.DBusKeyring"


def test_each_system_has_its_own() -> None:
    nothing: dict[str, str] = {}
    linux = allowed_backends(None, platform="linux", environment=nothing)
    assert linux == (SECRET_SERVICE, LIBSECRET, KWALLET)
    assert allowed_backends(None, platform="freebsd14", environment=nothing) == linux
    assert allowed_backends(None, platform="darwin", environment=nothing) == (
        "keyring.backends.macOS.Keyring",
    )
    assert allowed_backends(None, platform="win32", environment=nothing) == (
        "keyring.backends.Windows.WinVaultKeyring",
    )


def test_the_recorded_one_comes_first() -> None:
    names = allowed_backends(KWALLET, platform="linux", environment={})
    assert names == (KWALLET, SECRET_SERVICE, LIBSECRET)


def test_a_recorded_one_that_is_not_allowed_is_not_tried() -> None:
    names = allowed_backends("keyring.backends.null.Keyring", platform="linux", environment={})
    assert names == (SECRET_SERVICE, LIBSECRET, KWALLET)


def test_only_the_variable_for_tests_adds_one() -> None:
    surroundings = {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        TEST_VARIABLE: "tests.security.odd_keyrings.Keyring",
    }
    names = allowed_backends(None, platform="darwin", environment=surroundings)
    assert names == ("tests.security.odd_keyrings.Keyring", "keyring.backends.macOS.Keyring")


@pytest.mark.parametrize(
    "name",
    [
        "tests.security.odd_keyrings.Unusable",
        "tests.security.no_such_module.Keyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="two of these work on their own systems")
def test_one_that_cannot_work_here_is_none(name: str) -> None:
    assert load_backend(name) is None


def test_every_object_is_a_fresh_one() -> None:
    first = load_backend("tests.security.odd_keyrings.Keyring")
    assert first is not None
    assert first is not load_backend("tests.security.odd_keyrings.Keyring")


def test_variables_cannot_turn_it_to_another_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/somewhere/else")
    backend = load_backend(SECRET_SERVICE)
    assert backend is not None
    assert vars(backend) == {}


def test_no_other_backend_and_nothing_needless_is_loaded() -> None:
    program = (
        "import sys\n"
        "from journal_app.security.keyring_backends import load_backend, SECRET_SERVICE\n"
        "assert load_backend(SECRET_SERVICE) is not None\n"
        "print('\\n'.join(sys.modules))\n"
    )
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert "keyring.backends.SecretService" in loaded
    others = {name for name in loaded if name.startswith("keyring.backends.")}
    assert others == {"keyring.backends.SecretService", "keyring.backends.fail"}
    assert not loaded & {"urllib.request", "http.client", "configparser", "importlib_metadata"}
