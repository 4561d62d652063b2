"""Where clauses begin and end around a cue, and whose subject its verb has."""

from __future__ import annotations

from reader.suggest.draft import Found, Run
from reader.suggest.lexicon import BASE, FINITE, PARTICIPLE, PAST
from reader.suggest.scene import ENDS, Scene
from reader.suggest.words import Sentence

_JOINTS = ",—–"


class Clauses:
    """Reads the clauses of a sentence by its cues, conjunctions and commas."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        get = scene.lexicon.set
        self._connectives = get("connectives")
        self._coordinators = get("coordinators")
        self._passive = get("passive_auxiliaries")
        self._adverbs = get("adverbs")
        self._before_noun = get("before_noun")
        self._also_nouns = get("also_nouns")

    def cues(self, sentence: Sentence) -> list[Found]:
        """Return the cues of a sentence that stand outside of quotations and are active verbs."""
        found = self._scene.cues(sentence.first, sentence.end)
        return [cue for cue in found if self._is_cue(cue, sentence)]

    def _is_cue(self, found: Found, sentence: Sentence) -> bool:
        if not self._scene.outside(found.first):
            return False
        if found.cue.kind != "verb" or "raised" in found.cue.frames:
            return True
        return not (self._is_passive(found) or self._is_noun(found, sentence))

    def _is_passive(self, found: Found) -> bool:
        if found.cue.form != PAST:
            return False
        index = found.first
        while index > 0 and self._lower[index - 1] in self._adverbs - self._passive:
            index -= 1
        return index > 0 and self._lower[index - 1] in self._passive

    def _is_noun(self, found: Found, sentence: Sentence) -> bool:
        """Tell whether a form that can be a noun too is one here: ``the claims``, ``in support``."""
        if found.cue.form not in (BASE, FINITE) or found.first == sentence.first:
            return False
        before = self._lower[found.first - 1]
        if before in self._before_noun or before.endswith(("'s", "’s")) or before.isdigit():
            return True
        if self._words.capital(found.first) and not sentence.headline:
            return True
        return found.cue.lemma in self._also_nouns and not self._has_subject(found.first)

    def _has_subject(self, index: int) -> bool:
        """Tell whether the word before is one that a finite verb follows."""
        before = self._lower[index - 1]
        phrases = self._phrases
        if (
            before in phrases.pronouns
            or before in phrases.relatives
            or phrases.is_skipped(index - 1)
        ):
            return True
        return self._words.capital(index - 1) or before in phrases.roles or before in phrases.groups

    def subject(self, found: Found, earlier: list[Found], sentence: Sentence) -> Run | None:
        """Return who speaks: the phrase before the verb, or the subject of the verb before it."""
        if found.cue.kind == "clitic":
            return None
        start = earlier[-1].end if earlier else sentence.first
        source = self._phrases.before(found.first, start)
        if source and found.cue.form != PARTICIPLE:
            return source
        for draft in reversed(self._scene.drafts):
            if earlier and draft.cue and draft.cue.first == earlier[-1].first and draft.source:
                return draft.source
        return self._first_phrase(found, sentence) or source

    def _first_phrase(self, found: Found, sentence: Sentence) -> Run | None:
        """Return the phrase that the sentence of a cue begins with, its likely subject."""
        index = self._skip_opening(sentence.first, found.first)
        run = self._phrases.after(index, found.first) if index < found.first else None
        if run is None:
            return None
        for i in range(run.first + 1, run.end):
            if self._phrases.is_verb(i) or self._lower[i] in self._scene.lexicon.cues:
                return Run(run.first, i)
            if self._words.capital(i - 1) and self._leaves_name(i):
                return Run(run.first, i)
        return run

    def _leaves_name(self, index: int) -> bool:
        """Tell whether the word behind a name can be no part of the phrase."""
        word = self._lower[index]
        goes_on = word in self._phrases.links or word in self._phrases.relatives
        return self._words.is_word(index) and not (goes_on or self._words.capital(index))

    def _skip_opening(self, first: int, end: int) -> int:
        """Return the place behind a connective or an adjunct that opens the sentence."""
        first = self.behind_connective(first, end)
        if first < end and self._lower[first] in self._phrases.adjuncts:
            for i in range(first, end):
                if self._lower[i] == ",":
                    return i + 1
        return first

    def behind_connective(self, first: int, end: int) -> int:
        """Return the place behind a connective that opens a sentence and is not said itself."""
        for length in (3, 2, 1):
            if " ".join(self._lower[first : first + length]) in self._connectives:
                first += length
                first += first < end and self._lower[first] == ","
                break
        return first

    def joint(self, index: int) -> int:
        """Return where the content before the cue clause at ``index`` ends, or -1 without a mark."""
        if self._lower[index - 1] in _JOINTS:
            return index - 1
        quoted = not self._scene.outside(index - 1) and self._scene.outside(index)
        return index if quoted and self._lower[index - 2] in ",.!?…" else -1

    def is_joint(self, index: int) -> bool:
        """Tell whether the mark goes between a clause and the cue clause that breaks it."""
        return self._lower[index] in _JOINTS

    def begins(self, index: int) -> bool:
        """Tell whether a sentence begins at the word, in the midst of another."""
        return index == 0 or self._lower[index - 1] in ENDS

    def content_end(self, first: int, later: list[Found], sentence: Sentence) -> int:
        """Return where a content that begins at ``first`` ends: with its clause or the sentence."""
        for cue in later:
            if cue.first > first:
                boundary = self._boundary(cue, first)
                if boundary > first:
                    return boundary
        return sentence.end

    def _boundary(self, found: Found, first: int) -> int:
        """Return where the clause of a later cue begins, or 0 when it lies inside the content."""
        before = found.first - 1
        apart = found.cue.form == PARTICIPLE or found.cue.kind in ("preposition", "clitic")
        if apart or "inverted" in found.cue.frames:
            if self._lower[before] == ",":
                return before
            if apart:
                return 0
        return self._coordinated(found, first)

    def _coordinated(self, found: Found, first: int) -> int:
        """Return where ``, but X said`` or ``and said`` begins, or 0 when the cue is not such."""
        index = self._phrases.skip_back(found.first, first)
        source = self._phrases.before(index, first)
        index = source.first if source else index
        if index - 1 <= first or self._lower[index - 1] not in self._coordinators:
            return 0
        comma = self._lower[index - 2] == ","
        return index - 1 - comma if comma or source is None else 0
