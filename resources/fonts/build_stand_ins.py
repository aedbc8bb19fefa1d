"""The recipe of the stand-ins: a font of shapes without ink, as wide as a picture of a letter.

Written to the folder it is run in, with `fonttools` installed. Everything in it is ours. What a
shape stands for is said by the document it is used in.
"""

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

FAMILY = "Journal Stand-ins"
FIRST, COUNT = 0xE000, 1024
"""Code points that mean nothing of their own (private use)."""
EM, WIDTH = 1000, 1062
ASCENT, DESCENT = 950, 250
"""As in the other faces."""


def shape() -> Glyph:
    """A line there and back, which holds no ink; readers pass over letters of no size at all."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, -DESCENT))
    pen.lineTo((WIDTH, ASCENT))
    pen.closePath()
    return pen.glyph()


def build() -> None:
    names = [".notdef", *(f"s{number}" for number in range(COUNT))]
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({FIRST + number: f"s{number}" for number in range(COUNT)})
    font.setupGlyf({name: shape() for name in names})
    font.setupHorizontalMetrics(dict.fromkeys(names, (WIDTH, 0)))
    font.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    font.setupOS2(
        sTypoAscender=ASCENT,
        sTypoDescender=-DESCENT,
        sTypoLineGap=0,
        usWinAscent=ASCENT,
        usWinDescent=DESCENT,
        fsType=0,
    )
    font.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "JournalStandIns"})
    font.setupPost(keepGlyphNames=False)
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    font.save("JournalStandIns-Regular.ttf")


if __name__ == "__main__":
    build()
