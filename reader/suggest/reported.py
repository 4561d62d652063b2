"""The second rules: speech in the reporter's words, sentence by sentence, cue by cue."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.clauses import Clauses
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import BASE, PARTICIPLE
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_LONGEST_LABEL = 5
"""Words before the colon of a headline that can be who says the rest, and the colon."""


class ReportedSpeech:
    """Links each cue that stands outside of a quotation to its content and its source."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._clauses = clauses
        self._as_openers = scene.lexicon.set("as_openers")
        self._unreal = scene.lexicon.set("unreal")
        options = scene.lexicon.options
        self._comma_opens = options.get("comma_after_cue", False)
        self._nested = options.get("nested", True)

    def link(self) -> None:
        """Propose what every sentence reports; first by the clauses that stand behind it."""
        for sentence in self._words.sentences:
            cues = self._clauses.cues(sentence)
            if sentence.headline:
                self._keep(self._headline(sentence))
            known = len(self._scene.drafts)
            for place, found in enumerate(cues):
                if found.first not in self._scene.used_cues:
                    self._keep(self._behind(found, cues[:place], cues[place + 1 :], sentence))
            for place, found in enumerate(cues):
                inside = self._is_inside(found, known)
                if found.first not in self._scene.used_cues and (self._nested or not inside):
                    self._keep(self._before(found, cues[:place], cues[place + 1 :], sentence))

    def _is_inside(self, found: Found, known: int) -> bool:
        """Tell whether the cue is a part of what somebody else says in the same sentence."""
        return any(
            run.first <= found.first < run.end
            for draft in self._scene.drafts[known:]
            for run in draft.content
        )

    def _keep(self, draft: Draft | None) -> None:
        if draft is None or (draft.source and self._is_narrator(draft.source)):
            return
        self._trim(draft)
        if draft.content:
            for run in draft.content:
                quoted = set(self._words.quote[run.first : run.end])
                self._scene.used_quotes |= quoted - {-1}
            self._scene.add(draft)

    def _is_narrator(self, source: Run) -> bool:
        """Tell whether the reporter, or the reader, is the one who says or thinks."""
        first_person = self._scene.lexicon.set("first_person")
        return source.end - source.first == 1 and self._lower[source.first] in first_person

    def _trim(self, draft: Draft) -> None:
        """Take marks that only join or end off the ends of the content."""
        runs = []
        for first, end in draft.content:
            while (
                end > first and self._lower[end - 1] in ".;,:–—-" and self._scene.outside(end - 1)
            ):
                end -= 1
            while end > first and self._lower[first] in ",:–—-":
                first += 1
            if end > first:
                runs.append(Run(first, end))
        draft.content = runs

    # The clause of the cue stands behind its content or in its midst

    def _behind(
        self, found: Found, earlier: list[Found], later: list[Found], sentence: Sentence
    ) -> Draft | None:
        if "preposition" in found.cue.frames:
            return self._preposition(found, later, sentence)
        quoted_as = self._as_said(found, later, sentence)
        if quoted_as:
            return quoted_as
        participle = found.cue.form == PARTICIPLE or self._clauses.is_passive(found)
        if "tail" not in found.cue.frames or participle:
            return None
        start = earlier[-1].end if earlier else sentence.first
        placed = self._inverted(found, start, sentence) or self._plain(found, start, sentence)
        if placed is None:
            return None
        mark, source, behind = placed
        clauses = self._clauses
        first = start if clauses.begins(start) else sentence.first
        first = clauses.behind_connective(first, mark)
        if self._words.quote[first] in self._scene.used_quotes:
            return None
        draft = Draft("tail", [Run(first, max(first, mark))], found, source)
        draft.confidence = found.cue.frames["tail"]
        if not self._scene.at_end(behind, sentence) and not self._next_is_cue(behind, later):
            end = clauses.content_end(behind + 1, later, sentence)
            draft.content.append(Run(behind + 1, end))
            draft.rule = "inserted"
            draft.confidence = found.cue.frames.get("inserted", draft.confidence)
        if source:
            draft.source_kind = SourceKind.EXPLICIT
        return draft

    def _plain(
        self, found: Found, start: int, sentence: Sentence
    ) -> tuple[int, Run | None, int] | None:
        """Read ``P, X said`` and ``P, X said, Q``: the mark before, the source, the place behind."""
        if self._comma_opens and "inverted" in found.cue.frames:
            return None
        source = self._phrases.before(found.first, start)
        if source is None or source.first <= start or self._is_relative(source):
            return None
        mark = self._clauses.joint(source.first)
        behind = self._behind_adjuncts(found.end, sentence)
        if mark < 0 or behind < 0:
            return None
        at_end = self._scene.at_end(behind, sentence)
        return (mark, source, behind) if at_end or not self._comma_opens else None

    def _is_relative(self, source: Run) -> bool:
        return self._lower[source.first] in self._phrases.relatives

    def _inverted(
        self, found: Found, start: int, sentence: Sentence
    ) -> tuple[int, Run | None, int] | None:
        """Read ``P, kata X`` and ``P, said X``, as ``_plain`` does."""
        clitic = found.cue.kind == "clitic"
        if not clitic and "inverted" not in found.cue.frames:
            return None
        mark = self._clauses.joint(found.first) if found.first > start else -1
        if mark < 0 or not self._may_invert(start, mark):
            return None
        source = None
        if not clitic:
            source = self._phrases.after(self._phrases.skip(found.end, sentence.end), sentence.end)
            if source is None:
                return None
        behind = self._behind_adjuncts(source.end if source else found.end, sentence)
        return (mark, source, behind) if behind >= 0 else None

    def _may_invert(self, start: int, mark: int) -> bool:
        """Tell whether what stands before ``, said X`` can be what is said."""
        needed = self._scene.lexicon.options.get("inversion_needs_clause", False)
        quoted = not self._scene.outside(mark - 1)
        return not needed or quoted or self._scene.has_verb(start, mark)

    def _behind_adjuncts(self, index: int, sentence: Sentence) -> int:
        """Return the end of the cue clause, or -1 when something else than an adjunct follows."""
        behind = self._scene.after_adjuncts(self._phrases.skip(index, sentence.end), sentence.end)
        over = self._scene.at_end(behind, sentence) or self._clauses.is_joint(behind)
        return behind if over else -1

    def _next_is_cue(self, mark: int, later: list[Found]) -> bool:
        return bool(later) and later[0].first <= mark + 2 and later[0].cue.form == PARTICIPLE

    def _preposition(self, found: Found, later: list[Found], sentence: Sentence) -> Draft | None:
        """Read ``menurut X, P``, ``P, menurut X`` and ``P, menurut X, Q``."""
        clitic = found.cue.kind == "clitic"
        source = None if clitic else self._governed_source(found, sentence)
        if source is None and not clitic:
            return None
        draft = Draft("preposition", [], found, source)
        if source:
            draft.source_kind = SourceKind.EXPLICIT
        draft.confidence = found.cue.frames["preposition"]
        first = self._clauses.behind_connective(sentence.first, found.first)
        opening = "opening" in found.cue.frames
        if opening and found.first > first + 1:
            return None
        if first < found.first and not opening:
            mark = found.first - (self._lower[found.first - 1] in ",—–(")
            if mark > first:
                draft.content.append(Run(first, mark))
        behind = source.end if source else found.end
        if behind < sentence.end and self._lower[behind] == ",":
            end = self._clauses.content_end(behind + 1, later, sentence)
            draft.content.append(Run(behind + 1, end))
        return draft

    def _headline(self, sentence: Sentence) -> Draft | None:
        """Read ``Poll: Voters Are Tired``: who stands before the colon of a headline."""
        first, end = sentence.first, min(sentence.end, sentence.first + _LONGEST_LABEL)
        colon = next((i for i in range(first + 1, end) if self._lower[i] == ":"), 0)
        if not colon or not all(self._words.capital(i) for i in range(first, colon)):
            return None
        draft = Draft("label", [Run(colon + 1, sentence.end)], None, Run(first, colon))
        draft.source_kind, draft.confidence = SourceKind.EXPLICIT, 0.6
        return draft

    def _governed_source(self, found: Found, sentence: Sentence) -> Run | None:
        """Return the phrase that a preposition governs; its comma may be that of the sentence."""
        source = self._phrases.after(found.end, sentence.end)
        if source is None or found.first > sentence.first + 1:
            return source
        closed = source.end < sentence.end and self._lower[source.end] == ","
        commas = [i for i in range(source.first, source.end) if self._lower[i] == ","]
        return Run(source.first, commas[0]) if commas and not closed else source

    def _as_said(self, found: Found, later: list[Found], sentence: Sentence) -> Draft | None:
        """Read ``As X reported, P`` and ``Seperti dikatakan X, P``."""
        start = sentence.first + 1
        if self._lower[sentence.first] not in self._as_openers or "tail" not in found.cue.frames:
            return None
        comma = next((i for i in range(found.end, sentence.end) if self._lower[i] == ","), 0)
        if "," in self._lower[start : found.first] or not comma or comma + 2 >= sentence.end:
            return None
        source = self._phrases.before(found.first, start)
        if source is None or self._scene.cues(found.end, comma):
            return None
        end = self._clauses.content_end(comma + 1, later, sentence)
        draft = Draft("as", [Run(comma + 1, end)], found, source, SourceKind.EXPLICIT)
        draft.confidence = 0.85 * found.cue.frames["tail"]
        return draft

    # The cue stands before its content

    def _before(
        self, found: Found, earlier: list[Found], later: list[Found], sentence: Sentence
    ) -> Draft | None:
        if found.cue.kind == "noun":
            return self._noun(found, later, sentence)
        if self._clauses.is_passive(found):
            return self._raised(found, "passive", later, sentence)
        if "raised" in found.cue.frames:
            return self._raised(found, "raised", later, sentence)
        if found.cue.kind == "preposition":
            return None
        follows = self._scene.complement(found, sentence.end)
        if follows is None:
            return None
        frame = follows.frame
        if frame == "comma" and self._comma_opens and "comma" not in found.cue.frames:
            frame = "clause"
        if frame not in found.cue.frames:
            return None
        thing = frame == "object"
        end = self._clauses.content_end(follows.first, later, sentence, thing)
        source = self._clauses.subject(found, earlier, sentence)
        draft = Draft(frame, [Run(follows.first, end)], found, source, addressee=follows.addressee)
        draft.confidence = found.cue.frames[frame]
        self._weigh(draft, found, sentence)
        between = self._scene.cues(found.end, follows.first)
        self._scene.used_cues |= {cue.first for cue in between}
        return draft

    def _weigh(self, draft: Draft, found: Found, sentence: Sentence) -> None:
        """Lower the confidence where the form of the verb often reports nothing."""
        before = self._lower[found.first - 1] if found.first > sentence.first else ""
        if draft.source:
            draft.source_kind = SourceKind.EXPLICIT
        elif found.cue.kind != "clitic":
            draft.doubt("no source", 0.4)
        if draft.rule == "object" and before in self._scene.lexicon.set("negations"):
            draft.doubt("not said", 0.6)
        if found.cue.form == BASE and before in self._scene.lexicon.set("infinitives"):
            draft.doubt("infinitive", 0.65)
        elif before in self._unreal:
            draft.doubt("not real", 0.55)
        elif found.cue.form == PARTICIPLE and before != ",":
            draft.doubt("participle", 0.65)

    def _noun(self, found: Found, later: list[Found], sentence: Sentence) -> Draft | None:
        """Read ``the claim that P``, ``his promise to P``."""
        follows = self._scene.complement(found, sentence.end)
        if follows is None or follows.frame not in found.cue.frames:
            return None
        end = self._clauses.content_end(follows.first, later, sentence)
        source = self._possessor(found, sentence)
        draft = Draft("noun", [Run(follows.first, end)], found, source)
        draft.confidence = found.cue.frames[follows.frame]
        draft.source_kind = SourceKind.EXPLICIT if source else SourceKind.NONE
        return draft

    def _possessor(self, found: Found, sentence: Sentence) -> Run | None:
        possessives = self._scene.lexicon.set("possessives")
        for index in range(found.first - 1, max(sentence.first, found.first - 4) - 1, -1):
            if self._lower[index] in possessives:
                return Run(index, index + 1)
            if self._lower[index] in ("'s", "’s"):
                return self._phrases.before(index, sentence.first)
        return None

    def _raised(
        self, found: Found, frame: str, later: list[Found], sentence: Sentence
    ) -> Draft | None:
        """Read ``X is expected to P``: the subject and what follows the verb are the content."""
        start = self._clauses.behind_connective(sentence.first, found.first)
        subject = self._phrases.before(found.first, start)
        follows = self._scene.complement(found, sentence.end)
        if follows is None or follows.frame in ("comma", "colon"):
            return None
        end = self._clauses.content_end(follows.first, later, sentence)
        content = [Run(follows.first, end)]
        if subject and follows.frame != "that":
            content.insert(0, subject)
        draft = Draft(frame, content, found, None, SourceKind.NONE)
        draft.confidence = found.cue.frames[frame]
        return draft
