"""What the rules have found so far, by its cue and by its place: no rule goes over all of it."""

from __future__ import annotations

from collections import defaultdict

from reader.model import SourceKind
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.words import Sentence


class Drafts:
    """The drafts of one article in the order in which the rules made them."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self._by_cue: defaultdict[int, list[Draft]] = defaultdict(list)
        self._by_place: defaultdict[int, list[Draft]] = defaultdict(list)
        """By the first word of what belongs to them."""

    def add(self, draft: Draft) -> None:
        """Keep a draft."""
        self.all.append(draft)
        self._by_place[draft.first].append(draft)
        if draft.cue:
            self._by_cue[draft.cue.first].append(draft)

    def drop(self, number: int) -> None:
        """Forget the draft of this number, in favour of a better one."""
        draft = self.all.pop(number)
        self._by_place[draft.first].remove(draft)
        if draft.cue:
            self._by_cue[draft.cue.first].remove(draft)

    def of_cue(self, found: Found) -> Draft | None:
        """Return the draft that the cue made last, if any."""
        drafts = self._by_cue.get(found.first)
        return drafts[-1] if drafts else None

    def source_of(self, found: Found) -> Run | None:
        """Return who speaks in the draft that the cue made last, if it names anybody."""
        drafts = self._by_cue.get(found.first, ())
        return next((draft.source for draft in reversed(drafts) if draft.source), None)

    def is_told(self, sentence: Sentence) -> bool:
        """Tell whether somebody's words begin in the sentence."""
        return any(
            draft.source_kind is not SourceKind.NONE
            for index in range(sentence.first, sentence.end)
            for draft in self._by_place.get(index, ())
        )
