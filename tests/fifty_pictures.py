"""Fifty pictures of all kinds and lies: those that are shown, kept as files, or refused."""

from tests import made_pictures as made

HALF = made.encoded(b"jpg", made.smooth(400, 300))
SHOWN = {
    **{f"{at}.jpg": made.jpeg(at) for at in range(1, 9)},
    **{f"{at}.png": made.png(at) for at in range(1, 9)},
    **{f"{at}.webp": made.webp(at) for at in range(1, 9)},
    "still.gif": made.gif(),
    "moving.gif": made.gif(3),
    "plain.bmp": made.bmp(),
    "deep.png": made.deep_png(),
    "print.jpg": made.print_jpeg(),
    "grey.jpg": made.grey_jpeg(),
    "says-it-is-a.pdf": made.png(1, made.smooth(30, 30)),
    "half.jpg": HALF[: len(HALF) * 3 // 4],
}
FILES = {
    "drawing.svg": made.SVG,
    "drawing.png": made.SVG + b"\n",
    "telephone.heic": made.telling("heic"),
    "telephone.jpg": made.HEIC + b"\n",
    "new.avif": made.telling("avif"),
    "scan.tif": made.telling("tif"),
    "letter.pdf": made.PDF,
    "page.jpg": made.HTML,
    "archive.png": b"PK\x03\x04 and so on",
    "lie.jpg": b"\xff\xd8\xff\xe0 no picture",
    "empty-inside.png": made.png()[:50],
}
FREED = ("telephone.heic", "new.avif", "scan.tif")
"""Kept as files too, but without what they told of place and camera."""
REFUSED = {
    "bomb.png": made.png_of(60_000, 60_000),
    "bomb.jpg": made.png_of(40_000, 40_000),
    "bomb.gif": made.gif(width=65_535, height=65_535),
    "nothing.png": b"",
    "endless.png": made.png_of(61_000, 1),
}
