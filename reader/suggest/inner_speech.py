"""Reads what others say within a quotation: ``"Pengadilan menyatakan mereka bersalah," kata X.``"""

from __future__ import annotations

from bisect import bisect_left

from reader.model import SourceKind
from reader.suggest.clauses import Clauses
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import Cue, Lexicon
from reader.suggest.reported import ReportedSpeech
from reader.suggest.scene import Scene
from reader.suggest.words import Words, read_words

_SURE = 0.8
"""How sure it must be that something is reported in what people say."""
_RULES = frozenset({"that", "clause", "infinitive"})


class InnerSpeech:
    """Lets the rules for the reporter's own words at those within quotation marks."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        get, union = scene.lexicon.set, scene.lexicon.union
        self._unnamed = union("first_person", "pronouns", "nobody", "negations")
        self._unreal = union("that_if", "asked", "without", "nobody", "unsaid")
        self._pointers = get("pointers")
        self._first_person = get("first_person")
        self._coordinators = get("coordinators")
        self._complementizers = get("complementizers")

    def link(self) -> None:
        """Propose what somebody else is said to say; in no language without ``inner_speech``."""
        if not self._scene.lexicon.options.get("inner_speech", False):
            return
        stretches = [
            (quotation.start + 1, quotation.end - quotation.closed)
            for number, quotation in enumerate(self._words.quotations)
            if self._reports(number, quotation.start, quotation.end)
        ]
        if stretches:
            inner = Scene(
                _unquoted(self._words, self._scene.lexicon, stretches), self._scene.lexicon
            )
            ReportedSpeech(inner, Clauses(inner)).link()
            for draft in inner.drafts:
                self._keep(draft, inner)

    def _reports(self, number: int, start: int, end: int) -> bool:
        """Tell whether some cue in the quotation may have a clause, and words enough for one."""
        if number not in self._scene.used_quotes:
            return False
        first = bisect_left(self._words.start, start)
        stop = bisect_left(self._words.start, end, first)
        return any(
            _may_be_sure(found.cue) and self._words.lower[found.first - 1] not in self._unnamed
            for found in self._scene.cues(first, stop)
        )

    def _keep(self, draft: Draft, inner: Scene) -> None:
        source, cue = draft.source, draft.cue
        if draft.rule not in _RULES or source is None or cue is None or draft.silent:
            return
        if "study" in cue.cue.frames or draft.confidence < _SURE:
            return
        if not self._is_somebody(source, cue, inner) or not self._opens(draft, inner):
            return

        def outer(run: Run) -> Run:
            start = self._words.start
            first = bisect_left(start, inner.words.start[run.first])
            return Run(first, bisect_left(start, inner.words.end[run.end - 1], first))

        place = outer(Run(cue.first, cue.end))
        content = [Run(run.first, self._turns(run, inner)) for run in draft.content]
        kept = Draft(draft.rule, [outer(run) for run in content])
        kept.cue, kept.source = Found(cue.cue, *place), outer(source)
        kept.source_kind, kept.confidence = SourceKind.EXPLICIT, draft.confidence
        self._scene.drafts.append(kept)

    def _turns(self, run: Run, inner: Scene) -> int:
        """Return where who is quoted sets against it what is their own: ``…, tetapi kami …``."""
        lower = inner.words.lower
        for comma in range(run.first + 1, run.end - 2):
            opposed = lower[comma] == "," and lower[comma + 1] in self._coordinators
            if opposed and lower[comma + 2] in self._first_person:
                return comma
        return run.end

    def _opens(self, draft: Draft, inner: Scene) -> bool:
        """Tell whether what is said has a subject and a verb, or an opener before it."""
        first = draft.content[0].first
        return draft.rule != "that" or inner.words.lower[first - 1] in self._complementizers

    def _is_somebody(self, source: Run, cue: Found, inner: Scene) -> bool:
        """Tell whether a third one speaks right before the cue, in a sentence that states it."""
        words, phrases = inner.words, inner.phrases
        sentence = words.sentences[words.sentence_at(cue.first)]
        near = source.end == phrases.skip_back(cue.first, sentence.first)
        told = self._unnamed.isdisjoint(words.lower[source.first : cue.first])
        real = self._unreal.isdisjoint(words.lower[sentence.first : cue.first])
        asked = "?" in words.lower[cue.end : sentence.end]
        named = words.lower[source.first] not in self._pointers
        act = any(map(phrases.is_verb, range(*source))) or phrases.is_skipped(source.first)
        return near and told and real and named and not asked and not act


def _may_be_sure(cue: Cue) -> bool:
    """Tell whether what the cue reports can be kept at all."""
    surest = max(cue.frames.get(rule, 0.0) for rule in _RULES)
    return surest >= _SURE and "study" not in cue.frames


def _unquoted(words: Words, lexicon: Lexicon, stretches: list[tuple[int, int]]) -> Words:
    """Return the words of the stretches as if no quotation mark stood around them."""
    text, last = [], 0
    for start, end in stretches:
        text += [words.text[last : start - 1], " ", words.text[start:end], " "]
        last = end + 1
    return read_words("".join([*text, words.text[last:]]), lexicon, stretches)
