"""Keys of one's own: kept, refused in words, swapped, and set back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence

from journal_app.core.settings import KEYS
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keys import Keys


@pytest.fixture
def settings(tmp_path: Path) -> DeviceSettings:
    return DeviceSettings(tmp_path / "settings.toml")


@pytest.fixture
def keys(settings: DeviceSettings) -> Keys:
    return Keys(settings)


def pressed(text: str) -> QKeyCombination:
    """These keys, as an event brings them."""
    combination = QKeySequence(text)[0]
    assert isinstance(combination, QKeyCombination)
    return combination


def test_chosen_keys_are_there_after_a_start(keys: Keys, settings: DeviceSettings):
    keys.choose(ActionId.LOCK, "Ctrl+Shift+L")
    settings.save()
    assert "Ctrl+Shift+L" in settings.get(KEYS)
    again = Keys(DeviceSettings.read(settings._path))
    assert again.of(ActionId.LOCK) == ("Ctrl+Shift+L",)
    assert again.is_own(ActionId.LOCK)
    assert again.of(ActionId.QUIT) == ("Ctrl+Q",)


def test_only_what_differs_is_kept(keys: Keys, settings: DeviceSettings):
    keys.choose(ActionId.LOCK, "Ctrl+Shift+L")
    keys.choose(ActionId.LOCK, "Ctrl+L")
    assert settings.get(KEYS) == ""
    assert not keys.any_own


def test_a_file_that_tells_nonsense_is_passed_over(settings: DeviceSettings):
    settings.put(KEYS, "lock=Ctrl+Nonsense\nno-such-command=Ctrl+R\nquit=Ctrl+W")
    keys = Keys(settings)
    assert keys.of(ActionId.LOCK) == ()
    assert keys.of(ActionId.QUIT) == ("Ctrl+W",)


def test_who_has_keys_already_is_known(keys: Keys):
    assert keys.holder("Ctrl+L", ActionId.QUIT) is ActionId.LOCK
    assert keys.holder("Ctrl+L", ActionId.LOCK) is None
    assert keys.holder("Ctrl+Y", ActionId.QUIT) is ActionId.REDO


def test_a_swap_gives_each_the_keys_of_the_other(keys: Keys):
    keys.swap(ActionId.QUIT, "Ctrl+L", ActionId.LOCK)
    assert keys.of(ActionId.QUIT) == ("Ctrl+L",)
    assert keys.of(ActionId.LOCK) == ("Ctrl+Q",)


def test_a_reset_leaves_no_two_commands_with_the_same_keys(keys: Keys):
    keys.swap(ActionId.QUIT, "Ctrl+L", ActionId.LOCK)
    keys.reset(ActionId.QUIT)
    assert keys.of(ActionId.QUIT) == ("Ctrl+Q",)
    assert keys.of(ActionId.LOCK) == ("Ctrl+L",)


def test_all_can_be_reset_and_brought_back(keys: Keys):
    keys.choose(ActionId.LOCK, "")
    before = keys.now()
    keys.reset_all()
    assert keys.of(ActionId.LOCK) == ("Ctrl+L",)
    keys.bring_back(before)
    assert keys.of(ActionId.LOCK) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("Escape", "Tab", "Return", "Space", "Left", "Shift+Home", "Ctrl+Right", "Backspace"),
        *("A", "Shift+A", "7", "Alt+F4", "Alt+F", "Meta+L", "Ctrl+Alt+Del", "Print"),
    ],
)
def test_keys_that_are_needed_elsewhere_are_refused_in_words(keys: Keys, text: str):
    words = keys.refusal(ActionId.LOCK, pressed(text))
    assert words.endswith(".")


@pytest.mark.parametrize("text", ["Ctrl+J", "Ctrl+Shift+,", "F7", "Alt+Up", "Ctrl+Alt+J"])
def test_others_are_taken(keys: Keys, text: str):
    assert keys.refusal(ActionId.LOCK, pressed(text)) == ""


@pytest.mark.parametrize("text", ["B", "S", "F", "1", "9", "F2"])
def test_what_a_place_has_for_itself_is_given_to_no_command(keys: Keys, text: str):
    words = keys.refusal(ActionId.NEXT_ENTRY, pressed(text))
    assert words.startswith("These keys always do the same thing in one place.")


def test_a_letter_alone_is_for_what_one_does_while_reading(keys: Keys):
    assert keys.refusal(ActionId.NEXT_ENTRY, pressed("N")) == ""
    assert keys.refusal(ActionId.NEXT_ENTRY, pressed("Space"))
