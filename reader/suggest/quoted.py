"""The first rules: which quotations are speech, and which belong to one sentence or one turn."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import NamedTuple

from reader.model import SourceKind
from reader.suggest.clauses import Clauses
from reader.suggest.cue_clauses import FAR, SPEECH_ENDS, CueClauses
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import FINITE, Cue
from reader.suggest.noun_cues import NounCues
from reader.suggest.scene import ENDS, Scene
from reader.suggest.words import Sentence

_LONGEST_LINK = 2
"""Words and marks that link a sentence to the one before, at most."""
_LONGEST_LEAD = 40
"""Words before a quotation up to which its verb is looked for."""
_FRAGMENT = 0.45
"""How often words in quotation marks that no rule explains are somebody's, with their clause."""
_GOES_ON = 0.95
"""How often a quotation is the same person's that stands right behind one with a cue clause."""
_LEAST_LED = 3
"""A quotation that a colon leads to, or that a comma goes on from, has more words than this."""
_CORNERS = frozenset("「『｢")
_SHORT = 3
"""Words of a quotation that can be a mere name, at most."""


class _Quoted(NamedTuple):
    """An outermost quotation: its number, its words with the marks, its sentence's number."""

    number: int
    run: Run
    sentence: int


class QuotedSpeech:
    """Links each quotation of an article to a cue and a source."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._works = scene.works
        self._clauses = clauses
        self._nouns = NounCues(scene)
        self._cue_clauses = CueClauses(scene, clauses)
        self._asides = scene.lexicon.set("subordinators")
        self._links = scene.lexicon.set("coordinators")
        self._quoted = self._find()
        self._said: list[bool] = []
        self._spoken: list[int] = []
        self._fragments = scene.lexicon.options.get("fragments", False)

    def _find(self) -> list[_Quoted]:
        found, first, sentence = [], 0, 0
        for number, inside in groupby(self._words.quote):
            end = first + len(list(inside))
            if number != -1:
                while self._words.sentences[sentence].end <= first:
                    sentence += 1
                found.append(_Quoted(number, Run(first, end), sentence))
            first = end
        return found

    def link(self) -> None:
        """Propose every quotation that has a cue clause, and the rest of it behind the clause."""
        used = self._scene.used_quotes
        for place, (number, run, sentence) in enumerate(self._quoted):
            if number in used:
                continue
            draft = self._cue_clauses.find(run, sentence)
            if draft is None:
                continue
            used.add(number)
            following = self._quoted[place + 1] if place + 1 < len(self._quoted) else None
            if following and draft.rule == "tail" and self._goes_on(run, following.run):
                draft.content.append(following.run)
                used.add(following.number)
            self._scene.add(draft)

    def _goes_on(self, run: Run, following: Run) -> bool:
        """Tell whether the next quotation is the rest of a sentence that the cue clause broke."""
        gap = range(run.end, following.first)
        joint = following.first - 1
        joint -= self._lower[joint] in self._scene.phrases.conjunctions
        if not gap or len(gap) > 3 * FAR or self._lower[joint] not in ",-–—":
            return False
        broken = any(self._ends(i) or self._lower[i] == ":" for i in gap[:-1])
        cues = self._scene.cues(run.end, following.first)
        said = cues[0].end if cues else run.end
        aside = (i for i in range(said, following.first) if self._lower[i] in self._asides)
        within = next(aside, following.first)  # "X said when told of it,"
        return not broken and sum(cue.first < within for cue in cues) <= 1

    def _ends(self, index: int) -> bool:
        """Tell whether a sentence ends here, and not only a title: ``Mr. Webb said,``."""
        return self._lower[index] in ENDS and not self._scene.phrases.is_short(index - 1)

    def bare(self) -> None:
        """Propose the quotations that no rule has explained, as the last speaker's or nobody's."""
        self._said = [False] * len(self._lower)
        self._spoken = sorted(
            draft.cue.first
            for draft in self._scene.drafts
            if draft.cue and draft.rule in ("tail", "lead")
        )
        for draft in self._scene.drafts:
            for first, end in draft.content:
                self._said[first:end] = [True] * (end - first)
        for number, run, sentence_number in self._quoted:
            if number in self._scene.used_quotes:
                continue
            if not self._is_whole(run, sentence_number):
                self._partial(number, run, sentence_number)
                continue
            headline = self._words.sentences[sentence_number].headline
            goes_on = self._is_near(run)
            draft = Draft("bare", [run], confidence=_GOES_ON if goes_on else 0.86)
            if headline:
                draft.rule, draft.confidence = "headline", 0.6
                draft.source_kind = SourceKind.NONE
            if self._cue_clauses.count(run) <= _SHORT and not goes_on:
                draft.doubt("short", 0.6)
            elif self._words.ending(*run) not in ENDS and not headline:
                draft.doubt("no end mark", 0.5)
            self._scene.used_quotes.add(number)
            self._scene.add(draft)

    def _is_near(self, run: Run) -> bool:
        """Tell whether what somebody says goes on: ``"Stop," Ana said. "Go back."``."""
        place = bisect_left(self._spoken, run.first) - 1
        if place < 0:
            return False
        here = self._words.sentence_at(run.first)
        there = self._words.sentence_at(self._spoken[place])
        sentences = self._words.sentences
        return here - there <= 1 and sentences[here].paragraph == sentences[there].paragraph

    def _partial(self, number: int, run: Run, sentence_number: int) -> None:
        """Propose a quotation that is a part of the reporter's sentence, if it is anybody's."""
        for rule in (self._worded, self._turn, self._fragment):
            if rule(number, run, sentence_number):
                return

    def _fragment(self, number: int, run: Run, sentence_number: int) -> bool:
        """Propose words that a verb in no list leads to: ``Ana risked "a war with the town"``.

        Fewer words are what anybody may call a thing; what looks like a title is one.
        """
        sentence = self._words.sentences[sentence_number]
        inside = self._fragments and run.first > sentence.first and not sentence.headline
        named = self._works.is_title(run) or self._works.has_author(run)
        if not inside or named or self._cue_clauses.count(run) <= _SHORT:
            return False
        verb = self._verb_before(run.first, sentence)
        end = sentence.end - (self._lower[sentence.end - 1] in ENDS)
        content = Run(verb + 1, max(run.end, end))
        if verb < 0 or any(self._said[content.first : content.end]):
            return False
        word = self._lower[verb]
        cue = Cue((word,), word, "verb", FINITE, {"quote": _FRAGMENT})
        draft = Draft("fragment", [content], Found(cue, verb, verb + 1), confidence=_FRAGMENT)
        draft.source = self._clauses.main_subject(verb, sentence)
        draft.source_kind = SourceKind.EXPLICIT if draft.source else SourceKind.NONE
        self._scene.used_quotes |= set(self._words.quote[content.first : content.end]) - {-1}
        self._scene.add(draft)
        return True

    def _verb_before(self, end: int, sentence: Sentence) -> int:
        """Return the nearest verb before a place by its form, or -1."""
        phrases, auxiliaries = self._scene.phrases, self._scene.lexicon.set("auxiliaries")
        for index in range(end - 1, max(sentence.first, end - _LONGEST_LEAD) - 1, -1):
            word = self._lower[index]
            if phrases.is_verb(index) and word not in auxiliaries and self._scene.outside(index):
                return index
        return -1

    def _worded(self, number: int, run: Run, sentence_number: int) -> bool:
        """Propose what a slogan, a chant or a term is: ``the phrase "safe enough"``."""
        sentence = self._words.sentences[sentence_number]
        draft = self._nouns.worded(run, sentence) or self._nouns.attributed(run, sentence)
        if draft is None:
            return False
        if draft.source is None and draft.cue and self._nouns.is_determined(draft.cue, sentence):
            draft.source = self._clauses.main_subject(draft.cue.first, sentence)
        draft.source_kind = SourceKind.EXPLICIT if draft.source else SourceKind.NONE
        self._scene.used_quotes.add(number)
        self._scene.add(draft)
        return True

    def _turn(self, number: int, run: Run, sentence_number: int) -> bool:
        """Propose ``"They agree with us" on that.`` behind a sentence that says who speaks."""
        sentence = self._words.sentences[sentence_number]
        before = self._words.sentences[sentence_number - 1]
        alone = self._opens(run, sentence) and self._cue_clauses.count(run) > _SHORT
        if not alone or not sentence_number or before.paragraph != sentence.paragraph:
            return False
        cues = self._scene.cues(before.first, before.end)
        drafts = [self._scene.kept.of_cue(found) for found in cues]
        known = any(draft is not None and draft.rule == "tail" for draft in drafts)
        if not known or self._scene.cues(run.end, sentence.end):
            return False
        end = sentence.end - (self._lower[sentence.end - 1] in ENDS)
        self._scene.used_quotes.add(number)
        self._scene.add(Draft("turn", [Run(sentence.first, end)], confidence=0.6))
        return True

    def _opens(self, run: Run, sentence: Sentence) -> bool:
        """Tell whether the sentence begins with the quotation, or with ``But`` or ``Then,``."""
        before = range(sentence.first, run.first)
        return len(before) <= _LONGEST_LINK and all(
            self._lower[i] == ","
            or self._lower[i] in self._links
            or self._scene.phrases.is_skipped(i)
            for i in before
        )

    def _is_whole(self, run: Run, sentence_number: int) -> bool:
        """Tell whether a quotation is a sentence of its own, not a part of the reporter's."""
        sentence = self._words.sentences[sentence_number]
        if self._works.has_author(run) or self._works.is_heading(run, sentence):
            return False
        count = self._cue_clauses.count(run)
        least = _LEAST_LED if self._scene.lexicon.code else 1  # no verb is known that leads to less
        if self._lower[run.first] in _CORNERS and count > _LEAST_LED:
            return True  # the verb stands behind it, with a particle: 「…」と述べた
        if run.first != sentence.first:
            return self._lower[run.first - 1] in ":—–-" and count > least
        ending = self._words.ending(*run)
        ends = run.end >= sentence.end - 1 or (ending in SPEECH_ENDS and ending != ",")
        goes_on = count > least and "," in (ending, self._lower[min(run.end, sentence.end - 1)])
        return count > 1 and (sentence.headline or ends or goes_on)
