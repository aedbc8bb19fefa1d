"""Places are told between Qt's way of counting and Python's."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.editor.positions import Units, to_points, to_units


@given(st.text(alphabet="aé😀م\U0010ffff", max_size=20), st.data())
def test_both_ways_lead_back(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    units = to_units(text, at)
    assert units == len(text[:at].encode("utf-16-le")) // 2 == Units(text).at(at)
    assert to_points(text, units) == at
