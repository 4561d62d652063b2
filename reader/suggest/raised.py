"""Reads the verbs that speak of their subject, by nobody or somebody: ``X is expected to P``."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.clauses import Clauses, Setting
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.scene import Complement, Scene
from reader.suggest.topics import Topics

_OPENING = 2
"""Words before the adverbs and the passive of ``Seperti sebelumnya diberitakan, P``, at most."""
_NEAR = 4
"""Words between ``Seperti diberitakan`` and its comma, at most."""


class RaisedSubjects:
    """Finds content whose first part is the subject of its cue, a passive or ``seem``."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._clauses = clauses
        self._topics = Topics(scene)
        get, options = scene.lexicon.set, scene.lexicon.options
        self._acted, self._towards = get("acted"), get("towards")
        self._earlier, self._denied = get("earlier"), get("withholding")
        self._no_predicate = scene.lexicon.union(
            "links", "adjuncts", "conjunctions", "complementizers"
        )
        self._as_openers, self._by, self._neuter = get("as_openers"), get("by"), get("neuter")
        self._infinitives, self._negated = get("infinitives"), get("infinitive_negations")
        self._keeps_infinitive = options.get("infinitive_in_content", False)
        self._agent_follows = options.get("agent_behind_passive", False)
        self._main_only = options.get("raised_is_main", False)

    def find(self, setting: Setting, frame: str) -> Draft | None:
        """Read ``X is expected to P``: the subject and what follows the verb are the content."""
        found, sentence = setting.found, setting.sentence
        start = self._clauses.behind_connective(sentence.first, found.first)
        start = self._behind_source(start, setting)
        subject = self._phrases.before(found.first, start)
        if self._main_only and self._is_no_report(found, start):
            return None
        if subject and any(
            cue.first >= subject.first and cue.first in self._scene.used_cues
            for cue in setting.earlier
        ):
            return None
        if self._lower[sentence.first] in self._as_openers:
            return self._as_reported(setting, frame)
        if self._lower[found.end : found.end + 1] and self._lower[found.end] in self._by:
            return self._by_somebody(setting, frame)
        if self._phrases.skip_back(found.first, sentence.first) == sentence.first:
            reported = self._as_reported(setting, frame)
            if reported:
                return reported
        follows = self._infinitive(setting) or self._scene.complement(found, sentence.end)
        if follows is None or follows.frame in ("comma", "colon"):
            return None
        agent = self._agent(setting) if subject else None
        first = agent.end if agent else follows.first
        content = [Run(first, self._clauses.content_end(first, setting))]
        if subject and (agent or not self._opens_clause(subject, follows.frame)):
            end = self._topics.end(self._phrases.skip_back(found.first, start))
            content.insert(0, Run(self._topics.whole(subject, start).first, end))
        if agent is None and subject:
            agent = self._agent_before(subject, start, content)
            content = content if agent or self._lower[subject.first - 1] not in self._by else []
        kind = SourceKind.EXPLICIT if agent else SourceKind.NONE
        draft = Draft(frame, content, found, agent, kind)
        draft.confidence = found.cue.frames[frame]
        return draft

    def _infinitive(self, setting: Setting) -> Complement | None:
        """Read ``Residents were told to leave``, in which the verb has nobody for its object."""
        index = self._phrases.skip(setting.found.end, setting.sentence.end)
        negated = index + 1 < setting.sentence.end and self._lower[index] in self._negated
        opens = self._keeps_infinitive and self._lower[index + negated] in self._infinitives
        return Complement("infinitive", index, None) if opens else None

    def _opens_clause(self, subject: Run, frame: str) -> bool:
        """Tell whether the whole content follows: ``It is understood (that) P``."""
        stands_in = self._lower[subject.first] in self._neuter and frame == "clause"
        return frame == "that" or stands_in

    def _behind_source(self, start: int, setting: Setting) -> int:
        """Return the place behind the comma of ``Menurut Ana,``, or ``start`` without one."""
        opener = next((cue for cue in setting.earlier if cue.first == start), None)
        if opener is None or opener.cue.kind != "preposition" or not self._agent_follows:
            return start
        behind = range(opener.end, setting.found.first)
        return next((i + 1 for i in behind if self._lower[i] == ","), start)

    def _agent(self, setting: Setting) -> Run | None:
        """Return the name between a passive and its predicate: ``X dinilai Ana lambat``."""
        first, end = setting.found.end, setting.sentence.end
        if not self._agent_follows:
            return None
        behind = first
        while behind < end and self._words.capital(behind) and not self._phrases.is_time(behind):
            behind += 1
        named = first < behind < end and self._lower[first] not in self._scene.complementizers
        if not named or not self._lower[behind][0].isalpha():
            return None
        likened = self._lower[behind] in self._as_openers and not self._phrases.is_verb(behind + 1)
        predicate = likened or self._lower[behind] not in self._no_predicate
        return Run(first, behind) if predicate else None

    def _agent_before(self, subject: Run, start: int, content: list[Run]) -> Run | None:
        """Return who stands before the passive: ``Oleh X, P dinilai …``, ``P oleh X dinilai …``."""
        if self._lower[subject.first - 1] in self._by and subject.first - 1 > start:
            raised = self._phrases.before(subject.first - 1, start)
            if raised and not any(self._scene.used_cues.intersection(range(*raised))):
                content[0] = raised
                return subject
        if self._lower[start] not in self._by or subject.first <= start + 1:
            return None
        agent = self._phrases.after(start + 1, subject.first)
        comma = agent is not None and self._lower[agent.end] == ","
        return agent if comma else None

    def _by_somebody(self, setting: Setting, frame: str) -> Draft | None:
        """Read ``Dilaporkan oleh X bahwa P``: a passive that says by whom."""
        found, sentence = setting.found, setting.sentence
        source = self._phrases.after(found.end + 1, sentence.end)
        opener = source.end if source else sentence.end
        if opener + 1 >= sentence.end or self._lower[opener] not in self._scene.complementizers:
            return None
        end = self._clauses.content_end(opener + 1, setting)
        draft = Draft(frame, [Run(opener + 1, end)], found, source, SourceKind.EXPLICIT)
        draft.confidence = found.cue.frames[frame]
        return draft

    def _is_no_report(self, found: Found, start: int) -> bool:
        """Tell whether it only describes, may be done or is done: ``dilaporkan ke polisi``."""
        before, behind = self._lower[found.first - 1], self._lower[found.end : found.end + 1]
        undone = found.first > start and before in self._acted
        told = behind and behind[0] in self._towards
        told = told or (behind and behind[0] in self._earlier and before in self._denied)
        return bool(undone or told) or self._is_attribute(found.first, start)

    def _is_attribute(self, index: int, start: int) -> bool:
        """Tell whether the verb only describes a noun, or goes with an opener: ``yang diduga``."""
        before = self._phrases.skip_back(index, start) - 1
        described = before >= start and self._lower[before] in self._phrases.relatives
        return described or (before > start and self._lower[before] in self._as_openers)

    def _as_reported(self, setting: Setting, frame: str) -> Draft | None:
        """Read ``Seperti diberitakan, P``: what stands behind the comma is the content."""
        found, sentence = setting.found, setting.sentence
        near = range(found.end, min(found.end + _NEAR, sentence.end - 1))
        comma = next((i for i in near if self._lower[i] == ","), 0)
        opened = self._phrases.skip_back(found.first, sentence.first) - sentence.first
        if not comma or opened > _OPENING:
            return None
        content = [Run(comma + 1, self._clauses.content_end(comma + 1, setting))]
        draft = Draft("as", content, found, None, SourceKind.NONE)
        draft.confidence = found.cue.frames[frame]
        return draft
