"""Find what a person would find: by its name, where it can be seen."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from journal_app.storage.vault import Vault
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.support.page import SupportPage
from journal_app.ui.support.view import SupportView
from tests.ui.context_fixture import Ground

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
V = TypeVar("V", bound=SupportView)


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The one visible widget of this kind with this accessible name."""
    found = [
        child
        for child in parent.findChildren(kind)
        if child.accessibleName() == name and child.isVisible()
    ]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def section(page: SupportPage, part: str, kind: type[V]) -> V:
    """Go to a section and return what is shown there."""
    page.enter(Place(page=PageId.SUPPORT, part=part))
    assert page.sections is not None
    shown = page.sections.shown
    assert isinstance(shown, kind)
    return shown


def read(ground: Ground, service: Callable[..., T], *args: Any) -> T:
    """What is kept at this instant; may be asked while one waits."""
    answers = [ground.context.session.read(service, *args)]
    return answers[0]  # type: ignore[return-value]  # the journal is open


def rename_table(vault: Vault, before: str, after: str) -> None:
    """Let every read of a table fail, until it has its name again."""
    vault.connection.run(f"ALTER TABLE {before} RENAME TO {after}")
