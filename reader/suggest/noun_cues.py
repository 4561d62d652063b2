"""Reads the nouns that report: ``Ana's claim that P``, ``his fear that P``."""

from __future__ import annotations

from reader.suggest.draft import Draft, Found, Run
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_LONGEST_OPENING = 60
"""Words before a noun that are looked through for a verb."""
_FAR = 5
"""Words between a noun and whose it is, at most."""


class NounCues:
    """Finds nouns that a clause with an opener belongs to, and whose words or thoughts they are."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        get = scene.lexicon.set
        self._owning = get("owning")
        self._agents = get("authors")
        self._holding, self._narrating = get("holding"), get("narrating")
        self._joins = get("before_words")
        self._fronting = get("fronting")
        self._auxiliaries = get("auxiliaries")
        self._no_subject = scene.lexicon.union("auxiliaries", "adverbs", "never_first")

    def find(self, sentence: Sentence, taken: set[int]) -> list[Found]:
        """Return such nouns of a sentence, without the places where a verb is ``taken`` already."""
        known = self._scene.lexicon.nouns
        if known.keys().isdisjoint(self._lower[sentence.first : sentence.end - 1]):
            return []
        places = [i for i in range(sentence.first, sentence.end - 1) if self._lower[i] in known]
        found = [Found(known[self._lower[i]], i, i + 1) for i in places if i not in taken]
        return [noun for noun in found if self._reports(noun, sentence)]

    def _reports(self, noun: Found, sentence: Sentence) -> bool:
        if "preposition" in noun.cue.frames:
            return self.holder(noun, sentence) is not None
        return self._has_clause(noun, sentence)

    def holder(self, noun: Found, sentence: Sentence) -> Run | None:
        """Return ``X`` of ``In X's view,``: whose view it is that stands apart."""
        owner = self.owner(noun, sentence) if self._scene.outside(noun.first) else None
        if owner is None or owner.first <= sentence.first or self._words.is_word(noun.end):
            return None
        opener = owner.first - 1
        held = self._lower[opener] in self._holding
        inside = opener > sentence.first and self._words.is_word(opener - 1)
        told = self._lower[owner.first] not in self._narrating
        return owner if held and told and not inside else None

    def _has_clause(self, noun: Found, sentence: Sentence) -> bool:
        """Tell whether what the noun reports follows, not ``claims that came``."""
        if not self._scene.outside(noun.first) or self._is_subject(noun, sentence):
            return False
        follows = self._scene.complement(noun, sentence.end)
        if follows is None or follows.frame not in noun.cue.frames:
            return False
        if follows.frame == "infinitive":
            return follows.first == noun.end and self.owner(noun, sentence) is not None
        opener = follows.first - 1
        if self._lower[opener] not in self._scene.complementizers:
            return False
        first = follows.first
        verb = self._phrases.is_verb(first) or self._lower[first] in self._no_subject
        return not verb

    def _is_subject(self, noun: Found, sentence: Sentence) -> bool:
        """Tell whether the noun is what the sentence is about: its clause has no end to be seen."""
        if self._lower[sentence.first] in self._fronting:
            return False
        return not any(
            self._lower[i] in self._auxiliaries or self._phrases.is_verb(i)
            for i in range(max(sentence.first, noun.first - _LONGEST_OPENING), noun.first)
        )

    def is_determined(self, noun: Found, sentence: Sentence) -> bool:
        """Tell ``the claim`` of the subject from ``claims`` that are anybody's."""
        near = range(max(sentence.first, noun.first - _FAR), noun.first)
        return any(self._lower[i] in self._phrases.determiners for i in near)

    def worded(self, run: Run, sentence: Sentence) -> Draft | None:
        """Return the draft of a quotation that a noun of words leads to: ``chants of "Go!"``."""
        place = run.first - 1
        joined = self._lower[place] == "," or self._lower[place] in self._joins
        place -= joined and place > sentence.first
        cue = self._scene.lexicon.nouns.get(self._lower[place])
        if place < sentence.first or cue is None or "quote" not in cue.frames:
            return None
        if not self._scene.outside(place):
            return None
        found = Found(cue, place, place + 1)
        draft = Draft("words", [run], found, self.owner(found, sentence))
        draft.confidence = cue.frames["quote"]
        return draft

    def attributed(self, run: Run, sentence: Sentence) -> Draft | None:
        """Return the draft of a quotation before its noun: ``Ana's "no way" comment``."""
        cue = (
            self._scene.lexicon.nouns.get(self._lower[run.end]) if run.end < sentence.end else None
        )
        if cue is None or not cue.frames.keys() & {"quote", "that"}:
            return None
        owner = self.owner(Found(cue, run.first, run.end + 1), sentence)
        draft = Draft("words", [run], Found(cue, run.end, run.end + 1), owner)
        draft.confidence = cue.frames.get("quote", cue.frames.get("that", 0))
        return draft

    def owner(self, noun: Found, sentence: Sentence) -> Run | None:
        """Return whose claim it is: ``Ana's recent claim``, ``her claim``, ``a claim by Ana``."""
        if self._lower[noun.end] in self._agents:
            return self._phrases.after(noun.end + 1, sentence.end)
        for index in range(noun.first - 1, max(sentence.first, noun.first - _FAR) - 1, -1):
            word = self._lower[index]
            if word in self._owning:
                return Run(index, index + 1)
            if self._phrases.is_possessive(index, sentence.first):
                return self._owner_before(index, sentence)
            apart = word in self._phrases.determiners or word in self._phrases.conjunctions
            if apart or not self._words.is_word(index):
                break
        return None

    def _owner_before(self, end: int, sentence: Sentence) -> Run | None:
        """Return the phrase before ``'s``, from its determiner or the name's first word on."""
        start = end
        while start > sentence.first and self._belongs(start - 1):
            start -= 1
            if self._lower[start] in self._phrases.determiners:
                break
        return Run(start, end) if start < end else None

    def _belongs(self, index: int) -> bool:
        word = self._lower[index]
        if word == "." and self._phrases.is_short(index - 1):
            return True
        out = (
            word in self._no_subject or word in self._phrases.links or self._phrases.is_verb(index)
        )
        return self._words.is_word(index) and not out and self._scene.outside(index)
