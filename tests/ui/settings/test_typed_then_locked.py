"""What is typed in the settings when the journal locks by itself: each of its fields.

What stands there already is kept as it is now; half a name adds nothing.
"""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal_app.services import decks, templates
from journal_app.storage.vault import Vault
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.group_row import WordGroup
from journal_app.ui.settings.sections import sections
from journal_app.ui.widgets.field import Field, SearchField
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk

TYPED = "zqx"
FIELDS = {"words": 5, "questions": 7, "marks": 5}
"""At least so many in a section; in the others one types nothing that is the person's own."""

ADDING = {"words": 1, "questions": 3, "marks": 1}
"""So many of them add a row."""


def settle(ground: Ground) -> None:
    for _again in range(4):
        ground.ask(lambda _vault: None)


def fill(vault: Vault, ground: Ground) -> None:
    decks.add(vault, "Mornings", clock=ground.clock)
    [deck] = decks.all_decks(vault)
    decks.add_question(vault, deck.uid, "What was quiet?", clock=ground.clock)
    templates.add(vault, "A day", "What was near?", clock=ground.clock)


def opened(desk: Desk, ground: Ground, section: str) -> None:
    desk.page.enter(Place(page=PageId.SETTINGS, part=section))
    settle(ground)
    for group in desk.page.findChildren(WordGroup):
        if group.group == "tr" and not group.is_open:
            group.head.click()
    for edit in desk.page.findChildren(QWidget):
        if edit.objectName().startswith("edit:") and edit.isVisible():
            edit.click()
    settle(ground)


def fields(desk: Desk) -> list[Field | QPlainTextEdit]:
    lines = [
        each
        for each in desk.page.findChildren(Field)
        if not isinstance(each, SearchField) and not each.isReadOnly()
    ]
    return [each for each in (*lines, *desk.page.findChildren(QPlainTextEdit)) if each.isVisible()]


def all_of(vault: Vault) -> str:
    names = vault.connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    asked = (f"SELECT * FROM {name}" for (name,) in names)  # noqa: S608 - of its own schema
    return repr([vault.connection.rows(each) for each in asked])


def adds(field: QWidget) -> bool:
    return field.accessibleName().startswith("Add ")


@pytest.mark.parametrize("section", [at for at, _title in sections()])
def test_what_was_changed_and_not_left_is_kept_and_half_a_name_adds_nothing(
    desk: Desk, ground: Ground, section: str
) -> None:
    ground.ask(fill, ground)
    opened(desk, ground, section)
    found = fields(desk)
    assert len(found) >= FIELDS.get(section, 0)
    for number, field in enumerate(found):
        field.selectAll()
        QTest.keyClicks(field, f"{TYPED}{number}w")
    adding = [at for at, field in enumerate(found) if adds(field)]
    assert len(adding) == ADDING.get(section, 0)
    assert TYPED not in ground.ask(all_of), "no control"
    desk.page.keep()
    settle(ground)
    kept = ground.ask(all_of)
    assert [at for at in range(len(found)) if f"{TYPED}{at}w" not in kept] == adding
    assert not desk.page.busy()
