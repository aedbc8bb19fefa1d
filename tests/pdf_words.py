"""Read the words of a PDF that Qt made, as a search in it would find them."""

import re
import zlib


def words_of(made: bytes) -> str:
    """Every text on its pages, run by run."""
    fonts = _fonts(made)
    pages = [
        stream for number, stream in _streams(made).items() if b" Tj" in stream or b" TJ" in stream
    ]
    found: list[str] = []
    for page in pages:
        letters: dict[int, str] = {}
        for font, run in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>", page):
            if font:
                letters = fonts.get(font, {})
                found.append(" ")
            elif run:
                codes = [int(run[at : at + 4], 16) for at in range(0, len(run), 4)]
                found.append("".join(letters.get(code, " ") for code in codes))
    return " ".join("".join(found).split())


def _streams(made: bytes) -> dict[int, bytes]:
    found = {}
    for number, head, body in re.findall(
        rb"(\d+) 0 obj\n((?:(?!endobj).)*?)stream\n(.*?)\nendstream", made, re.DOTALL
    ):
        try:
            found[int(number)] = zlib.decompress(body) if b"FlateDecode" in head else body
        except zlib.error:
            continue
    return found


def _fonts(made: bytes) -> dict[bytes, dict[int, str]]:
    streams = _streams(made)
    fonts = {}
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", made + b"".join(streams.values())):
        within = rb"\n%b 0 obj\n(?:(?!endobj).)*?/ToUnicode (\d+) 0 R" % number
        told = re.search(within, made, re.DOTALL)
        if told:
            fonts[name] = _letters(streams.get(int(told[1]), b""))
    return fonts


def _letters(table: bytes) -> dict[int, str]:
    """What each glyph stands for."""
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar\n(.*?)endbfchar", table, re.DOTALL):
        for shape, text in re.findall(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]*)>", block):
            letters[int(shape, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange\n(.*?)endbfrange", table, re.DOTALL):
        for first, last, listed in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^]]*\]|<[0-9A-Fa-f]+>)", block
        ):
            start, end = int(first, 16), int(last, 16)
            if listed.startswith(b"["):
                values = re.findall(rb"<([0-9A-Fa-f]+)>", listed)
                for at, value in zip(range(start, end + 1), values, strict=False):
                    letters[at] = bytes.fromhex(value.decode()).decode("utf-16-be")
            else:
                base = int(listed.strip(b"<>"), 16)
                for at in range(start, end + 1):
                    letters[at] = chr(base + at - start)
    return letters
