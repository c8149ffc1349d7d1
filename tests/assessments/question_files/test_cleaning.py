"""Whatever a file says, what learners are shown has only the few tags that a question may have."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.question_files.formats import markup

PIECES = ["<p>", "</p>", "<b>", "</b>", "<ul>", "<ol>", "<li>", "</li>", "</ul>", "<table>", "<tr>", "<td>", "</td>"]
PIECES += ["</table>", "<br>", "<pre>", "</pre>", "<i>", "</i>", "<div>", "</div>", "<span>", "<", ">", "&lt;", "&amp;"]
PIECES += [" ", "a", "\n", "&nbsp;", "<!--x-->", "<script>", "</script>", "<img src=x onerror=y>", "<th>", "<h1>"]
HTML = st.lists(st.sampled_from(PIECES)).map("".join)
SAFE = re.compile(r"(?:</?(?:p|b|i|sub|sup|code|ul|ol|li|pre|table|tr|td|th)>|<br/>|[^<>])*")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>alert(1)</script>teks", "<p>teks</p>"),
        ('<p onclick="x()" style="color:red">teks</p>', "<p>teks</p>"),
        ('<a href="javascript:x">teks</a>', "<p>teks</p>"),
        ("<scr<script>ipt>alert(1)</script>", "<p>&lt;scr</p>"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
        ("<svg><script>x</script></svg>a", "<p>a</p>"),
        ('<iframe src="//x"></iframe><p>a', "<p>a</p>"),
        ("5 < 6 & 7 > 3", "<p>5 &lt; 6 &amp; 7 &gt; 3</p>"),
    ],
)
def test_nothing_dangerous_passes(html, expected):
    assert markup.safe(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<strong>a</strong> <em>b</em>", "<p><b>a</b> <i>b</i></p>"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("<div>satu</div><div>dua</div>", "<p>satu</p><p>dua</p>"),
        ("<p>satu<br></p><p></p>", "<p>satu</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br/>b</li></ul>"),
        ("<table><tbody><tr><td>a</td><td>", "<table><tr><td>a</td><td></td></tr></table>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("teks<ul><li>a</li></ul>", "<p>teks</p><ul><li>a</li></ul>"),
    ],
)
def test_formatting_that_a_question_may_have_stays(html, expected):
    assert markup.safe(html) == expected


def test_tags_that_are_left_out_are_named():
    assert markup.clean("<a href='x'>a</a><span>b</span><video></video>").left_out == {"a", "video"}


@settings(max_examples=400)
@given(HTML)
def test_what_was_cleaned_is_safe_and_stays_as_it_is(html):
    cleaned = markup.safe(html)

    assert SAFE.fullmatch(cleaned)
    assert markup.safe(cleaned) == cleaned


@settings(max_examples=200)
@given(st.text())
def test_plain_text_comes_back_from_html(text):
    html = markup.from_plain(text)

    assert markup.safe(html) == html
    assert markup.from_plain(markup.as_plain(html) or "") == html


@settings(max_examples=200)
@given(st.text(alphabet="ab <>&'\"/!-"))
def test_a_line_of_text_survives_as_html(text):
    assert markup.line(markup.from_plain(text)) == " ".join(text.split())


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<!--", "<!x ", "<br>", "<b>", "<p>", "<ul>", "<td>", "&", "<a b='"])
def test_hostile_text_costs_little(piece):
    begun = time.process_time()

    markup.plain(markup.safe(piece * (60_000 // len(piece))))

    assert time.process_time() - begun < 1
