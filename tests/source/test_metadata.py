"""Title, date, link and trailer: what a document says of itself, and nothing that it does not say."""

import pytest

from lavrov_cli.model import Transcript
from lavrov_cli.source.metadata import is_boilerplate
from lavrov_cli.source.pairs import parse

BODY = "Question: Will it open?\nAnn Lee: On 1 May 1999, yes.\n"


def read(text: str, name: str = "talk") -> Transcript:
    return parse(text, name=name, path="talk.txt")


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        ("", "", ""),
        ("Interview on the water tower\n", "Interview on the water tower", ""),
        ("Photo: City Hall\n# Talk with the **Gazette**\n", "Talk with the Gazette", ""),
        ("Oslo\nTalk with the Gazette\n", "Talk with the Gazette", ""),
        ("Oslo\n", "Oslo", ""),
        ("Talk\nOslo, 3 March 2024\n", "Talk", "2024-03-03"),
        ("New Harbour, 3 March 2024\nTalk\nThe big harbour talk\n", "The big harbour talk", "2024-03-03"),
        ("The big harbour talk\n3rd March 2024\n", "The big harbour talk", "2024-03-03"),
        ("The big harbour talk\nMarch 3, 2024\n16:15\n", "The big harbour talk", "2024-03-03 16:15"),
        ("The big harbour talk\n3 марта 2024 года 09:05\n", "The big harbour talk", "2024-03-03 09:05"),
        ("The big harbour talk\n3. März 2024\n", "The big harbour talk", "2024-03-03"),
        ("The big harbour talk\n1er août 2024\n", "The big harbour talk", "2024-08-01"),
        ("The big harbour talk\n2024-03-03\n25:10\n", "The big harbour talk", "2024-03-03"),
        ("The big harbour talk\n31.02.2024\n30 Foo 2024\n", "The big harbour talk", ""),
        ("The big harbour talk\n" + "word " * 20 + "3 March 2024\n", "The big harbour talk", ""),
        ("https://example.org\n12:00\nThe big harbour talk\n", "The big harbour talk", ""),
        ('---\ntitle: "The \\"big\\" talk"\ndate: 2024-03-03\nother: x\n---\n', 'The "big" talk', "2024-03-03"),
        ("---\ntitle: 'The big\\\n  \\ talk'\n---\nAn opening line of it\n", "The big talk", ""),
        ("The big harbour talk\n1874-12-03-2024\n", "The big harbour talk", "2024-03-12"),
        ("The big harbour talk\n3 March 202413:41\n", "The big harbour talk", "2024-03-03 13:41"),
        ("The big harbour talk\nMarch 3, 2024\n1:31 p.m. EDT\n", "The big harbour talk", "2024-03-03 13:31"),
        ("The big harbour talk\nMarch 3, 2024, 12:05 AM\n", "The big harbour talk", "2024-03-03 00:05"),
        ("The big harbour talk\n3 de abril de 2024\n", "The big harbour talk", "2024-04-03"),
        (
            "80 years after the victory of May 9, 1945\nOslo, 3 March 2024\n",
            "80 years after the victory of May 9, 1945",
            "2024-03-03",
        ),
        ("Ann Lee: “We shall open in May”\nThe mayor on the harbour.\n", "Ann Lee: “We shall open in May”", ""),
        ("Ann Lee: Good afternoon.\n", "", ""),
        ("Ann Lee:\n", "", ""),
        ("Unofficial translation\nThe big harbour talk\n", "The big harbour talk", ""),
        ("---\n\n# The big harbour talk\n\n---\n", "The big harbour talk", ""),
        ("---\nno end of it\n", "no end of it", ""),
    ],
)
def test_reads_title_and_date_of_the_head(head: str, title: str, published: str) -> None:
    transcript = read(head + BODY)
    assert (transcript.title, transcript.published) == (title, published)


def test_a_clock_of_the_trailer_is_not_that_of_the_front_matter() -> None:
    assert read("---\ndate: 2024-03-03\n---\n" + BODY + "\n8:01 P.M. CEST\n").published == "2024-03-03"


@pytest.mark.parametrize(
    ("name", "tail", "published", "warnings"),
    [
        ("2024-03-03-talk", "", "2024-03-03", ()),
        ("2024-03-03-talk", "\n13:48 03.03.2024 •\n", "2024-03-03 13:48", ()),
        ("2024-03-03-talk", "\n13:48 04.03.2024 •\n", "2024-03-03", ("the name says 2024-03-03, the text 2024-03-04 13:48",)),
        ("talk", "\n13:48 04.03.2024 •\n", "2024-03-04 13:48", ()),
        ("2024-13-03-talk", "", "", ()),
    ],
)  # fmt: skip
def test_the_date_in_the_name_comes_first(name: str, tail: str, published: str, warnings: tuple[str, ...]) -> None:
    transcript = read(BODY + tail, name)
    assert (transcript.published, transcript.warnings) == (published, warnings)


def test_the_trailer_is_cut_off_the_end_only() -> None:
    transcript = read(
        BODY + "https://a.org\nAnd so on.\nread more in our Telegram-channel https://t.me/x\n\n…\n10:30\n"
    )
    assert transcript.pairs[0].answer[0].paragraphs == ("On 1 May 1999, yes.", "https://a.org", "And so on.")
    assert transcript.trailer == ("read more in our Telegram-channel https://t.me/x", "…", "10:30")
    assert transcript.link == "https://t.me/x"
    assert read("Question: Will it open?\nAnn Lee: 10:30\n").trailer == ()


@pytest.mark.parametrize(
    ("paragraph", "cut"),
    [
        ("read more in our Telegram-channel", True),
        ("Read more on our site: x", True),
        ("(https://example.org/a).", True),
        ("paper <https://example.org/1.pdf>", True),
        ("www.example.org", True),
        ("13:48", True),
        ("1:22 P.M. CEST", True),
        ("9 ноября 2025 года", True),
        ("09.11.2025 •", True),
        ("***", True),
        ("Read more.", False),
        ("We will publish all of it at https://example.org", False),
        ("See https://example.org for more.", False),
        ("In 2025", False),
        ("At 13:48 we left.", False),
        ("Yes.", False),
        ("*" * 300, False),
    ],
)
def test_tells_boilerplate_from_words(paragraph: str, cut: bool) -> None:
    assert is_boilerplate(paragraph) is cut
