"""One article as the rules see it: its words, its sentences and its quotations, read once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.suggest.lexicon import Lexicon
from reader.text.quotations import Quotation, quotations

_WORD = re.compile(
    r"\w++(?:(?=['’\-‑.,:/])(?:['’](?!(?:s|m|re|ve|ll|d)\b)\w+|[\-‑]\w+|(?<=\d)[.,:/]\d+"
    r"|\.[a-z]\w+|(?<=\b\w)(?:\.\w(?=\.))+\.?|(?<=\b[A-Z])\.(?:[A-Z][a-z]{1,2}|[A-Z]{2,3})\b"
    r"|(?<=\b[A-Z][a-z])\.[A-Z]\b))*+"
    r"|['’](?:s|m|re|ve|ll|d)\b|''|``|[^\w\s]"
)
"""A word, with the endings that English writes behind an apostrophe as words of their own.

A degree is one word, with its full stops inside: ``M.Si``, ``S.STP``, ``Sp.A``.
"""
_LINE_BREAK = re.compile("\\n+")
_ENDS_SENTENCE = frozenset(".!?…")
_LONGEST_CUE_CLAUSE = 20
"""Words and marks of a cue clause that is looked for in a quotation without an end."""
_LONGEST_LABEL = 2
"""Words of ``Keterangan foto:``, at most."""
_LONGEST_NICKNAME = 4
"""Words and marks of a quotation behind an abbreviation that is a part of a name at most."""
_BEHIND = 3
"""As many words as a rule looks at behind a word without asking whether they are there."""
_QUOTE_MARKS = frozenset([*"\"'“”„‘’«»「」『』", "''"])
_CLOSES = frozenset([*")]}\"'”’»›」』", "''"])
_UNSPACED = "[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff]"
"""Letters of scripts that put no blanks between words; two of them count as one here."""
_PIECE = re.compile(f"{_UNSPACED}{{1,2}}|{_WORD.pattern}")
_OTHER_MARKS = str.maketrans("،؛؟۔。！？、，：；।", ",;?..!?,,:;.")
"""Marks of other scripts, as the rules know them."""
_HAS_OTHER_MARKS = re.compile("[،؛؟۔。！？、，：；।]")


class Sentence(NamedTuple):
    """A sentence, as the numbers of its words; a quotation within it never ends it."""

    first: int
    end: int
    headline: bool = False
    paragraph: int = 0


@dataclass(slots=True)
class Words:
    """The words and marks of a text as parallel lists; a word's number is its place in them."""

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    capitals: list[bool] = field(default_factory=list)
    alphanumeric: list[bool] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    """The number of the outermost quotation that a word or mark is in, -1 outside of all."""
    quotations: list[Quotation] = field(default_factory=list)
    """The outermost ones, in their order."""
    sentences: list[Sentence] = field(default_factory=list)

    def capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.capitals[index]

    def is_word(self, index: int) -> bool:
        """Tell whether this is a word or a number, not a mark."""
        return self.alphanumeric[index]

    def sentence_at(self, index: int) -> int:
        """Return the number of the sentence that the word is in."""
        return bisect_right(self.sentences, index, key=lambda sentence: sentence.first) - 1

    def ending(self, first: int, end: int) -> str:
        """Return the last word or mark of what is quoted, without the marks that close it."""
        while end - 1 > first and self.lower[end - 1] in _QUOTE_MARKS:
            end -= 1
        return self.lower[end - 1]

    def lines(self, first: int, end: int) -> list[tuple[int, int]]:
        """Return the parts of a run that stand in one paragraph each."""
        parts: list[tuple[int, int]] = []
        stop = self.end[end - 1]
        while (line := self.text.find("\n", self.start[first], stop)) >= 0:
            behind = bisect_left(self.start, line, first, end)
            parts.append((first, behind))
            first = behind
        parts.append((first, end))
        return parts

    def covered(self, first: int, end: int) -> str:
        """Return the text from the word ``first`` up to the word before ``end``."""
        return self.text[self.start[first] : self.end[end - 1]] if end > first else ""


def read_words(
    text: str, lexicon: Lexicon, stretches: Sequence[tuple[int, int]], headline_end: int = 0
) -> Words:
    """Read the stretches of ``text`` that are the article's own; the headline ends where it says.

    Time is linear in the length of the stretches.
    """
    words = Words(text)
    breaks = []
    for start, end in stretches:
        breaks += _read_stretch(words, start, end, _WORD if lexicon.code else _PIECE)
    words.quote = [-1] * len(words.start)
    words.quotations = [q for q in quotations(text) if q.depth == 0]
    for number, quotation in enumerate(words.quotations):
        first = bisect_left(words.start, quotation.start)
        end = bisect_left(words.start, quotation.end, first)
        words.quote[first:end] = [number] * (end - first)
        unclosed = not quotation.closed or "\n" in text[quotation.start : quotation.end]
        if unclosed and first < end:
            _let_cue_out(words, lexicon, first, end)
    _Sentences(words, lexicon, headline_end).split(breaks)
    _end(words)
    return words


def _end(words: Words) -> None:
    """Put blank marks behind the last word, in no sentence.

    Rules look at the words that come next; a text may break off anywhere.
    """
    words.start += [len(words.text)] * _BEHIND
    words.end += [len(words.text)] * _BEHIND
    words.lower += ["\n"] * _BEHIND
    words.capitals += [False] * _BEHIND
    words.alphanumeric += [False] * _BEHIND
    words.quote += [-1] * _BEHIND


def _let_cue_out(words: Words, lexicon: Lexicon, first: int, end: int) -> None:
    """End a quotation whose closing mark was forgotten at the cue clause of its paragraph.

    In ``"Kami siap, kata Budi.`` the words behind the comma are the reporter's.
    """
    line = words.text.find("\n", words.start[first], words.end[end - 1])
    behind = bisect_left(words.start, line, first, end) if line >= 0 else end
    for index in range(max(first, behind - _LONGEST_CUE_CLAUSE), behind - 1):
        if words.lower[index] == "," and lexicon.may_invert(words.lower[index + 1]):
            words.quote[index + 1 : behind] = [-1] * (behind - index - 1)
            words.quote[behind:end] = [len(words.text) + behind] * (end - behind)
            return


def _read_stretch(words: Words, start: int, end: int, word: re.Pattern[str]) -> list[int]:
    """Add the words of a stretch; return the numbers of those that a paragraph begins with."""
    text = words.text
    found = list(word.finditer(text, start, end))
    starts = list(map(re.Match.start, found))
    firsts = [text[first] for first in starts]
    words.start += starts
    words.end += map(re.Match.end, found)
    lower = [match[0].lower() for match in found]
    if _HAS_OTHER_MARKS.search(text, start, end):
        lower = [word.translate(_OTHER_MARKS) for word in lower]
    words.lower += lower
    words.capitals += map(str.isupper, firsts)
    words.alphanumeric += map(str.isalnum, firsts)
    lines = (bisect_left(words.start, m.start()) for m in _LINE_BREAK.finditer(text, start, end))
    return [*lines, len(words.start)]


class _Sentences:
    """Splits the words into sentences, paragraph by paragraph."""

    def __init__(self, words: Words, lexicon: Lexicon, headline_end: int) -> None:
        self._words = words
        self._abbreviations = lexicon.abbreviations
        self._openings = lexicon.union(
            "subject_pronouns", "determiners", "coordinators", "fronting"
        )
        self._headline_end = headline_end
        self._paragraph = 0
        self._first = 0

    def split(self, breaks: list[int]) -> None:
        """Split at the marks that end a sentence and at ``breaks``, but not within quotations."""
        words = self._words
        marks = [i for i, word in enumerate(words.lower) if word[-1] in _ENDS_SENTENCE]
        low = 0
        for last in breaks:
            inside = 0 < last < len(words.quote) and words.quote[last - 1] == words.quote[last]
            if inside and words.quote[last] != -1:
                continue
            high = bisect_left(marks, last, low)
            self._end_paragraph(marks[low:high], last)
            low = high

    def _end_paragraph(self, marks: list[int], last: int) -> None:
        for mark in marks:
            stop = self._sentence_end(mark, last)
            if self._first < stop < last:
                self._add(stop)
        self._add(last)
        self._paragraph += 1

    def _add(self, end: int) -> None:
        if end > self._first:
            headline = self._words.start[self._first] < self._headline_end
            self._words.sentences.append(Sentence(self._first, end, headline, self._paragraph))
            self._first = end

    def _sentence_end(self, mark: int, last: int) -> int:
        """Return the word behind the sentence that the mark ends, or 0 when it ends none."""
        words = self._words
        after = mark + 1
        quote = words.quote[mark]
        while after < last and words.lower[after] in _CLOSES and self._closes(after, quote):
            after += 1
        if after < last and (words.quote[after] == quote != -1):
            return 0
        if after >= last or not self._begins_sentence(after):
            return 0
        stop = words.lower[mark] == "." and mark > self._first
        if stop and self._is_in_capitals(mark):
            return 0
        abbreviated = (stop and self._abbreviated(mark)) or len(words.lower[mark]) > 1
        return 0 if abbreviated and not self._surely_begins(after, last) else after

    def _surely_begins(self, index: int, last: int) -> bool:
        """Tell whether what stands behind an abbreviation can only begin a sentence.

        A small word with a capital does, and so does a quotation that is more than a nickname.
        """
        words = self._words
        if words.quote[index] == -1:
            word = words.lower[index]
            return words.capitals[index] and len(word) > 1 and word in self._openings
        far = min(index + _LONGEST_NICKNAME, last - 1)
        return index < far and words.quote[far] == words.quote[index] and words.capitals[index + 1]

    def _closes(self, index: int, quote: int) -> bool:
        """Tell whether the mark belongs to what stands before it."""
        return self._words.quote[index] == quote or self._words.lower[index] in ")]}"

    def _begins_sentence(self, index: int) -> bool:
        letter = self._words.text[self._words.start[index]]
        return not letter.islower() and letter not in ",;:)"

    def _is_in_capitals(self, mark: int) -> bool:
        """Tell whether the full stop only parts two short forms: ``SK/DPP.PD/2024``."""
        start, end = self._words.start, self._words.end
        if end[mark - 1] != start[mark] or end[mark] != start[mark + 1]:
            return False
        around = [self._words.text[start[i] : end[i]] for i in (mark - 1, mark + 1)]
        return all(len(word) > 1 and word.isupper() for word in around)

    def _abbreviated(self, mark: int) -> bool:
        before = self._words.lower[mark - 1]
        touches = self._words.end[mark - 1] == self._words.start[mark]
        initial = len(before) == 1 and before.isalpha()
        return touches and (before in self._abbreviations or initial)


def openings(words: Words, labels: frozenset[str]) -> set[int]:
    """Return where sentences begin, behind the label of a caption too: ``Photo: Ana …``."""
    found = {sentence.first for sentence in words.sentences}
    for first in list(found):
        near = words.lower[first + 1 : first + 1 + _LONGEST_LABEL]
        if words.lower[first] in labels and ":" in near:
            found.add(first + 2 + near.index(":"))
    return found
