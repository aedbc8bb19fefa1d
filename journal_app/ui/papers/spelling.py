"""Says in a finished PDF what its stand-ins stand for, so that search and copying find letters.

A PDF may be added to at its end (ISO 32000-1, 7.5.6): a later object of the same number takes the
place of an earlier one. Here that is the table of one font that says what its shapes mean.
"""

import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QIODevice

_FONT: Final = re.compile(
    rb"/BaseFont /JournalStandIns\s/Encoding(?:(?!endobj).)*?/ToUnicode (\d+) 0 R", re.DOTALL
)
_RANGE: Final = re.compile(rb"<(\w{4})> <(\w{4})> (?:<(\w{4})>|\[([^]]*)\])")
_END: Final = re.compile(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+)", re.DOTALL)
_FONTS_END: Final = 32 * 1024 * 1024
"""Bytes from the end, where Qt puts the fonts behind all pages."""
_AT_ONCE: Final = 100
"""So many lines one block of such a table may have."""
_TABLE: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{lines}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def spell(device: QIODevice, meant: Mapping[int, str]) -> None:
    """Add to a finished document what each code point stands for.

    Nothing is added where none of them was used. Raises `ValueError` for a document of another
    shape than Qt makes.
    """
    if not meant:
        return
    size = device.size()
    device.seek(max(0, size - _FONTS_END))
    tail = bytes(device.readAll().data())
    font = _FONT.search(tail)
    if font is None:
        raise ValueError("the font of the stand-ins is not there")
    number = int(font[1])
    device.seek(size)
    device.write(_added(tail, number, size, _table(tail, number, meant)))


def _table(tail: bytes, number: int, meant: Mapping[int, str]) -> bytes:
    lines = [
        f"<{shape:04X}> <{meant[point].encode('utf-16-be', 'surrogatepass').hex().upper()}>\n"
        for shape, point in sorted(_shapes(tail, number).items())
        if point in meant
    ]
    blocks = []
    for start in range(0, len(lines), _AT_ONCE):
        some = lines[start : start + _AT_ONCE]
        blocks.append(f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n")
    return _TABLE.format(lines="".join(blocks)).encode("ascii")


def _shapes(tail: bytes, number: int) -> dict[int, int]:
    """Which code point each shape of the font has."""
    found = re.search(rb"\n%d 0 obj\n(.*?)endobj" % number, tail, re.DOTALL)
    shapes: dict[int, int] = {}
    for first, last, base, listed in _RANGE.findall(found[1] if found else b""):
        codes = range(int(first, 16), int(last, 16) + 1)
        points = [int(each, 16) for each in re.findall(rb"<(\w{4})>", listed)]
        start = int(base or b"0", 16)
        shapes |= zip(codes, points or range(start, start + len(codes)), strict=False)
    return shapes


def _added(tail: bytes, number: int, size: int, table: bytes) -> bytes:
    """A later object, where it stands, and the end of the document once more."""
    ends = _END.findall(tail)
    if not ends:
        raise ValueError("the end of the document is not there")
    known, before = ends[-1]
    head = b"%d 0 obj\n<< /Length %d >>\nstream\n" % (number, len(table))
    body = head + table + b"endstream\nendobj\n"
    places = b"xref\n%d 1\n%010d 00000 n \n" % (number, size)
    trailer = b"trailer\n<<\n%b/Prev %b\n>>\nstartxref\n%d\n%%%%EOF\n"
    return body + places + trailer % (known, before, size + len(body))
