"""Finds where a content opens when words stand between it and its verb: ``said of it that P``."""

from __future__ import annotations

from collections.abc import Callable

from reader.suggest.lexicon import Lexicon
from reader.suggest.phrases import Phrases
from reader.suggest.words import Words

_LONGEST_WHEN = 4
"""Words of a day between a verb and the clause without an opener, at most."""
_FAR = 12
"""Words between a verb and the opener of its content, at most."""


class Openers:
    """Looks over phrases that belong to the verb, and not to what is said."""

    def __init__(
        self,
        words: Words,
        lexicon: Lexicon,
        phrases: Phrases,
        has_verb: Callable[[int, int], bool],
    ) -> None:
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self._has_verb = has_verb
        self._complementizers = lexicon.set("complementizers") - lexicon.set("undone")
        self._subjects = lexicon.set("subject_pronouns")
        self._before_days = lexicon.union("adjuncts", "links")
        self._opening = lexicon.union("infinitives", "complementizers")
        self._skips_relatives = lexicon.options.get("relative_is_source", False)
        self._wanting = lexicon.set("wanting")
        self._indefinite = lexicon.set("indefinite")
        self._times = lexicon.set("time_nouns")
        self._says_when = lexicon.options.get("day_before_clause", False)

    def behind_phrase(self, index: int, end: int) -> int:
        """Return the place behind the opener of ``said of the plan that``; 0 without one."""
        if index >= end or self._lower[index] not in self._phrases.links:
            return 0
        for i in range(index + 1, min(end - 1, index + _FAR)):
            word = self._lower[i]
            if word in self._complementizers:
                return i + 1 if self._is_definite(index + 1, i) and self._opens(i + 1) else 0
            apart = (word in self._subjects and i > index + 1) or word in self._phrases.relatives
            inside = self._words.is_word(i) and self._words.quote[i] == -1
            if apart or not inside or self._phrases.is_verb(i):
                return 0
        return 0

    def relative(self, verb: int) -> int:
        """Return the place of ``who`` in ``people who had seen``, or the verb's own."""
        before = self._phrases.skip_back(verb, 0) - 1
        found = self._skips_relatives and self._lower[before] in self._phrases.relatives
        return before if found else verb

    def behind_relative(self, index: int, end: int) -> int:
        """Return what opens behind a clause on who is told: ``people who saw it to call``.

        ``index`` where nothing does; ``to`` behind ``who want`` is the clause's own.
        """
        opened = index + (index < end and self._lower[index] == ",")
        skips = self._skips_relatives and opened < end
        if not skips or self._lower[opened] not in self._phrases.relatives:
            return index
        for i in range(opened + 2, min(end - 1, opened + _FAR)):
            if self._lower[i] in self._opening and self._lower[i - 1] not in self._wanting:
                return i
            if self._words.quote[i] != -1:
                break
        return index

    def _is_definite(self, index: int, end: int) -> bool:
        """Tell ``of the plan that`` from ``of a town that``, of which a clause tells more."""
        word = self._lower[index]
        alone = word in self._subjects and index + 1 == end
        definite = self._phrases.determines(index) and word not in self._indefinite
        return alone or definite or self._words.capital(index)

    def _opens(self, index: int) -> bool:
        return not self._phrases.is_verb(index) and not self._phrases.is_skipped(index)

    def behind_day(self, index: int, end: int) -> int:
        """Return where the clause begins in ``said on Monday it is so``; 0 without one."""
        if not self._says_when:
            return 0
        for day in range(index, min(end - 2, index + _LONGEST_WHEN)):
            if self._phrases.is_time(day) or self._lower[day] in self._times:
                behind = day + 1 + (self._lower[day + 1] in self._times)
                word = self._lower[behind]
                opens = self._phrases.determines(behind) or word in self._subjects
                opens = opens and word not in self._complementizers
                return behind if opens and self._has_verb(behind, end) else 0
            if self._lower[day] not in self._before_days:
                return 0
        return 0
