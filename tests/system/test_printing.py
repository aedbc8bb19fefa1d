"""A document goes to the printing system through its standard input, and lies in no file."""

import os
import stat
import sys
from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.system import printing

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
TAKES = '#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/told"\ncat > "{folder}/printed"\nexit {code}\n'


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in front of the path for programs; a test may put an `lp` into it."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return folder


def install(folder: Path, code: int = 0) -> None:
    """An `lp` that keeps what it gets."""
    program = folder / "lp"
    program.write_text(TAKES.format(folder=folder, code=code))
    program.chmod(stat.S_IRWXU)


def test_the_document_is_passed_on_as_it_is(printer: Path) -> None:
    install(printer)
    document = b"%PDF-1.4\n" + bytes(range(256)) * 4000
    printing.print_document(document)
    assert (printer / "printed").read_bytes() == document
    told = (printer / "told").read_text().splitlines()
    assert told == ["-s", "-t", "Pages", "-o", "document-format=application/pdf"]


def test_no_file_is_made_on_the_way(
    printer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(printer)
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setenv("TMPDIR", str(spare))
    opened: list[str] = []
    watching = [True]

    def watch(event: str, values: tuple[object, ...]) -> None:
        if watching[0] and event == "open" and int(str(values[2])) & WRITING:
            opened.append(str(values[0]))

    sys.addaudithook(watch)
    printing.print_document(b"%PDF-1.4 words")
    (tmp_path / "noticed").write_bytes(b"")
    watching[0] = False
    assert opened.pop() == str(tmp_path / "noticed"), "the watch itself works"
    assert list(spare.iterdir()) == []
    assert {name for name in opened if not name.isdigit()} <= {os.devnull}


def test_a_printer_that_refuses_is_told_in_a_sentence(printer: Path) -> None:
    install(printer, code=1)
    with pytest.raises(CannotKeep) as refused:
        printing.print_document(b"%PDF")
    assert refused.value.words.endswith("Take a PDF out instead, and print it from there.")


def test_without_a_printing_system_nothing_is_offered(
    printer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(printer))
    assert not printing.can_print()
    with pytest.raises(CannotKeep):
        printing.print_document(b"%PDF")
    install(printer)
    assert printing.can_print()
