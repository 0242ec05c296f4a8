"""Text from outside to text that cannot drive a terminal: one visible character for each hidden one.

Whatever came from a file, a name, an argument or the environment passes through here before it is shown in any text
format, also into a pipe, whose end is often a terminal. Offsets stay true: the result is as long as the text.
JSON needs none of it: there `escape` keeps the exact character, written as an escape.
"""

import re
import unicodedata

SPELLING = "\u00ad\u200c\u200d"
"""Soft hyphen, zero-width non-joiner and joiner: Persian, Hindi and emoji are spelt with them."""


def is_hidden(character: str) -> bool:
    """Return whether a terminal would obey or hide the character: controls, bidirectional and invisible ones.

    Those are the categories Cc (tab and line feed apart), Cf (all twelve Bidi_Control characters, zero-width blanks,
    tags), Cs, Zl and Zp of the Unicode standard, section 4.5; but SPELLING belongs to words.
    """
    return character not in f"\t\n{SPELLING}" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


class _Visible(dict[int, str]):
    """Each character to what is shown for it, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = shown = ("␛" if code == 0x1B else "\ufffd") if is_hidden(character) else character
        return shown


class _Escaped(dict[int, str]):
    """Each character to its JSON escape if it is hidden, else to itself."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = shown = _json_escape(code) if is_hidden(character) else character
        return shown


def _json_escape(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


_VISIBLE, _ESCAPED = _Visible(), _Escaped()


def safe(text: str) -> str:
    """Show each hidden character but tab and line feed as one visible one: ␛ for ESC, U+FFFD for the rest."""
    return text if text.isprintable() else text.translate(_VISIBLE)


def safe_line(text: str) -> str:
    """Make a text safe and fold each run of blanks (no-break ones too) into one blank, so that it is one line."""
    return " ".join(safe(text).split())


def escape(json: str) -> str:
    """Replace the hidden characters of a JSON text by their escapes; nothing is lost."""
    return json if json.isprintable() else json.translate(_ESCAPED)


def shorten(text: str, most: int = 120) -> str:
    """Make a name or an argument fit into a one-line message of `most` characters, its middle left out."""
    line = re.sub(r"[\t\n]", "\ufffd", safe(text))
    return line if len(line) <= most else f"{line[: most // 2]}…{line[-(most // 2) + 1 :]}"
