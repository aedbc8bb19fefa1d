"""Take place, camera data, thumbnails and texts off pictures, films and recordings.

None of them is decoded for it.
"""

import struct
from collections.abc import Callable
from typing import Final

from journal_app.core import (
    stripping_film,
    stripping_gif,
    stripping_heif,
    stripping_jpeg,
    stripping_png,
    stripping_sound,
    stripping_tiff,
    stripping_webp,
)
from journal_app.core.media import Media
from journal_app.core.stripped import Malformed, Stripped

_BMP_HEADER: Final = 26


def stripped(data: bytes, media: str) -> Stripped:
    """The picture alone, the right way up noted. Raises `Malformed`.

    For the kinds of picture that can be shown; of every other kind nothing is known.
    """
    strip = _BY_MEDIA.get(media)
    if strip is None:
        raise Malformed
    return strip(data)


def stripped_file(data: bytes, media: str) -> bytes:
    """The same for pictures, films and recordings that are kept as files. Raises `Malformed`."""
    strip = _OF_FILES.get(media)
    if strip is None:
        raise Malformed
    return strip(data)


def _bmp(data: bytes) -> Stripped:
    """A bitmap holds nothing but itself; what follows it is left out."""
    if len(data) < _BMP_HEADER:
        raise Malformed
    says, header = struct.unpack_from("<I", data, 2)[0], struct.unpack_from("<I", data, 14)[0]
    if header < 40:
        width, height = struct.unpack_from("<HH", data, 18)
    else:
        width, height = struct.unpack_from("<ii", data, 18)
    if width <= 0 or not height:
        raise Malformed
    end = says if _BMP_HEADER < says <= len(data) else len(data)
    return Stripped(data=data[:end], width=width, height=abs(height), whole=says <= len(data))


_BY_MEDIA: Final[dict[str, Callable[[bytes], Stripped]]] = {
    Media.JPEG: stripping_jpeg.stripped,
    Media.PNG: stripping_png.stripped,
    Media.GIF: stripping_gif.stripped,
    Media.WEBP: stripping_webp.stripped,
    Media.BMP: _bmp,
}
_OF_FILES: Final[dict[str, Callable[[bytes], bytes]]] = {
    Media.HEIC: stripping_heif.stripped,
    Media.AVIF: stripping_heif.stripped,
    Media.TIFF: stripping_tiff.stripped,
    Media.VIDEO: stripping_film.stripped,
    Media.AUDIO: stripping_sound.mp3,
    Media.WAV: stripping_sound.wav,
    Media.FLAC: stripping_sound.flac,
}
