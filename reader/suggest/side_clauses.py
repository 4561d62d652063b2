"""Reads the cue clauses beside what is said: ``P, X said``, ``P, kata X, Q``, ``menurut X, P``."""

from __future__ import annotations

from typing import NamedTuple

from reader.model import SourceKind
from reader.suggest.clauses import Clauses, Setting
from reader.suggest.draft import Draft, Run
from reader.suggest.lexicon import PARTICIPLE
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_MOST_ADJUNCTS = 3
"""When and where something is said, at most, each behind a comma of its own."""
_LONGEST_SOURCE = 40
"""Words of a source that a sentence opens with, at most."""
_AS_SAID = 0.85
"""How sure ``As X said, P`` is, compared with ``P, X said`` of the same verb."""


class _Placed(NamedTuple):
    """A cue clause: the end of the content before it, its source, the place behind it."""

    mark: int
    source: Run | None
    behind: int


class SideClauses:
    """Finds content that a cue clause stands behind, breaks, or opens with a comma."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._clauses = clauses
        self._as_openers = scene.lexicon.set("as_openers")
        self._coordinators = scene.lexicon.set("coordinators")
        self._recaps = scene.lexicon.set("recaps")
        self._pointers = scene.lexicon.set("pointers")
        self._plans = scene.lexicon.set("plans")
        options = scene.lexicon.options
        self._comma_opens = options.get("comma_after_cue", False)
        self._comma_closes = options.get("comma_closes_source", False)
        self._inversion_needs_clause = options.get("inversion_needs_clause", False)

    def find(self, setting: Setting) -> Draft | None:
        """Return the draft of a cue that stands beside its content, or None."""
        cue = setting.found.cue
        if "preposition" in cue.frames:
            return self._preposition(setting)
        if "tail" not in cue.frames:
            return None
        said = self._recap(setting) or self._as_said(setting) or self._opening(setting)
        if said or cue.form == PARTICIPLE or self._clauses.is_passive(setting.found):
            return said
        placed = self._inverted(setting) or self._plain(setting)
        return self._around(setting, placed) if placed else None

    def _around(self, setting: Setting, placed: _Placed) -> Draft | None:
        """Return the draft of what stands before the cue clause, and behind it."""
        found, sentence = setting.found, setting.sentence
        start = setting.start
        first = start if self._clauses.begins(start) else sentence.first
        first = self._clauses.behind_connective(first, placed.mark)
        if self._words.quote[first] in self._scene.used_quotes:
            return None
        kind = SourceKind.EXPLICIT if placed.source else SourceKind.ANTECEDENT
        content = [Run(first, max(first, placed.mark))]
        draft = Draft("tail", content, found, placed.source, kind)
        draft.confidence = found.cue.frames["tail"]
        behind = placed.behind
        if self._goes_on(behind, setting):
            end = self._clauses.content_end(behind + 1, setting)
            content.append(Run(behind + 1, end))
            draft.rule = "inserted"
            draft.confidence = found.cue.frames.get("inserted", draft.confidence)
        return draft

    def _goes_on(self, mark: int, setting: Setting) -> bool:
        """Tell whether what is said goes on behind the comma of the cue clause.

        A mere place or time does not, nor does a second cue clause or a title.
        """
        end = setting.sentence.end
        if self._scene.at_end(mark, setting.sentence) or self._next_is_cue(mark, setting):
            return False
        works = self._scene.works
        if works.is_title(works.quotation(min(mark + 1, end - 1))):
            return False
        return not self._scene.is_adjunct(mark + 1) or self._scene.has_verb(mark + 1, end)

    def _plain(self, setting: Setting) -> _Placed | None:
        """Read ``P, X said`` and ``P, X said, Q``."""
        found, start = setting.found, setting.start
        if self._comma_opens and ("inverted" in found.cue.frames or self._scene.is_adjunct(start)):
            return None
        source = self._phrases.before(found.first, start)
        if source and source.first <= start:
            source = self._inserted_source(source, setting)
        if source is None or source.first <= start:
            return None
        if self._lower[source.end - 1] in self._phrases.relatives:
            return None
        mark = self._clauses.joint(source.first)
        behind = self._behind_adjuncts(self._behind_person(setting), setting)
        if mark < 0 or behind < 0:
            return None
        at_end = self._scene.at_end(behind, setting.sentence)
        return _Placed(mark, source, behind) if at_end or not self._comma_opens else None

    def _inserted_source(self, source: Run, setting: Setting) -> Run | None:
        """Return ``Y`` of ``Deputy X, Y said, was …``, whose commas are the insertion's."""
        behind = min(setting.found.end, setting.sentence.end - 1)
        commas = [i for i in range(*source) if self._lower[i] == ","]
        if not commas or self._lower[behind] != ",":
            return None
        return Run(commas[-1] + 1, source.end)

    def _behind_person(self, setting: Setting) -> int:
        """Return the place behind whom it is said to: ``P, X told reporters``."""
        found, end = setting.found, setting.sentence.end
        told = "person" in found.cue.frames and found.end < end
        person = self._phrases.after(found.end, end) if told else None
        return person.end if person else found.end

    def _inverted(self, setting: Setting) -> _Placed | None:
        """Read ``P, kata X``, ``P, said X`` and ``P, katanya``."""
        found, start, end = setting.found, setting.start, setting.sentence.end
        clitic = found.cue.kind == "clitic"
        if not clitic and "inverted" not in found.cue.frames:
            return None
        mark = self._clauses.joint(found.first) if found.first > start else -1
        if mark < 0:
            return None
        source = None
        if not clitic:
            source = self._phrases.after(self._phrases.skip(found.end, end), end)
            if source is None:
                return None
        behind = self._behind_adjuncts(source.end if source else found.end, setting)
        named = source is not None and self._words.capital(source.first) and behind >= end - 1
        if behind < 0 or not (named or self._may_invert(start, mark)):
            return None
        return _Placed(mark, source, behind)

    def _may_invert(self, start: int, mark: int) -> bool:
        """Tell whether what stands before ``, said X`` can be what is said."""
        quoted = not self._scene.outside(mark - 1)
        needed = self._inversion_needs_clause and not quoted
        return not needed or self._scene.has_verb(start, mark)

    def _behind_adjuncts(self, index: int, setting: Setting) -> int:
        """Return the end of the cue clause, or -1 when something else than an adjunct follows."""
        end = setting.sentence.end
        behind = self._scene.after_adjuncts(self._phrases.skip(index, end), end)
        behind = self._behind_dates(behind, end)
        over = self._scene.at_end(behind, setting.sentence) or self._clauses.is_joint(behind)
        return behind if over else -1

    def _behind_dates(self, mark: int, end: int) -> int:
        """Return the comma behind ``, di Garut, Rabu (2/1/2021),``, or ``mark`` without a day."""
        comma = mark
        for _ in range(_MOST_ADJUNCTS):
            if comma + 1 >= end or self._lower[comma] != ",":
                break
            dated = self._phrases.is_time(comma + 1)
            if not dated and not self._scene.is_adjunct(comma + 1):
                break
            comma = self._scene.after_adjuncts(comma + 1, end)
            mark = comma if dated else mark
        return mark

    def _next_is_cue(self, mark: int, setting: Setting) -> bool:
        """Tell whether a second cue clause follows: ``, X said, adding that …``."""
        following = setting.later[0] if setting.later else None
        return bool(following and following.first <= mark + 2 and following.cue.form == PARTICIPLE)

    def _preposition(self, setting: Setting) -> Draft | None:
        """Read ``menurut X, P``, ``P, menurut X`` and ``P, menurut X, Q``."""
        found, sentence = setting.found, setting.sentence
        clitic = found.cue.kind == "clitic"
        source = None if clitic else self._governed_source(setting)
        first = self._clauses.behind_connective(sentence.first, found.first)
        opening = "opening" in found.cue.frames
        if source and self._lower[source.first] in self._plans:
            return None
        if (source is None and not clitic) or (opening and found.first > first + 1):
            return None
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        draft = Draft("preposition", [], found, source, kind)
        draft.confidence = found.cue.frames["preposition"]
        if first < found.first and not opening:
            mark = found.first - (self._lower[found.first - 1] in ",—–(")
            draft.content.append(Run(first, max(first, mark)))
        behind = source.end if source else found.end
        if behind < sentence.end and self._lower[behind] == ",":
            end = self._clauses.content_end(behind + 1, setting)
            draft.content.append(Run(behind + 1, end))
        elif draft.content and source and self._is_predicate(draft.content[0], source, sentence):
            draft.content.append(Run(behind, self._clauses.content_end(behind, setting)))
        return draft

    def _is_predicate(self, subject: Run, source: Run, sentence: Sentence) -> bool:
        """Tell whether the verb of what stands before follows: ``Hal itu, menurut Ana perlu …``."""
        last = source.end - 1
        named = self._words.capital(last) and not self._phrases.is_time(last)
        open_ended = named and source.end < sentence.end
        verb = open_ended and self._scene.has_verb(source.end, source.end + 1)
        return verb and not self._scene.has_verb(*subject)

    def _governed_source(self, setting: Setting) -> Run | None:
        """Return the phrase that a preposition governs; its comma may be that of the sentence."""
        found, sentence = setting.found, setting.sentence
        start = self._phrases.skip(found.end, sentence.end)
        source = self._phrases.after(start, sentence.end)
        if source is None or found.first > sentence.first + 1:
            return source
        if self._comma_closes:
            return self._up_to_comma(source, sentence)
        closed = source.end < sentence.end and self._lower[source.end] == ","
        commas = [i for i in range(source.first, source.end) if self._lower[i] == ","]
        return Run(source.first, commas[0]) if commas and not closed else source

    def _up_to_comma(self, source: Run, sentence: Sentence) -> Run:
        """Return the source up to the comma behind which the main clause begins.

        A second comma closes an apposition, which a role or a name before it may have.
        """
        far = min(sentence.end, source.first + _LONGEST_SOURCE)
        comma = next((i for i in range(source.first, far) if self._is_comma(i)), 0)
        if not comma or source.end == comma:
            return source
        apposed = source.end > comma and (
            self._phrases.is_name(Run(source.first, comma))
            or any(self._lower[i] in self._phrases.roles for i in range(source.first, comma))
        )
        return source if apposed else Run(source.first, comma)

    def _is_comma(self, index: int) -> bool:
        return self._lower[index] == "," and self._scene.outside(index)

    def _opening(self, setting: Setting) -> Draft | None:
        """Read ``Kata X, P`` and ``Katanya, P`` at the head of a sentence."""
        found, sentence = setting.found, setting.sentence
        inverted = found.cue.kind == "clitic" or "inverted" in found.cue.frames
        if not inverted or found.first != sentence.first:
            return None
        source = None if found.cue.kind == "clitic" else self._governed_source(setting)
        behind = source.end if source else found.end
        if behind + 1 >= sentence.end or self._lower[behind] != ",":
            return None
        content = [Run(behind + 1, self._clauses.content_end(behind + 1, setting))]
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        draft = Draft("opening", content, found, source, kind)
        draft.confidence = _AS_SAID * found.cue.frames["tail"]
        return draft

    def _recap(self, setting: Setting) -> Draft | None:
        """Read ``Hal itu dikatakan X``, which names who said the sentence before it."""
        found, sentence = setting.found, setting.sentence
        opens = self._lower[sentence.first] in self._recaps and "recap" in found.cue.frames
        if not opens or not sentence.first:
            return None
        between = range(sentence.first + 1, found.first)
        if not all(
            self._lower[i] in self._pointers or self._phrases.is_skipped(i) for i in between
        ):
            return None
        source = self._governed_source(setting)
        before = self._words.sentences[self._words.sentence_at(sentence.first - 1)]
        known = any(before.first <= draft.first < before.end for draft in self._scene.drafts)
        title = before.headline and self._lower[before.end - 1] != "."
        if source is None or known or title:
            return None
        first = self._clauses.behind_connective(before.first, before.end)
        draft = Draft("recap", [Run(first, before.end)], found, source, SourceKind.EXPLICIT)
        draft.confidence = found.cue.frames["recap"]
        return draft

    def _as_said(self, setting: Setting) -> Draft | None:
        """Read ``As X reported, P`` and ``Seperti dikatakan X, P``."""
        found, sentence = setting.found, setting.sentence
        joined = self._lower[sentence.first] in self._coordinators
        start = sentence.first + joined + 1
        if start >= found.first or self._lower[start - 1] not in self._as_openers:
            return None
        comma = next((i for i in range(found.end, sentence.end) if self._lower[i] == ","), 0)
        if "," in self._lower[start : found.first] or not comma or comma + 2 >= sentence.end:
            return None
        source = self._phrases.before(found.first, start)
        if source is None or self._scene.cues(found.end, comma):
            return None
        end = self._clauses.content_end(comma + 1, setting)
        draft = Draft("as", [Run(comma + 1, end)], found, source, SourceKind.EXPLICIT)
        draft.confidence = _AS_SAID * found.cue.frames["tail"]
        return draft
