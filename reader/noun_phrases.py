"""Finds the whole name or noun phrase around one word that a person has pointed at."""

from __future__ import annotations

from reader.sentence_words import SentenceWords

_LONGEST = 30


class NounPhrases:
    """The noun phrases of one sentence, by the numbers of their words."""

    def __init__(self, words: SentenceWords) -> None:
        self._words = words

    def around(self, index: int) -> tuple[int, int]:
        """Return the first word of the phrase around ``index`` and the one behind its last."""
        words = self._words
        if words.among(index, "pronouns") and not self._named(index):
            return index, index + 1
        end = self._forward(index)
        first = self._back(index)
        first, end = self._trim(first, end, index)
        return first, end

    def _named(self, index: int) -> bool:
        return index > 0 and self._words.capital(index)

    def _stops(self, index: int) -> bool:
        words = self._words
        if words.capital(index) and index > 0:
            return words.among(index, "times")
        return (
            words.is_cue(index)
            or words.among(
                index, "breaks", "auxiliaries", "adverbs", "complementizers", "questions"
            )
            or words.among(index, "pronouns")
            or words.is_verb(index)
        )

    def _joins(self, index: int) -> bool:
        """Tell whether the phrase may go on over what stands before the word ``index``."""
        gap = self._words.gap(index)
        if gap in (" ", "/", " & ", "-", " (", ") "):
            return True
        before = self._words.lower[index - 1]
        return gap == ". " and (len(before) == 1 or before in self._words.grammar.abbreviations)

    def _forward(self, index: int) -> int:
        words, at = self._words, index + 1
        while at < min(len(words), index + _LONGEST) and self._joins(at):
            if words.among(at, "links", "conjunctions"):
                if not self._links_forward(at, index):
                    break
            elif self._stops(at) or (
                words.among(at, "determiners") and not words.among(at - 1, "links")
            ):
                break
            at += 1
        return at

    def _links_forward(self, at: int, index: int) -> bool:
        words = self._words
        if at + 1 >= len(words) or not self._joins(at + 1) or self._stops(at + 1):
            return False
        if words.among(at, "conjunctions"):
            return words.capital(at - 1) and words.capital(at + 1)
        return not words.capital(at - 1) or words.lower[at] in ("of", "dari")

    def _back(self, index: int) -> int:
        words, at = self._words, index
        while at > max(0, index - _LONGEST) and self._joins(at):
            if words.among(at, "determiners") and not words.among(at - 1, "links"):
                break
            if words.among(at - 1, "links", "conjunctions"):
                if at - 1 == 0 or not self._joins(at - 1) or self._stops(at - 2):
                    break
                if words.among(at - 1, "conjunctions") and not (
                    words.capital(at) and words.capital(at - 2)
                ):
                    break
            elif self._stops(at - 1):
                break
            at -= 1
        return at

    def _trim(self, first: int, end: int, index: int) -> tuple[int, int]:
        words = self._words
        while end - 1 > index and words.among(end - 1, "links", "conjunctions"):
            end -= 1
        while first < index and words.among(first, "links", "conjunctions"):
            first += 1
        return first, end
