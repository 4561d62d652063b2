"""Tells whether a clause or a mere thing stands behind a cue: by the verb that one has."""

from __future__ import annotations

from reader.suggest.lexicon import Lexicon
from reader.suggest.phrases import Phrases
from reader.suggest.words import Words

_FAR = 30
"""Words up to which the verb is looked for."""
_LONGEST_LIST = 12
"""Words between the first comma of a list and its last item, and of that item."""
_LONGEST_NAME = 7


class Predicates:
    """Looks for the finite verb of what may be a clause without an opener."""

    def __init__(self, words: Words, lexicon: Lexicon, phrases: Phrases) -> None:
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self._auxiliaries = lexicon.set("auxiliaries")
        self._predicates = lexicon.union("auxiliaries", "predicates")
        self._manner = lexicon.set("manner")
        self._reasons = lexicon.set("reasons")
        self._abstract = lexicon.abstract
        self._units, self._money = lexicon.set("units"), lexicon.set("money")
        self._pointers = lexicon.set("pointers")
        self._complementizers = lexicon.set("complementizers")
        self._relatives_end = lexicon.options.get("verb_behind_relative", False)

    def has_verb(self, index: int, end: int) -> bool:
        """Tell whether a finite verb seems to stand before the next mark."""
        behind = index
        for i in range(index, min(end, index + _FAR)):
            word = self._lower[i]
            if i < behind:
                continue
            if word in self._predicates or self._phrases.is_verb(i) or self._counts(i, index):
                return True
            if word in self._phrases.relatives and self._relatives_end:
                return self._verb_behind_relative(i, end)
            if word == "," and index < i < end - 3 and self._is_closed_age(i + 1):
                behind = i + 3  # "the man, 34, was arrested"
                continue
            if word == "," and i > index:
                return self._verb_behind_name(i, end) or self._verb_behind_list(i, end)
            if word in ",;:" or word in self._phrases.relatives:
                return False
            if word in self._reasons and all(map(self._words.capital, range(index, i))):
                return False  # "melaporkan Budi karena menjual jalan"
        return False

    def _counts(self, index: int, first: int) -> bool:
        """Tell whether a number says how many or how much a thing is: ``korban 12 orang``."""
        before = self._lower[index - 1]
        if index <= first or before in self._phrases.links or self._abstract(before):
            return False  # "kenaikan 12 persen" is a thing
        counted = self._lower[index][0].isdigit() and self._lower[index + 1] in self._units
        return counted or self._lower[index] in self._money

    def _is_closed_age(self, index: int) -> bool:
        return self._phrases.is_age(index) and self._lower[index + 1] == ","

    def _verb_behind_name(self, comma: int, end: int) -> bool:
        """Tell whether a verb follows a name in commas: ``her deputy, Ana Ruiz, would come``."""
        near = range(comma + 1, min(end - 1, comma + _LONGEST_NAME))
        closing = next((i for i in near if not self._words.capital(i)), 0)
        if closing <= comma + 1 or self._lower[closing] != ",":
            return False
        verb = closing + 1
        while verb < end - 1 and self._phrases.is_skipped(verb):
            if self._lower[verb] in self._auxiliaries:
                return True
            verb += 1
        return self._lower[verb] in self._auxiliaries or self._phrases.is_verb(verb)

    def _verb_behind_list(self, comma: int, end: int) -> bool:
        """Tell whether a verb follows the last of several: ``jalan, gang, dan pasar sepi``."""
        for i in range(comma + 1, min(end - 1, comma + _LONGEST_LIST)):
            word = self._lower[i]
            if word in self._phrases.conjunctions:
                return self.has_verb(i + 1, min(end, i + _LONGEST_LIST))
            if self._phrases.is_verb(i) or word in self._phrases.breaks or word in ".;:()":
                return False
        return False

    def _verb_behind_relative(self, index: int, end: int) -> bool:
        """Tell whether more verbs follow than relative clauses: ``yang datang itu akan pulang``."""
        relatives = groups = 0
        inside = False
        for i in range(index, min(end, index + _FAR)):
            word = self._lower[i]
            if word in ",;:" or word in self._complementizers:
                break
            closed = i > index + 1 and self._lower[i - 1] in self._pointers
            if closed and (word in self._predicates or self._phrases.is_verb(i)):
                return True
            relatives += word in self._phrases.relatives
            finite = self._phrases.is_verb(i) and word not in self._pointers
            finite = finite and self._lower[i - 1] not in self._manner
            verb = word in self._auxiliaries or finite
            groups += verb and not inside
            inside = verb or (inside and self._phrases.is_skipped(i))
        return groups > relatives
