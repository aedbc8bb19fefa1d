"""Which keyrings are trusted with a secret, and how one of them is loaded alone.

``keyring``'s own choice is never asked: it obeys a variable and a settings file that may name a
backend which forgets everything or keeps it in plain text, and it loads every backend there is.
"""

import importlib
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal_app.security.postponed_imports import postponed_imports

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"  # noqa: S105 - the name of a class
# For tests alone: one more backend, tried before the others.
TEST_VARIABLE = "TIDELINE_TEST_KEYRING_BACKEND"

_ALLOWED = {
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}
_ALLOWED_ELSEWHERE = (
    SECRET_SERVICE,
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)
_PROPERTY_VARIABLES = "KEYRING_PROPERTY_"
_NEVER_USED = (
    "configparser",
    "importlib.metadata" if sys.version_info >= (3, 12) else "importlib_metadata",
    "more_itertools",
    "subprocess",
    "urllib.request",
)


def allowed_backends(
    recorded: str | None,
    *,
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
) -> tuple[str, ...]:
    """The class names to try, the recorded one first if it is among those allowed."""
    allowed = _ALLOWED.get(platform, _ALLOWED_ELSEWHERE)
    extra = environment.get(TEST_VARIABLE)
    names = (extra, *allowed) if extra else allowed
    return tuple(sorted(names, key=lambda name: name != recorded))


def load_backend(name: str) -> "KeyringBackend | None":
    """A new backend object of this class, or None where it has nothing to speak to."""
    module, _dot, class_name = name.rpartition(".")
    try:
        with postponed_imports(*_NEVER_USED):
            backend_class = getattr(importlib.import_module(module), class_name)
        if name != SECRET_SERVICE:  # which is asked more cheaply, see ``secret_service``
            backend_class.priority  # noqa: B018 - raises where the backend cannot work
    except (ImportError, RuntimeError):
        return None
    backend: KeyringBackend = backend_class()
    for variable in os.environ:
        if variable.startswith(_PROPERTY_VARIABLES):
            vars(backend).pop(variable.removeprefix(_PROPERTY_VARIABLES).lower(), None)
    return backend
