"""HTML: each paragraph once and in its order, what is hidden never, whatever is left open."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers.html import read
from lavrov_cli.source.document import Known


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>One\n two</p><p>Three</p>", ["One two", "Three"]),
        ("<p>One<p>Two<P CLASS=x>Three", ["One", "Two", "Three"]),
        ("<div>One<br>Two<br/><br>Three<div>Four</div>Five</div>", ["One", "Two", "Three", "Four", "Five"]),
        ("<ul><li>One<li>Two</ul><blockquote>Three</blockquote>", ["One", "Two", "Three"]),
        ("<table><tr><td>One<td>Two</table>", ["One", "Two"]),
        ("<p>a&nbsp;b&nbsp;</p><p>&nbsp;</p><p>&mdash; &#1071; &lt;b&gt; &am</p>", ["a\u00a0b", "— Я <b> &am"]),
        ("<p>A<b>B</b>C <i>D</i></p>", ["ABC D"]),
        ("<nav>x</nav><script>'<p>x'</script><style>x</style><footer>x</footer><p>One", ["One"]),
        ("<p hidden>x<p>One<p style='Display: None'>x</p><i aria-hidden=true>x</i>Two", ["One", "Two"]),
        ("<div hidden><div>x</div>x</div>One", ["One"]),
        ("<nav><ul><li>Home</ul><p>One<div hidden>Two", ["Home", "One", "Two"]),
        ("<svg/>One<svg><title>x</title></svg>", ["One"]),
        ("<!-- <p>x --><!-->One<!-- x", ["One"]),
        ("<?xml version='1'?><![if x]>One<![endif]>", ["One"]),
        ("<p>1 < 2 and 3 <4 <>", ["1 < 2 and 3 <4 <>"]),
        ("<p>One <a href='x' title='a > b' data-x=\"<p>\">two</a> three", ["One two three"]),
        ('<p>One <a title="x"y"z>two</a> <a b=">three</p>', ["One two three"]),
        ("One<p", ["One"]),
        ("One</p", ["One"]),
        ("One<!doctype", ["One"]),
        ("One<script>x", ["One"]),
        ("One<script>x</script >Two", ["OneTwo"]),
        ("<form><p>One<input value=x><select><option>x</select></form>", ["One"]),
        ("<main>One two three</main><p>x", ["One two three"]),
        ("<main>One</main><p>Two three", ["One", "Two three"]),
        ("<article>Teaser</article><article>One two three</article>x", ["Teaser", "One two three"]),
        ("<p>One\0two", ["One\0two"]),
    ],
)
def test_paragraphs(page: str, lines: list[str]) -> None:
    document = read(page, "a.html")
    assert document.lines == lines
    assert document.paragraphs


def test_styles_of_whole_paragraphs() -> None:
    page = "<h2>One <b>x</b></h2><p><b>Two</b> <strong>three</strong><p><b>Four:</b> five<h3>Six<p>Seven</h3></h3>"
    document = read(page, "a.html")
    assert document.lines == ["One x", "Two three", "Four: five", "Six", "Seven"]
    assert document.known == {0: Known(style="heading"), 1: Known(style="bold"), 3: Known(style="heading")}


def test_a_podcast_names_speakers_before_their_paragraphs() -> None:
    page = "<cite>Ana Ruiz:</cite>\n<time>0:12</time>\n<p>Where?</p><p>To?</p><cite>Bo</cite><p>South.</p><time>1:00</time><p>So"
    document = read(page, "a.html")
    assert document.lines == ["Where?", "To?", "South.", "1:00", "So"]
    assert document.known == {0: Known("Ana Ruiz", "0:00:12"), 2: Known("Bo")}
    assert document.numbers == [3, 3, 3, 3, 3]


def test_a_cite_elsewhere_is_text() -> None:
    document = read("<p>I read <cite>Gulls</cite>.</p><blockquote>Fly.<br><cite>Ana</cite></blockquote><p>So.", "a")
    assert document.lines == ["I read Gulls.", "Fly.", "Ana", "So."]
    assert not document.known


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        ("", {}),
        ("<title>A &amp;\nB</title>", {"title": "A & B"}),
        ("<title>A</title><h1>B</h1>", {"title": "B"}),
        ("<meta property=og:title content='C'><title>A</title><h1>B</h1>", {"title": "C"}),
        ("<meta property='article:published_time' content='2025-11-09T13:48'>", {"date": "2025-11-09T13:48"}),
        ("<time datetime=2025-01-02>x</time><time datetime=2024-01-01>", {"date": "2025-01-02"}),
        ("<meta name=Date content=2025-01-03><time datetime=2025-01-02>", {"date": "2025-01-03"}),
        ("<span itemprop=datePublished content=2025-01-04></span><meta charset=utf-8>", {"date": "2025-01-04"}),
        (
            "<link rel=canonical href='https://a.example/?b&amp;c'><meta property=og:url content=x>",
            {"url": "https://a.example/?b&c"},
        ),
        ("<meta property=og:url content=https://b.example/><link rel=x>", {"url": "https://b.example/"}),
        ("<meta content=1 content=2 name=date>", {"date": "1"}),
    ],
)
def test_facts(head: str, facts: dict[str, str]) -> None:
    assert read(f"{head}<p>One</p>", "a").facts == facts


@pytest.mark.parametrize("page", ["", "<html></html>", "<title>x</title>", "<p hidden>x</p>", "<script>x"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ParseError, match="without text"):
        read(page, "a")


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", "<a ='", '<a =">', "<a", "<", "</", "<?", "<div>", "<b>", "<p hidden>", "<nav>", "&", "&#", "<a a=", "<title>",
    "<cite>", "<p>x", "\n<p>x", "</p>x", "<script>"],
)  # fmt: skip
def test_hostile_pages_are_linear(piece: str) -> None:
    before = time.process_time()
    document = read("x " + piece * (300_000 // len(piece)), "a")
    assert document.lines[0].startswith("x")
    assert time.process_time() - before < 20


def test_many_kinds_of_elements_left_hidden_are_linear() -> None:
    before = time.process_time()
    read("x" + "".join(f"<x{at} hidden>y" for at in range(10_000)), "a")
    assert time.process_time() - before < 20


@given(
    st.lists(
        st.sampled_from("<p> </p> <b> </b> <br> <div> </div> <h2> <li> <cite> <td> <i one two three &amp;".split())
    )
)
def test_no_word_is_lost_or_doubled(pieces: list[str]) -> None:
    page = "start " + " ".join(pieces)
    words = ["start", *("&" if piece == "&amp;" else piece for piece in pieces if piece[0] != "<")]
    if "<i" not in pieces:
        assert " ".join(read(page, "a").lines).split() == words
    else:
        read(page, "a")
