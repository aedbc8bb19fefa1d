"""Settings of the device are kept whole, unknown ones with them, and bad ones do no harm."""

import os
import threading
import tomllib
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.settings import REDUCED_MOTION, THEME, WINDOW, ZOOM
from journal_app.system.device_settings import DeviceSettings, save, to_toml


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_everything_is_at_its_default(path):
    settings = DeviceSettings.read(path)
    assert settings.get(THEME) == "system"
    assert settings.get(ZOOM) == 1.0
    assert not path.exists()


def test_what_was_chosen_is_there_the_next_time(path):
    settings = DeviceSettings.read(path)
    settings.put(THEME, "dark")
    settings.put(ZOOM, 1.4)
    settings.save()
    again = DeviceSettings.read(path)
    assert again.get(THEME) == "dark"
    assert again.get(ZOOM) == 1.4


def test_only_its_owner_can_read_the_file(path):
    DeviceSettings(path, {"theme": "dark"}).save()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_unknown_keys_and_tables_are_kept(path):
    path.parent.mkdir()
    path.write_text('theme = "light"\nlater = [1, 2]\n[of_a_newer_app]\nwhen = 2026-03-14\n')
    settings = DeviceSettings.read(path)
    settings.put(THEME, "dark")
    settings.save()
    assert tomllib.loads(path.read_text()) == {
        "theme": "dark",
        "later": [1, 2],
        "of_a_newer_app": {"when": date(2026, 3, 14)},
    }


def test_a_value_that_cannot_be_falls_back_and_says_so_once(path, caplog):
    settings = DeviceSettings(path, {"theme": "sepia", "zoom": 40})
    assert settings.get(THEME) == "system"
    assert settings.get(THEME) == "system"
    assert settings.get(ZOOM) == 1.0
    assert [record.getMessage() for record in caplog.records] == [
        "Setting theme has a value it cannot have",
        "Setting zoom has a value it cannot have",
    ]


def test_an_unreadable_file_is_put_aside_and_not_lost(path):
    path.parent.mkdir()
    path.write_text("theme = dark, I think")
    settings = DeviceSettings.read(path)
    assert settings.get(THEME) == "system"
    settings.save()
    assert path.with_name("settings.toml.unreadable").read_text() == "theme = dark, I think"


def test_bytes_that_are_no_text_are_put_aside_too(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")
    assert DeviceSettings.read(path).get(ZOOM) == 1.0
    assert path.with_name("settings.toml.unreadable").exists()


def test_a_folder_in_its_place_means_defaults(path):
    path.mkdir(parents=True)
    assert DeviceSettings.read(path).get(THEME) == "system"


def test_putting_what_is_no_value_is_an_error_of_ours(path):
    with pytest.raises(ValueError, match="theme"):
        DeviceSettings(path).put(THEME, "sepia")


def test_listeners_hear_of_changes_and_only_of_changes(path):
    heard = []
    settings = DeviceSettings(path)
    settings.on_change(lambda: heard.append(settings.get(REDUCED_MOTION)))
    settings.put(REDUCED_MOTION, True)
    settings.put(REDUCED_MOTION, True)
    settings.put(REDUCED_MOTION, False)
    assert heard == [True, False]


def test_a_disk_that_refuses_leaves_the_file_as_it_was(path, monkeypatch):
    save(path, {"theme": "dark"})

    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        save(path, {"theme": "light"})
    assert tomllib.loads(path.read_text()) == {"theme": "dark"}


def test_saves_from_two_threads_never_leave_an_older_choice(path):
    settings = DeviceSettings(path)
    ready = threading.Barrier(3)

    def keep_saving():
        ready.wait()
        for _each in range(20):
            settings.save()

    threads = [threading.Thread(target=keep_saving) for _each in range(2)]
    for thread in threads:
        thread.start()
    ready.wait()
    for step in range(12):
        settings.put(WINDOW, f"window {step}")
    for thread in threads:
        thread.join()
    settings.save()
    assert DeviceSettings.read(path).get(WINDOW) == "window 11"


VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8"))
    | st.dates()
    | st.times()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), VALUES, max_size=6))
def test_whatever_toml_can_hold_reads_back_the_same(values):
    assert tomllib.loads(to_toml(values)) == values


@pytest.mark.parametrize("moment", [date(2026, 3, 14), time(4, 0), datetime(2026, 3, 14, 9, 26)])
def test_dates_stay_dates(moment):
    assert type(tomllib.loads(to_toml({"at": moment}))["at"]) is type(moment)


def test_what_toml_cannot_hold_is_an_error_of_ours():
    with pytest.raises(TypeError, match="NoneType"):
        to_toml({"theme": None})
