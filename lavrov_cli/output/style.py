"""Colours that mean something, as terminal sequences for plain text and as styles for Rich.

Only the sixteen colours of the terminal's own theme and dim and bold, so that light and dark both read well.
"""

ADDRESS = "cyan"
QUIET = "dim"
STRONG = "bold"
MATCH = "bold red"
INSERTED = "green"
DELETED = "red"
WARNING = "yellow"
VERDICTS = {"verbatim": "bold green", "typography": "green", "differs": "bold yellow", "absent": "bold red"}

_CODES = {"dim": "2", "bold": "1", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def paint(text: str, style: str, *, color: bool) -> str:
    """Wrap a safe text in the sequences of a style such as `bold red`, if colour is wanted."""
    if not color or not text:
        return text
    return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{text}\x1b[0m"
