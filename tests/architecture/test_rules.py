"""The rules of the house hold for every file, and each rule notices what it is there for."""

from pathlib import PurePosixPath

import pytest

from tests.architecture import rules
from tests.architecture.rules import ROOT, Rule, Source, sources

PRODUCT = ("journal_app",)
PROGRAMS = ("journal_app", "packaging")
EVERYTHING = ("journal_app", "packaging", "tests")

HELD: list[tuple[Rule, tuple[str, ...]]] = [
    (rules.too_many_lines, EVERYTHING),
    (rules.too_long_functions, PROGRAMS),
    (rules.too_many_parameters, PROGRAMS),
    (rules.missing_docstrings, PROGRAMS),
    (rules.colour_literals, PRODUCT),
    (rules.prints, PRODUCT),
    (rules.talkative_logs, PROGRAMS),
    (rules.empty_or_shortened_names, PROGRAMS),
    (rules.storage_in_the_ui, PRODUCT),
    (rules.held_layout_items, PRODUCT),
    (rules.unfinished, PROGRAMS),
]

PAGE = "journal_app/ui/today/page.py"
LONG_BODY = "\n".join("    x = 1" for _ in range(rules.LONGEST_FUNCTION))
LONG_DOCSTRING = '    """Say it.\n' + "    More of it.\n" * 60 + '    """\n'
MARK = "TO" + "DO"
SILENCE = "# type" + ": ignore"

BROKEN: list[tuple[Rule, str, str]] = [
    (rules.too_many_lines, PAGE, "x = 1\n" * (rules.MOST_LINES + 1)),
    (rules.too_long_functions, PAGE, f"def act():\n{LONG_BODY}\n"),
    (rules.too_long_functions, PAGE, f"class A:\n  async def act():\n{LONG_BODY}\n"),
    (rules.too_many_parameters, PAGE, "def act(a, b, c, d, e, f, g): ..."),
    (rules.too_many_parameters, PAGE, "def act(self, a, b, c, *, d, e, f, g): ..."),
    (rules.missing_docstrings, PAGE, "x = 1"),
    (rules.missing_docstrings, PAGE, '"""No sentence"""'),
    (rules.missing_docstrings, PAGE, '"""A file."""\nclass Page: ...'),
    (rules.missing_docstrings, PAGE, '"""A file."""\ndef act(): ...'),
    (rules.missing_docstrings, PAGE, '"""A file."""\nclass A:\n  """One."""\n  def act(): ...'),
    (rules.colour_literals, PAGE, 'ink = "#1a2b3c"'),
    (rules.colour_literals, PAGE, 'label.setStyleSheet("color: #fff; margin: 0")'),
    (rules.colour_literals, PAGE, 'label.setStyleSheet(f"color: rgba(0, 0, 0, {x})")'),
    (rules.colour_literals, PAGE, "ink = QColor(1, 2, 3)"),
    (rules.colour_literals, PAGE, 'ink = QColor("red")'),
    (rules.colour_literals, PAGE, "ink = QtGui.QColor.fromRgb(1, 2, 3)"),
    (rules.colour_literals, PAGE, "ink = Qt.GlobalColor.red"),
    (rules.prints, PAGE, 'print("here")'),
    (rules.prints, "journal_app/client.py", 'print("here")'),
    (rules.talkative_logs, PAGE, '_log.info(f"kept {body}")'),
    (rules.talkative_logs, PAGE, '_log.info("kept " + body)'),
    (rules.talkative_logs, PAGE, '_log.info("kept {}".format(body))'),
    (rules.talkative_logs, PAGE, '_log.info("kept %s", body)'),
    (rules.talkative_logs, PAGE, '_log.info("kept %s", entry.body[:10])'),
    (rules.talkative_logs, PAGE, '_log.info("kept %s", str(self.editor.text))'),
    (rules.talkative_logs, PAGE, 'logging.getLogger("tideline").warning(message)'),
    (rules.talkative_logs, PAGE, 'self.logger.log(10, f"{x}")'),
    (rules.talkative_logs, PAGE, '_log.error("failed: %s", error)'),
    (rules.talkative_logs, PAGE, '_log.exception("failed")'),
    (rules.talkative_logs, PAGE, '_log.error("failed", exc_info=True)'),
    (rules.empty_or_shortened_names, "journal_app/ui/utils.py", ""),
    (rules.empty_or_shortened_names, "journal_app/ui/page_helpers.py", ""),
    (rules.empty_or_shortened_names, PAGE, "class PageManager: ..."),
    (rules.empty_or_shortened_names, PAGE, "def calc_total(): ..."),
    (rules.empty_or_shortened_names, PAGE, "save_btn = 1"),
    (rules.empty_or_shortened_names, PAGE, "def act(cfg): ..."),
    (rules.empty_or_shortened_names, PAGE, "for idx in rows: ..."),
    (rules.storage_in_the_ui, PAGE, "from journal_app.storage.vault import Vault"),
    (rules.storage_in_the_ui, PAGE, "def act():\n  import journal_app.security.passphrase"),
    (rules.storage_in_the_ui, PAGE, "from journal_app import storage"),
    (rules.storage_in_the_ui, PAGE, "import sqlcipher3.dbapi2"),
    (rules.storage_in_the_ui, PAGE, "if x:\n  from journal_app.storage.vault import Vault"),
    (rules.held_layout_items, PAGE, "for at in range(2):\n  row.itemAt(at)"),
    (
        rules.held_layout_items,
        PAGE,
        "def act():\n  row.addWidget(a)\n  self.rows.addLayout(row, 1)",
    ),
    (rules.held_layout_items, PAGE, "def act():\n  self.row.addStretch()\n  x.addLayout(self.row)"),
    (rules.unfinished, PAGE, f"# {MARK}: the rest"),
    (rules.unfinished, PAGE, "def act():\n    raise NotImplementedError"),
    (rules.unfinished, PAGE, f"x = y  {SILENCE}"),
    (rules.unfinished, PAGE, f"x = y  {SILENCE}[misc]"),
    (rules.unfinished, PAGE, "x = y  # no" + "qa"),
    (rules.unfinished, PAGE, "x = y  # no" + "qa: S608"),
]

KEPT: list[tuple[Rule, str, str]] = [
    (rules.too_many_lines, PAGE, "x = 1\n" * rules.MOST_LINES),
    (rules.too_long_functions, PAGE, f"def act():\n{LONG_DOCSTRING}    return 1"),
    (rules.too_many_parameters, PAGE, "def act(self, a, b, c, d, e, f, *, g=1): ..."),
    (rules.missing_docstrings, PAGE, '"""A file."""\nclass _Part:\n  def act(): ...'),
    (rules.missing_docstrings, PAGE, '"""A file."""\ndef _act():\n  def inner(): ...'),
    (rules.missing_docstrings, PAGE, '"""A file."""\ndef paintEvent(event): ...'),
    (rules.missing_docstrings, "journal_app/ui/__init__.py", ""),
    (rules.colour_literals, "journal_app/ui/theme/tokens.py", 'QColor("#1a2b3c")'),
    (rules.colour_literals, PAGE, '"""Closes #1234 and #abc."""\nink = QColor(tokens.ink)'),
    (rules.colour_literals, PAGE, 'heading = "# A heading"'),
    (rules.prints, "journal_app/cli/show.py", 'print("here")'),
    (rules.talkative_logs, PAGE, '_log.info("kept %d (%d signs)", piece, len(body))'),
    (rules.talkative_logs, PAGE, '_log.info("failed: %s", type(error).__name__)'),
    (rules.talkative_logs, PAGE, "math.log(body)"),
    (rules.empty_or_shortened_names, PAGE, "def __init__(self, *args, **kwargs): ..."),
    (rules.empty_or_shortened_names, PAGE, "def focusNextPrevChild(self, id, db): ..."),
    (rules.storage_in_the_ui, "journal_app/services/entries.py", "import journal_app.storage"),
    (rules.storage_in_the_ui, PAGE, "if TYPE_CHECKING:\n  import journal_app.storage"),
    (rules.held_layout_items, PAGE, "def itemAt(self, at): ..."),
    (rules.held_layout_items, PAGE, "def act():\n  rows.addLayout(row)\n  row.addWidget(a)"),
    (rules.unfinished, PAGE, f"x = y  {SILENCE}[misc]  # the stub is wrong"),
    (rules.unfinished, PAGE, f"# The stub is wrong.\nx = y  {SILENCE}[misc]"),
    (rules.unfinished, PAGE, "x = y  # no" + "qa: S608 - constants"),
    (rules.unfinished, PAGE, "def __eq__(self, other):\n    return NotImplemented"),
]


@pytest.mark.parametrize(("rule", "folders"), HELD, ids=lambda part: getattr(part, "__name__", ""))
def test_the_rule_holds_everywhere(rule: Rule, folders: tuple[str, ...]) -> None:
    assert [line for source in sources(*folders) for line in rule(source)] == []


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN)
def test_the_rule_notices(rule: Rule, path: str, text: str) -> None:
    assert len(list(rule(Source(PurePosixPath(path), text)))) >= 1


@pytest.mark.parametrize(("rule", "path", "text"), KEPT)
def test_the_rule_lets_pass(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(PurePosixPath(path), text))) == []


def test_every_rule_was_seen_to_notice_something() -> None:
    assert {rule for rule, _path, _text in BROKEN} == {rule for rule, _folders in HELD}


def test_the_top_level_is_what_was_decided() -> None:
    names = [path.name for path in (ROOT / "journal_app").iterdir() if path.name != "__pycache__"]
    assert list(rules.top_level(names)) == []
    assert len(list(rules.top_level(["letters", "helpers.py", "core", "main.py"]))) == 2


def test_every_file_was_looked_at() -> None:
    seen = {str(source.path) for source in sources("journal_app")}
    assert {"journal_app/__init__.py", "journal_app/storage/migrations/m0001_initial.py"} <= seen
