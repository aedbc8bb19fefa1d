"""Labels and paragraphs: plain text, real lines, and each script in its own direction."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QImage
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.appearance import Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import reads_rtl
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from tests.ui.widgets.conftest import Shown

LONG = "She reached for my hand in the car and I felt the small door close. " * 4
ARABIC = "شعرت بالباب الصغير"


def inked_color(widget: QWidget) -> str:
    """The colour in it that differs most from its ground."""
    image: QImage = widget.grab().toImage()
    ground = image.pixelColor(0, 0)
    colors = (
        image.pixelColor(x, y) for x in range(image.width()) for y in range(0, image.height(), 3)
    )
    return max(colors, key=lambda color: abs(color.lightness() - ground.lightness())).name()


def inked(widget: QWidget) -> tuple[float, float]:
    """First and last column with any ink, as shares of the width."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    image: QImage = window.grab(place).toImage()
    ground = image.pixelColor(0, 0)
    columns = [
        x
        for x in range(image.width())
        if any(
            abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60
            for y in range(image.height())
        )
    ]
    return min(columns) / image.width(), max(columns) / image.width()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_words_keep_to_the_margins_they_were_given(
    theme: Theme, shown: Shown, direction: Qt.LayoutDirection
) -> None:
    para = Para(theme, LONG, "small")
    para.setLayoutDirection(direction)
    bare = para.heightForWidth(300)
    para.setContentsMargins(30, 6, 30, 10)
    shown(para)
    para.setFixedWidth(360)

    first, last = inked(para)
    assert para.heightForWidth(360) == bare + 16
    assert para.height() >= bare + 16
    assert first * 360 >= 30
    assert last * 360 <= 330


def test_lines_stand_on_the_line_height_of_their_style(theme: Theme) -> None:
    para = Para(theme, "One", "read")
    one = para.heightForWidth(400)
    para.set_text("One\nTwo\n\nThree")

    assert one == 26
    assert para.heightForWidth(400) == 4 * 26


def test_narrower_is_higher(theme: Theme, shown: Shown) -> None:
    para = Para(theme, LONG)
    window = shown(para)
    wide = para.height()
    window.resize(300, 600)

    assert para.height() > wide
    assert para.height() == para.heightForWidth(para.width())


def test_other_colours_leave_every_line_where_it_is_and_another_size_does_not(
    theme: Theme, shown: Shown
) -> None:
    para = Para(theme, LONG, tone="ink")
    shown(para)
    lines, height = para._layouts(300)[0], para.heightForWidth(300)
    light = inked_color(para)
    theme.set_scheme(Scheme.DARK)

    assert para._layouts(300)[0] is lines
    assert inked_color(para) != light

    theme.set_zoom(1.4)

    assert para.heightForWidth(300) > height
    assert para.height() == para.heightForWidth(para.width())


def test_while_all_is_dressed_anew_a_wide_paragraph_is_no_higher_than_a_narrow_one(
    theme: Theme, shown: Shown
) -> None:
    theme.set_zoom(2.0)
    seen: list[tuple[int, int]] = []
    # Whoever is told first measures the others while they are still as they were.

    def measure() -> None:
        seen.append((para.heightForWidth(380), para.heightForWidth(400)))

    theme.resized.connect(measure)
    para = shown(Para(theme, "One word after the other " * 6))
    para.heightForWidth(400)
    theme.set_zoom(1.0)
    theme.resized.disconnect(measure)
    ((narrow, wide),) = seen
    assert 0 < wide <= narrow


def test_letters_keep_their_size_where_a_style_sheet_took_the_font(
    theme: Theme, shown: Shown
) -> None:
    para = Para(theme, LONG, "quote", italic=True)
    shown(para)
    theme.set_zoom(2.0)
    large = para.font().pixelSize()
    para.setFont(QFont())
    theme.set_writing_line(1.8)

    assert para.font().pixelSize() == large
    assert para.height() == para.heightForWidth(para.width())


def test_words_given_while_nobody_sees_them_have_all_their_lines(
    theme: Theme, shown: Shown
) -> None:
    para = Para(theme, "Short", "quote")
    shown(para)
    para.hide()
    para.set_text(LONG)
    para.show()

    assert para.minimumHeight() == para.heightForWidth(para.width())


def test_a_measure_is_kept(theme: Theme, shown: Shown) -> None:
    para = Para(theme, LONG, max_width=420)
    shown(para)

    assert para.width() == 420


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # one look for all
@given(text=st.text(max_size=300))
def test_any_text_can_be_laid_out(theme: Theme, text: str) -> None:
    para = Para(theme, text)

    assert para.heightForWidth(200) >= 21
    assert para.text() == text
    assert not para.grab().isNull()


def test_new_words_change_height_and_name(theme: Theme, shown: Shown) -> None:
    para = Para(theme, "Short")
    shown(para)
    before = para.heightForWidth(300)
    para.set_text(LONG)

    assert para.heightForWidth(300) > before
    assert para.accessibleName() == LONG


def test_a_paragraph_is_a_label_with_its_text_as_name(theme: Theme) -> None:
    para = Para(theme, "Nothing here has to be finished.")
    named = Para(theme, "What helped?", name="Prompt")

    assert QAccessible.queryAccessibleInterface(para).role() == QAccessible.Role.StaticText
    assert para.accessibleName() == "Nothing here has to be finished."
    assert named.accessibleName() == "Prompt"


def test_own_words_stand_by_their_script(theme: Theme, shown: Shown) -> None:
    left, right = Para(theme, "Mara", "read"), Para(theme, ARABIC, "read")
    shown(left, right)

    assert inked(left)[0] < 0.1
    assert inked(right)[1] > 0.9


def test_words_of_the_app_stand_by_the_layout(theme: Theme, shown: Shown) -> None:
    para = Para(theme, "Passphrase", "label")
    window = shown(para)
    before = inked(para)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert before[0] < 0.1
    assert inked(para)[1] > 0.9


def test_centred_words_stay_in_the_middle(theme: Theme, shown: Shown) -> None:
    para = Para(theme, "Nothing by that name", align=Qt.AlignmentFlag.AlignHCenter)
    shown(para)
    first, last = inked(para)

    assert abs(first + last - 1) < 0.02


@pytest.mark.parametrize("text", ["<b>bold</b>", "a & b", "&Quit", "one\ttwo"])
def test_a_label_reads_nothing_into_its_words(theme: Theme, text: str) -> None:
    label = PlainLabel(theme, text)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text
    assert label.buddy() is None


def test_a_label_is_as_high_as_its_line(theme: Theme) -> None:
    assert PlainLabel(theme, "Today", "display").sizeHint().height() == 44
    assert PlainLabel(theme, "Saved", "caption").sizeHint().height() == 16


def test_only_a_label_that_may_be_cut_gives_way(theme: Theme) -> None:
    whole, cut = PlainLabel(theme, LONG), PlainLabel(theme, LONG, cut=True)

    assert whole.minimumSizeHint().width() == whole.sizeHint().width()
    assert cut.minimumSizeHint().width() < 40


def test_a_tone_can_change(theme: Theme, shown: Shown) -> None:
    label = PlainLabel(theme, "Saved", tone="ink3")
    shown(label)
    before = label.grab().toImage()
    label.set_tone("caution")

    assert label.grab().toImage() != before


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("abc", False),
        (ARABIC, True),
        ("123 " + ARABIC, True),
        ("“Mara” " + ARABIC, False),
        ("שלום abc", True),
        ("…", False),
        ("", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, rtl: bool) -> None:
    assert reads_rtl(text) is rtl


def spoken(label: QWidget) -> tuple[str, str]:
    """What a screen reader is given: the name, and what is said after it."""
    interface = QAccessible.queryAccessibleInterface(label)
    return (
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
    )


def test_the_words_of_a_label_with_a_name_of_its_own_can_still_be_heard(theme: Theme) -> None:
    line = PlainLabel(theme, "", name="Save state")
    para = Para(theme, "", name="Lock message")
    line.setText("Saved")
    para.set_text("That didn’t open it.")

    assert spoken(line) == ("Save state", "Saved")
    assert spoken(para) == ("Lock message", "That didn’t open it.")


def test_words_without_a_name_are_heard_once(theme: Theme) -> None:
    assert spoken(PlainLabel(theme, "Also today")) == ("Also today", "")
    assert spoken(Para(theme, "One. Two.")) == ("One. Two.", "")
