"""The secret stores of Windows and macOS as their documents describe them, below keyring itself.

keyring's backends for both run here unchanged; only the calls into the system are made up.
"""

import importlib
import platform
import sys
from types import ModuleType, SimpleNamespace

import pytest

WINDOWS = "keyring.backends.Windows.WinVaultKeyring"
MACOS = "keyring.backends.macOS.Keyring"
LARGEST_BLOB = 2560
"""CRED_MAX_CREDENTIAL_BLOB_SIZE."""


class CredentialManager:
    """What `CredRead`, `CredWrite` and `CredDelete` do, by target name."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes]] = {}
        self.writes = 0

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let keyring find this instead of Windows."""
        pywintypes = ModuleType("pywintypes")
        pywintypes.error = _WindowsError  # type: ignore[attr-defined]
        win32cred = ModuleType("win32cred")
        vars(win32cred).update(
            CRED_TYPE_GENERIC=1,
            CRED_PERSIST_ENTERPRISE=3,
            CredRead=self._read,
            CredWrite=self._write,
            CredDelete=self._delete,
        )
        package = ModuleType("win32ctypes.pywin32")
        vars(package).update(pywintypes=pywintypes, win32cred=win32cred)
        monkeypatch.setitem(sys.modules, "win32ctypes", ModuleType("win32ctypes"))
        monkeypatch.setitem(sys.modules, "win32ctypes.pywin32", package)
        monkeypatch.delitem(sys.modules, "keyring.backends.Windows", raising=False)
        # Put back what stood there before, so that no later test meets this one.
        monkeypatch.setitem(
            sys.modules,
            "keyring.backends.Windows",
            importlib.import_module("keyring.backends.Windows"),
        )

    def _read(self, Type: int, TargetName: str) -> dict[str, object]:  # noqa: N803
        if TargetName not in self.kept:
            raise _WindowsError("CredRead")
        user, blob = self.kept[TargetName]
        return {"UserName": user, "CredentialBlob": blob}

    def _write(self, credential: dict[str, object], _flags: int) -> None:
        blob = str(credential["CredentialBlob"]).encode("utf-16-le")
        assert len(blob) <= LARGEST_BLOB
        self.writes += 1
        self.kept[str(credential["TargetName"])] = (str(credential["UserName"]), blob)

    def _delete(self, Type: int, TargetName: str) -> None:  # noqa: N803
        if self.kept.pop(TargetName, None) is None:
            raise _WindowsError("CredDelete")


class _WindowsError(Exception):
    winerror = 1168

    def __init__(self, funcname: str) -> None:
        super().__init__(self.winerror, funcname, "Element not found.")
        self.funcname = funcname


class Keychain:
    """What the Security framework does with generic passwords, by service and account."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.deleted = 0
        self.denied = False

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let keyring find this instead of macOS."""
        backend = importlib.import_module("keyring.backends.macOS")
        errors = SimpleNamespace(
            NotFound=type("NotFound", (_KeychainError,), {}),
            KeychainDenied=type("KeychainDenied", (_KeychainError,), {}),
            Error=_KeychainError,
        )
        self._errors = errors
        api = SimpleNamespace(
            **vars(errors),
            find_generic_password=self._find,
            set_generic_password=self._set,
            delete_generic_password=self._delete,
        )
        monkeypatch.setattr(backend, "api", api, raising=False)
        monkeypatch.setattr(platform, "system", lambda: "Darwin")

    def _find(self, _keychain: object, service: str, account: str) -> str:
        if self.denied:
            raise self._errors.KeychainDenied
        if (service, account) not in self.kept:
            raise self._errors.NotFound
        return self.kept[service, account]

    def _set(self, keychain: object, service: str, account: str, text: str) -> None:
        if (service, account) in self.kept:
            self._delete(keychain, service, account)
        self.kept[service, account] = text

    def _delete(self, _keychain: object, service: str, account: str) -> None:
        if self.kept.pop((service, account), None) is None:
            raise self._errors.NotFound
        self.deleted += 1


class _KeychainError(Exception):
    pass
