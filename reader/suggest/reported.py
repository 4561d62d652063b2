"""The second rules: speech in the reporter's words, sentence by sentence, cue by cue."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import BASE, PARTICIPLE, PAST
from reader.suggest.scene import ENDS, Complement, Scene
from reader.suggest.words import Sentence


class ReportedSpeech:
    """Links each cue that stands outside of a quotation to its content and its source."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        lexicon = scene.lexicon
        self._connectives = lexicon.set("connectives")
        self._coordinators = lexicon.set("coordinators")
        self._passive = lexicon.set("passive_auxiliaries")
        self._unreal = lexicon.set("unreal")

    def link(self) -> None:
        """Propose what every sentence reports."""
        for sentence in self._words.sentences:
            found = self._scene.cues(sentence.first, sentence.end)
            cues = [f for f in found if self._scene.outside(f.first)]
            for place, cue in enumerate(cues):
                if cue.first not in self._scene.used_cues:
                    self._read(cue, cues[:place], cues[place + 1 :], sentence)

    def _read(
        self, found: Found, earlier: list[Found], later: list[Found], sentence: Sentence
    ) -> None:
        kind = found.cue.kind
        if "preposition" in found.cue.frames:
            draft = self._preposition(found, later, sentence)
        elif kind == "noun":
            draft = self._noun(found, later, sentence)
        else:
            draft = self._verb(found, earlier, later, sentence)
        if draft and draft.confidence > 0:
            self._trim(draft)
            self._explain_quotes(draft)
            self._scene.add(draft)

    # A cue before its content, or behind it, or in its midst

    def _verb(
        self, found: Found, earlier: list[Found], later: list[Found], sentence: Sentence
    ) -> Draft | None:
        frames = found.cue.frames
        if "raised" in frames:
            return self._raised(found, later, sentence)
        if self._is_passive(found):
            return None
        start = self._start(found, earlier, sentence)
        tail = self._tail(found, start, later, sentence)
        if tail:
            return tail
        follows = self._scene.complement(found, sentence.end)
        if follows is None:
            return None
        frame = follows.frame
        if frame == "comma":
            frame = "clause" if self._scene.lexicon.options.get("comma_after_cue") else ""
        if frame not in frames:
            return None
        end = self._content_end(follows.first, found, later, sentence)
        if end - follows.first < 1:
            return None
        source = self._subject(found, start, earlier)
        draft = Draft(frame, [Run(follows.first, end)], found, source, addressee=follows.addressee)
        draft.confidence = frames[frame]
        self._weigh(draft, found, sentence)
        return draft

    def _weigh(self, draft: Draft, found: Found, sentence: Sentence) -> None:
        """Lower the confidence where the form of the verb often reports nothing."""
        before = self._lower[found.first - 1] if found.first > sentence.first else ""
        if draft.source:
            draft.source_kind = SourceKind.EXPLICIT
        else:
            draft.doubt("no source", 0.7)
        if found.cue.form == BASE and before in self._scene.lexicon.set("infinitives"):
            draft.doubt("infinitive", 0.7)
        elif before in self._unreal:
            draft.doubt("not real", 0.6)
        elif found.cue.form == PARTICIPLE and before != ",":
            draft.doubt("participle", 0.8)

    def _is_passive(self, found: Found) -> bool:
        if found.cue.form != PAST:
            return False
        index = found.first
        while index > 0 and self._lower[index - 1] in self._scene.lexicon.set("adverbs"):
            index -= 1
        return index > 0 and self._lower[index - 1] in self._passive

    def _start(self, found: Found, earlier: list[Found], sentence: Sentence) -> int:
        """Return where the clause of a cue may begin: behind the cue before it."""
        return earlier[-1].end if earlier else sentence.first

    def _subject(self, found: Found, start: int, earlier: list[Found]) -> Run | None:
        """Return who speaks: the phrase before the verb, or the subject of the verb before it."""
        if found.cue.kind == "clitic":
            return None
        source = self._phrases.before(found.first, start)
        if source and found.cue.form != PARTICIPLE:
            return source
        for draft in reversed(self._scene.drafts):
            if earlier and draft.cue and draft.cue.first == earlier[-1].first and draft.source:
                return draft.source
        return self._first_phrase(found) or source

    def _first_phrase(self, found: Found) -> Run | None:
        """Return the phrase that the sentence of a cue begins with, its likely subject."""
        sentence = self._words.sentences[self._words.sentence_at(found.first)]
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
        first = self._behind_connective(first, end)
        if first < end and self._lower[first] in self._phrases.adjuncts:
            for i in range(first, end):
                if self._lower[i] == ",":
                    return i + 1
        return first

    def _behind_connective(self, first: int, end: int) -> int:
        for length in (3, 2, 1):
            if " ".join(self._lower[first : first + length]) in self._connectives:
                first += length
                first += first < end and self._lower[first] == ","
                break
        return first

    def _tail(
        self, found: Found, start: int, later: list[Found], sentence: Sentence
    ) -> Draft | None:
        """Read ``P, kata X``, ``P, X said`` and ``P, kata X, Q``."""
        if "tail" not in found.cue.frames or found.cue.form == PARTICIPLE:
            return None
        inverted = self._inverted(found, start, sentence)
        if inverted:
            mark, source, behind = inverted
        else:
            source = self._phrases.before(found.first, start)
            if (
                source is None
                or source.first <= start
                or self._lower[source.first - 1] not in ",—–"
            ):
                return None
            mark, behind = source.first - 1, found.end
        behind = self._scene.after_adjuncts(self._phrases.skip(behind, sentence.end), sentence.end)
        over = self._scene.at_end(behind, sentence)
        leads = not inverted and self._scene.lexicon.options.get("comma_after_cue", False)
        if not over and (leads or self._lower[behind] not in ",—–"):
            return None
        first = self._behind_connective(
            start if self._is_clause_start(start) else sentence.first, mark
        )
        if mark - first < 1:
            return None
        draft = Draft("tail", [Run(first, mark)], found, source)
        draft.confidence = found.cue.frames["tail"]
        if not over and not self._next_is_cue(behind, later):
            end = self._content_end(behind + 1, found, later, sentence)
            if end > behind + 1:
                draft.content.append(Run(behind + 1, end))
                draft.rule = "inserted"
        if source:
            draft.source_kind = SourceKind.EXPLICIT
        return draft

    def _is_clause_start(self, start: int) -> bool:
        return start == 0 or self._lower[start - 1] in ENDS

    def _inverted(
        self, found: Found, start: int, sentence: Sentence
    ) -> tuple[int, Run | None, int] | None:
        """Return the mark before ``kata X``, the source, and the place behind it."""
        if "inverted" not in found.cue.frames and found.cue.kind != "clitic":
            return None
        if found.first <= start or self._lower[found.first - 1] not in ",—–":
            return None
        if found.cue.kind == "clitic":
            return found.first - 1, None, found.end
        source = self._phrases.after(self._phrases.skip(found.end, sentence.end), sentence.end)
        return (found.first - 1, source, source.end) if source else None

    def _next_is_cue(self, mark: int, later: list[Found]) -> bool:
        return bool(later) and later[0].first <= mark + 2 and later[0].cue.form == PARTICIPLE

    # Where a content ends

    def _content_end(self, first: int, found: Found, later: list[Found], sentence: Sentence) -> int:
        end = sentence.end
        for cue in later:
            if cue.first <= first:
                continue
            boundary = self._boundary(cue, first, found)
            if boundary > first:
                end = boundary
                break
        return end

    def _boundary(self, cue: Found, first: int, found: Found) -> int:
        """Return where the clause of a later cue begins, or 0 when it lies inside the content."""
        before = cue.first - 1
        if cue.cue.form == PARTICIPLE:
            return before if self._lower[before] == "," else 0
        if cue.cue.kind == "preposition":
            return before if self._lower[before] == "," else 0
        if cue.cue.kind == "clitic" or "inverted" in cue.cue.frames:
            if self._lower[before] == ",":
                return before
        index = self._phrases.skip_back(cue.first, first)
        source = self._phrases.before(index, first)
        if source is not None:
            index = source.first
        joined = index - 1 > first and self._lower[index - 1] in self._coordinators
        if not joined:
            return 0
        index -= 1
        comma = self._lower[index - 1] == ","
        if source is not None and not comma:
            return 0
        return index - comma

    def _trim(self, draft: Draft) -> None:
        """Take marks that only join or end off the ends of the content."""
        runs = []
        for run in draft.content:
            first, end = run
            while (
                end > first and self._lower[end - 1] in ".;,:–—-" and self._scene.outside(end - 1)
            ):
                end -= 1
            while end > first and self._lower[first] in ",:–—-":
                first += 1
            if end > first:
                runs.append(Run(first, end))
        draft.content = runs
        if not runs:
            draft.confidence = 0.0

    def _explain_quotes(self, draft: Draft) -> None:
        for run in draft.content:
            quote = self._words.quote
            self._scene.used_quotes.update(q for q in quote[run.first : run.end] if q != -1)

    # Other constructions

    def _preposition(self, found: Found, later: list[Found], sentence: Sentence) -> Draft | None:
        """Read ``menurut X, P``, ``P, menurut X`` and ``P, menurut X, Q``."""
        clitic = found.cue.kind == "clitic"
        source = None if clitic else self._phrases.after(found.end, sentence.end)
        if source is None and not clitic:
            return None
        draft = Draft("preposition", [], found, source)
        if source:
            draft.source_kind = SourceKind.EXPLICIT
        draft.confidence = found.cue.frames["preposition"]
        first = self._behind_connective(sentence.first, found.first)
        behind = source.end if source else found.end
        if first < found.first:
            mark = found.first - (self._lower[found.first - 1] in ",—–(")
            if mark > first:
                draft.content.append(Run(first, mark))
        if behind < sentence.end and self._lower[behind] == ",":
            end = self._content_end(behind + 1, found, later, sentence)
            if end > behind + 1:
                draft.content.append(Run(behind + 1, end))
        return draft if draft.content else None

    def _noun(self, found: Found, later: list[Found], sentence: Sentence) -> Draft | None:
        """Read ``the claim that P``, ``his promise to P``."""
        follows = self._scene.complement(found, sentence.end)
        if follows is None or follows.frame not in found.cue.frames:
            return None
        end = self._content_end(follows.first, found, later, sentence)
        source = self._possessor(found, sentence)
        draft = Draft("noun", [Run(follows.first, end)], found, source)
        draft.confidence = found.cue.frames[follows.frame]
        draft.source_kind = SourceKind.EXPLICIT if source else SourceKind.NONE
        return draft

    def _possessor(self, found: Found, sentence: Sentence) -> Run | None:
        for index in range(found.first - 1, max(sentence.first, found.first - 4) - 1, -1):
            word = self._lower[index]
            if word in self._scene.lexicon.set("possessives"):
                return Run(index, index + 1)
            if word.endswith(("'s", "’s")):
                return self._phrases.before(index + 1, sentence.first)
        return None

    def _raised(self, found: Found, later: list[Found], sentence: Sentence) -> Draft | None:
        """Read an agentless passive: its subject and what follows it are the content."""
        start = self._behind_connective(sentence.first, found.first)
        subject = self._phrases.before(found.first, start)
        follows: Complement | None = self._scene.complement(found, sentence.end)
        if follows is None or follows.frame in ("comma", "colon"):
            return None
        end = self._content_end(follows.first, found, later, sentence)
        content = [Run(follows.first, end)]
        if subject and follows.frame != "that":
            content.insert(0, subject)
        draft = Draft("raised", content, found, None, SourceKind.NONE)
        draft.confidence = found.cue.frames["raised"]
        return draft
