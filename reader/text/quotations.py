"""Quotation marks are paired here, once, for the reader's motions and for the suggester alike.

News is typeset in every style there is: straight marks, curly ones, the same curly mark at both
ends, low-high, guillemets, single marks in headlines. The neighbours of a mark decide whether it
opens or closes; its shape decides only when they do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple


class Quotation(NamedTuple):
    """A stretch in quotation marks, in code points of the text it was found in."""

    start: int
    """Of the opening mark."""
    end: int
    """Behind the closing mark; without one, behind the last character of the paragraph."""
    inner_start: int
    """Behind the opening mark."""
    inner_end: int
    """Before the closing mark."""
    depth: int
    """0 when no other quotation is around this one."""
    closed: bool
    """Whether a closing mark was found."""


_DOUBLE = '"\uff02\u201c\u201d\u201e\u201f'
_GUILLEMETS = "\u00ab\u00bb\u2039\u203a"
_SINGLE = "'\u2018\u2019\u201a\u201b"
_OPENING_CORNERS, _CLOSING_CORNERS = "\u300c\u300e\uff62", "\u300d\u300f\uff63"
"""Of East Asian texts, which have no blanks around them: their shape alone says what they do."""
_ONLY_OPENS = "\u201e\u201a\u2018`"
_BEFORE_OPENING = frozenset(
    " \t\n\u00a0\u202f\uff1a([{<-\u2010\u2011\u2012\u2013\u2014/" + _DOUBLE + _SINGLE
)
_LATE_CLOSE = frozenset({", ", "? ", "! "})
"""What stands before a closing mark that was put behind the blank: ``Kami siap, "kata Budi``."""
_ELISION = re.compile(r"(?:em|til|n|cause|twas|tis|bout|round)\b", re.IGNORECASE)
_FAMILIES = {
    **dict.fromkeys(_DOUBLE, "double"),
    **dict.fromkeys(_GUILLEMETS, "guillemet"),
    **dict.fromkeys(_SINGLE, "single"),
    **dict.fromkeys("\u300c\u300d\uff62\uff63", "corner"),
    **dict.fromkeys("\u300e\u300f", "white corner"),
    "`": "",
}
_MARK = re.compile(f"[\n{''.join(_FAMILIES)}]")
_LEFT_OUT = re.compile(r"\.(?:[@\w]| ?\.[. ]{0,6}[^\W_])")
"""What opens a quotation whose beginning is left out, or a public message to somebody."""
_INCHES = re.compile(r"\d['\u2019\u2032]\d{1,2}$")
_LONGEST_MEASURE = 4
"""Code points that may stand before an inch mark in ``6'11"``."""


@dataclass(slots=True)
class _Mark:
    """An opening mark, and once it is found, what closes it."""

    family: str
    start: int
    inner_start: int
    inner_end: int = -1
    end: int = -1
    closed: bool = False
    tentative: bool = False
    """In a closing mark's place with nothing to close: it opens if one that closes follows."""


class _Pairing:
    """Marks read from left to right; an unbalanced one is settled at its paragraph's end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[_Mark] = []
        self._stack: list[_Mark] = []
        self._open = dict.fromkeys(filter(None, _FAMILIES.values()), 0)

    def read(self, family: str, start: int, end: int) -> None:
        """Take the mark at ``start`` as a closing or as an opening one, or as no mark at all."""
        opens = self._may_open(family, start, end)
        if self._open[family] and self._may_close(family, start, end, opens):
            self._close(family, start, end)
        elif opens:
            if self._stack and self._stack[-1].tentative:
                self._open[self._stack.pop().family] -= 1
            self._push(_Mark(family, start, end))
        elif family == "double" and not self._stack and self._misplaced(end):
            self._push(_Mark(family, start, end, tentative=True))

    def _push(self, mark: _Mark) -> None:
        self._stack.append(mark)
        self._open[mark.family] += 1

    def _misplaced(self, end: int) -> bool:
        """Tell whether a sentence begins behind the mark: ``… publik.” Beri penghargaan …``."""
        return self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()

    def _may_open(self, family: str, start: int, end: int) -> bool:
        before = self.text[start - 1 : start]
        after = self.text[end : end + 1]
        if self.text[start] in _OPENING_CORNERS or self.text[start] in _CLOSING_CORNERS:
            return self.text[start] in _OPENING_CORNERS
        if before and before not in _BEFORE_OPENING:
            return self.text[start] in "\u201e`" and bool(after.strip())
        if not after or after.isspace():
            alone = before in ("", "\n") and family != "single"
            opens = alone or self.text[start] in '"\u201c'
            return opens and not self._open[family] and bool(after)
        if family == "single" and self.text[start] != "\u2018":
            return after.isupper() or (after.isalpha() and not _ELISION.match(self.text, end))
        if after == ".":
            return not self._open[family] and _LEFT_OUT.match(self.text, end) is not None
        return after not in ",;:!?)]}"

    def _may_close(self, family: str, start: int, end: int, opens: bool) -> bool:
        if self.text[start] in _ONLY_OPENS or self.text[start] in _OPENING_CORNERS:
            return False
        after = self.text[end : end + 1]
        if family == "single":
            before = self.text[start - 1 : start]
            return not before.isspace() and not after.isalnum()
        return not opens or (after.islower() and self.text[start - 2 : start] in _LATE_CLOSE)

    def _close(self, family: str, start: int, end: int) -> None:
        while True:
            mark = self._stack.pop()
            self._open[mark.family] -= 1
            if mark.family == family:
                break
            self._leave_open(mark, start)
        if family == "single" and not self._is_quotation(mark, start):
            return
        mark.inner_end, mark.end, mark.closed = start, end, True
        self.found.append(mark)

    def _is_quotation(self, mark: _Mark, end: int) -> bool:
        """Tell a quotation in straight single marks from a word with apostrophes around it."""
        straight = self.text[mark.start] in "'\u2019"
        return not straight or len(self.text[mark.inner_start : end].split(maxsplit=2)) > 1

    def _leave_open(self, mark: _Mark, end: int) -> None:
        if mark.family != "single" and not mark.tentative:
            mark.end = end
            self.found.append(mark)

    def end_paragraph(self, end: int) -> None:
        """Settle what is still open: it reaches to here, or to the next mark that was opened."""
        while self._stack:
            mark = self._stack.pop()
            self._open[mark.family] -= 1
            self._leave_open(mark, end)


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """Return the quotations in ``text[start:end]`` in the order of their opening marks.

    Offsets are code points of ``text``. Time is linear in the length of the stretch. An unclosed
    mark reaches to the end of its paragraph (line) or to the next quotation in it; when each
    following paragraph begins with an opening mark, as is the custom for long quotes, all of them
    up to the one that closes are one quotation.
    """
    end = len(text) if end is None else min(end, len(text))
    pairing = _Pairing(text)
    behind = start
    for token in _MARK.finditer(text, start, end):
        at, mark = token.start(), token.group()
        if mark == "\n":
            pairing.end_paragraph(at)
        elif at >= behind:
            behind = at + 1 + (mark in "'`" and text[at + 1 : min(at + 2, end)] == mark)
            family = "double" if behind - at > 1 else _FAMILIES[mark]
            if family and not (mark in '"\u201d' and _is_inches(text, at)):
                pairing.read(family, at, behind)
    pairing.end_paragraph(end)
    marks = sorted(pairing.found, key=lambda mark: mark.start)
    _cut_unclosed(text, marks)
    return _nested(_joined(text, marks))


def _is_inches(text: str, mark: int) -> bool:
    if not text[mark - 1 : mark].isdigit():
        return False
    return _INCHES.search(text, max(0, mark - _LONGEST_MEASURE), mark) is not None


def _cut_unclosed(text: str, marks: list[_Mark]) -> None:
    """End each unclosed quotation before the next quotation, without trailing blanks."""
    next_start = len(text)
    for mark in reversed(marks):
        if not mark.closed:
            inner = text[mark.inner_start : min(mark.end, next_start)].rstrip()
            mark.end = mark.inner_end = mark.inner_start + len(inner)
        if mark.family != "single":
            next_start = mark.start


def _joined(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Make one of a quotation that runs over paragraphs, each with an opening mark of its own."""
    out: list[_Mark] = []
    waiting: list[_Mark] = []
    for mark in marks:
        if waiting and not _continues(text, waiting[-1], mark):
            out += waiting
            waiting = []
        if waiting and mark.closed:
            first = waiting[0]
            out.append(
                _Mark(first.family, first.start, first.inner_start, mark.inner_end, mark.end, True)
            )
            waiting = []
        elif mark.closed:
            out.append(mark)
        else:
            waiting.append(mark)
    return out + waiting


def _continues(text: str, mark: _Mark, following: _Mark) -> bool:
    between = text[mark.end : following.start]
    return mark.family == following.family and "\n" in between and not between.strip()


def _nested(marks: list[_Mark]) -> list[Quotation]:
    out: list[Quotation] = []
    ends: list[int] = []
    for mark in marks:
        while ends and ends[-1] <= mark.start:
            ends.pop()
        crosses = bool(ends) and mark.end > ends[-1]
        if mark.inner_end > mark.inner_start and not crosses:
            out.append(
                Quotation(
                    mark.start, mark.end, mark.inner_start, mark.inner_end, len(ends), mark.closed
                )
            )
            ends.append(mark.end)
    return out
