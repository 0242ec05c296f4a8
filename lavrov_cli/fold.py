"""Text to the form in which it is compared, character for character, so that offsets never move.

Letters and digits come out in lower case without diacritics (ё as е), an apostrophe as `'`, what is nothing to a reader
(combining marks, soft hyphens, zero-width characters) as NOTHING, everything else as a blank. So a word is a run of
non-blanks, and its key is that run without the other two: `Russia’s`, `russia's` and `Rus\u00adsias` are one word.
"""

import unicodedata

APOSTROPHE, NOTHING = "'", "`"


class _Table(dict[int, int]):
    """One character to one character, found out when it is first met."""

    def __missing__(self, code: int) -> int:
        self[code] = folded = ord(_fold_character(chr(code)))
        return folded


def _fold_character(character: str) -> str:
    if character in "'’‘ʼ＇":
        return APOSTROPHE
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return NOTHING
    # NFKD puts the base letter first; `lower` can give two characters (İ), of which the first is the letter.
    letter = unicodedata.normalize("NFKD", character.lower())[0].lower()[0]
    return letter if letter.isalnum() else " "


_TABLE = _Table()


def fold(text: str) -> str:
    """Fold a text for comparison; the result has exactly as many characters as the text."""
    return text.translate(_TABLE)


def split(folded: str) -> list[str]:
    """Return the keys of the words of a folded text; two words with one key are the same word."""
    return folded.replace(APOSTROPHE, "").replace(NOTHING, "").split()


def keys(text: str) -> list[str]:
    """Return the keys of the words of a text as it is printed."""
    return split(fold(text))


def holds(text: str, part: str) -> bool:
    """Return whether a text's folded words hold those of `part`, which may begin and end inside a word."""
    return " ".join(keys(part)) in " ".join(keys(text))
