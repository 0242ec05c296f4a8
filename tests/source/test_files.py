"""Files to transcripts: what is found, decoded and refused, and under which name."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.errors import LavrovError, LoadError, ParseError, PassedOverError
from lavrov_cli.model import Transcript
from lavrov_cli.source import encodings, files

TEXT = "Question: Café?\nAnn Lee: “Yes.”\n"


def read(*paths: str | Path, encoding: str = "") -> list[Transcript | ParseError | None]:
    return list(files.load_each(files.find_files([str(path) for path in paths]), encoding=encoding))


def told(results: Sequence[Transcript | ParseError | None]) -> list[str]:
    return [str(result) for result in results if isinstance(result, ParseError)]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"),
        b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.rstrip("\n").encode(),
    ],
    ids=["UTF-8", "UTF-8 BOM", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE", "UTF-32 BE", "CRLF", "CR", "no last line end"],
)
def test_reads_the_same_text_from_any_honest_bytes(data: bytes) -> None:
    assert encodings.decode(data, path="f").rstrip("\n") == TEXT.rstrip("\n")


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (
            b"wide\nb\xff",
            "",
            "f.txt:2: byte 0xff at offset 6 is not UTF-8; if it is another encoding, add --encoding cp1252",
        ),
        (
            "Вопрос: где?\n".encode("cp1251"),
            "",
            "f.txt:1: byte 0xc2 at offset 0 is not UTF-8; if it is another encoding, add --encoding cp1251",
        ),
        (
            "Вопрос: где?\n".encode("koi8-r"),
            "",
            "f.txt:1: byte 0xf7 at offset 0 is not UTF-8; if it is another encoding, add --encoding koi8-r",
        ),
        (
            b"caf\xc3",
            "",
            "f.txt:1: byte 0xc3 at offset 3 is not UTF-8; if it is another encoding, add --encoding cp1252",
        ),
        (b"a\nb\0c", "", "f.txt:2: a NUL byte at offset 3, so not plain text; save it as UTF-8 text"),
        (TEXT.encode("utf-32-le"), "", "f.txt:1: a NUL byte at offset 1, so not plain text; save it as UTF-8 text"),
        (b"Q: \0Why\0 n\0", "", "f.txt:1: a NUL byte at offset 3, so not plain text; save it as UTF-8 text"),
        (b"Q: \0W\0h\0\xd8", "", "f.txt:1: a NUL byte at offset 3, so not plain text; save it as UTF-8 text"),
        (
            b"\xff\xfea",
            "",
            "f.txt:1: byte 0x61 at offset 2 is not UTF-16-LE; if it is another encoding, see --encoding",
        ),
        (b"\x81", "cp1252", "f.txt:1: byte 0x81 at offset 0 is not CP1252; if it is another encoding, see --encoding"),
        (b"", "punycode", None),
    ],
)
def test_refuses_with_place_and_cure(data: bytes, encoding: str, message: str | None) -> None:
    if message is None:
        assert encodings.decode(data, path="f.txt", encoding=encoding) == ""
        return
    with pytest.raises(LoadError) as caught:
        encodings.decode(data, path="f.txt", encoding=encoding)
    assert str(caught.value) == message


def test_reads_an_encoding_that_is_named() -> None:
    assert encodings.decode("Вопрос".encode("cp1251"), path="f", encoding="cp1251") == "Вопрос"
    encodings.check_encoding("cp1251")
    for nonsense in ("nonsense", "hex", "a\0b"):
        with pytest.raises(LavrovError, match="no encoding is called"):
            encodings.check_encoding(nonsense)


@given(st.binary(max_size=60), st.sampled_from(["", "cp1251", "utf-16", "idna", "utf-7"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, encoding: str) -> None:
    try:
        assert "\r" not in encodings.decode(data, path="f", encoding=encoding)
    except LoadError as error:
        assert str(error).startswith("f:")


def test_finds_files_recursively_in_name_order_and_passes_over_what_is_no_transcript(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "d.txt~", "e.exe", "#f.txt#", "g.TXT", ".git/g.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "linked.txt").symlink_to("b.txt")
    found = files.find_files([str(tmp_path), str(tmp_path / "b.txt")])
    assert [os.path.relpath(file.path, tmp_path) for file in found if isinstance(file, files.File)] == [
        "a.md",
        "b.txt",
        "g.TXT",
        "linked.txt",
        "sub/c.txt",
    ]


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    (tmp_path / "c.txt").symlink_to("nowhere")
    (tmp_path / "d.txt").symlink_to("d.txt")
    (tmp_path / "e.txt").write_text(TEXT)
    results = read(tmp_path)
    assert [result.name for result in results if isinstance(result, Transcript)] == ["a", "e"]
    assert [message.removeprefix(f"{tmp_path}/").split("; ")[0] for message in told(results)] == [
        "b.txt:1: byte 0xff at offset 0 is not UTF-8",
        "c.txt: No such file or directory",
        "d.txt: Too many levels of symbolic links",
    ]


def test_tells_of_paths_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert told(read("nosuch.txt", "", "empty", "a\0b", "n" * 300)) == [
        "nosuch.txt: No such file or directory; check the path",
        "''; no such file; give a file, a folder or - for standard input".replace("''; ", "'': "),
        f"empty: no {', '.join(f'*{suffix}' for suffix in files.SUFFIXES)} in this folder",
        "a\ufffdb: no such file; check the path",
        f"{'n' * 60}…{'n' * 59}: File name too long; check the path",
    ]


def test_tells_of_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(read(tmp_path)) == [f"{tmp_path}: Permission denied; the folder cannot be read"]


def test_stops_at_the_bound_for_files_and_for_streams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    reader, writer = os.pipe()
    os.write(writer, b"y" * 11)
    os.close(writer)
    messages = told(read(tmp_path / "a.txt", f"/dev/fd/{reader}"))
    os.close(reader)
    assert [message.rsplit(": ")[-1] for message in messages] == ["more than 0 MiB; split it"] * 2


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no /dev/zero")
def test_an_endless_file_of_zeros_is_refused_at_once() -> None:
    assert told(read("/dev/zero")) == ["/dev/zero:1: a NUL byte at offset 0, so not plain text; save it as UTF-8 text"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_reads_wide_text_without_a_mark(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(f"{TEXT}Question: Ещё 🌉?\n".encode(encoding))
    (transcript,) = read(tmp_path / "a.txt")
    assert isinstance(transcript, Transcript)
    assert transcript.pairs[-1].question_text() == "Ещё 🌉?"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_reads_wide_text_in_an_encoding_that_is_named(tmp_path: Path, encoding: str) -> None:
    encodings.check_encoding(encoding)
    (tmp_path / "a.txt").write_bytes("Question: Когда?\nЛи: Завтра.\n".encode(encoding))
    (transcript,) = files.load_each(files.find_files([str(tmp_path)]), encoding=encoding)
    assert isinstance(transcript, Transcript)


def test_a_folder_may_lie_a_thousand_folders_deep(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)
    assert files.find_files([str(tmp_path)])
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # Python's own way recurses


def test_the_extra_encodings_names_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes("Frage: Wie später?\nLi: Früh.\n".encode("cp850") * 40)
    detector = ModuleType("chardet")
    detector.detect = lambda data: {"encoding": "CP850" if "später".encode("cp850") in data else None}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "chardet", detector)
    (problem,) = told(read(tmp_path / "a.txt"))
    assert problem.endswith("add --encoding cp850")
    (transcript,) = files.load_each(files.find_files([str(tmp_path)]), encoding="cp850")
    assert isinstance(transcript, Transcript)


def test_too_little_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(*_: object, **__: object) -> None:
        raise MemoryError

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(files, "assemble", starve)
    assert told(read(tmp_path / "a.txt")) == [f"{tmp_path}/a.txt: too large for the memory there is"]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["x/2024.txt"], ["2024"]),
        (["a/same.txt", "b/same.txt", "b/other.txt"], ["a/same", "b/same", "other"]),
        (["x/a/same.txt", "y/a/same.txt"], ["x/a/same", "y/a/same"]),
        (["same.txt", "b/same.txt"], ["same", "b/same"]),
        (["same.txt", "same.md"], ["same~1", "same~2"]),
        (["-"], ["stdin"]),
        (["/"], ["/"]),
        (["new\nline.txt", "esc\x1b[31m.txt", "caf\udce9.txt"], ["new line", "esc␛[31m", "caf\\xe9"]),
    ],
)
def test_gives_each_its_own_name(paths: list[str], names: list[str]) -> None:
    assert list(files.name_all(paths).values()) == names


def test_reads_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(TEXT.encode())
    (result,) = read(tmp_path)
    assert isinstance(result, Transcript)
    assert (result.name, result.path) == ("caf\\xe9", f"{tmp_path}/caf\\xe9.txt")


def test_the_bundled_transcript_is_found_in_the_wheel_and_in_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (files.bundled() / "2025-11-09-ria-novosti.txt").is_file()
    (tmp_path / "lavrov_cli/transcripts").mkdir(parents=True)
    monkeypatch.setattr(files, "__file__", str(tmp_path / "lavrov_cli/source/files.py"))
    assert files.bundled() == tmp_path / "lavrov_cli/transcripts"
    (tmp_path / "lavrov_cli/transcripts").rmdir()
    assert files.bundled() == tmp_path / "transcripts"


def test_a_file_that_is_named_twice_is_read_once_and_a_named_one_counts_as_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    folder, file = str(tmp_path), str(tmp_path / "a.txt")
    assert files.find_files([folder, folder]) == [files.File(file, named=False)]
    assert files.find_files([folder, file, folder]) == [files.File(file)]


def test_reads_a_text_that_is_no_transcript(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“Café”\r\n".encode("cp1252"))
    assert files.read_text(str(tmp_path / "a.txt"), "cp1252") == "“Café”\n"


def test_what_a_folder_holds_beside_transcripts_is_passed_over_and_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bread, eggs.\n", encoding="utf-8")
    (tmp_path / "b.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nQuestion: Why?\n\n2\n00:00:03,000 --> 00:00:04,000\nAnn Lee: So.\n", encoding="utf-8")  # fmt: skip
    passed, found = read(tmp_path)
    assert (type(passed), type(found)) == (PassedOverError, Transcript)
    (named,) = read(tmp_path / "a.txt")
    assert type(named) is ParseError


def test_a_file_of_any_kind_in_a_folder_is_read_only_if_its_text_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nQuestion: Why?\n", encoding="utf-8")
    found = files.find_files([str(tmp_path)])
    assert list(files.load_each(found, wanted=lambda text: "ferry" in text)) == [None, None]
    assert [bool(each) for each in files.load_each(found, wanted=lambda text: "Why" in text)] == [False, True]


def test_bytes_that_only_look_like_wide_text_are_refused() -> None:
    with pytest.raises(LoadError, match="f:1: a NUL byte at offset 3, so not plain text"):
        encodings.decode(b"\x01\xd8A\0B\0C\0", path="f")


def test_an_encoding_is_for_files_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Question: Когда?\nЛи: Завтра.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Question: Когда?\nЛи: Завтра.\n", encoding="cp1251")
    (tmp_path / "c.txt").write_text("Question: いつ?\nリー: あした。\n", encoding="iso-2022-jp")
    for encoding, names in (("cp1251", "ab"), ("iso-2022-jp", "ac")):
        found = files.load_each(files.find_files([str(tmp_path / f"{name}.txt") for name in names]), encoding=encoding)
        asked = [it.pairs[0].question_text() for it in found if isinstance(it, Transcript)]
        assert asked == (["Когда?", "Когда?"] if names == "ab" else ["Когда?", "いつ?"])


def test_who_asks_in_one_file_of_a_folder_need_not_be_in_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bo Dahl: Why.\nAnn Lee: So.\n" * 3)
    (tmp_path / "b.txt").write_text("Question: Why?\nAnn Lee: So.\n")
    (tmp_path / "c.txt").write_text("Cy: Why now?\nAnn Lee: It is so, and it was.\n" * 3)
    found = list(files.load_each(files.find_files([str(tmp_path)]), askers=["dahl"]))
    assert [len(it.pairs) for it in found if isinstance(it, Transcript)] == [3, 1, 3]
    (problem,) = files.load_each(files.find_files([str(tmp_path / "c.txt")]), askers=["dahl"])
    assert "nor with a label that holds 'dahl'" in str(problem)


@pytest.mark.parametrize("suffix", files.SUFFIXES)
def test_an_empty_file_is_empty_whatever_its_name(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_text("\n \n")
    assert told(read(tmp_path / f"a{suffix}")) == [f"{tmp_path}/a{suffix}: empty: no question in it"]
