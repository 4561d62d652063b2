"""Finds the library's speakers for the names that the suggester read, and never merges two."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

from reader.model import Article, Speaker, SpeakerKind
from reader.naming import naming, several
from reader.speakers import SpeakerIndex, canonical, fold


class Linker:
    """Names the speakers of one article's suggestions.

    ``speakers`` are all of the library by id, deleted and merged ones too; ``index`` finds the
    living ones. ``here`` are the speakers whom a person has named in this article: of several with
    one surname the only one of them is meant. ``affiliations`` are what the article says that its
    speakers belong to: who has such a name is an organization.
    """

    def __init__(
        self,
        article: Article,
        index: SpeakerIndex,
        speakers: Mapping[str, Speaker],
        here: Collection[str] = (),
        affiliations: Iterable[str] = (),
    ) -> None:
        self.new: dict[str, Speaker] = {}
        """Who is not in the library yet, by id; kept only when a suggestion is accepted."""
        self.namesakes: set[str] = set()
        """The ids of those who share a name, so that only ``here`` tells who is meant."""
        self._article = article
        self._index = index
        self._speakers = speakers
        self._here = here
        self._organizations = {fold(name) for name in affiliations if name}
        self._known: dict[str, str] = {}

    def link(self, name: str, role: str = "", affiliation: str = "") -> tuple[str, ...]:
        """Return the ids of whom ``name`` means, several for a joint source.

        Nobody is returned for no name, for words that name nobody (``she``) and for a name that
        several have: then a person must say who is meant.
        """
        parts = several(name, self._article.language) if fold(name) else []
        ids = [self._one(part, role, affiliation) for part in parts]
        return tuple(dict.fromkeys(ids)) if all(ids) else ()

    def _one(self, name: str, role: str, affiliation: str) -> str:
        key = fold(name)
        if key not in self._known:
            found = self._index.named(name)
            if len(found) > 1:
                self.namesakes.update(speaker.id for speaker in found)
                found = [speaker for speaker in found if speaker.id in self._here]
                self._known[key] = found[0].id if len(found) == 1 else ""
            else:
                self._known[key] = found[0].id if found else self._fresh(name, role, affiliation)
        return self._known[key]

    def _fresh(self, name: str, role: str, affiliation: str) -> str:
        """Prepare a new speaker; the id is the same each time the article is read."""
        told = naming(name, self._article.language)
        if not told.named:
            return ""
        number = 0
        while True:
            seed = f"{self._article.id} {fold(name)} {number}"
            speaker_id = hashlib.sha256(seed.encode()).hexdigest()[:26]
            taken = canonical(speaker_id, self._speakers)
            if taken is None:
                break
            if not taken.deleted:
                return taken.id  # accepted here once, and renamed or merged since
            number += 1
        belonged_to = fold(name) in self._organizations
        kind = SpeakerKind.ORGANIZATION if belonged_to else told.kind
        self.new[speaker_id] = Speaker(speaker_id, name, kind, role=role, affiliation=affiliation)
        return speaker_id
