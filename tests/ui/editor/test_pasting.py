"""What is pasted becomes plain text with the little Markdown we know, and nothing is fetched."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.ui.editor.pasting import from_html, pasted_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("one<br>two", "one\ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<b>bold</b> and <em>soft</em>", "**bold** and *soft*"),
        ("<b><i>both</i></b>", "***both***"),
        ("<b>bold </b>next", "**bold** next"),
        ("a<b>b</b>c", "a**b**c"),
        ("<b>a</b><i>b</i>", "**a**b"),
        ("<h1>Title</h1><h3>Less</h3>", "# Title\n### Less"),
        ("<h2><b>Title</b></h2>", "## Title"),
        ("<ul><li>milk<li>bread</ul>after", "- milk\n- bread\nafter"),
        ("<ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol>", "1. one\n2. two\n  - deep"),
        ("<blockquote><p>said</p><p>and done</p></blockquote>so", "> said\n> and done\nso"),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        ("<p>a\n   b</p>", "a b"),
        ("hard&nbsp;space &amp; &#128512;", "hard\u00a0space & 😀"),
        ('<span style="font-weight:700">b</span>', "**b**"),
        ('<b style="font-weight:normal">plain</b>', "plain"),
        ('<span style="font-style: italic">i</span>', "*i*"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<head><title>t</title><style>p{}</style></head><script>x()</script>words", "words"),
        ('<img src="http://a/b.png" alt="a picture">words', "words"),
        ('<a href="http://a/">link</a>', "link"),
        ("<p>مرحبا</p>", "مرحبا"),
        ("", ""),
        ("<p></p><div> </div>", ""),
        ("<b>never closed", "**never closed**"),
        ("</b></p>words</i>", "words"),
        ("a < b", "a < b"),
        ("<![if !supportLists]>words<![endif]>", "words"),
        ("<!-- <b>not this</b> -->words<!-- nor this", "words<!-- nor this"),
        ('<p title="a > b">more</p>', "more"),
        ("<p>one<p>two<p>three", "one\ntwo\nthree"),
        ("<STYLE>p{}</STYLE><B>loud</B>", "**loud**"),
        ("1 <2 and 3> 4", "1 <2 and 3> 4"),
    ],
)
def test_html_becomes_our_markdown(html: str, text: str) -> None:
    assert from_html(html).text == text


def test_plain_text_is_taken_where_html_says_nothing_more() -> None:
    assert pasted_text("<p>one</p><p>two</p>", "one\n\ntwo") == "one\n\ntwo"
    assert pasted_text("<p><b>one</b></p>", "one") == "**one**"
    assert pasted_text("<p>one</p>", None) == "one"
    assert pasted_text(None, "one") == "one"
    assert pasted_text(None, None) == ""


@given(st.lists(st.text(alphabet="ab é😀م", min_size=1, max_size=8), max_size=6))
def test_the_words_survive_whatever_is_around_them(words: list[str]) -> None:
    html = "".join(f"<p><b>{word}</b> <i>x</i>" for word in words)
    text = from_html(html).text.replace("*", "")
    assert text.split() == [part for word in words for part in [*word.split(), "x"]]


@pytest.mark.parametrize(
    "piece", ["<!", "<a ", "<", "&#", "<!--", "<b>", "</b", "<a b='", '<a b="', "<![", "<script>",
              "<p><b>words</b> and more ", "<li><ul>", "<blockquote>"]
)  # fmt: skip
def test_html_made_to_hurt_takes_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(copies: int) -> float:
        html = piece * copies
        best = 10.0
        for _attempt in range(3):
            began = time.process_time()
            from_html(html)
            best = min(best, time.process_time() - began)
        return best

    # Sixteen times the length may take about sixteen times as long, not two hundred.
    assert seconds(16_000) < 60 * max(seconds(1_000), 0.001)


@example("<![;")
@example("<![if !supportLists]>words<![endif]>")
@example("<!DOCTYPE")
@given(st.text(alphabet="<>/abi \n&;=\"'!-[]x", max_size=200))
def test_no_html_is_too_broken(html: str) -> None:
    assert isinstance(from_html(html).text, str)
