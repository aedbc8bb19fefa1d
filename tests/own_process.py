"""A small program in a process of its own, which it may well break; nobody sees its windows."""

import os
import subprocess
import sys


def run_alone(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What it said and how it ended; one that hangs fails the test."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
