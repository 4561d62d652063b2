"""The first rules: quotations that are speech, and the cue clause before, behind or between them."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.scene import ENDS, Scene
from reader.suggest.words import Sentence

_FAR = 14
"""Words between a quotation and the verb of its cue clause, at most."""
_SPEECH = frozenset(".,!?…;-–—")


class QuotedSpeech:
    """Links each quotation of an article to a cue and a source."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._runs = self._quotation_runs()

    def _quotation_runs(self) -> list[tuple[int, Run, int]]:
        """Return each quotation's number, its words with the marks, and its sentence's number."""
        quote, found, sentence = self._words.quote, [], 0
        first = 0
        for index in range(1, len(quote) + 1):
            if index < len(quote) and quote[index] == quote[first]:
                continue
            if quote[first] != -1:
                while self._words.sentences[sentence].end <= first:
                    sentence += 1
                found.append((quote[first], Run(first, index), sentence))
            first = index
        return found

    def link(self) -> None:
        """Propose every quotation that has a cue clause, then those that go on without one."""
        joined: set[int] = set()
        for place, (number, run, sentence_number) in enumerate(self._runs):
            if number in joined:
                continue
            sentence = self._words.sentences[sentence_number]
            draft = None
            if run.first == sentence.first or self._stands_alone(run):
                draft = self._tail(run, sentence_number)
            draft = draft or self._lead(run, sentence, sentence_number)
            draft = draft or self._signed(run, sentence)
            if draft is None:
                continue
            self._scene.used_quotes.add(number)
            following = self._runs[place + 1] if place + 1 < len(self._runs) else None
            if following and draft.rule != "lead" and self._goes_on(draft, following[1]):
                draft.content.append(following[1])
                joined.add(following[0])
                self._scene.used_quotes.add(following[0])
            self._scene.add(draft)

    def bare(self) -> None:
        """Propose the quotations that no rule has explained, as the last speaker's or nobody's."""
        for number, run, sentence_number in self._runs:
            if number in self._scene.used_quotes or not self._is_whole(run, sentence_number):
                continue
            sentence = self._words.sentences[sentence_number]
            draft = Draft("bare", [run], confidence=0.8)
            if sentence.headline:
                draft.rule, draft.confidence = "headline", 0.7
                draft.source_kind = SourceKind.NONE
            count = self._count(run)
            if count < 4:
                draft.doubt("short", 0.5)
            elif self._lower[run.end - 2] not in ENDS and not sentence.headline:
                draft.doubt("no end mark", 0.7)
            self._scene.used_quotes.add(number)
            self._scene.add(draft)

    def _count(self, run: Run) -> int:
        return sum(1 for i in range(run.first, run.end) if self._words.is_word(i))

    def _is_whole(self, run: Run, sentence_number: int) -> bool:
        """Tell whether a quotation is a sentence of its own, not a part of the reporter's."""
        sentence = self._words.sentences[sentence_number]
        if run.first == sentence.first:
            return self._count(run) > 1 and (
                sentence.headline
                or run.end >= sentence.end - 1
                or self._lower[run.end - 2] in _SPEECH
            )
        return self._lower[run.first - 1] in ":—–-" and self._count(run) > 3

    def _stands_alone(self, run: Run) -> bool:
        """Tell whether a quotation that nothing leads to is a sentence and has its cue behind it."""
        whole = self._count(run) > 3 and self._lower[run.end - 2] in _SPEECH
        led = not self._words.is_word(run.first - 1) and self._lower[run.first - 1] not in ENDS
        begins = self._words.capital(min(run.first + 1, run.end - 1))
        return whole and begins and not led and bool(self._scene.cues(run.end, run.end + 1))

    def _tail(self, run: Run, sentence_number: int) -> Draft | None:
        """Read the clause behind the quotation: ``kata Budi``, ``Budi said``."""
        sentences = self._words.sentences
        sentence = sentences[sentence_number]
        index = run.end
        if index >= sentence.end:
            if sentence_number + 1 >= len(sentences) or self._lower[run.end - 2] == ",":
                return None
            sentence = sentences[sentence_number + 1]
            if sentence.paragraph != sentences[sentence_number].paragraph:
                return None
        while index < sentence.end and self._lower[index] in ",-–—":
            index += 1
        inverted = self._inverted(index, sentence)
        if inverted:
            return self._draft("tail", run, *inverted)
        if index == run.end and self._lower[run.end - 2] not in _SPEECH:
            return None
        plain = self._plain(index, sentence, self._lower[run.end - 2] == ",")
        return self._draft("tail", run, *plain) if plain else None

    def _inverted(self, index: int, sentence: Sentence) -> tuple[Found, Run | None] | None:
        start = self._scene.phrases.skip(index, sentence.end)
        found = next(iter(self._scene.cues(start, min(start + 1, sentence.end))), None)
        if found is None or "tail" not in found.cue.frames:
            return None
        if found.cue.kind == "clitic":
            return found, None
        behind = self._scene.phrases.skip(found.end, sentence.end)
        source = self._scene.phrases.after(behind, sentence.end)
        if source and "inverted" not in found.cue.frames and found.cue.kind == "verb":
            return None
        return found, source

    def _plain(self, index: int, sentence: Sentence, sure: bool) -> tuple[Found, Run | None] | None:
        for found in self._scene.cues(index + 1, min(index + _FAR, sentence.end)):
            if "tail" not in found.cue.frames or found.cue.kind != "verb":
                continue
            if not self._scene.outside(found.first):
                return None
            source = self._scene.phrases.before(found.first, index)
            if source is None or source.first > index + 1:
                return None
            follows = None if sure else self._scene.complement(found, sentence.end)
            if follows is None or follows.frame in ("comma", "quote", "colon"):
                return found, source
            return None
        return None

    def _signed(self, run: Run, sentence: Sentence) -> Draft | None:
        """Read a name behind a dash that ends the paragraph: ``"…" ― Ana Ruiz``."""
        following = sentence
        if run.end == sentence.end and run.end < len(self._lower):
            following = self._words.sentences[self._words.sentence_at(run.end)]
        index = run.end
        if index + 1 >= following.end or self._lower[index] not in "-–—―":
            return None
        source = self._scene.phrases.after(index + 1, following.end)
        if source is None or source.end < following.end or not self._words.capital(source.first):
            return None
        return Draft("signed", [run], None, source, SourceKind.EXPLICIT, confidence=0.9)

    def _lead(self, run: Run, sentence: Sentence, number: int) -> Draft | None:
        """Read the clause before the quotation: ``Budi said:``, ``Menurut Budi,``."""
        before = run.first - 1
        first = sentence.first
        if self._continues(run, sentence):
            return None
        if run.first == first:
            if before < 0 or self._lower[before] != ":":
                return None
            first = self._words.sentences[number - 1].first
        mark = self._lower[before] if before >= first and self._lower[before] in ",:" else ""
        end = before if mark else run.first
        for found in reversed(self._scene.cues(max(first, end - 3 * _FAR), end)):
            if "quote" not in found.cue.frames or not self._scene.outside(found.first):
                continue
            if self._is_gap(found, end, mark):
                source = self._source_of(found, first, end)
                return self._draft("lead", run, found, source)
            return None
        return None

    def _continues(self, run: Run, sentence: Sentence) -> bool:
        """Tell whether the quotation is a part only of a clause that goes on behind it."""
        goes_on = run.end < sentence.end and self._words.is_word(run.end)
        return goes_on and self._lower[run.end - 2] not in _SPEECH

    def _is_gap(self, found: Found, end: int, mark: str) -> bool:
        """Tell whether only adjuncts stand between the cue and the quotation."""
        if found.cue.kind == "preposition":
            return bool(mark)
        gap = self._scene.phrases.skip(found.end, end)
        if gap >= end:
            return bool(mark) or self._count_sentence_like(end)
        if "person" in found.cue.frames or mark == ":":
            return bool(mark)
        return bool(mark) and self._scene.is_adjunct(gap)

    def _count_sentence_like(self, first: int) -> bool:
        """Tell whether the quotation that begins here could stand alone."""
        return first + 1 < len(self._lower) and self._words.capital(first + 1)

    def _source_of(self, found: Found, first: int, end: int) -> Run | None:
        if found.cue.kind == "clitic":
            return None
        if found.cue.kind == "preposition":
            return self._scene.phrases.after(found.end, end)
        source = self._scene.phrases.before(found.first, first)
        if source is None and "inverted" in found.cue.frames and found.first == first:
            return self._scene.phrases.after(found.end, end)
        return source

    def _draft(self, rule: str, run: Run, found: Found, source: Run | None) -> Draft:
        frame = "tail" if rule == "tail" else "quote"
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        draft = Draft(rule, [run], found, source, kind, confidence=found.cue.frames[frame])
        if self._count(run) < 3 and self._lower[run.end - 2] not in _SPEECH:
            draft.doubt("short", 0.6)
        return draft

    def _goes_on(self, draft: Draft, following: Run) -> bool:
        """Tell whether the next quotation is the rest of a sentence that the cue clause broke."""
        run = draft.content[-1]
        gap = range(run.end, following.first)
        if not gap or len(gap) > 3 * _FAR or self._lower[following.first - 1] not in ",-–—":
            return False
        broken = any(self._lower[i] in ENDS or self._lower[i] == ":" for i in gap[:-1])
        cues = self._scene.cues(run.end, following.first)
        return not broken and len(cues) <= 1
