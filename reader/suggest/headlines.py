"""Reads what only headlines have: ``Prices Rise, Poll: …``, ``Menhub Pastikan Tarif Tetap``."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import BASE, Cue
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_LONGEST_LABEL = 5
"""Words before the colon of a headline that can be who says the rest, at most."""
_LONGEST_SOURCE = 7
"""Words before the verb of a headline, at most."""
_SHORTEST = 2
"""Words that are reported, at least."""
_SURE = 0.6


class Headlines:
    """Finds who says what in a headline, by a label or by the base of a verb."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._verbs = scene.lexicon.set("headline_verbs")
        self._offices = scene.lexicon.set("person_words")
        self._kinds = scene.lexicon.set("article_kinds")
        self._closed = scene.lexicon.union("links", "conjunctions", "auxiliaries", "adverbs")

    def read(self, sentence: Sentence) -> tuple[list[Draft], Sentence]:
        """Return the drafts of a headline, and what of it the other rules have still to read."""
        label = self._label(sentence)
        source = label.source if label else None
        if label is None or source is None or source.first == sentence.first:
            start = source.end + 1 if source else sentence.first
            told = self._verb(sentence._replace(first=start))  # who says it goes before a topic
            first = told or label
            return ([first] if first else []), sentence
        rest = sentence._replace(end=source.first - 1)
        told = self._verb(rest)
        return [label, told] if told else [label], rest

    def _label(self, sentence: Sentence) -> Draft | None:
        """Read ``Poll: Voters Are Tired`` and ``Prices Rise, Poll: Voters Are Tired``.

        Who says it stands before the colon, behind the beginning of the headline or a comma.
        """
        places = range(sentence.first + 1, sentence.end)
        colon = next((i for i in places if self._lower[i] == ":"), sentence.first)
        first, least = colon, max(sentence.first, colon - _LONGEST_LABEL)
        while first > least and self._words.capital(first - 1):
            first -= 1
        opens = first == sentence.first or self._lower[first - 1] == ","
        while first < colon and self._lower[first] in self._kinds:
            first += 1
        if first == colon or not opens:
            return None
        content = Run(colon + 1, sentence.end)
        return self._draft("label", content, None, Run(first, colon))

    def _verb(self, sentence: Sentence) -> Draft | None:
        """Read ``Menhub Pastikan Tarif Tetap``, whose verb is a base in headlines alone."""
        places = range(sentence.first + 1, sentence.end)
        verb = next((i for i in places if self._lower[i] in self._verbs), 0)
        commas = (i + 1 for i in range(verb - 1, sentence.first, -1) if self._lower[i] == ",")
        first = next(commas, sentence.first)
        before, behind = range(first, verb), range(verb + 1, sentence.end)
        if not 0 < len(before) <= _LONGEST_SOURCE:
            return None
        if len(behind) < _SHORTEST or not all(map(self._may_speak, before)):
            return None
        if not all(map(self._scene.outside, (*before, *behind))):
            return None
        word = self._lower[verb]
        found = Found(Cue((word,), word, "verb", BASE, {"headline": _SURE}), verb, verb + 1)
        return self._draft("headline", Run(verb + 1, sentence.end), found, Run(*_ends(before)))

    def _may_speak(self, index: int) -> bool:
        """Tell whether the word can be a part of who speaks, not of a clause of its own."""
        word = self._lower[index]
        office = word in self._offices or word in self._scene.lexicon.short_titles
        plain = word not in self._closed and not self._scene.phrases.has_verb_form(index)
        return self._words.capital(index) and (office or plain)

    def _draft(self, rule: str, content: Run, found: Found | None, source: Run) -> Draft:
        draft = Draft(rule, [content], found, source, SourceKind.EXPLICIT)
        draft.confidence = _SURE
        return draft


def _ends(places: range) -> tuple[int, int]:
    return places.start, places.stop
