"""A disk without room: reading works, nothing is lost, and saving goes on once there is room."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from journal_app.core.errors import KeepProblem, OpenProblem

MOUNT = 'mount -t tmpfs -o size=3m,mode=700 small-disk "$1" && shift && exec "$@"'


def on_a_small_disk(folder: Path, scene: str) -> dict[str, Any]:
    """What was seen in this scene on a disk of 3 MB that only its own process sees.

    Without the rights of root the process gets them inside a user namespace of its own.
    """
    space = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "-r"]
    scenes = [sys.executable, "-m", "tests.storage.full_disk_scenes", scene, str(folder)]
    told = subprocess.run(
        [*space, "sh", "-c", MOUNT, "sh", str(folder), *scenes],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (told.returncode, told.stderr) == (0, "")
    seen: dict[str, Any] = json.loads(told.stdout)
    return seen


def test_a_disk_that_fills_loses_nothing_and_saving_resumes_by_itself(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "saving") == {
        "problem": KeepProblem.DISK_FULL,
        "again": KeepProblem.DISK_FULL,
        "some_were_kept": True,
        "none_lost": True,
        "in_transaction": False,
        "goes_on": True,
        "after_opening_again": True,
    }


def test_with_no_byte_free_the_journal_opens_exclusively(tmp_path: Path) -> None:
    seen = on_a_small_disk(tmp_path, "opening")
    refusals = {KeepProblem.DISK_FULL.value, KeepProblem.OTHER.value}
    assert seen.pop("closed_is_refused") in refusals
    assert seen.pop("crashed_is_refused") in refusals
    assert seen == {
        "free": 0,
        "closed_reads": True,
        "crashed_reads": True,
        "closed_problem": KeepProblem.DISK_FULL,
        "crashed_problem": KeepProblem.DISK_FULL,
        "goes_on": 24,
    }


def test_closing_on_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "closing")["none_lost"] is True


def test_without_room_for_a_copy_none_is_left_half_made(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "copying") == {
        "problem": KeepProblem.DISK_FULL,
        "left": [],
        "none_lost": True,
    }


def test_without_room_for_a_rescue_everything_is_as_it_was(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "rescuing") == {
        "problems": [KeepProblem.DISK_FULL] * 4,
        "untouched": True,
        "all_there": True,
    }


def test_without_room_for_what_is_known_of_a_journal_it_says_what_it_said(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "noting") == {
        "problems": [KeepProblem.DISK_FULL] * 2,
        "same": True,
        "opens": True,
    }


def test_a_journal_is_erased_without_room_for_a_note_of_it(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "erasing_it") == {
        "entry_left": False,
        "files_left": False,
        "left": [],
    }


def test_without_room_for_new_keys_the_old_ones_open_it(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "new_keys_made") == {
        "problems": [KeepProblem.DISK_FULL] * 7,
        "untouched": True,
        "made": True,
    }


def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_begun(
    tmp_path: Path,
) -> None:
    assert on_a_small_disk(tmp_path, "rescuing_read_only") == {
        "problem": KeepProblem.READ_ONLY,
        "untouched": True,
    }


def test_with_no_byte_free_the_app_starts_and_everything_can_be_read(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "starting") == {
        "has_its_turn": True,
        "reads": True,
        "problem": KeepProblem.DISK_FULL,
        "goes_on": 1,
    }


def test_on_a_disk_that_takes_nothing_it_is_said_and_nothing_is_touched(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "starting_read_only") == {
        "problem": f"{KeepProblem.READ_ONLY}, {OpenProblem.DISK}",
        "reads": True,
        "untouched": True,
    }


def test_a_limit_of_file_size_loses_nothing(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "a_limit_of_file_size") == {
        "problem": KeepProblem.OTHER,
        "none_lost": True,
        "goes_on": True,
    }


def test_without_room_no_backup_is_made_no_earlier_one_goes_and_it_is_said(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "backing_up") == {
        "told": "No backup was made: the disk is full.",
        "untouched": True,
        "again": 1,
    }


def test_a_second_place_without_room_keeps_no_half_and_gets_it_later(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "bringing_elsewhere") == {
        "problem": "disk-full",
        "left": 0,
        "brought": True,
        "over": True,
    }
