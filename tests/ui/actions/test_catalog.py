"""The table of commands is whole: words for each, no keys twice, none the desktop needs."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from journal_app.ui.actions.catalog import ActionId, Needs, catalog

TAKEN_BY_DESKTOPS = {"Alt+Tab", "Alt+F4", "Ctrl+Alt+Del", "Ctrl+Alt+L", "Alt+Space", "Print"}


def test_every_command_is_in_the_table_once():
    assert Counter(spec.id for spec in catalog()) == Counter(ActionId)


@pytest.mark.parametrize("spec", catalog(), ids=lambda spec: spec.id)
def test_every_command_has_words_and_readable_keys(spec):
    assert spec.text
    assert not spec.text.endswith((".", "!"))
    for keys in spec.keys:
        assert QKeySequence(keys).toString() == keys


def test_no_two_commands_share_keys():
    taken = Counter(keys for spec in catalog() for keys in spec.keys)
    assert [keys for keys, times in taken.items() if times > 1] == []


def test_no_command_takes_keys_of_the_desktop():
    assert not TAKEN_BY_DESKTOPS & {keys for spec in catalog() for keys in spec.keys}


def test_the_keys_of_the_design_are_the_keys_there_are():
    keys = {spec.id: spec.keys for spec in catalog()}
    assert keys[ActionId.NEW_ENTRY] == ("Ctrl+N",)
    assert keys[ActionId.LOCK] == ("Ctrl+L",)
    assert keys[ActionId.SEARCH] == ("Ctrl+F",)
    assert keys[ActionId.FIND] == ("Ctrl+G",)
    assert keys[ActionId.TODAY] == ("Ctrl+1",)
    assert keys[ActionId.FOCUS_MODE] == ("Ctrl+Shift+F",)
    assert keys[ActionId.SIDEBAR] == ("Ctrl+\\",)


def test_choices_can_be_checked_and_share_their_needs():
    for spec in catalog():
        if spec.choice:
            assert spec.checkable
            assert spec.needs is Needs.NOTHING
