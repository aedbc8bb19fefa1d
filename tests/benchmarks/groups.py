"""Which groups of figures there are, and how one is measured in a process of its own."""

import gc
import importlib
import multiprocessing
import shutil
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

from journal_app.runtime.turns import take_short_turns
from tests.benchmarks.figures import Figure
from tests.benchmarks.setting import Setting

GROUPS = (
    "starting",
    "saving",
    "finding",
    "searching",
    "looking_back",
    "passages",
    "writing",
    "marking",
    "staying_smooth",
    "copying",
    "keeping_safe",
    "pacing",
    "noting",
    "pictures",
    "dressing",
    "shell",
    "encryption",
    "rescuing",
)
"""Modules beside this one, each with `measure(setting)`."""


def figures_of(name: str, setting: Setting) -> list[Figure]:
    """Every figure of a group; what one group leaves in memory does not weigh on the next."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(_measure, name, setting).result()


def _measure(name: str, setting: Setting) -> list[Figure]:
    shutil.rmtree(setting.folder, ignore_errors=True)
    setting.folder.mkdir(parents=True)
    # As in the app: collected on another thread than the window's, Qt objects crash the process.
    gc.disable()
    take_short_turns()
    try:
        measured: Iterable[Figure] = importlib.import_module(f"tests.benchmarks.{name}").measure(
            setting
        )
        return list(measured)
    finally:
        shutil.rmtree(setting.folder, ignore_errors=True)
