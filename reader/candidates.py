"""Orders who may be the speaker of a quote, so that Enter is nearly always the right answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from reader.model import Speaker, SpeakerKind, new_id, now
from reader.naming import Naming, described_as, naming, several
from reader.speakers import Match, SpeakerIndex, Tier, fold
from reader.text.normalise import one_line

_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the picker: a speaker of the library, or one that would be new."""

    speaker: Speaker
    is_new: bool = False
    """True when the speaker is not kept yet."""
    digit: int = 0
    """The key 1–9 of an article's speaker; 0 for the others."""
    positions: tuple[int, ...] = ()
    """The code points of the name that matched."""
    alias: str = ""
    """The alias that matched, if it was not the name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Who was chosen as the speaker of a quote."""

    speakers: tuple[Speaker, ...]
    """One as a rule, several for a joint source."""
    added: tuple[Speaker, ...] = ()
    """Those of them that are new and have to be kept first."""
    role: str = ""
    """The role that the source's words give, for the attribution."""
    affiliation: str = ""
    """The affiliation that they give."""
    named: bool = True
    """Whether those words name whom was chosen: what they give may be said of somebody else."""


class Candidates:
    """The candidates for one quote: first by the words of its source, then by what is typed.

    ``used_here`` are the ids of the article's speakers in the order of their first quote;
    ``recent`` is whom a pronoun most likely means. ``language`` is the article's. ``proposed`` are
    whom a suggestion names: they come before whom the words mean, under the name proposed.
    ``suggested`` are whom the article's suggestions name and the library may not know; they are
    offered behind its speakers.
    """

    def __init__(
        self,
        index: SpeakerIndex,
        words: str = "",
        *,
        language: str = "",
        used_here: Sequence[str] = (),
        recent: str = "",
        proposed: Sequence[Speaker] = (),
        suggested: Sequence[Speaker] = (),
    ) -> None:
        self.words = one_line(words)
        """The words of the source, in one line."""
        self._index = index
        self._language = language
        known = dict.fromkeys(i for i in used_here if i in index.by_id)
        self._here = tuple(known)
        self._recent = recent if recent in index.by_id else ""
        self._parts = several(self.words, language)
        self._naming = naming(self._parts[0], language)
        self._fresh: dict[str, Speaker] = {}
        self._joint: list[Candidate] = []
        self._proposed = [self._as_proposed(speaker) for speaker in proposed]
        moment = now()
        self._suggested = SpeakerIndex(
            replace(s, created=moment, modified=moment)
            for s in suggested
            if s.id not in index.by_id
        )

    @property
    def role(self) -> str:
        """The role that the source's words give."""
        return self._naming.role

    @property
    def uses(self) -> Mapping[str, int]:
        """How many quotes each speaker has, by id."""
        return self._index.uses

    def keep(self, speaker: Speaker) -> None:
        """Remember how a person changed a speaker who would be new."""
        self._fresh[speaker.name] = speaker
        self._joint, self._proposed = (
            [replace(c, speaker=speaker) if c.speaker.id == speaker.id else c for c in listed]
            for listed in (self._joint, self._proposed)
        )

    def for_words(self) -> list[Candidate]:
        """Return the candidates before anything is typed; the first is the best guess."""
        found = self._for_words()
        if any(c.is_new for c in self._proposed):
            found = [c for c in found if not c.is_new]  # it is the same one under another name
        return _once([*self._proposed, *found, *self._of_suggestions("", {*map(_name, found)})])

    def _for_words(self) -> list[Candidate]:
        if not self._naming.named:
            return self._pointed_at()
        matches = self._matches()
        likely = [m for m in matches if m.tier > Tier.FUZZY]
        here = [_unmatched(self._index.by_id[i]) for i in self._here]
        known = self._listed([*likely, *here, *matches])
        new = self._new(self._naming)
        found = [*known, new] if likely and likely[0].sure else [new, *known]
        return _once([*self.jointly(), *found])

    def _pointed_at(self) -> list[Candidate]:
        """Return the candidates for words that mean somebody of whom the article has spoken.

        Whoever is described so comes first, then whoever spoke last, if it is of that kind.
        """
        means_person = self._naming.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)
        recent = self._index.by_id.get(self._recent)
        fits = recent and (means_person or recent.kind == self._naming.kind)
        likely = [*self._described(), *([recent] if recent and fits else [])]
        rest = self._index.rank("", self._here, _LIMIT)
        known = self._listed([*map(_unmatched, likely), *rest])
        # A pronoun is never a new speaker's name; a description may be.
        is_pronoun = self._naming.kind == SpeakerKind.PERSON
        if is_pronoun or not self.words:
            return known
        new = self._new(self._naming)
        return [*known, new] if likely else [new, *known]

    def _described(self) -> list[Speaker]:
        """Return the article's speakers with all of the description's words, the last first."""
        wanted = set(described_as(self._naming.name, self._language))
        here = (self._index.by_id[speaker_id] for speaker_id in reversed(self._here))
        return [
            speaker
            for speaker in here
            if wanted
            and wanted <= {*fold(f"{speaker.name} {speaker.role} {speaker.affiliation}").split()}
        ]

    def for_typing(self, typed: str) -> list[Candidate]:
        """Return the candidates for what was typed, which is offered as a new name, too."""
        name = one_line(typed)
        matches = self._index.rank(name, self._here, _LIMIT)
        known = self._listed(matches)
        if not fold(name):
            return known
        # People seldom press Shift while they search: a name in small letters is a name here.
        kind = naming(name.title(), self._language).kind
        said = replace(self._naming, name=name, kind=kind)
        if not self._may_name(Speaker("", name)):
            said = replace(said, role="", affiliation="")
        new = self._new(said)
        others = self._of_suggestions(name, {*map(_name, known)})
        if matches and matches[0].tier > Tier.FUZZY:
            found = [*known, *others, new]
        else:
            found = [*others, *known, new] if others else [new, *known]
        return [c for c in found if c is not new or _name(new) not in map(_name, others)]

    def _of_suggestions(self, name: str, but: Set[str]) -> list[Candidate]:
        """Return whom the article's suggestions name so, under no name in ``but``."""
        found = (
            Candidate(m.speaker, is_new=True, positions=m.positions)
            for m in self._suggested.rank(name, (), _LIMIT)
            if not name or m.tier > Tier.FUZZY
        )
        return [c for c in found if _name(c) not in but]

    def jointly(self) -> list[Candidate]:
        """Return the best guess for each part of a joint source; none when it is not joint."""
        if self._proposed:
            return self._proposed if len(self._proposed) > 1 else []
        if len(self._parts) < 2:
            return []
        if not self._joint:
            self._joint = [self._part(part) for part in self._parts]
        return _once(self._joint)

    def _part(self, words: str) -> Candidate:
        part = Candidates(self._index, words, language=self._language, used_here=self._here)
        return part.for_words()[0]

    def choice(self, picked: Iterable[Candidate]) -> Choice:
        """Return what picking these candidates means."""
        chosen = _once(picked)
        speakers = tuple(c.speaker for c in chosen)
        added = tuple(c.speaker for c in chosen if c.is_new)
        if len(chosen) != 1:
            return Choice(speakers, added)
        named = self._may_name(chosen[0].speaker)
        return Choice(speakers, added, self._naming.role, self._naming.affiliation, named)

    def _may_name(self, speaker: Speaker) -> bool:
        """Tell whether the source's words name a speaker, be it by a part of a name."""
        here = {word for name in (speaker.name, *speaker.aliases) for word in fold(name).split()}
        return not here.isdisjoint(fold(self._naming.name).split())

    def _matches(self) -> list[Match]:
        by_name = self._index.rank(self._naming.name, self._here, _LIMIT)
        if (by_name and by_name[0].sure) or self._naming.name == self.words:
            return by_name
        by_words = self._index.rank(self.words, self._here, _LIMIT)
        if by_words and by_words[0].sure:
            return by_words
        return by_name

    def _listed(self, matches: Sequence[Match]) -> list[Candidate]:
        digits = {speaker_id: n for n, speaker_id in enumerate(self._here[:9], 1)}
        first: dict[str, Match] = {}
        for match in matches:
            first.setdefault(match.speaker.id, match)
        return [
            Candidate(m.speaker, False, digits.get(speaker_id, 0), m.positions, m.alias)
            for speaker_id, m in first.items()
        ]

    def _as_proposed(self, speaker: Speaker) -> Candidate:
        if speaker.id in self._index.by_id:
            return self._listed([_unmatched(speaker)])[0]
        moment = now()
        return Candidate(replace(speaker, created=moment, modified=moment), is_new=True)

    def _new(self, found: Naming) -> Candidate:
        # The same name is the same new speaker, so that one that was marked stays marked.
        if found.name not in self._fresh:
            moment = now()
            self._fresh[found.name] = Speaker(
                new_id(),
                found.name,
                found.kind,
                role=found.role,
                affiliation=found.affiliation,
                created=moment,
                modified=moment,
            )
        return Candidate(self._fresh[found.name], is_new=True)


def next_kind(kind: SpeakerKind) -> SpeakerKind:
    """Return the kind after this one, the first after the last."""
    kinds = list(SpeakerKind)
    return kinds[(kinds.index(kind) + 1) % len(kinds)]


def _name(candidate: Candidate) -> str:
    return fold(candidate.speaker.name)


def _once(candidates: Iterable[Candidate]) -> list[Candidate]:
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.speaker.id, candidate)
    return list(first.values())


def _unmatched(speaker: Speaker) -> Match:
    return Match(speaker, Tier.FUZZY)
