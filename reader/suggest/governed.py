"""Reads ``menurut X, P`` and the like: a preposition and the source that it governs."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.clauses import Clauses, Setting
from reader.suggest.draft import Draft, Run
from reader.suggest.scene import Scene
from reader.suggest.word_kinds import INSIDE
from reader.suggest.words import Sentence

_LONGEST_SOURCE = 40
"""Words of a source that a sentence opens with, at most."""


class Governed:
    """Finds what stands beside a preposition with its source, and such a source alone."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._clauses = clauses
        get, options = scene.lexicon.set, scene.lexicon.options
        self._plans = get("plans")
        self._telling = get("telling_relatives")
        self._agents = get("authors")
        self._far = get("far")
        self._doers = get("doers")
        self._ends = scene.lexicon.union("breaks", "auxiliaries", "coordinators", "relatives")
        self._comma_opens = options.get("comma_after_cue", False)
        self._comma_closes = options.get("comma_closes_source", False)

    def find(self, setting: Setting) -> Draft | None:
        """Read ``menurut X, P``, ``P, menurut X`` and ``P, menurut X, Q``."""
        found, sentence = setting.found, setting.sentence
        clitic = found.cue.kind == "clitic"
        source = None if clitic else self._holder(setting) or self.source(setting)
        held = source is not None and source.end <= found.first
        start = source.first - 1 if source and held else found.first
        first = self._clauses.behind_connective(sentence.first, start)
        opening = "opening" in found.cue.frames
        if source and self._lower[source.first] in self._plans:
            return None
        nested = opening and self._opens_what_is_said(setting)
        inside = first < start and self._words.is_word(start - 1) and not nested
        if inside and self._is_restriction(setting):
            return None
        late = opening and start > first + 1 and not nested
        if (source is None and not clitic) or late:
            return None
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        draft = Draft("preposition", [], found, source, kind)
        draft.confidence = found.cue.frames["preposition"]
        if first < start and not opening:
            mark = start - (self._lower[start - 1] in ",—–(")
            if mark != first + 1 or self._lower[first] not in self._phrases.breaks:
                draft.content.append(Run(first, max(first, mark)))
        behind = source.end if source and not held else found.end
        told = self._lower[behind + 1 : behind + 2]
        remark = self._clauses.ends.is_remark(behind) if behind + 1 < sentence.end else False
        apart = self._telling & set(told) or (remark and bool(draft.content))
        if behind < sentence.end and self._lower[behind] == "," and not apart:
            end = self._clauses.content_end(behind + 1, setting)
            draft.content.append(Run(behind + 1, end))
        elif self._goes_on(draft, behind, sentence):
            draft.content.append(Run(behind, self._clauses.content_end(behind, setting)))
        return draft

    def _holder(self, setting: Setting) -> Run | None:
        """Return whose view it is: ``In X's view, P``."""
        if setting.found.cue.kind != "noun":
            return None
        return self._clauses.nouns.holder(setting.found, setting.sentence)

    def _is_restriction(self, setting: Setting) -> bool:
        """Tell whether it belongs to what another says: ``X berkata P yang sah menurut Y``."""
        governing = any("clause" in cue.cue.frames for cue in setting.earlier)
        return self._comma_opens and governing and not self._words.capital(setting.found.first)

    def _goes_on(self, draft: Draft, behind: int, sentence: Sentence) -> bool:
        """Tell whether what is said goes on, or begins, right behind the source."""
        if not draft.content:
            return self._lacks_comma(draft.source, behind, sentence)
        if draft.source is None:
            verb = self._phrases.skip(behind, sentence.end)
            if self._comma_opens and self._lower[behind - 2] == "," and self._is_when(draft):
                return self._scene.has_verb(behind, sentence.end)
            goes_on = self._comma_opens and verb < sentence.end and self._phrases.is_verb(verb)
            return goes_on and not self._scene.has_verb(*draft.content[0])
        return self._is_predicate(draft.content[0], draft.source, sentence)

    def _opens_what_is_said(self, setting: Setting) -> bool:
        """Tell whether another's words begin here: ``Ana menjelaskan, berdasarkan data, P``."""
        place = setting.found.first - 1
        if not self._comma_opens or not setting.earlier:
            return False
        asking = setting.earlier[-1]
        opened = self._lower[place] in self._scene.complementizers
        return asking.end == place and (opened or self._lower[place] == ",")

    def _is_when(self, draft: Draft) -> bool:
        """Tell whether only an adjunct stands before: ``Sejauh ini, menurutnya jalan itu …``."""
        first, end = draft.content[0]
        opens = self._scene.is_adjunct(first) or self._lower[first] in self._far
        return opens and not self._scene.has_verb(first, end)

    def _lacks_comma(self, source: Run | None, behind: int, sentence: Sentence) -> bool:
        """Tell whether the comma was left out: ``Menurut dia jalan itu …``, ``Menurutnya …``."""
        short = (
            source is None
            or self._lower[source.first] in self._phrases.pronouns
            or self._phrases.is_name(source)
        )
        opens = behind < sentence.end and self._words.is_word(behind)
        return self._comma_opens and short and opens and self._scene.has_verb(behind, sentence.end)

    def _is_predicate(self, subject: Run, source: Run, sentence: Sentence) -> bool:
        """Tell whether the verb of what stands before follows: ``Hal itu, menurut Ana perlu …``."""
        last = source.end - 1
        named = self._words.capital(last) and not self._phrases.is_time(last)
        named = named or self._has_doer(source.end)
        open_ended = named and source.end < sentence.end
        verb = open_ended and self._scene.has_verb(source.end, source.end + 1)
        return verb and not self._scene.has_verb(*subject)

    def source(self, setting: Setting) -> Run | None:
        """Return the phrase that a preposition governs; its comma may be that of the sentence."""
        found, sentence = setting.found, setting.sentence
        start = self._scene.behind_saying(self._phrases.skip(found.end, sentence.end), sentence.end)
        source = self._phrases.after(start, sentence.end)
        if source is None:
            return None
        if found.first > sentence.first + 1:
            return self._to_mark(source, sentence) if self._comma_closes else self._acting(source)
        if self._comma_closes:
            return self._up_to_comma(source, sentence)
        closed = source.end < sentence.end and self._lower[source.end] == ","
        commas = [i for i in range(source.first, source.end) if self._lower[i] == ","]
        if commas and not closed:
            return Run(source.first, commas[0])
        named = self._comma_opens and not closed and "opening" not in found.cue.frames
        return self._up_to_subject(source, sentence) if named else source

    def _acting(self, source: Run) -> Run:
        """Return what stands before a passive with its doer: ``menurut Ana disebabkan oleh``."""
        last = source.end - 1
        told = last > source.first and self._has_doer(last)
        return Run(source.first, last) if told else source

    def _has_doer(self, verb: int) -> bool:
        """Tell whether a passive verb stands here with who does it right behind."""
        passive = self._phrases.is_verb(verb) and not self._phrases.is_active(verb)
        return passive and not self._doers.isdisjoint(self._lower[verb + 1 : verb + 2])

    def _to_mark(self, source: Run, sentence: Sentence) -> Run:
        """Reach over when and where the source is from: ``according to a report on Monday by X``.

        Only a mark or a conjunction can end what stands last.
        """
        far = min(sentence.end, source.first + _LONGEST_SOURCE)
        for index in range(source.end, far):
            word = self._lower[index]
            apart = not self._words.is_word(index) and word not in INSIDE
            ends = word in self._ends and word not in self._agents
            if apart or ends or not self._scene.outside(index):
                far = index
                break
        behind = range(source.end, far)
        when = all(self._phrases.is_time(i) or self._scene.is_adjunct(i) for i in behind)
        when = when and not self._phrases.is_verb(source.end - 1)
        return source if when or far == source.first + _LONGEST_SOURCE else Run(source.first, far)

    def _up_to_subject(self, source: Run, sentence: Sentence) -> Run:
        """Return the name behind which a clause begins with no comma: ``Menurut X jalan …``."""
        for index in range(source.first + 1, source.end):
            if not self._words.capital(index - 1) or not self._phrases.leaves_name(index):
                continue
            name = Run(source.first, index)
            clause = self._scene.has_verb(index, sentence.end)
            return name if clause and self._phrases.is_name(name) else source
        return source

    def _up_to_comma(self, source: Run, sentence: Sentence) -> Run:
        """Return the source up to the comma behind which the main clause begins.

        A second comma closes an apposition, which a role or a name before it may have.
        """
        far = min(sentence.end, source.first + _LONGEST_SOURCE)
        commas = [i for i in range(source.first, far) if self._is_comma(i)]
        if not commas:
            return source
        named = Run(source.first, commas[0])
        if len(commas) > 1 and self._describes(Run(commas[0] + 1, commas[1]), named):
            return Run(source.first, commas[1])
        return source if source.end in commas and self._may_be_described(named) else named

    def _may_be_described(self, named: Run) -> bool:
        return self._phrases.is_name(named) or self._has_role(named)

    def _describes(self, aside: Run, named: Run) -> bool:
        """Tell whether what stands between two commas says more of the name or the role before."""
        if self._lower[aside.first] in self._phrases.relatives:
            return True
        name = self._phrases.is_name(aside) and not self._phrases.is_name(named)
        if name and aside.end - aside.first > 1:
            return self._has_role(named)
        opens = self._lower[aside.first] in self._phrases.determiners | self._phrases.roles
        return opens and self._phrases.is_name(named) and self._has_role(aside)

    def _has_role(self, run: Run) -> bool:
        return any(self._lower[i] in self._phrases.roles for i in range(*run))

    def _is_comma(self, index: int) -> bool:
        return self._lower[index] == "," and self._scene.outside(index)
