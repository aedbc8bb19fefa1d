"""L28: what a listing of the folder shows is neutral: no file for a text, no name from a text."""

import hashlib
import re
from pathlib import Path

from tests.proof.person import Person
from tests.proof.seen import contents_of
from tests.services.closed_journal import make_closed

_STAMP, _KEY, _ID = r"\d{8}T\d{6}Z", r"[0-9A-Z]{8}", r"[0-9a-f]{16}"
_COPY = rf"(auto|before-restored)-{_STAMP}-\d+-{_KEY}\.(db|json)"
_NEUTRAL = re.compile(
    rf"vaults|{_ID}|backups|files|inbox|safety|set-aside|{_STAMP}-restored|{_COPY}|[0-9a-f]{{64}}"
    r"|journal\.db(-wal|-shm)?|vault\.json(\.bak)?|backups\.json|done\.json"
)
WRITTEN = 30


def names_in(home: Path) -> list[str]:
    """Everything below a folder, by its path there."""
    return sorted(path.relative_to(home).as_posix() for path in home.rglob("*"))


def test_a_life_leaves_neutral_names_and_no_file_for_what_was_written(tmp_path: Path) -> None:
    home = make_closed(tmp_path / "home").home
    person = Person(home, lambda _line: None)
    person.every_deed()
    before = names_in(home)
    parts = {part for name in before for part in name.split("/")}
    assert [part for part in parts if not _NEUTRAL.fullmatch(part)] == []
    assert any("/files/" in name for name in before), "nothing hangs on anything"
    known = {hashlib.sha256(contents_of(number)).hexdigest() for number in range(100)}
    assert not known & parts, "whoever has the same file would know it is in there"

    person.open()
    for _each in range(WRITTEN):
        person.write()
        person.capture()
        person.mark()
        person.tag()
    person.close()
    assert names_in(home) == before
