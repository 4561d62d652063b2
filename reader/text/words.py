"""What counts as one word, for motions, hints and growing a span alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Span

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0"
    "\u07eb-\u07f3\u0816-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u0963\u0966-\u0dff\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece\u0f18\u0f19\u0f35-\u0f39\u0f3e-\u0f84"
    "\u0f86-\u0fbc\u1000-\u1049\u1050-\u109f\u1712-\u1734\u1780-\u17d3\u180b-\u180f\u1a17-\u1a1b"
    "\u1a55-\u1a7f\u1ab0-\u1b4c\u1b6b-\u1bf3\u1c24-\u1c37\u1cd0-\u1cff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua69f\ua880-\ua8ff\ua926-\ua9c0"
    "\uaa29-\uaa4d\uaab0-\uaac1\uaaeb-\uaaf6\uabe3-\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U00010a01-\U00010a3f\U00011000-\U00011fff\U000e0100-\U000e01ef"
)
"""Marks and whole scripts written with them: ``\\w`` has the letters but not the vowel signs."""
_IDEOGRAPHS = (
    "\u3005-\u3007\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PICTOGRAPHS = "\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
_LETTERS = f"[^\\W{_IDEOGRAPHS}]+(?:[{_MARKS}]+[^\\W{_IDEOGRAPHS}]*)*"
_INSIDE = (
    "['\u2019\u02bc\u2018`\\-\u2010\u2011&]"  # Jum'at, kata-kata, AT&T
    r"|(?<=\d)[.,:/](?=\d)"  # 5.000, 11:58, 2/12/2014
    r"|(?<=[^\W\d_])\.(?=[a-z])|(?<=\b[A-Z])\.(?=[A-Z]\b)"  # example.com, U.S
)
_WORD = re.compile(
    f"{_LETTERS}(?:(?:{_INSIDE}){_LETTERS})*"
    f"|[{_IDEOGRAPHS}][{_MARKS}]*"
    f"|[\U0001f1e6-\U0001f1ff]{{1,2}}"
    f"|[{_PICTOGRAPHS}][{_MARKS}{_PICTOGRAPHS}]*"
)


def words(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words inside ``text[start:end]``, offsets in code points of ``text``.

    A word keeps apostrophes, hyphens and the separators of a number (``Jum'at``, ``kata-kata``,
    ``5.000``); an ideograph is a word, and so is a row of emoji. A grapheme cluster is not cut as
    far as its marks are ordinary ones; who must be sure snaps the span.
    """
    for match in _WORD.finditer(text, start, end):
        yield Span(match.start(), match.end())
