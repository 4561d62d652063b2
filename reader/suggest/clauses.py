"""Where clauses begin and end around a cue, and whose subject its verb has."""

from __future__ import annotations

from typing import NamedTuple

from reader.suggest.draft import Found, Run
from reader.suggest.lexicon import BASE, FINITE, PARTICIPLE, PAST
from reader.suggest.noun_cues import NounCues
from reader.suggest.scene import ENDS, Scene
from reader.suggest.words import Sentence

_JOINTS = frozenset(",—–")
_MOST_CUES = 60
"""Cues of one sentence that are read, so that time grows linearly with an endless one too."""
_LONGEST_CONTENT = 400
"""Words up to which the end of a content is looked for."""
_CONNECTIVES = range(5, 0, -1)
"""The lengths of connectives in words, the longest first."""
_LONGEST_DATELINE = 6
_LONGEST_RELATIVE = 8
_LONGEST_OBJECT = 15
"""Words of an object before the quotation in it, at most."""
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


class Clauses:
    """Reads the clauses of a sentence by its cues, conjunctions and commas."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._nouns = NounCues(scene)
        get = scene.lexicon.set
        self._connectives = get("connectives")
        self._comma_coordinates = scene.lexicon.options.get("comma_before_second_verb", False)
        self._relative_ends = scene.lexicon.options.get("relative_is_source", False)
        self._restrictive = get("complementizers") if get("relatives") else frozenset()
        self._coordinators = get("coordinators")
        self._joining = self._coordinators | get("joining")
        self._passive = get("passive_auxiliaries")
        self._persons = frozenset(get("subject_pronouns") - get("determiners"))
        self._auxiliaries = get("auxiliaries")
        self._before_noun = get("before_noun")
        self._fronting = get("fronting")
        self._infinitives = get("infinitives")
        self._asides = get("asides")
        self._thing_ends = get("thing_ends")
        self._also_nouns = get("also_nouns")

    def cues(self, sentence: Sentence) -> list[Found]:
        """Return the cues of a sentence that stand outside of quotations and are active verbs."""
        found = self._scene.cues(sentence.first, sentence.end)
        verbs = [cue for cue in found if self._is_cue(cue, sentence)]
        nouns = self._nouns.find(sentence, {cue.first for cue in verbs})
        return sorted(verbs + nouns, key=lambda cue: cue.first)[:_MOST_CUES]

    def _is_cue(self, found: Found, sentence: Sentence) -> bool:
        if not self._scene.outside(found.first):
            return False
        if found.cue.kind != "verb":
            return True
        mere = found.cue.frames.keys() == {"as"}
        if mere and not self._scene.works.called_as(found.end, sentence.end):
            return False
        if self.is_passive(found):
            return "passive" in found.cue.frames
        return not self._is_noun(found, sentence)

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

    def _is_noun(self, found: Found, sentence: Sentence) -> bool:
        """Tell whether a form that can be a noun is one here: ``the claims``, ``in support``."""
        if found.cue.form not in (BASE, FINITE) or found.first == sentence.first:
            return False
        before = self._lower[found.first - 1]
        relative = before in self._scene.complementizers and found.cue.form == FINITE
        if relative and found.cue.lemma not in self._also_nouns:
            return False
        if before in self._before_noun or before.isdigit():
            return True
        if self._words.capital(found.first) and not sentence.headline:
            return True
        infinitive = found.cue.form == BASE and before in self._infinitives
        if infinitive and self._quotes_near(found.end, sentence):
            return False
        return found.cue.lemma in self._also_nouns and not self._has_subject(found.first)

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
            owner = self._nouns.owner(found, sentence)
            known = owner is not None or not self._nouns.is_determined(found, sentence)
            return owner if known else self.main_subject(found.first, sentence)
        start = earlier[-1].end if earlier else sentence.first
        if self._lower[self._phrases.skip_back(found.first, start) - 1] == ",":
            start = sentence.first  # the cue before is a part of what stands between two commas
        if found.cue.form == PAST and self._is_reduced(found.first, sentence):
            return None
        that = found.cue.form == FINITE and self._lower[found.first - 1] in self._restrictive
        source = self._phrases.before(found.first - that, start)
        if source and found.cue.form != PARTICIPLE:
            return source
        if found.cue.form == PARTICIPLE and source and self._is_subject_of(source, found):
            return source
        for draft in reversed(self._scene.drafts):
            if earlier and draft.cue and draft.cue.first == earlier[-1].first and draft.source:
                return draft.source
        return self.main_subject(found.first, sentence) or source

    def _is_subject_of(self, source: Run, found: Found) -> bool:
        """Tell whether a participle stands right behind who says it: ``with polls showing``."""
        before = self._lower[source.first - 1] if source.first else ""
        return source.end == found.first and before in ("with", ",")

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
        if self._words.capital(index) or self._lower[index - 1] in self._before_noun:
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
            if self._lower[index] in "—–":
                return index + 1
            if self._words.is_word(index) and not self._words.capital(index):
                return first
        return first

    def behind_connective(self, first: int, end: int) -> int:
        """Return the place behind a connective that opens a sentence and is not said itself."""
        if first < end and self._lower[first] == "(":
            first = next((i + 1 for i in range(first, end) if self._lower[i] == ")"), first)
        for length in _CONNECTIVES:
            if " ".join(self._lower[first : first + length]) in self._connectives:
                first += length
                first += first < end and self._lower[first] == ","
                break
        return first

    def joint(self, index: int) -> int:
        """Return where the content before a cue clause at ``index`` ends; -1 without a mark."""
        if self._lower[index - 1] in _JOINTS:
            return index - 1
        quoted = not self._scene.outside(index - 1) and self._scene.outside(index)
        return index if quoted and self._words.ending(index - 3, index) in ",.!?…" else -1

    def is_joint(self, index: int) -> bool:
        """Tell whether the mark goes between a clause and the cue clause that breaks it."""
        return self._lower[index] in _JOINTS

    def begins(self, index: int) -> bool:
        """Tell whether a sentence begins at the word, in the midst of another."""
        return index == 0 or self._lower[index - 1] in ENDS

    def content_end(self, first: int, setting: Setting, thing: bool = False) -> int:
        """Return where a content that begins at ``first`` ends: with its clause or the sentence.

        A mere ``thing`` that is said, praised or asked for ends sooner than a clause does.
        """
        end = self._hard_end(first, setting.sentence, thing)
        for cue in setting.later:
            if first < cue.first < end:
                boundary = self._boundary(cue, first) or self._leads_quotation(cue, first)
                if boundary > first:
                    return min(boundary, end)
        return end

    def _leads_quotation(self, found: Found, first: int) -> int:
        """Return where the main verb begins that leads to a quotation, when its subject is before.

        ``Ana, who praised the plan, told reporters, "…"``
        """
        if found.first not in self._scene.used_cues:
            return 0
        draft = self._scene.draft_of(found)
        if draft is None or draft.rule != "lead":
            return 0
        before = draft.source is not None and draft.source.first < first
        return self._phrases.skip_back(found.first, first) if before else 0

    def _hard_end(self, first: int, sentence: Sentence, thing: bool) -> int:
        fronted = self._is_fronted(first, sentence)
        inner = self._relative_ends and self._in_relative(first, sentence)
        for index in range(first + 1, min(sentence.end - 1, first + _LONGEST_CONTENT)):
            word = self._lower[index]
            if word in _JOINTS and self._closes_quotation(index, sentence, fronted):
                return index + (1 if self._scene.outside(index) else 2)
            if inner and word == "," and self._resumes(index + 1, sentence):
                return index + (1 if self._scene.outside(index) else 2)
            if word == ";" or (thing and self._ends_thing(index)):
                ends = True
            else:
                ends = word == "," and (
                    (fronted and self.opens_clause(index + 1))
                    or self._is_last_aside(index, sentence)
                )
            if ends and self._scene.outside(index):
                return index
        return sentence.end

    def _in_relative(self, first: int, sentence: Sentence) -> bool:
        """Tell whether the content stands in a relative clause that a comma opens."""
        for index in range(first - 1, max(sentence.first, first - _LONGEST_RELATIVE), -1):
            if self._lower[index] == ",":
                return self._lower[index + 1] in self._phrases.relatives
        return False

    def _resumes(self, index: int, sentence: Sentence) -> bool:
        """Tell whether the main verb stands behind the comma that closes a relative clause."""
        while index < sentence.end - 1 and not self._words.is_word(index):
            index += 1
        while index < sentence.end - 1 and self._phrases.is_skipped(index):
            if self._lower[index] in self._auxiliaries:
                return True
            index += 1
        cues = self._scene.cues(index, index + 1)
        verb = any(cue.cue.kind == "verb" and cue.cue.form != PARTICIPLE for cue in cues)
        return self._scene.outside(index) and (verb or self._phrases.is_verb(index))

    def _closes_quotation(self, comma: int, sentence: Sentence, fronted: bool) -> bool:
        """Tell whether the reporter's own clause stands behind a quotation with this comma.

        The main clause behind one that is ``fronted``, else one with ``but``.
        """
        outside = self._scene.outside(comma)
        behind = comma + (1 if outside else 2)
        if behind >= sentence.end or (outside and self._scene.outside(comma - 1)):
            return False
        if not self._scene.outside(behind):
            return False
        word = self._lower[behind]
        turns = word in self._coordinators and word not in self._phrases.conjunctions
        return turns or (fronted and self.opens_clause(behind))

    def _is_last_aside(self, comma: int, sentence: Sentence) -> bool:
        """Tell whether ``, which …`` runs to the end of the sentence, as the reporter's remark."""
        if self._lower[comma + 1] not in self._asides:
            return False
        rest = range(comma + 1, min(sentence.end, comma + _LONGEST_CONTENT))
        return not any(self._lower[i] == "," and self._scene.outside(i) for i in rest)

    def _is_fronted(self, first: int, sentence: Sentence) -> bool:
        """Tell whether the content is in a clause that stands before the main one: ``While …``."""
        opening = sentence.first
        while opening < first and self._phrases.is_skipped(opening):
            opening += 1
        if self._lower[opening] not in self._fronting and not self._phrases.is_participle(opening):
            return False
        near = first - opening < _LONGEST_OPENING
        return near and "," not in self._lower[opening:first]

    def opens_clause(self, index: int) -> bool:
        """Tell whether a subject stands here."""
        word = self._lower[index]
        subject = word in self._phrases.pronouns or word in self._phrases.determiners
        return subject or (self._words.capital(index) and self._scene.outside(index))

    def _ends_thing(self, index: int) -> bool:
        word = self._lower[index]
        following = self._lower[index + 1]
        if word == "," and (following in self._phrases.relatives or following in self._thing_ends):
            return True
        if word in self._phrases.conjunctions or word in self._coordinators:
            return following in self._auxiliaries or self._phrases.is_verb(index + 1)
        return word in self._thing_ends

    def _boundary(self, found: Found, first: int) -> int:
        """Return where the clause of a later cue begins, or 0 when it lies inside the content."""
        if found.cue.kind == "noun":
            return 0
        apart = found.cue.form == PARTICIPLE or found.cue.kind in ("preposition", "clitic")
        if apart or "inverted" in found.cue.frames:
            joint = self.joint(found.first)
            if joint > first:
                return joint
            if apart:
                return self._coordinated_participle(found, first)
        return 0 if "raised" in found.cue.frames else self._coordinated(found, first)

    def _coordinated_participle(self, found: Found, first: int) -> int:
        """Return where ``but suggesting`` or ``before suggesting`` begins, or 0."""
        joined = self._lower[found.first - 1] in self._joining
        return found.first - 1 if joined and found.first - 2 > first else 0

    def _speaks(self, source: Run) -> bool:
        """Tell whether a name or a person's pronoun begins a clause behind a mere ``and``."""
        return self._lower[source.first] in self._persons or self._phrases.is_name(source)

    def _coordinated(self, found: Found, first: int) -> int:
        """Return where ``, but X said`` or ``and said`` begins, or 0 when the cue is not such."""
        index = self._phrases.skip_back(found.first, first)
        source = self._phrases.before(index, first)
        index = source.first if source else index
        if index - 1 <= first or self._lower[index - 1] not in self._coordinators:
            return 0
        comma = self._lower[index - 2] == ","
        named = source is not None and self._speaks(source)
        if not comma and (self._comma_coordinates or (source and not named)):
            return 0
        return index - 1 - comma
