"""Run one command; only that command's file, and what it needs, is loaded."""

import argparse
import importlib
from collections.abc import Callable


def run(arguments: argparse.Namespace) -> int:
    """Do what the command line says and return the exit code. Raises `JournalError`."""
    # The parser lets nothing but the names of the files beside this one through.
    module = importlib.import_module(f"journal_app.cli.{arguments.command}")
    command: Callable[[argparse.Namespace], int] = module.run
    return command(arguments)
