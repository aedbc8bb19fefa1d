"""What kind of file something is, told by its contents alone: a name can say anything."""

import re
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from journal_app.core.mp3_frames import two_frames

LOOKED_AT: Final = 4096
"""Bytes from the beginning that are enough to tell."""


class Media(StrEnum):
    """The kinds that are told apart; their values are media types."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    GIF = "image/gif"
    WEBP = "image/webp"
    BMP = "image/bmp"
    HEIC = "image/heic"
    AVIF = "image/avif"
    TIFF = "image/tiff"
    SVG = "image/svg+xml"
    PDF = "application/pdf"
    ZIP = "application/zip"
    VIDEO = "video/mp4"
    MATROSKA = "video/x-matroska"
    WEBM = "video/webm"
    AVI = "video/x-msvideo"
    AUDIO = "audio/mpeg"
    WAV = "audio/wav"
    FLAC = "audio/flac"
    OGG = "audio/ogg"
    TEXT = "text/plain"
    OTHER = "application/octet-stream"


SHOWN: Final = frozenset({Media.JPEG, Media.PNG, Media.GIF, Media.WEBP, Media.BMP})
"""Pictures the journal shows."""
NOT_SHOWN: Final = frozenset({Media.HEIC, Media.AVIF, Media.TIFF, Media.SVG})
"""Pictures it keeps as files: they are not decoded."""
PLAYED: Final = frozenset(
    {Media.VIDEO, Media.MATROSKA, Media.WEBM, Media.AVI}
    | {Media.AUDIO, Media.WAV, Media.FLAC, Media.OGG}
)
"""Films and recordings: kept as files too."""
ENDINGS: Final = {
    Media.JPEG: ".jpg",
    Media.PNG: ".png",
    Media.GIF: ".gif",
    Media.WEBP: ".webp",
    Media.BMP: ".bmp",
    Media.HEIC: ".heic",
    Media.AVIF: ".avif",
    Media.TIFF: ".tif",
    Media.SVG: ".svg",
    Media.PDF: ".pdf",
    Media.ZIP: ".zip",
    Media.VIDEO: ".mp4",
    Media.MATROSKA: ".mkv",
    Media.WEBM: ".webm",
    Media.AVI: ".avi",
    Media.AUDIO: ".mp3",
    Media.WAV: ".wav",
    Media.FLAC: ".flac",
    Media.OGG: ".ogg",
    Media.TEXT: ".txt",
}

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", Media.JPEG),
    (b"\x89PNG\r\n\x1a\n", Media.PNG),
    (b"GIF87a", Media.GIF),
    (b"GIF89a", Media.GIF),
    (b"II*\x00", Media.TIFF),
    (b"MM\x00*", Media.TIFF),
    (b"%PDF-", Media.PDF),
    (b"PK\x03\x04", Media.ZIP),
    (b"ID3", Media.AUDIO),
    (b"fLaC", Media.FLAC),
    (b"OggS", Media.OGG),
)
_RIFF: Final = {b"WEBP": Media.WEBP, b"WAVE": Media.WAV, b"AVI ": Media.AVI}
_MATROSKA: Final = b"\x1a\x45\xdf\xa3"
_SAYS_WHICH: Final = 64
"""Bytes in which it stands whether it is WebM."""
_BRANDS: Final = (
    ((b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"), Media.HEIC),
    ((b"avif", b"avis"), Media.AVIF),
)
_OLD_FILMS: Final = (b"moov", b"mdat", b"wide")
"""How films began before they said what they are."""


def ending_of(media: str, label: str) -> str:
    """How the name of such a file ends, its dot included: by what it is, else as its label does.

    What is packed like a ZIP is often a document of another kind: there the label knows better.
    """
    try:
        known = ENDINGS.get(Media(media), "")
    except ValueError:
        known = ""
    if known and media != Media.ZIP:
        return known
    return _ending_in(label) or known


def _ending_in(label: str) -> str:
    """How a label ends, if it is a usual ending: what opens a file goes by it."""
    ending = PurePosixPath(label).suffix.lower()
    return ending if ending[1:].isalnum() and ending.isascii() and len(ending) <= 6 else ""


def media_of(beginning: bytes) -> Media:
    """The kind of a file that begins so; `LOOKED_AT` bytes are enough."""
    for signature, media in _BEGINNINGS:
        if beginning.startswith(signature):
            return media
    if beginning[:4] == b"RIFF" and beginning[8:12] in _RIFF:
        return _RIFF[beginning[8:12]]
    if beginning.startswith(_MATROSKA):
        return Media.WEBM if b"webm" in beginning[:_SAYS_WHICH] else Media.MATROSKA
    if beginning[:2] == b"BM" and beginning[6:10] == bytes(4):
        return Media.BMP
    if beginning[4:8] == b"ftyp":
        brand = beginning[8:12]
        return next((media for brands, media in _BRANDS if brand in brands), Media.VIDEO)
    if beginning[4:8] in _OLD_FILMS:
        return Media.VIDEO
    if two_frames(beginning):
        return Media.AUDIO
    return _of_text(beginning[:LOOKED_AT])


def _of_text(beginning: bytes) -> Media:
    if not beginning or b"\x00" in beginning:
        return Media.OTHER
    try:
        # The last letter may be cut off.
        text = beginning.decode("utf-8-sig") if len(beginning) < LOOKED_AT else ""
        text = text or beginning[:-4].decode("utf-8-sig", "ignore")
    except UnicodeDecodeError:
        return Media.OTHER
    if re.search(r"<svg[\s>]", text[:LOOKED_AT], re.IGNORECASE):
        return Media.SVG
    plain = sum(character.isprintable() or character in "\n\r\t\f" for character in text)
    return Media.TEXT if plain == len(text) else Media.OTHER
