"""Places are told between Qt's way of counting and Python's."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.editor.positions import Points, Units, to_points, to_units


@given(st.text(alphabet="aé😀م\U0010ffff", max_size=20), st.data())
def test_both_ways_lead_back(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    units = to_units(text, at)
    assert units == len(text[:at].encode("utf-16-le")) // 2 == Units(text).at(at)
    assert to_points(text, units) == at


@given(text=st.text(alphabet="ab😀é\n", max_size=40), share=st.floats(0, 1))
def test_many_places_are_counted_back(text: str, share: float) -> None:
    at = round(share * len(text))
    assert Points(text).at(Units(text).at(at)) == at
