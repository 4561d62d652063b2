"""Where clauses begin and end around a cue, and whose subject its verb has."""

from __future__ import annotations

from typing import NamedTuple

from reader.suggest.content_ends import ContentEnds
from reader.suggest.draft import Found, Run
from reader.suggest.lexicon import BASE, FINITE, PARTICIPLE, PAST
from reader.suggest.noun_cues import NounCues
from reader.suggest.scene import ENDS, Scene
from reader.suggest.words import Sentence

_MOST_CUES = 60
"""Cues of one sentence that are read, so that time grows linearly with an endless one too."""
_CONNECTIVES = range(5, 0, -1)
"""The lengths of connectives in words, the longest first."""
_LONGEST_DATELINE = 6
_LONGEST_OBJECT = 15
"""Words of an object before the quotation in it, at most."""
_LONGEST_HIDING = 4
"""Words between ``who`` and the verb of ``who asked not to be named``, and behind it."""
_LONGEST_OPENING = 60
"""Words up to which the subject of a sentence is looked for."""


class Setting(NamedTuple):
    """A cue among the others of its sentence."""

    found: Found
    earlier: list[Found]
    later: list[Found]
    sentence: Sentence

    @property
    def start(self) -> int:
        """The first word that can belong to the clause of the cue."""
        return self.earlier[-1].end if self.earlier else self.sentence.first


_YEAR = 4
"""Digits of a year."""


class Clauses:
    """Reads the clauses of a sentence by its cues, conjunctions and commas."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self.nouns = NounCues(scene)
        self.ends = ContentEnds(scene)
        get = scene.lexicon.set
        self._connectives = get("connectives")
        self._restrictive = get("complementizers") if get("relatives") else frozenset()
        self._passive = get("passive_auxiliaries")
        self._auxiliaries = get("auxiliaries")
        self._agents = get("authors")
        self._datelines = scene.lexicon.options.get("datelines", False)
        self._dashes = "—–-" if self._datelines else "—–"
        self._anonymity = get("anonymity")
        self._quantifiers = get("quantifiers")
        self._before_noun = get("before_noun")
        self._fronting = get("fronting")
        self._infinitives = get("infinitives")
        self._also_nouns = get("also_nouns")
        self._articles = get("title_articles")
        self._behind_verb = scene.lexicon.union("object_pronouns", "determiners")
        self._absolute = get("absolute")
        self._quoting, self._as_openers = get("quoting"), get("as_openers")

    def cues(self, sentence: Sentence) -> list[Found]:
        """Return the cues of a sentence that stand outside of quotations and are active verbs."""
        found = self._scene.cues(sentence.first, sentence.end)
        verbs = [cue for cue in found if self._is_cue(cue, sentence)]
        nouns = self.nouns.find(sentence, {cue.first for cue in verbs})
        both = sorted(verbs + nouns, key=lambda cue: cue.first) if nouns else verbs
        return both[:_MOST_CUES]

    def _is_cue(self, found: Found, sentence: Sentence) -> bool:
        if not self._scene.outside(found.first):
            return False
        if found.cue.kind != "verb":
            return True
        if self._hides_name(found, sentence) or self._quotes_other(found, sentence):
            return False
        mere = len(found.cue.frames) == 1 and "as" in found.cue.frames
        if mere and not self._scene.works.called_as(found.end, sentence.end):
            return False
        if self.is_passive(found):
            return "passive" in found.cue.frames
        return not self.is_noun(found, sentence) and not self.has_agent(found)

    def has_agent(self, found: Found) -> bool:
        """Tell whether a past form is a passive without its auxiliary: ``a ring found by Ana``."""
        named = "name" in found.cue.frames
        return found.cue.form == PAST and not named and self._lower[found.end] in self._agents

    def _hides_name(self, found: Found, sentence: Sentence) -> bool:
        """Tell whether it only says that a source has no name: ``who asked not to be named``."""
        far = min(sentence.end, found.end + _LONGEST_HIDING)
        if self._anonymity.isdisjoint(self._lower[found.end : far]):
            return False
        near = self._lower[max(sentence.first, found.first - _LONGEST_HIDING) : found.first]
        return not self._phrases.relatives.isdisjoint(near)

    def _quotes_other(self, found: Found, sentence: Sentence) -> bool:
        """Tell whether it only says by whom another is quoted: ``The paper quoted X as saying``."""
        if found.cue.lemma not in self._quoting:
            return False
        far = range(found.end, min(sentence.end - 1, found.end + _LONGEST_OBJECT))
        place = next((i for i in far if self._lower[i] in self._as_openers), 0)
        cues = self._scene.cues(place + 1, place + 2) if place else []
        return any(cue.cue.form == PARTICIPLE for cue in cues)

    def _quoted_other(self, found: Found, sentence: Sentence) -> Run | None:
        """Return ``X`` of ``The paper quoted X as saying``, whose words these are."""
        end = found.first - 1
        if self._lower[end] not in self._as_openers:
            return None
        cues = self._scene.cues(max(sentence.first, end - _LONGEST_OBJECT), end)
        quoting = [cue for cue in cues if cue.cue.lemma in self._quoting]
        if not quoting or self.is_passive(quoting[-1]):
            return None
        source = self._phrases.after(quoting[-1].end, end)
        closed = end - (self._lower[end - 1] == ",")
        return source if source and source.end == closed else None

    def is_passive(self, found: Found) -> bool:
        """Tell whether a past form is a passive: ``was asked``."""
        if found.cue.form != PAST:
            return False
        index = found.first
        while index > 0 and self._phrases.is_skipped(index - 1):
            if self._lower[index - 1] in self._passive:
                return True
            index -= 1
        return index > 0 and self._lower[index - 1] in self._passive

    def is_noun(self, found: Found, sentence: Sentence) -> bool:
        """Tell whether a form that can be a noun is one here: ``the claims``, ``in support``."""
        if found.cue.form not in (BASE, FINITE):
            gerund = found.cue.form == PARTICIPLE and found.first > sentence.first
            return gerund and self._lower[found.first - 1] in self._articles
        known = found.cue.lemma.partition(" ")[0] in self._also_nouns
        if found.first == sentence.first:
            return found.cue.form == BASE and known
        before = self._lower[found.first - 1]
        relative = before in self._scene.complementizers and found.cue.form == FINITE
        if relative and not known:
            return False
        if found.cue.form == BASE and self._is_quantified(found.first - 1, sentence):
            shown = self._behind_verb | self._scene.complementizers
            return known and self._lower[found.end] not in shown
        plural = found.cue.form == FINITE and known
        if plural and before in self._auxiliaries:
            return True
        if before in self._before_noun or self._counts_it(before):
            return True
        if self._words.capital(found.first) and not sentence.headline:
            return True
        finite = found.cue.form == FINITE or (before.isalpha() and before[-1] == "s")
        if finite and self._shows_verb(before, self._lower[found.end]):
            return False
        infinitive = found.cue.form == BASE and before in self._infinitives
        if infinitive and self._quotes_near(found.end, sentence):
            return False
        return known and not self._has_subject(found.first)

    def _counts_it(self, before: str) -> bool:
        """Tell a number that counts a noun, or a year, from ``Wilayah 2 mengingatkan``."""
        return before.isdigit() and (bool(self._also_nouns) or len(before) == _YEAR)

    def _is_quantified(self, index: int, sentence: Sentence) -> bool:
        """Tell whether a clause begins with how many say it: ``Some say``."""
        if self._lower[index] not in self._quantifiers:
            return False
        before = self._lower[index - 1] if index > sentence.first else ","
        opens = not self._words.is_word(index - 1) or before in self._fronting
        opens = opens or before in self._scene.lexicon.set("coordinators")
        return index == sentence.first or opens

    def _shows_verb(self, before: str, behind: str) -> bool:
        """Tell by its neighbours whether a form is a verb: ``and vows to``, ``paper calls it``."""
        if before in self._phrases.conjunctions and behind in self._infinitives:
            return True
        return behind in self._behind_verb and before not in self._phrases.links

    def _quotes_near(self, index: int, sentence: Sentence) -> bool:
        """Tell whether a quotation shows that ``to call him "a fool"`` reports something."""
        near = range(index, min(index + _LONGEST_OBJECT, sentence.end))
        return any(not self._scene.outside(i) for i in near)

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
        if before == ",":
            source = phrases.before(index, max(0, index - _LONGEST_OPENING))
            return source is not None and "," in self._lower[source.first : source.end]
        return self._words.capital(index - 1) or before in phrases.roles or before in phrases.groups

    def subject(self, found: Found, earlier: list[Found], sentence: Sentence) -> Run | None:
        """Return who speaks: the phrase before the verb, or the subject of the verb before it."""
        if found.cue.kind == "clitic":
            return None
        if found.cue.kind == "noun":
            owner = self.nouns.owner(found, sentence)
            known = owner is not None or not self.nouns.is_determined(found, sentence)
            return owner if known else self.main_subject(found.first, sentence)
        start = earlier[-1].end if earlier else sentence.first
        if self._lower[self._phrases.skip_back(found.first, start) - 1] == ",":
            start = sentence.first  # the cue before is a part of what stands between two commas
        if found.cue.form == PAST and self._is_reduced(found.first, sentence):
            return None
        named = found.cue.form == PAST and "name" in found.cue.frames
        if named and self._lower[found.end] in self._agents:
            return self._phrases.after(found.end + 1, sentence.end)
        if found.cue.form == PARTICIPLE:
            quoted = self._quoted_other(found, sentence)
            if quoted or found.first == sentence.first:
                return quoted or self._subject_behind(found.end, sentence)
        return self._shared_subject(found, earlier, sentence, start)

    def _subject_behind(self, index: int, sentence: Sentence) -> Run | None:
        """Return ``X`` of ``Noting that P, X left``: the subject behind the comma."""
        for comma in range(index, min(sentence.end - 2, index + _LONGEST_OPENING)):
            behind = comma + 1 + (not self._scene.outside(comma + 1))
            ends = self._lower[comma] == "," and self._scene.outside(behind)
            if ends and self.ends.opens_clause(behind):
                return self._before_finite(behind, sentence)
        return None

    def _before_finite(self, first: int, sentence: Sentence) -> Run | None:
        """Return the phrase between a place and the first finite verb behind it."""
        for verb in range(first + 1, min(sentence.end, first + _LONGEST_OPENING)):
            if self._is_finite(verb, sentence):
                return self._phrases.before(verb, first)
        return None

    def _shared_subject(
        self, found: Found, earlier: list[Found], sentence: Sentence, start: int
    ) -> Run | None:
        """Return the phrase before a verb, or the subject that it shares with another verb."""
        that = found.cue.form == FINITE and self._lower[found.first - 1] in self._restrictive
        source = self._phrases.before(found.first - that, start)
        if source and found.cue.form != PARTICIPLE:
            return source
        if found.cue.form == PARTICIPLE and source and self._is_subject_of(source, found):
            return source
        before = self._scene.kept.source_of(earlier[-1]) if earlier else None
        return before or self.main_subject(found.first, sentence) or source

    def _is_subject_of(self, source: Run, found: Found) -> bool:
        """Tell whether a participle stands right behind who says it: ``with polls showing``."""
        before = self._lower[source.first - 1] if source.first else ""
        return source.end == found.first and (before == "," or before in self._absolute)

    def _is_reduced(self, index: int, sentence: Sentence) -> bool:
        """Tell whether a participle stands for a passive clause: ``When asked whether …``."""
        return index == sentence.first or self._lower[index - 1] in self._fronting

    def main_subject(self, end: int, sentence: Sentence) -> Run | None:
        """Return the subject of a sentence: the phrase before its first finite verb."""
        first = self._skip_opening(sentence.first, end)
        for index in range(first + 1, min(end + 1, sentence.end, first + _LONGEST_OPENING)):
            if self._is_finite(index, sentence):
                return self._phrases.before(index, first) or self._phrases.after(first, index)
        return None

    def _is_finite(self, index: int, sentence: Sentence) -> bool:
        possessive = self._phrases.is_possessive(index, sentence.first)
        if self._words.capital(index) or self._lower[index - 1] in self._before_noun or possessive:
            return False
        cues = self._scene.cues(index, index + 1)
        verb = bool(cues) and cues[0].cue.kind == "verb" and self._is_cue(cues[0], sentence)
        return verb or self._phrases.is_verb(index) or self._lower[index] in self._auxiliaries

    def _skip_opening(self, first: int, end: int) -> int:
        """Return the place behind a connective or an adjunct that opens the sentence."""
        first = self.behind_connective(self._behind_dateline(first, end), end)
        while first < end and self._phrases.is_skipped(first):
            first += 1
            first += first < end and self._lower[first] == ","
        if first < end and self._phrases.is_aside(first):
            for i in range(first, min(end, first + _LONGEST_OPENING)):
                if self._lower[i] == ",":
                    return i + 1
        return first

    def _behind_dateline(self, first: int, end: int) -> int:
        """Return the place behind the place and dash that open a report: ``LEEDS — Ana said``."""
        for index in range(first + 1, min(end, first + _LONGEST_DATELINE)):
            if self._lower[index] in self._dashes:
                while index + 1 < end and self._lower[index + 1] in self._dashes:
                    index += 1
                return index + 1
            if self._words.is_word(index) and not self._words.capital(index):
                return first
        return first

    def behind_connective(self, first: int, end: int) -> int:
        """Return the place behind a connective that opens a sentence and is not said itself."""
        if self._datelines and self.begins(first):
            first = self._behind_dateline(first, end)
        if first < end and self._lower[first] == "(":
            first = next((i + 1 for i in range(first, end) if self._lower[i] == ")"), first)
        for length in _CONNECTIVES:
            if " ".join(self._lower[first : first + length]) in self._connectives:
                first += length
                first += first < end and self._lower[first] == ","
                break
        return first

    def content_end(self, first: int, setting: Setting, thing: bool = False) -> int:
        """Return where a content ends that begins at ``first``; see ``ContentEnds.of``."""
        end = self.ends.of(first, setting.sentence, setting.later, thing)
        return self.ends.of_relative(setting.found, Run(first, end), setting.sentence)

    def begins(self, index: int) -> bool:
        """Tell whether a sentence begins at the word, in the midst of another."""
        return index == 0 or self._lower[index - 1] in ENDS
