"""Quotations of an article: which, and in which line."""

import pytest

from lavrov_cli.quotation.article import find_quotations


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
        ("a\r“we are still waiting [Russia] …”", [(1, "we are still waiting [Russia] …")]),
    ],
)
def test_finds_quotations_with_their_lines(text: str, found: list[tuple[int, str]]) -> None:
    assert find_quotations(text) == found


def test_a_large_article_takes_no_time() -> None:
    assert len(find_quotations("“we are still waiting” \n\n" * 20_000)) == 20_000
    assert find_quotations('« “ „ " ' * 20_000) == []
