"""Sentences as an annotator means them: a quotation and its cue clause are not torn apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reader.languages import abbreviations as known_abbreviations
from reader.languages import function_words
from reader.model import Span
from reader.text.quotations import Quotation, quotations

_NUMBERED = frozenset({"no", "nos", "p", "pp", "hal", "art", "ps"})
"""Abbreviations that are words of their own unless a number follows."""

_END = re.compile(
    "(?:[.!?…]+[\"'”’»›)\\]}]*(?=\\s|$)|[\u0964\u06d4\u061f]+[\"'”’»›)\\]}]*(?=\\s|$)"
    "|[\u3002\uff01\uff1f\uff61]+[\"'”’»›)\\]}\u300d\u300f]*)"
)
_TOKEN_BEFORE = re.compile(r"[^\s(\[\"'“‘«]*$")
_DOTTED = re.compile(r"(?:\w{1,2}\.)+\w{1,2}|[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]{1,12}")
_LONGEST_TOKEN = 24
"""Code points looked back for an abbreviation."""


def sentences(
    text: str, start: int, end: int, abbreviations: Collection[str] | None = None
) -> list[Span]:
    """Return the sentences of the paragraph ``text[start:end]``, without the blanks between them.

    ``abbreviations`` are in lower case, without the full stop; None takes those of all languages.
    A full stop after one, after an initial or before a small letter ends nothing, nor does one in
    a quotation that is a part of a larger sentence. Time is linear in the length of the paragraph.
    """
    found: list[Span] = []
    known = known_abbreviations() if abbreviations is None else abbreviations
    held = _Held(text, start, end)
    first = start
    for match in _END.finditer(text, start, end):
        after = _skip_blanks(text, match.end(), end)
        if after >= end:
            break
        if held.holds(match.start(), match.end()) or not _ends(text, first, match, after, known):
            continue
        found.append(Span(first, match.end()))
        first = after
    last = first + len(text[first:end].rstrip())
    if last > first:
        found.append(Span(first, last))
    return found


def _skip_blanks(text: str, offset: int, end: int) -> int:
    while offset < end and text[offset].isspace():
        offset += 1
    return offset


def _ends(
    text: str, first: int, match: re.Match[str], after: int, abbreviations: Collection[str]
) -> bool:
    """Tell whether the mark ``match`` ends the sentence that began at ``first``."""
    if text[after].islower() or (text[after] in ",;:" and after == match.end()):
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    token = _TOKEN_BEFORE.search(text, max(first, match.start() - _LONGEST_TOKEN), match.start())
    word = token[0] if token else ""
    if word.isdigit():
        return match.start() - len(word) > first
    folded = word.lower()
    if folded in _NUMBERED:
        return not text[after].isdigit()
    if folded in abbreviations or (_DOTTED.fullmatch(word) and not word.islower()):
        return text[after].isupper() and _begins_with_small_word(text, after)
    return True


def _begins_with_small_word(text: str, offset: int) -> bool:
    """Tell whether ``The`` and not a name follows, so that the abbreviation was a last word."""
    match = _LETTERS.match(text, offset)
    return match is not None and match[0].lower() in function_words()


class _Held:
    """The quotations of a paragraph that are a part of a sentence, so that no mark inside ends it.

    Such a one stands behind words of the same sentence, or the cue clause goes on behind it.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._quotations = self._parts(text, start, end)
        self._current = next(self._quotations, None)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether the mark at ``[start, end)`` is inside; to be asked from left to right."""
        while self._current and self._current.end <= start:
            self._current = next(self._quotations, None)
        around = self._current
        return around is not None and around.start < start and end < around.end

    @staticmethod
    def _parts(text: str, start: int, end: int) -> Iterator[Quotation]:
        for quotation in quotations(text, start, end):
            if quotation.depth == 0 and quotation.closed and _is_part(text, start, end, quotation):
                yield quotation


def _is_part(text: str, start: int, end: int, quotation: Quotation) -> bool:
    before = text[max(start, quotation.start - 4) : quotation.start].rstrip()
    if before and before[-1] not in ".!?…\u3002":
        return True
    if text[quotation.inner_end - 1] in ",;" or text[quotation.end : quotation.end + 1] in (
        ",",
        ";",
    ):
        return True
    after = _skip_blanks(text, quotation.end, end)
    return after < end and (text[after].islower() or text[after] in "-–—")
