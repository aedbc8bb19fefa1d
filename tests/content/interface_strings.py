"""Collect every sentence the app can say, straight from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "journal_app"
WORDS_TAKEN = {"_": 1, "ngettext": 2}
"""How many of the first arguments of each function are sentences."""


def interface_strings(package: Path = PACKAGE) -> Iterator[tuple[str, str]]:
    """Each (place, sentence) given to `_` or `ngettext` under this folder."""
    for path in sorted(package.rglob("*.py")):
        for place, argument in _sentences(path, package):
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield place, argument.value


def untranslatable(package: Path = PACKAGE) -> list[str]:
    """The places where `_` gets something put together, which no translator would ever see."""
    return [
        place
        for path in sorted(package.rglob("*.py"))
        for place, argument in _sentences(path, package)
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]


def _sentences(path: Path, package: Path) -> Iterator[tuple[str, ast.expr]]:
    if path == package / "i18n.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[: WORDS_TAKEN.get(node.func.id, 0)]:
                yield f"{path.relative_to(package.parent)}:{argument.lineno}", argument
