"""Finds the whole name or noun phrase around one word that a person has pointed at."""

from __future__ import annotations

from typing import NamedTuple

from reader.marking.sentence_words import SentenceWords

_LONGEST = 40
"""Words looked at on either side."""
_LONGEST_CONNECTIVE = 4
_IN_BRACKETS = 5
"""Words that a bracket inside a name may hold."""
_JOINING = frozenset({" ", "\u00a0", "/", " & ", " (", " - "})


class Phrase(NamedTuple):
    """A noun phrase by the numbers of its first word and of the one behind its last."""

    first: int
    end: int


class NounPhrases:
    """The noun phrases of one sentence, told by closed classes of words and by capital letters."""

    def __init__(self, words: SentenceWords) -> None:
        self._words = words

    def around(self, index: int) -> Phrase:
        """Return the phrase that the word ``index`` belongs to, with its apposition."""
        words = self._words
        if words.among(index, "relatives") or words.is_cue(index) or self._is_pronoun(index):
            return Phrase(index, index + 1)
        return self._with_apposition(self._with_companion(self._core(index)))

    def _core(self, index: int) -> Phrase:
        """Return the phrase around ``index`` that no comma interrupts."""
        words = self._words
        first, end = self._back(index), self._forward(index)
        while end - 1 > index and words.among(end - 1, "links", "conjunctions", "relatives"):
            end -= 1
        while first < index and (words.among(first, "links", "conjunctions") or self._opens(first)):
            first += 1
        return Phrase(first, end)

    def _opens(self, index: int) -> bool:
        """Tell whether a connective that opens the sentence ends at ``index``."""
        words = self._words
        if index >= _LONGEST_CONNECTIVE:
            return False
        return " ".join(words.lower[: index + 1]) in words.grammar.set("connectives")

    def _is_pronoun(self, index: int) -> bool:
        words = self._words
        if words.base(index) not in words.grammar.set("pronouns"):
            return False
        if index > 0 and words.capital(index) and len(words.lower[index]) > 1:
            return False
        following = index + 1
        determines = words.among(index, "determiners") and following < len(words)
        return not (determines and self._joins(following) and not self._stops(following))

    def _stops(self, index: int) -> bool:
        """Tell whether no noun phrase goes on over this word."""
        words = self._words
        if words.among(index, "complementizers"):
            return True
        if words.among(index, "links", "conjunctions", "determiners"):
            return False
        if words.capital(index) and index > 0:
            return words.among(index, "times") or words.is_cue(index)
        closed = words.among(index, "breaks", "auxiliaries", "adverbs", "adjuncts", "questions")
        return closed or words.is_cue(index) or words.is_verb(index) or self._is_pronoun(index)

    def _joins(self, index: int) -> bool:
        """Tell whether nothing but a blank or a mark inside a name stands before the word."""
        gap = self._words.gap(index)
        if gap.startswith((")", ".)")):
            return gap.endswith(") ") and self._bracketed(index)
        return gap in _JOINING or (gap == ". " and self._words.is_abbreviation(index - 1))

    def _bracketed(self, index: int) -> bool:
        """Tell whether the bracket that closes before the word opened a few words earlier."""
        earlier = range(index - 1, max(0, index - 1 - _IN_BRACKETS), -1)
        return any(self._words.gap(i) == " (" for i in earlier)

    def _forward(self, index: int) -> int:
        words, at = self._words, index + 1
        stop = min(len(words), index + _LONGEST)
        name_end = 0
        while at < stop and self._joins(at):
            if words.among(at, "relatives"):
                at = self._relative_end(at, stop)
                break
            if words.among(at, "links", "conjunctions"):
                if not self._links_on(at):
                    break
            elif words.among(at, "determiners") and not words.among(at - 1, "links"):
                at -= at - 1 > index and not words.capital(at - 1)
                break
            elif self._stops(at):
                break
            elif not name_end and self._leaves_name(at):
                name_end = at
            at += 1
        return name_end if name_end and not self._closed(at) else at

    def _leaves_name(self, at: int) -> bool:
        """Tell whether a word in small letters follows one of a name."""
        words = self._words
        named = at > 1 and words.capital(at - 1) and not words.capital(at)
        return named and not words.among(at - 1, "titles", "roles")

    def _relative_end(self, at: int, stop: int) -> int:
        """Return where a relative clause that begins at ``at`` ends, ``at`` when it has a cue."""
        words, end = self._words, at + 1
        while end < stop and words.among(end, "adverbs", "auxiliaries"):
            end += 1
        if end >= stop or words.is_cue(end):
            return at
        while end < stop and self._joins(end) and not words.is_cue(end):
            end += 1
        return end

    def _links_on(self, at: int) -> bool:
        words = self._words
        if at + 1 >= len(words) or not self._joins(at + 1) or self._stops(at + 1):
            return False
        if words.among(at, "conjunctions"):
            return words.capital(at - 1) and words.capital(at + 1)
        return (
            not words.capital(at - 1) or words.among(at, "genitives") or self._leads_to_cue(at + 1)
        )

    def _leads_to_cue(self, at: int) -> bool:
        """Tell whether a cue follows the phrase that goes on at ``at``."""
        stop = min(len(self._words), at + _LONGEST)
        while at < stop and self._joins(at) and not self._stops(at):
            at += 1
        return self._before_cue(at)

    def _back(self, index: int) -> int:
        at, stop = index, max(0, index - _LONGEST)
        while at > stop and self._joins(at):
            if self._stays(at, stop):
                at -= 1
            elif relative := self._relative_start(at - 1, stop):
                at = relative
            else:
                break
        return at

    def _stays(self, at: int, stop: int) -> bool:
        """Tell whether the word before ``at`` belongs to the phrase that goes on there."""
        words, before = self._words, at - 1
        if words.among(before, "links", "conjunctions"):
            return self._links_back(before, stop)
        if words.among(at, "determiners") and not words.among(before, "determiners"):
            return False
        return not (words.among(before, "demonstratives", "relatives") or self._stops(before))

    def _links_back(self, link: int, stop: int) -> bool:
        words = self._words
        if link <= stop or not self._joins(link) or self._stops(link - 1):
            return False
        if words.among(link, "conjunctions"):
            return words.capital(link - 1) and words.capital(link + 1)
        return True

    def _relative_start(self, at: int, stop: int) -> int:
        """Return the pronoun of the relative clause that holds ``at``, 0 when it is in none."""
        words = self._words
        while at > stop and self._joins(at) and not words.is_cue(at):
            if words.among(at, "relatives"):
                return at
            at -= 1
        return 0

    def _with_companion(self, core: Phrase) -> Phrase:
        """Add the other half of ``A and B said``."""
        words = self._words
        first, end = core
        if end + 1 < len(words) and words.among(end, "conjunctions") and self._joins(end):
            other = self._phrase_at(end + 1)
            if other and self._joins(end + 1) and self._before_cue(other.end):
                return Phrase(first, other.end)
        if first > 1 and words.among(first - 1, "conjunctions") and self._joins(first - 1):
            other = self._phrase_at(first - 2)
            if other and self._before_cue(end) and self._begins_clause(other.first):
                return Phrase(other.first, end)
        return core

    def _with_apposition(self, core: Phrase) -> Phrase:
        words = self._words
        if self._comma(core.end) and not words.among(core.end, "links"):
            right = self._phrase_at(core.end)
            if right and right.first == core.end and self._pair(core, right):
                return Phrase(core.first, right.end)
        if self._comma(core.first):
            left = self._phrase_at(core.first - 1)
            if left and self._pair(left, core):
                return Phrase(left.first, core.end)
        return core

    def _comma(self, index: int) -> bool:
        words = self._words
        return 0 < index < len(words) and words.gap(index).lstrip(".)") == ", "

    def _phrase_at(self, index: int) -> Phrase | None:
        return None if self._stops(index) else self._core(index)

    def _pair(self, one: Phrase, other: Phrase) -> bool:
        """Tell whether one of two phrases with a comma between them describes the other."""
        named, roled = self._is_name(one), self._is_role(one)
        other_named, other_roled = self._is_name(other), self._is_role(other)
        if named and other_named and (roled == other_roled or one == (0, 1)):
            return False
        marked = self._words.gap(other.end) != " "
        if named and (other_roled or self._describes(other)):
            return marked
        if roled and other_named and self._begins_clause(one.first):
            return marked or (self._leads(one) and not other_roled and self._before_cue(other.end))
        return False

    def _leads(self, role: Phrase) -> bool:
        """Tell whether the name behind a role is its own: not so in ``menurut warga, Ani …``."""
        words, first = self._words, role.first
        return not words.among(first, "determiners") and not (
            first > 0 and words.cue_in(first - 1, "preposition")
        )

    def _describes(self, phrase: Phrase) -> bool:
        """Tell whether the phrase between commas is an age, or stands before the cue."""
        words = self._words
        if words.lower[phrase.first].isdigit():
            return True
        small = not words.capital(phrase.first)
        return small and self._comma(phrase.end) and self._before_cue(phrase.end)

    def _begins_clause(self, first: int) -> bool:
        """Tell whether a mark, a cue or the sentence's beginning stands before the word."""
        words = self._words
        if first == 0 or words.gap(first) != " " or self._opens(first - 1):
            return True
        return words.is_cue(first - 1) or (first > 1 and words.cue_length(first - 2) == 2)

    def _closed(self, end: int) -> bool:
        return self._words.gap(end) not in _JOINING or self._before_cue(end)

    def _before_cue(self, end: int) -> bool:
        words = self._words
        while end < len(words) and words.among(end, "adverbs"):
            end += 1
        return end < len(words) and words.is_cue(end)

    def _is_name(self, phrase: Phrase) -> bool:
        words = self._words
        return all(words.capital(i) or words.among(i, "particles") for i in range(*phrase))

    def _is_role(self, phrase: Phrase) -> bool:
        words, first = self._words, phrase.first
        return words.among(first, "titles", "roles", "determiners") or words.possessive(first)
