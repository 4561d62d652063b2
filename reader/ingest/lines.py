"""The lines of a text with what can be seen of each without knowing its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

_COMBINING = ("Mn", "Me", "Mc", "Sk", "Lm", "Cf")
"""The general categories of what can belong to the character before it."""
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[*+•·▪●‣►»-]\s+\S|[*+•·▪●‣►»>-]+$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_UNSPACED = (
    (re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), 2),
    (re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 4),
)
"""Letters of the scripts without spaces, Japanese and Chinese, then Thai, Lao, Burmese and Khmer,
and how many of them make a word."""
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_LOOKED_AT = 4000
"""How much of a very long line is looked at, in code points."""
_WRAP_WIDTHS = range(40, 121)
"""Widths (code points) at which texts are wrapped by hand or by a mailer."""
_FEWEST_WRAPS = 4
_MOST_TOO_LONG = 0.1
"""The part of a wrapped text that may stand in lines longer than its width."""
_FEWEST_BREAKABLE = 2
"""A line of no more words is long because an address is: ``12. https://…``"""
_LONGEST_WORD = 30
"""A longer one is a sentence of a script without spaces, or an address."""


_CLOCK = re.compile(r"\s*\d{1,2}[:.h]\d{2}\b(?!\s*[-–]\s*\d)")
"""What a post of a live report begins with."""
_FEWEST_POSTS = 4


class Unit(NamedTuple):
    """A line, or the lines of one paragraph that was wrapped by hand; offsets in code points."""

    start: int
    end: int
    text: str
    words: int
    """Words; in scripts without spaces, two or four characters count as one."""
    bullet: bool
    """It begins like an item of a list or a menu."""
    heading: int
    """The level of a Markdown heading, else 0."""
    sentence: bool
    """It ends as a sentence ends."""
    indent: int
    """Blanks before it in its line."""

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph of running text."""
        return not self.heading and (self.words >= 30 or (self.sentence and self.words >= 9))


def units(text: str, *, markdown: bool = False) -> list[Unit]:
    """Return the paragraphs of a normalised ``text``; together they hold all that is not blank."""
    lines = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    return [_unit(text, start, end, markdown) for start, end in _unwrapped(text, lines)]


def _unit(text: str, first: int, end: int, markdown: bool) -> Unit:
    line = text[first:end]
    left, end = first + len(line) - len(line.lstrip()), first + len(line.rstrip())
    start = cluster_start(text, left) if left > first else left
    line = text[start:end]
    heading = _HEADING.match(line) if markdown else None
    head, tail = line[:_LOOKED_AT].lstrip(), line[-80:]
    return Unit(
        start=start,
        end=end,
        text=line,
        words=_words(head) * (1 if len(line) <= _LOOKED_AT else 2),
        bullet=_BULLET.match(head) is not None,
        heading=len(heading[1]) if heading else 0,
        sentence=_SENTENCE_END.search(tail) is not None,
        indent=left - first,
    )


def cluster_start(text: str, offset: int) -> int:
    """Return ``offset``, or that of the blank before it that the character there combines with."""
    if category(text[offset]) not in _COMBINING:
        return offset
    from reader.text.graphemes import Graphemes

    return Graphemes(text).start(offset)


def _words(line: str) -> int:
    words = len(line.split())
    if line.isascii():
        return words
    return max(words, sum(len(letters.findall(line)) // size for letters, size in _UNSPACED))


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ``lines`` with those joined that a wrap at one width has torn apart."""
    width = _wrap_width(text, lines)
    posts = {line for line in lines if width and _CLOCK.match(text, *line)}
    apart = posts if len(posts) >= _FEWEST_POSTS else set()
    start, end = -1, -1
    for line in lines:
        if start >= 0 and width and line not in apart and _is_wrap(text, (start, end), line, width):
            end = line[1]
            continue
        if start >= 0:
            yield start, end
        start, end = line
    if start >= 0:
        yield start, end


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the width at which the text was wrapped, 0 when its lines are its paragraphs.

    A text is wrapped at the width at which most breaks between two lines are where the next word
    would not have fitted. Hardly anything is longer (but an address, which cannot be broken), and
    most breaks after a line that is half as wide are such: menus have shorter lines.
    """
    breaks = [pair for pair in pairwise(lines) if pair[0][1] + 1 == pair[1][0]]
    wrapped = Counter(
        width
        for line, following in breaks
        if _continues(text, line, following)
        for width in _widths(text, line, following)
    )
    if not wrapped:
        return 0
    width = max(wrapped, key=lambda width: (wrapped[width], -width))
    longer = (line for line in lines if line[1] - line[0] > width)
    too_long = sum(end - start for start, end in longer if _breakable(text[start:end]))
    halves = sum(end - start > width // 2 for (start, end), _ in breaks)
    enough = wrapped[width] >= _FEWEST_WRAPS and wrapped[width] * 2 > halves
    return width if enough and too_long <= _MOST_TOO_LONG * len(text) else 0


def _is_wrap(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Return whether the first word of ``following`` had no room in the line before it."""
    if line[1] + 1 != following[0] or not _continues(text, line, following):
        return False
    last = text.rfind("\n", line[0], line[1]) + 1 or line[0]
    return width in _widths(text, (last, line[1]), following)


def _widths(text: str, line: tuple[int, int], following: tuple[int, int]) -> range:
    """Return the widths of a text in which ``following`` had to begin a new line."""
    length = line[1] - line[0]
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    first, stop = _WRAP_WIDTHS.start, _WRAP_WIDTHS.stop
    if len(word) > _LONGEST_WORD:
        return range(0)
    return range(max(first, length), min(stop, length + 1 + len(word)))


def _breakable(line: str) -> bool:
    return len(line.split(maxsplit=_FEWEST_BREAKABLE)) > _FEWEST_BREAKABLE


def _continues(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Return whether ``following`` is indented as ``line`` is and begins no item of a list."""
    last = text.rfind("\n", line[0], line[1]) + 1 or line[0]
    indent = _indent(text, following)
    if _BULLET.match(text, following[0] + indent):
        return False
    return indent == _indent(text, (last, line[1]))


def _indent(text: str, line: tuple[int, int]) -> int:
    return line[1] - line[0] - len(text[line[0] : line[1]].lstrip(" "))
