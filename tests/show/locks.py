"""The lock page in every state a key can be in, and the boxes for the recovery code."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from journal_app.core.errors import CannotOpen, CodeRefused, OpenProblem
from journal_app.security.keyring_outcomes import (
    Failed,
    Foreign,
    Locked,
    NoService,
    NotFound,
    NotReady,
)
from journal_app.security.vault_record import KeyringPlace, VaultRecord
from journal_app.services.keyring_words import not_answered, not_read
from journal_app.ui.lock.code_step import CodeStep
from journal_app.ui.lock.view import LockStep, LockView
from journal_app.ui.theme.theme import Theme
from tests.show.scenes import lock, window

RECORD = VaultRecord(
    vault_id="7f3a09c1b2d4e5f6",
    created=datetime(2026, 3, 1, tzinfo=UTC),
    active="K7M2Q9XD",
    keyring=KeyringPlace(backend="keyring.backends.SecretService.Keyring", where="login"),
)
CODE = ("371074", "259237", "052448", "610390", "115038", "700128", "048180", "073293")
WRONG = (*CODE[:2], "052449", *CODE[3:])
KEY_STATES: Mapping[str, CannotOpen] = {
    "not-found": not_read(NotFound(), RECORD),
    "locked": not_read(Locked(), RECORD),
    "not-ready": not_read(NotReady(), RECORD),
    "foreign": not_read(Foreign(key_id="P3R8ZW0A"), RECORD),
    "malformed": not_read(Foreign(key_id=None), RECORD),
    "no-service": not_read(NoService(), RECORD),
    "failed": not_read(Failed(kind="DBusErrorResponse"), RECORD),
    "not-answered": not_answered(),
}
REFUSED: Mapping[str, CodeRefused] = {
    "order": CodeRefused(
        OpenProblem.CODE_ORDER,
        "Every group is right, and they stand in another order than on the sheet.",
        "Nothing was changed. Put them in the order of the sheet: 1 to 8, line by line.",
        order=(2, 1, 3, 4, 5, 6, 7, 8),
    ),
    "foreign": CodeRefused(
        OpenProblem.CODE_FOREIGN,
        "This is the code of another journal: key P3R8ZW0A. This one has key K7M2Q9XD.",
        "Nothing was changed. Look for the sheet that says K7M2Q9XD.",
    ),
    "older": CodeRefused(
        OpenProblem.CODE_OLDER,
        "This code opened the journal once. A newer one, on a newer sheet, took its place.",
        "Nothing was changed. Look for a sheet with another key than P3R8ZW0A.",
    ),
    "copies": CodeRefused(
        OpenProblem.CODE_OLDER,
        "This code opened the journal until new keys were made. Their own was not kept yet.",
        "Nothing was changed. A copy from before still opens with this one.",
        opens_copies=True,
    ),
}


def code(theme: Theme, groups: tuple[str, ...], error: CodeRefused | None = None) -> QWidget:
    """The boxes with these groups, and what came of trying them."""
    made = window(theme)
    page = made.show_lock(LockView().at(LockStep.CODE))
    step = page.step
    assert isinstance(step, CodeStep)
    step.boxes.put(groups)
    page.show_view(page.view if error is None else page.view.failed(error))
    return made


LOCKS: dict[str, Callable[[Theme], QWidget]] = {
    **{
        f"key-{name}": partial(lock, view=LockView().failed(error))
        for name, error in KEY_STATES.items()
    },
    "key-waiting": partial(lock, view=LockView().opening()),
    "key-waiting-mac": partial(lock, view=LockView(platform="darwin").opening()),
    "code": partial(code, groups=()),
    "code-typed": partial(code, groups=CODE[:3]),
    "code-wrong": partial(code, groups=WRONG),
    "code-good": partial(code, groups=CODE),
    **{f"code-{name}": partial(code, groups=CODE, error=error) for name, error in REFUSED.items()},
}
