"""Anchors remember the words of a passage and a little of what stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.passages import CONTEXT_CHARACTERS, anchor_at


@given(st.text(max_size=200), st.data())
def test_an_anchor_can_be_put_back_together_with_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, len(text) - start))
    anchor = anchor_at(text, start, length)
    end = start + length
    assert text[:start].endswith(anchor.before)
    assert text[start:end] == anchor.quote
    assert text[end:].startswith(anchor.after)
    assert len(anchor.before) == min(CONTEXT_CHARACTERS, start)
    assert len(anchor.after) == min(CONTEXT_CHARACTERS, len(text) - end)
    assert (anchor.start, anchor.length) == (start, length)
