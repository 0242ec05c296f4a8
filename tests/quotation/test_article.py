"""Quotations of an article: which, and in which line."""

import pytest

from lavrov_cli.quotation.article import Quotation, find_quotations, list_quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we are still waiting” today.", [(1, "we are still waiting")]),
        ('One\n"we are still waiting"\n', [(2, "we are still waiting")]),
        ("Он сказал: «мы всё ещё ждём ответа».", [(1, "мы всё ещё ждём ответа")]),
        ("«мы ждём «ответа» до сих пор»", [(1, "мы ждём «ответа» до сих пор")]),
        (
            "Er sagte: „wir warten noch immer“, und „auf eine lange Antwort”.",
            [(1, "wir warten noch immer"), (1, "auf eine lange Antwort")],
        ),
        ("“three words only” and \"a 'toll'\"", []),
        (
            "A line\n\n“we are\nstill waiting” and “for a long\nlong answer”",
            [(3, "we are still waiting"), (4, "for a long long answer")],
        ),
        (
            "“we are *still* waiting” and “it is **[not](http://x.y)** over yet”",
            [(1, "we are still waiting"), (1, "it is not over yet")],
        ),
        ("> “we are\n> still waiting <b>here</b>”", [(1, "we are still waiting here")]),
        (
            "_“we are still waiting”_ and `“we are still standing”`",
            [(1, "we are still waiting"), (1, "we are still standing")],
        ),
        ("snake_case “a name_of_four in words”", [(1, "a name_of_four in words")]),
        ("an open “quote that never ends\n\nanother paragraph with words", []),
        (
            "“the first paragraph of it.\n\n“And here the second one.” He left.",
            [(1, "the first paragraph of it."), (3, "And here the second one.")],
        ),
        ('a 5" pipe and a 6" pipe of iron', []),
        ("", []),
        ("\n\n\n“we are still waiting”", [(4, "we are still waiting")]),
        ("a\r“we are still waiting [Russia] …”", [(2, "we are still waiting [Russia] …")]),
    ],
)
def test_finds_quotations_with_their_lines(text: str, found: list[tuple[int, str]]) -> None:
    assert find_quotations(text) == found


def test_a_large_article_takes_no_time() -> None:
    assert len(find_quotations("“we are still waiting” \n\n" * 20_000)) == 20_000
    assert find_quotations('« “ „ " ' * 20_000) == []


WORDS = "we are still waiting"


@pytest.mark.parametrize(
    "article",
    [
        "‘{}’", "'{}'", "»{}«", "‚{}‘", "‹{}›", "”{}”", '“{}"', "“{}“", ",,{}''", "``{}''", "「{}」", "『{}』",
        "«\u00a0{}\u00a0»", "« {} »", '_"{}"_', "*“{}”*", '**"{}"**', "&ldquo;{}&rdquo;", "&quot;{}&quot;",
        "&laquo;{}&raquo;", "&#8220;{}&#8221;", "<q>{}</q>", "(“{}”)", "“{}.”", "“{}”.", "—“{}”—", "> “{}”", "> {}",
        "<blockquote>{}</blockquote>", "<blockquote><p>{}</p></blockquote>", "- “{}”", "# “{}”",
        '5" pipe and “{}”', "The captains’ boats: “{}”", "'Tis so: “{}”", 'a "{}", he said', "“{}”¹", "“{}<sup>1</sup>”",
    ],
)  # fmt: skip
def test_finds_each_way_of_quoting(article: str) -> None:
    assert [quotation.rstrip(".") for _, quotation in find_quotations(article.format(WORDS))] == [WORDS]


@pytest.mark.parametrize(
    "article",
    [
        f"<!-- “{WORDS}” -->",
        "> [!NOTE]\n> This is my own reading.",
        "The sailors’ own money paid, and the captains’ boats stayed. It's Lee's.",
        "He won’t go, and we don’t know ’twas so",
    ],
)
def test_finds_no_quotation(article: str) -> None:
    assert list_quotations(article) == []


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("“three words only” he said", [Quotation(1, "three words only", "too short")]),
        ("a\n\n“it never ends, he said", [Quotation(3, "it never ends, he said", "not closed")]),
        ("“They told us ‘we will never go away’ twice”", [
            Quotation(1, "They told us ‘we will never go away’ twice"), Quotation(1, "we will never go away")]),
        ("“We will not,” she said, “leave the dock.”", [Quotation(1, "We will not, [—] leave the dock.")]),
        ("“We will not leave it,” she said, “and we stay here.”", [
            Quotation(1, "We will not leave it,"), Quotation(1, "and we stay here.")]),
        ("“We will not,” she said. “We stay here now.”", [
            Quotation(1, "We will not,", "too short"), Quotation(1, "We stay here now.")]),
        ("“assets” and “the root causes of it”", [Quotation(1, "assets", "too short"), Quotation(1, "the root causes of it")]),
        ('"The first paragraph of it.\n\n"And here the second one."', [
            Quotation(1, "The first paragraph of it."), Quotation(3, "And here the second one.")]),
        ("»Der erste Satz ist hier« und dann »der zweite Satz ist da«", [
            Quotation(1, "Der erste Satz ist hier"), Quotation(1, "der zweite Satz ist da")]),
        ("“every sin-\ngle day of it”", [Quotation(1, "every single day of it")]),
        ("“the [ferry](https://x.org/F_(b)) left us”", [Quotation(1, "the ferry left us")]),
        ("“we are [never][1] going”\n\n[1]: https://x.org", [Quotation(1, "we are never going")]),
        ("<p>One.</p>\n<p>“we are still waiting”</p>", [Quotation(2, "we are still waiting")]),
        ("“He said ‹we will never go away”", [Quotation(1, "He said ‹we will never go away")]),
        ("李安说：“我们从来没有检查过任何电缆。”", [Quotation(1, "我们从来没有检查过任何电缆。")]),
    ],
)  # fmt: skip
def test_says_what_it_finds_and_what_it_passes_over(article: str, found: list[Quotation]) -> None:
    assert list_quotations(article) == found


def test_a_dialogue_by_dashes_is_not_passed_over_in_silence() -> None:
    found = list_quotations(
        "They met.\n\n— We will not sell the ferry.\n— Why not?\n\n«We will sell it» – so he said.\n"
    )
    assert [(line, why) for line, _, why in found] == [
        (3, "begun with a dash"),
        (4, "begun with a dash"),
        (6, ""),
    ]


def test_code_is_not_read_and_an_indented_line_is_no_code() -> None:
    found = list_quotations(f"```\n“{WORDS}”\n```\n\n    “{WORDS}”\n\n\t“{WORDS}”\n")
    assert [(line, why) for line, _, why in found] == [(1, "in code"), (5, ""), (7, "")]
