"""The second rules: speech in the reporter's words, sentence by sentence, cue by cue."""

from __future__ import annotations

from reader.suggest.clauses import Clauses, Setting
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.governing import GoverningCues
from reader.suggest.headlines import Headlines
from reader.suggest.scene import Scene
from reader.suggest.side_clauses import SideClauses
from reader.suggest.words import Sentence

_JOINS = frozenset(",:–—―-")
_UNSURE = 0.45
"""The confidence below which a content gives way to a quotation within it."""
_LONGEST_QUOTED = 60
"""Words of a content up to which a quotation in it is looked for."""


class ReportedSpeech:
    """Links each cue that stands outside of a quotation to its content and its source."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._clauses = clauses
        self._side = SideClauses(scene, clauses)
        self._headlines = Headlines(scene)
        self._governing = GoverningCues(scene, clauses)
        self._first_person = scene.lexicon.set("first_person")
        self._nested = scene.lexicon.options.get("nested", True)

    def link(self) -> None:
        """Propose what every sentence reports; first by the clauses that stand behind it."""
        for sentence in self._words.sentences:
            if sentence.headline:
                sentence = self._headline(sentence)
            cues = self._clauses.cues(sentence)
            known = len(self._scene.drafts)
            settings = [
                Setting(found, cues[:place], cues[place + 1 :], sentence)
                for place, found in enumerate(cues)
            ]
            for setting in settings:
                if setting.found.first not in self._scene.used_cues:
                    self._keep(self._side.find(setting))
            for setting in settings:
                if setting.found.first not in self._scene.used_cues:
                    self._govern(setting, known)

    def _govern(self, setting: Setting, known: int) -> None:
        """Propose what the cue governs, unless it is only a part of what somebody else says."""
        inside = not self._nested and self._is_inside(setting.found, known)
        draft = self._governing.find(setting)
        if inside and draft and draft.content:
            self._keep_inner(draft, known)
        elif not inside:
            self._keep(draft)

    def _headline(self, sentence: Sentence) -> Sentence:
        """Propose what is proper to a headline, and return what is left of it for all rules."""
        drafts, rest = self._headlines.read(sentence)
        for draft in drafts:
            self._keep(draft)
        return rest

    def _keep_inner(self, draft: Draft, known: int) -> None:
        """Keep a content with a quotation instead of a wider one that is unsure.

        In ``discussing a letter that called it "a mess"`` the letter's words are what is reported.
        """
        places = [
            place
            for place in range(known, len(self._scene.drafts))
            if draft.cue and self._holds(self._scene.drafts[place], draft.cue.first)
        ]
        wider = self._scene.drafts[places[0]] if len(places) == 1 else None
        if wider is None or wider.confidence >= min(_UNSURE, draft.confidence):
            return
        first = min(draft.first, draft.content[0].first)
        before, inside = range(wider.content[0].first, first), range(*draft.content[0])
        quoted = any(not self._scene.outside(i) for i in inside[:_LONGEST_QUOTED])
        if quoted and all(self._scene.outside(i) for i in before):
            self._scene.kept.drop(places[0])
            self._keep(draft)

    def _holds(self, draft: Draft, index: int) -> bool:
        return any(first <= index < end for first, end in draft.content)

    def _is_inside(self, found: Found, known: int) -> bool:
        """Tell whether the cue is a part of what somebody else says in the same sentence."""
        return any(self._holds(draft, found.first) for draft in self._scene.drafts[known:])

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
        single = source.end - source.first == 1
        return single and self._lower[source.first] in self._first_person

    def _trim(self, draft: Draft) -> None:
        """Take marks that only join or end off the ends of the content."""
        runs = []
        for first, end in draft.content:
            while end > first and self._only_ends(end - 1):
                end -= 1
            while end > first and self._lower[first] in _JOINS:
                first += 1
            if end > first:
                runs.append(Run(first, end))
        draft.content = runs

    def _only_ends(self, index: int) -> bool:
        mark = self._lower[index] in _JOINS or self._lower[index] in ".;"
        return mark and self._scene.outside(index)
