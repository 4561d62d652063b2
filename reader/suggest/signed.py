"""Reads the name that stands behind a quotation alone: ``"…" — Ana Ruiz``, ``"…" [The Post]``."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.draft import Draft, Run
from reader.suggest.scene import ENDS, Scene
from reader.suggest.words import Sentence

_DASHES = "-–—―"
_LONGEST_CREDIT = 5
"""Words and marks of a paper's name between brackets, at most."""
_WORDS_SAID = 4
"""Words of a quotation that a bracket credits, at least: fewer may be a title."""
_CREDITED, _TITLED, _SIGNED = 0.75, 0.6, 0.95


class Signed:
    """Finds who signs a quotation, or what it is credited to, with no verb between."""

    def __init__(self, scene: Scene) -> None:
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases

    def find(self, run: Run, sentence: Sentence) -> Draft | None:
        """Return the draft of the quotation ``run`` with the name behind it, if one is there."""
        following = sentence
        if run.end == sentence.end and run.end < len(self._lower):
            following = self._words.sentences[self._words.sentence_at(run.end)]
        if run.end + 1 >= following.end:
            return None
        if self._lower[run.end] == "[":
            return self._credited(run, following) if self._stands_alone(run, sentence) else None
        return self._named(run, sentence, following)

    def _named(self, run: Run, sentence: Sentence, following: Sentence) -> Draft | None:
        """Read a name behind a dash that ends the paragraph, or behind a headline's colon."""
        if self._words.ending(*run) == "," and self._words.is_word(run.end):
            return self._without_verb(run, following)
        source = self._phrases.after(run.end + 1, following.end)
        if source is None or not self._words.capital(source.first):
            return None
        if sentence.headline and self._lower[run.end] == ":":
            return Draft("label", [run], None, source, SourceKind.EXPLICIT, confidence=_TITLED)
        if self._lower[run.end] not in _DASHES:
            return None
        if source.end < following.end - (self._lower[following.end - 1] == "."):
            return None
        return Draft("signed", [run], None, source, SourceKind.EXPLICIT, confidence=_SIGNED)

    def _without_verb(self, run: Run, following: Sentence) -> Draft | None:
        """Read an office with its holder where the verb was forgotten: ``"…," ketua KJ Ana …``."""
        source = self._phrases.after(run.end, following.end)
        if source is None or self._lower[run.end] not in self._phrases.held:
            return None
        verb = any(map(self._phrases.is_verb, range(source.end, following.end)))
        named = self._words.capital(source.end - 1) and self._words.capital(source.end - 2)
        if verb or not named or self._words.capital(run.end):
            return None
        return Draft("signed", [run], None, source, SourceKind.EXPLICIT, confidence=_CREDITED)

    def _credited(self, run: Run, following: Sentence) -> Draft | None:
        """Read the paper of a press review between brackets: ``"…" [The Post]``.

        What stands between round ones credits an agency with the whole article.
        """
        near = range(run.end + 1, min(following.end, run.end + _LONGEST_CREDIT + 2))
        close = next((i for i in near if self._lower[i] == "]"), 0)
        end = close - (self._lower[close - 1] in ENDS)
        source = Run(run.end + 1, end)
        said = sum(self._words.alphanumeric[run.first : run.end]) >= _WORDS_SAID
        if not said or self._words.ending(*run) not in ENDS or not self._is_name(source):
            return None
        return Draft("signed", [run], None, source, SourceKind.EXPLICIT, confidence=_CREDITED)

    def _stands_alone(self, run: Run, sentence: Sentence) -> bool:
        """Tell whether nothing but a heading in capitals leads to it."""
        heading = (
            self._words.covered(sentence.first, run.first) if run.first > sentence.first else "A"
        )
        return heading.isupper()

    def _is_name(self, source: Run) -> bool:
        """Tell whether all words begin with a capital letter but ``of`` and the like."""
        inner = (
            self._words.capital(i) or self._lower[i] in self._phrases.links for i in range(*source)
        )
        return source.end > source.first and all(inner) and self._words.capital(source.end - 1)
