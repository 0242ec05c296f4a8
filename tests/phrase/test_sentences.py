"""Which sentences hold a place: the place is in [brackets], the expected sentences in {braces}."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.model import Span
from lavrov_cli.phrase.sentences import LONGEST, around


@pytest.mark.parametrize(
    ("marked", "context"),
    [
        ("One. {Two [two]. }Three.", 0),
        ("{[One]. }Two.", 0),
        ("One. {[Two]}", 0),
        ("{Is it [so]? }Yes.", 0),
        ("He said “no.” {It [was] so. }Then.", 0),
        ("{He said “[no].” }It was so.", 0),
        ("{A [a]. B [b]. }C c.", 0),
        ("{Mr. Smith met J. R. [Jones] of St. Ives. }Then he left.", 0),
        ("{The [U.S. side] agreed. }So did we.", 0),
        ("{He waited … and [left]. }So did we.", 0),
        ("One.\n{Two [two]}\nThree.", 0),
        ("One. Two.\n{Three [three]. Four.\nFive [five]. }Six.", 0),
        ("One. {Two. [Three]. Four. }Five.", 1),
        ("{One. Two. [Three]. Four. Five.}", 9),
        ("Раз. {Два [два], т.е. два. }Три.", 0),
        ("We waited. {It was ferry No. 5 in the [row]. }It left.", 0),
        ("We said no. {The [anchor] held. }Then.", 0),
        ("We love art. {The [anchor] held. }Then.", 0),
        ("{See Fig. 3 and p. 12 for the [anchor]. }It held.", 0),
        ("We buy. {We buy abroad, e.g. Norway has [anchors]. }It held.", 0),
        ("{On Jan. 5 and Sept. 11 the [anchor] slipped. }It held.", 0),
        ("We sail in May. {The [anchor] held. }Then.", 0),
        ("It was Al. {The [anchor] held. }It.", 0),
        ("{Dahl et al. Bo tested the [anchor]. }It held.", 0),
        ("We waited, and so did I. {The [anchor] held. }Then.", 0),
        ("{I. [Newton] held. }Then.", 0),
        ("He said 'no.' {The [anchor] held. }Then.", 0),
        ("Wir warten. {Am 3. Oktober kam die [Fähre]. }Es regnete.", 0),
        ("There were 15. {The [anchor] held. }Then.", 0),
        ("{Das hilft z. B. Peter und der [Fähre], u. a. Karl. }Es.", 0),
        ("Ждали. {Ещё в XX в. Москва строила [паромы]. }Шёл дождь.", 0),
        ("Ждали. {Паром стоял, т.к. Петров [опоздал]. }Шёл дождь.", 0),
        ("Esperamos. {¿Dónde está el [ancla]? }Nadie sabe.", 0),
        ("Uno. {¡El [ancla]! }Dos.", 0),
        ("هل جاء؟ {القارب [هنا]. }نعم.", 0),
        ("क्या। {वह [आया]। }हाँ।", 0),
    ],
)
def test_finds_the_sentences(marked: str, context: int) -> None:
    bare = marked.translate({ord(c): None for c in "[]"})
    whole = bare.translate({ord(c): None for c in "{}"})
    plain = marked.translate({ord(c): None for c in "{}"})
    start = plain.index("[")
    end = plain.rindex("]") - plain.count("[") - plain.count("]") + 1
    expected = Span(bare.index("{"), bare.index("}") - 1)
    found = around(whole, Span(start, end), context)
    assert whole[found.start : found.end] == whole[expected.start : expected.end].rstrip()


def test_sentences_without_blanks_between() -> None:
    text = "大桥开放。我们检查了电缆，没有问题！“渡轮继续。”完。"
    for sentence in ("大桥开放。", "我们检查了电缆，没有问题！", "“渡轮继续。”", "完。"):
        start = text.index(sentence)
        assert around(text, Span(start + 1, start + 2)) == (start, start + len(sentence))


def test_looks_further_back_when_the_sentence_is_long() -> None:
    text = "First. " + "Word " * 3000 + "here."
    found = around(text, Span(len(text) - 5, len(text) - 1))
    assert text[found.start : found.start + 9] == "Word Word"


@given(st.text("ab .!?\n”", min_size=1), st.data())
def test_holds_the_place(text: str, data: st.DataObject) -> None:
    words = [n for n, c in enumerate(text) if not c.isspace()]
    if not words:
        return
    start = data.draw(st.sampled_from(words))
    end = data.draw(st.sampled_from([n for n in words if n >= start])) + 1
    found = around(text, Span(start, end), data.draw(st.integers(0, 2)))
    assert found.start <= start < end <= found.end <= len(text)


def test_a_text_without_sentences_is_cut_at_blanks_around_the_place() -> None:
    text = "word " * 5_000
    found = around(text, Span(10_000, 10_004))
    assert 2 * LONGEST - 12 < found.end - found.start - 4 <= 2 * LONGEST
    assert text[found.start - 1] == " " == text[found.end]
    assert around("x" * 20_000, Span(10_000, 10_001)) == (10_000 - LONGEST, 10_001 + LONGEST)
    assert around("A b. " * 5_000, Span(10_000, 10_001), 2_000) == (0, 20_004)
    assert around("First. " + text, Span(2_000, 2_004), 1)[0] == 0
