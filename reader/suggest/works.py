"""Tells the titles of works, shows and sections, which are in quotation marks too, from speech."""

from __future__ import annotations

from reader.suggest.draft import Found, Run
from reader.suggest.lexicon import PAST, Lexicon
from reader.suggest.phrases import Phrases
from reader.suggest.words import Sentence, Words

_LONGEST_TITLE = 12
"""Words and marks of a title that only its capitals show, at most."""
_LONGEST_CALLED = 20
"""Words of a thing before ``as`` and what it is called, at most."""
_NEAR = 4
"""Words between ``as`` and the quotation, at most, and one."""
_LONG = 3
"""Letters of a word from which on a title writes it with a capital in any case."""


class Works:
    """Reads quotations that name something."""

    def __init__(self, words: Words, lexicon: Lexicon, phrases: Phrases) -> None:
        self._words = words
        self._phrases = phrases
        self._lower = words.lower
        self._indefinite = lexicon.set("indefinite")
        self._as_openers = lexicon.set("as_openers")
        self._authors = lexicon.set("authors")

    def is_title(self, run: Run) -> bool:
        """Tell whether the words of a quotation have the capitals of a title: ``"Meet the Town"``.

        A single word, and what ends with a mark of exclamation or question, can be a title or not.
        """
        inside = [i for i in range(*run) if self._words.is_word(i)]
        if not inside or run.end - run.first > _LONGEST_TITLE:
            return False
        if any(self._lower[i] in "!?" for i in range(*run)):
            return False
        ends = (inside[0], inside[-1])
        return all(
            self._words.capital(i)
            or self._lower[i].isdigit()
            or (i not in ends and len(self._lower[i]) <= _LONG)
            for i in inside
        )

    def quotation(self, index: int) -> Run:
        """Return the quotation that begins at ``index``; nothing when none does."""
        quote, end = self._words.quote, index
        if quote[index] != -1:
            while end < len(quote) and quote[end] == quote[index]:
                end += 1
        return Run(index, end)

    def title_at(self, index: int) -> Run | None:
        """Return the title that begins at ``index``: where something is said, not what is said."""
        quote = self._words.quote
        if quote[index] == -1 or (index and quote[index - 1] == quote[index]):
            return None
        run = self.quotation(index)
        return run if self._lower[index - 1] not in ",:" and self.is_title(run) else None

    def called_as(self, first: int, end: int) -> int:
        """Return where a quotation ends that a thing is called by: ``it as "a mess"``; or 0."""
        quote, far = self._words.quote, min(end, first + _LONGEST_CALLED)
        if self._as_openers.isdisjoint(self._lower[first:far]):
            return 0
        for index in range(first, far):
            if quote[index] != -1:
                return 0
            if self._lower[index] in self._as_openers:
                for opens in range(index + 1, min(index + _NEAR, end)):
                    if quote[opens] != -1:
                        return self.quotation(opens).end
        return 0

    def is_thing(self, source: Run | None) -> bool:
        """Tell whether a text can be what says something, not a person who only reads it."""
        if source is None or self._lower[source.end - 1] in self._phrases.pronouns:
            return False
        return not self._phrases.is_name(source)

    def only_names(self, found: Found, source: Run | None) -> bool:
        """Tell whether a thing is only given its name: ``a show called "…"``, ``the so-called``.

        In ``what Ana called "…"`` the words are Ana's.
        """
        if "name" not in found.cue.frames or found.cue.form != PAST:
            return False
        if source is None or self._lower[found.first - 1] in self._indefinite:
            return True
        nearest = next(
            (i for i in reversed(range(*source)) if self._lower[i] in self._phrases.determiners), -1
        )
        if nearest >= 0:
            return self._lower[nearest] in self._indefinite
        inside = range(*source)
        return self._lower[source.first] not in self._phrases.pronouns and not any(
            self._words.capital(i) or self._lower[i] in self._phrases.relatives for i in inside
        )

    def has_author(self, run: Run) -> bool:
        """Tell whether who made a work stands behind its title: ``"The Bridge," by Ana Ruiz``."""
        behind = run.end + 1
        if behind >= len(self._lower) or self._lower[run.end] not in self._authors:
            return False
        return self._words.capital(behind)

    def is_heading(self, run: Run, sentence: Sentence) -> bool:
        """Tell whether the quotation heads a section: all capitals, alone in its paragraph."""
        if (run.first, run.end) != (sentence.first, sentence.end):
            return False
        text = self._words.covered(*run)
        return text.isupper() and self._words.ending(*run).isalnum()
