"""Reads the noun that says what a quotation is: ``"Yes" was her answer``, ``one word: "No."``."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.clauses import Clauses
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_FAR = 7
"""Words between what a quotation is and its verb, at most."""
_BEFORE_COLON = 12
"""The same between it and the colon behind it."""
_ASIDE = 3
"""Words of a quotation between brackets that is speech and no byname, at least."""
_SURE, _BRACKETED = 0.75, 0.6
_APART = {"(": ")", "—": "—", "–": "–"}


class Wordings:
    """Finds quotations that a noun of words, or the name before a bracket, gives to somebody."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._clauses = clauses
        self._nouns = clauses.nouns
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._verbs = scene.lexicon.set("wording_verbs")
        self._pointers = scene.lexicon.set("wording_pointers")
        self._mere, self._having = scene.lexicon.set("mere_words"), scene.lexicon.set("having")
        self._holders = scene.lexicon.set("wording_holders")

    def find(self, run: Run, number: int) -> Draft | None:
        """Return the draft of a quotation before which such a noun, or the name, stands."""
        sentence = self._words.sentences[number]
        return self._before(run, sentence) or self._aside(run, sentence)

    def behind(self, run: Run, number: int) -> Draft | None:
        """Read ``"Yes" was her answer``, ``"Go," came the reply`` and ``"Go." That was …``."""
        sentence = self._words.sentences[number]
        index = run.end + (run.end < sentence.end and self._lower[run.end] == ",")
        if run.end == sentence.end:
            following = self._words.sentences[number + 1 : number + 2]
            if not following or following[0].paragraph != sentence.paragraph:
                return None
            sentence = following[0]
            if self._lower[run.end] not in self._pointers:
                return None
            index = run.end + 1
        if index + 1 >= sentence.end or self._lower[index] not in self._verbs:
            return None
        for place in range(index + 1, min(sentence.end, index + _FAR)):
            noun = self._noun(place)
            if noun:
                return self._draft(run, noun, sentence)
            if not self._may_stand(place, sentence):
                break
        return None

    def _may_stand(self, index: int, sentence: Sentence) -> bool:
        """Tell whether the word or mark can be a part of ``Mr. Webb's first answer``."""
        owned = self._phrases.is_possessive(index, sentence.first)
        return self._words.is_word(index) or owned or self._phrases.is_short(index - 1)

    def _before(self, run: Run, sentence: Sentence) -> Draft | None:
        """Read ``The reply was curt: "No."`` and ``had one word for it: "dreadful"``."""
        colon = run.first - 1
        if colon <= sentence.first or self._lower[colon] != ":":
            return None
        for place in range(colon - 1, max(sentence.first - 1, colon - _BEFORE_COLON), -1):
            noun = self._noun(place)
            if noun:
                return self._draft(run, noun, sentence)
            if self._lower[place] in ",;":
                break
        return None

    def _noun(self, place: int) -> Found | None:
        cue = self._scene.lexicon.nouns.get(self._lower[place])
        wording = cue is not None and "quote" in cue.frames and self._scene.outside(place)
        wording = wording and not self._words.capital(place)
        return Found(cue, place, place + 1) if cue and wording else None

    def _draft(self, run: Run, noun: Found, sentence: Sentence) -> Draft | None:
        """Return the draft of words that are somebody's, not those of a sign or a riddle."""
        source = self._nouns.owner(noun, sentence)
        if source is None and self._lower[noun.end] in self._holders:
            source = self._phrases.after(noun.end + 1, sentence.end)
        before = noun.first < run.first
        if source is None and before:
            source = self._speaker(noun, sentence)
        inside = before and self._lower[noun.first - 2] in self._phrases.links
        mere = self._lower[noun.first] in self._mere or inside
        several = sum(self._words.alphanumeric[run.first : run.end]) > 1
        if (source is None and mere) or (several and self._scene.works.is_title(run)):
            return None
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        return Draft("words", [run], noun, source, kind, confidence=_SURE)

    def _speaker(self, noun: Found, sentence: Sentence) -> Run | None:
        """Return the subject of ``Mr. Webb had one word for it``; a thing must have the words."""
        source = self._clauses.main_subject(noun.first, sentence)
        if source is None:
            return None
        person = self._phrases.is_name(source) or any(
            self._lower[i] in self._phrases.pronouns or self._lower[i] in self._phrases.roles
            for i in range(*source)
        )
        has = not self._having.isdisjoint(self._lower[source.end : noun.first])
        return source if person or has else None

    def _aside(self, run: Run, sentence: Sentence) -> Draft | None:
        """Read ``Ana Ruiz ("I never sleep") runs the shop``: a name's words beside it."""
        opened = run.first - 1
        closes = _APART.get(self._lower[opened]) if opened > sentence.first else None
        if closes is None or run.end >= sentence.end - 1 or self._lower[run.end] != closes:
            return None
        source = self._phrases.before(opened, sentence.first)
        named = source is not None and self._phrases.is_name(source)
        said = sum(self._words.alphanumeric[run.first : run.end]) >= _ASIDE
        opens = source is not None and source.first == sentence.first
        if not (named and opens and said) or self._scene.works.is_title(run):
            return None
        return Draft("signed", [run], None, source, SourceKind.EXPLICIT, confidence=_BRACKETED)
