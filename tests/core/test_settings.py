"""Every setting has one key, a default it accepts, and takes nothing else."""

import pytest

from journal_app.core.settings import (
    AS_IT_OPENS,
    DAY_ENDS,
    LOCK_AFTER,
    LOCK_MINUTES,
    NEVER,
    REDUCED_MOTION,
    SETTINGS,
    THEME,
    WINDOW,
    WRITING_LINE,
    WRITING_SIZE,
    ZOOM,
    Setting,
    lock_minutes,
)

HOUR: Setting[int] = Setting(key="hour", kind=int, default=4, accepts=lambda hour: 0 <= hour <= 11)


def test_no_two_settings_share_a_key():
    keys = [setting.key for setting in SETTINGS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_default_is_a_value_of_its_setting(setting):
    assert setting.read(setting.default) == setting.default


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        (THEME, "sepia"),
        (THEME, 3),
        (ZOOM, 0.5),
        (ZOOM, 9.0),
        (ZOOM, "1.0"),
        (ZOOM, float("nan")),
        (REDUCED_MOTION, 1),
        (REDUCED_MOTION, "yes"),
        (LOCK_AFTER, 3),
        (LOCK_AFTER, 10_000),
        (WRITING_SIZE, 19),
        (WRITING_SIZE, 20.0),
        (WRITING_SIZE, "20"),
        (WRITING_LINE, 1.6),
        (WRITING_LINE, 2),
        (WRITING_LINE, float("inf")),
        (DAY_ENDS, -1),
        (DAY_ENDS, 7),
        (DAY_ENDS, "4"),
        (HOUR, 24),
        (HOUR, True),
        (HOUR, 4.0),
        (WINDOW, None),
    ],
)
def test_what_cannot_be_a_value_is_not_one(setting, found):
    assert setting.read(found) is None


def test_a_whole_number_is_a_zoom():
    assert ZOOM.read(1) == 1.0
    assert isinstance(ZOOM.read(1), float)


def test_unless_chosen_otherwise_a_passphrase_locks_after_five_minutes_and_a_keyring_never():
    assert lock_minutes(AS_IT_OPENS, passphrase=True) == 5
    assert lock_minutes(AS_IT_OPENS, passphrase=False) == NEVER
    for chosen in (NEVER, *LOCK_MINUTES):
        assert lock_minutes(chosen, passphrase=True) == chosen
        assert lock_minutes(chosen, passphrase=False) == chosen
