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


SECTION_8 = {
    ActionId.TODAY: "Ctrl+1",
    ActionId.TIMELINE: "Ctrl+2",
    ActionId.SETTINGS: "Ctrl+,",
    ActionId.NEW_ENTRY: "Ctrl+N",
    ActionId.PAUSE: "Ctrl+Shift+P",
    ActionId.NOTE_MOMENT: "Ctrl+Shift+N",
    ActionId.LOCK: "Ctrl+L",
    ActionId.SEARCH: "Ctrl+F",
    ActionId.GO_TO: "Ctrl+K",
    ActionId.MARK_PASSAGE: "Ctrl+M",
    ActionId.BOLD: "Ctrl+B",
    ActionId.ITALIC: "Ctrl+I",
    ActionId.FOCUS_MODE: "Ctrl+Shift+F",
    ActionId.FULL_SCREEN: "F11",
    ActionId.SIDEBAR: "Ctrl+\\",
    ActionId.BIGGER: "Ctrl+=",
    ActionId.SMALLER: "Ctrl+-",
    ActionId.ACTUAL_SIZE: "Ctrl+0",
    ActionId.ON_THIS_DAY: "Ctrl+Shift+D",
    ActionId.BACK: "Alt+Left",
    ActionId.FORWARD: "Alt+Right",
    ActionId.EDIT_ENTRY: "E",
    ActionId.NEXT_ENTRY: "J",
    ActionId.PREVIOUS_ENTRY: "K",
    ActionId.PREVIOUS_MONTH: "[",
    ActionId.NEXT_MONTH: "]",
    ActionId.NEXT_AREA: "F6",
    ActionId.PREVIOUS_AREA: "Shift+F6",
}
"""Every row of the design's table of keys that is a command of the window."""


@pytest.mark.parametrize(("command", "keys"), SECTION_8.items())
def test_the_keys_of_the_design_are_the_keys_there_are(command, keys):
    [spec] = [spec for spec in catalog() if spec.id is command]
    assert spec.keys[0] == keys


def test_choices_can_be_checked_and_share_their_needs():
    for spec in catalog():
        if spec.choice:
            assert spec.checkable
            assert spec.needs is Needs.NOTHING
