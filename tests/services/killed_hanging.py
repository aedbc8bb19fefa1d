"""Hang a picture in processes that end at their n-th line: `python -m … FOLDER`.

Prints for each run how many pictures hang, how many of them open, and how many files there are. A
process of its own, with one thread and no Qt: only such a one may fork.
"""

import json
import os
import signal
import struct
import sys
import zlib
from pathlib import Path
from types import FrameType

from journal_app.core.ids import PieceId
from journal_app.security import sealed_files
from journal_app.services import pictures, preparing
from journal_app.services.pictures import Given
from tests import builders
from tests.builders import FakeClock, open_vault

_LINES_OF = {pictures.__file__, preparing.__file__, sealed_files.__file__}
_MOST_STEPS = 400
_STRIDE = 3
"""Every third line: a change of a file is never that close to the next."""


def main(folder: Path) -> None:
    """Kill at every step until one run lives."""
    path = folder / "journal.db"
    vault = builders.make_vault(path)
    piece = builders.keep_entry(vault, builders.entry("By the river."))
    vault.close()
    for step in range(0, _MOST_STEPS, _STRIDE):
        lived = _run(path, piece, step)
        sys.stdout.write(f"{json.dumps(_found(path, piece))}\n")
        sys.stdout.flush()
        if lived:
            return


def _run(path: Path, piece: PieceId, step: int) -> bool:
    child = os.fork()
    if child == 0:
        left = step

        def trace(frame: FrameType, event: str, _arg: object) -> object:
            nonlocal left
            if frame.f_code.co_filename not in _LINES_OF:
                return None
            if event == "line":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        _hang(path, piece)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _hang(path: Path, piece: PieceId) -> None:
    vault = open_vault(path)
    files = pictures.files_of(vault)
    given = Given(contents=_png(), label="a.png")
    ready = pictures.prepare(files, given, decodes=lambda _data, _media: True)
    pictures.add(vault, piece, [ready], clock=FakeClock())
    vault.close()


def _found(path: Path, piece: PieceId) -> tuple[int, int, int]:
    vault = open_vault(path)
    files = pictures.files_of(vault)
    hanging = pictures.of(vault, piece)
    whole = sum(bool(pictures.open_bytes(files, picture)) for picture in hanging)
    found = (len(hanging), whole, len(files.own_names()))
    vault.close()
    return found


def _png() -> bytes:
    def chunk(kind: bytes, payload: bytes) -> bytes:
        check = zlib.crc32(kind + payload).to_bytes(4, "big")
        return len(payload).to_bytes(4, "big") + kind + payload + check

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(4)))
    return b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b"")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
