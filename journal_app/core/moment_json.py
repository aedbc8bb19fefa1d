"""A whole moment as one text, for its earlier states."""

from journal_app.core.moments import Moment


def encode(moment: Moment) -> str:
    """The moment as JSON."""
    # Only whoever changes a moment needs it.
    import msgspec

    return msgspec.json.encode(moment).decode()


def decode(text: str) -> Moment | None:
    """The moment again; `None` for what a later version wrote and this one cannot read."""
    import msgspec

    try:
        return msgspec.json.decode(text, type=Moment)
    except (msgspec.MsgspecError, UnicodeError):
        return None
