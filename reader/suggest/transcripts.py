"""Reads an interview that is printed turn by turn, each behind its label: ``WEBB: It is safe.``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reader.model import SourceKind
from reader.suggest.draft import Draft, Run
from reader.suggest.scene import Scene

_LONGEST_LABEL = 5
"""Words of who speaks before a colon, at most."""
_SHORTEST = 2
"""Words of a turn that show it is no mere figure or place, at least."""
_LEAST_TURNS = 3
"""Labelled paragraphs that make a transcript, at least; one label is there twice."""
_SURE = 0.85
_ANSWERED = 0.7


class _Turn(NamedTuple):
    """The label of a paragraph and what stands behind it up to the paragraph's end."""

    label: Run
    words: Run


class Transcripts:
    """Finds the turns of an article in which at least two speak by their labels."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        plain = ("article_kinds", "questions", "subject_pronouns", "connectives")
        self._plain = scene.lexicon.union(*plain)
        self._asking = scene.lexicon.set("asking_labels")
        self._answering = scene.lexicon.set("answering_labels")

    def link(self) -> None:
        """Propose each turn, if there are turns; of questions and answers only the answers."""
        turns = list(self._turns())
        labels = Counter(map(self._key, turns))
        turns = [turn for turn in turns if self._is_somebody(turn, labels)]
        labels = Counter(map(self._key, turns))
        if len(turns) < _LEAST_TURNS or len(labels) < 2 or max(labels.values()) < 2:
            return
        for turn in turns:
            word = self._lower[turn.label.first]
            alone = turn.label.end - turn.label.first == 1
            if alone and word in self._asking:
                continue
            draft = Draft("label", [turn.words], confidence=_ANSWERED)
            if not alone or word not in self._answering:
                draft.source, draft.source_kind = turn.label, SourceKind.EXPLICIT
                draft.confidence = _SURE
            inside = set(self._words.quote[turn.words.first : turn.words.end])
            self._scene.used_quotes |= inside - {-1}
            self._scene.add(draft)

    def _turns(self) -> Iterator[_Turn]:
        sentences = self._words.sentences
        for place, sentence in enumerate(sentences):
            opens = not place or sentences[place - 1].paragraph != sentence.paragraph
            colon = self._colon(sentence.first) if opens and not sentence.headline else 0
            if not colon:
                continue
            last = place
            while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentence.paragraph:
                last += 1
            words = Run(colon + 1, sentences[last].end)
            said = sum(self._words.is_word(i) for i in range(*words))
            if said >= _SHORTEST or self._is_marked(sentence.first, colon):
                yield _Turn(Run(sentence.first, colon), words)

    def _colon(self, first: int) -> int:
        """Return the place of the colon behind a name or another label that begins here; or 0."""
        far = min(len(self._lower) - 1, first + _LONGEST_LABEL + 1)
        if ":" not in self._lower[first + 1 : far] or not self._scene.outside(first):
            return 0
        colon = self._lower.index(":", first + 1, far)
        named = self._scene.phrases.is_name(Run(first, colon)) and self._words.is_word(first)
        return colon if named or self._is_marked(first, colon) else 0

    def _is_somebody(self, turn: _Turn, labels: Counter[str]) -> bool:
        """Tell ``WEBB`` and ``Webb``, whom the text names elsewhere, from ``When``."""
        first, end = turn.label
        if self._is_marked(first, end):
            return True
        key = self._key(turn)
        plain = key in self._plain or any(map(self._scene.phrases.is_time, range(first, end)))
        shouted = len(key) > 1 and self._words.covered(first, end).isupper()
        return not plain and (shouted or self._scene.capitals[key] > labels[key])

    def _is_marked(self, first: int, colon: int) -> bool:
        """Tell whether ``Q`` or ``A`` stands before the colon, and nothing else."""
        known = self._lower[first] in self._asking or self._lower[first] in self._answering
        return known and colon == first + 1

    def _key(self, turn: _Turn) -> str:
        """Return by what the labels of one speaker are the same: ``JANE DOE`` and ``DOE``."""
        word = self._lower[turn.label.end - 1]
        for labels in (self._asking, self._answering):
            if word in labels and turn.label.end == turn.label.first + 1:
                return min(labels)
        return word
