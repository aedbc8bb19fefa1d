"""Places in a line of text: Qt counts UTF-16 units, Python counts code points."""


def to_units(text: str, points: int) -> int:
    """The place in UTF-16 units that lies `points` code points into this text."""
    if text.isascii():
        return points
    return len(text[:points].encode("utf-16-le", "surrogatepass")) // 2


def to_points(text: str, units: int) -> int:
    """The place in code points that lies `units` UTF-16 units into this text."""
    if text.isascii():
        return units
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(before.decode("utf-16-le", "surrogatepass"))


def beyond_plane_0(text: str) -> bool:
    """Whether the two ways of counting differ for this text."""
    return not text.isascii() and max(text) > "\uffff"
