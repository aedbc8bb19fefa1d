"""Pictures made for tests: every kind there is, with things to hide in them, and every lie."""

import struct
import zlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter

SECRET: Final = b"ZQXLISBOA38.7139N"
"""Stands for the place a picture was taken at, wherever a kind of picture could tell it."""


def image(width: int = 64, height: int = 40) -> QImage:
    """Red to the left, blue to the right, a green corner up left: shows which way up it is."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#c03020"))
    for x in range(width // 2, width):
        for y in range(height):
            made.setPixelColor(x, y, QColor("#2040c0"))
    for x in range(width // 4):
        for y in range(height // 4):
            made.setPixelColor(x, y, QColor("#20c040"))
    return made


def encoded(kind: bytes, picture: QImage | None = None, quality: int = 95) -> bytes:
    """A picture as a program without any wish to tell would write it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    assert writer.write(image() if picture is None else picture), kind
    return bytes(buffer.data().data())


def exif(orientation: int = 1, *, order: str = "<") -> bytes:
    """Camera data with a direction, a camera and a place."""
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    entries = [
        struct.pack(f"{order}HHII", 0x010F, 2, len(SECRET), 100),
        struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(f"{order}HHII", 0x8825, 4, 1, 100),
    ]
    head = mark + struct.pack(f"{order}I", 8) + struct.pack(f"{order}H", len(entries))
    return (head + b"".join(entries) + bytes(4)).ljust(100, b"\x00") + SECRET


def segment(marker: int, payload: bytes) -> bytes:
    """A part of a JPEG."""
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def jpeg(orientation: int = 1, picture: QImage | None = None, *, order: str = "<") -> bytes:
    """As a telephone writes it: camera, place, thumbnail, comment, and a film behind the end."""
    plain = encoded(b"jpg", picture)
    told = [
        segment(0xE1, b"Exif\x00\x00" + exif(orientation, order=order)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + SECRET),
        segment(0xED, b"Photoshop 3.0\x00" + SECRET),
        segment(0xFE, SECRET),
    ]
    return plain[:2] + b"".join(told) + plain[2:] + b"\x00\x00ftypmp42" + SECRET


def chunk(kind: bytes, payload: bytes) -> bytes:
    """A part of a PNG."""
    check = zlib.crc32(kind + payload).to_bytes(4, "big")
    return len(payload).to_bytes(4, "big") + kind + payload + check


def png(orientation: int = 1, picture: QImage | None = None) -> bytes:
    """With texts, a time and camera data, and something behind the end."""
    plain = encoded(b"png", picture)
    told = [
        chunk(b"tEXt", b"Comment\x00" + SECRET),
        chunk(b"zTXt", b"Place\x00\x00" + zlib.compress(SECRET)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + SECRET),
        chunk(b"tIME", bytes(7)),
        chunk(b"eXIf", exif(orientation)),
        chunk(b"prVt", SECRET),
    ]
    return plain[:33] + b"".join(told) + plain[33:] + SECRET


def png_of(width: int, height: int, *, depth: int = 8, colour: int = 2, rows: int = 1) -> bytes:
    """A PNG that says it is so large, and holds a few rows of it."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = zlib.compress(bytes(64) * rows)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def gif(frames: int = 1, *, width: int = 8, height: int = 8) -> bytes:
    """One or more frames of one colour each, with a comment and a note of a program."""
    head = (
        b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\xff\x00\x00\x00\x00\xff"
    )
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    note = b"\x21\xff\x0bXMP DataXMP" + bytes((len(SECRET),)) + SECRET + b"\x00"
    comment = b"\x21\xfe" + bytes((len(SECRET),)) + SECRET + b"\x00"
    control = b"\x21\xf9\x04\x00\x0a\x00\x00\x00"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return head + loop + note + comment + (control + frame) * frames + b"\x3b" + SECRET


def riff(kind: bytes, payload: bytes) -> bytes:
    """A part of a WebP."""
    return kind + len(payload).to_bytes(4, "little") + payload + bytes(len(payload) % 2)


def webp(orientation: int = 1, picture: QImage | None = None) -> bytes:
    """With camera data and more, and something behind the end."""
    made = image() if picture is None else picture
    plain = encoded(b"webp", made)
    inside = plain[12:]
    if inside[:4] == b"VP8X":
        inside = inside[18:]
    sizes = (made.width() - 1).to_bytes(3, "little") + (made.height() - 1).to_bytes(3, "little")
    extended = riff(b"VP8X", b"\x0c\x00\x00\x00" + sizes)
    told = riff(b"EXIF", exif(orientation)) + riff(b"XMP ", SECRET) + riff(b"PRVT", SECRET)
    body = b"WEBP" + extended + inside + told
    return b"RIFF" + len(body).to_bytes(4, "little") + body + SECRET


def bmp() -> bytes:
    """A bitmap with something behind the end."""
    return encoded(b"bmp") + SECRET


def deep_png() -> bytes:
    """Sixteen bits for each colour."""
    return encoded(b"png", image().convertToFormat(QImage.Format.Format_RGBA64))


def print_jpeg() -> bytes:
    """Four inks instead of three colours of light."""
    return encoded(b"jpg", image().convertToFormat(QImage.Format.Format_CMYK8888))


def grey_jpeg() -> bytes:
    """One shade for each point."""
    return encoded(b"jpg", image().convertToFormat(QImage.Format.Format_Grayscale8))


SVG: Final = (
    b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    b'<image href="file:///etc/hostname"/><script>alert(1)</script></svg>'
)
HEIC: Final = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + SECRET
TIFF: Final = b"II*\x00" + bytes(40) + SECRET
FILM: Final = b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  " + b"\x00\x00\x00\x19udta" + SECRET
PDF: Final = b"%PDF-1.7\n" + SECRET
HTML: Final = b"<html><body><script>alert(1)</script></body></html>"


def telling(kind: str) -> bytes:
    """A whole picture of a kind that is not shown (heic, avif, tif), which tells where it was."""
    return (Path(__file__).parent / "fixtures" / "pictures" / f"telling.{kind}").read_bytes()


def smooth(width: int, height: int) -> QImage:
    """A large picture that is quickly made."""
    return image().scaled(
        width,
        height,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
