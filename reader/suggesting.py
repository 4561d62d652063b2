"""Turns what the suggester finds into tentative attributions that a person accepts or refuses."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from reader import __version__
from reader.model import (
    Article,
    Attribution,
    EditedSuggestion,
    Record,
    Rejection,
    SourceKind,
    Spans,
    Speaker,
    new_id,
    now,
)
from reader.speakers import canonical

if TYPE_CHECKING:
    from reader.library import Library
    from reader.linking import Linker
    from reader.suggest import Suggestion

ORIGIN = f"kutip-rules/{__version__}"
"""Who proposed a suggestion, in ``Attribution.origin``."""

EDITED = " (edited)"
"""What the origin ends with when a person changed what was proposed."""

FIXABLE = (
    *("content", "cue", "source", "source_kind", "type"),
    *("speaker_ids", "role", "affiliation", "addressee"),
)
"""The fields that are proposed; whoever changes one of them has edited the suggestion."""

_MARKED, _REFUSED = 0.5, 0.8
"""A content that shares more of the longer one than this is annotated, was refused."""

_BUCKET = 256
"""Code points of the text whose contents are looked through together."""

_Noun = TypeVar("_Noun", Attribution, Rejection)


def read_suggestions(article: Article) -> list[Suggestion]:
    """Return what the suggester finds in an article: slow work, for a worker."""
    from reader.naming import naming
    from reader.suggest import suggest

    naming("", article.language)  # reads its word lists here, so that linking need not
    return suggest(article.text, article.language, article.blocks)


def used(record: Record, speakers: Mapping[str, Speaker]) -> frozenset[str]:
    """Return the ids of the speakers whom the article's attributions name, merges followed."""
    ids = {i for a in record.attributions for i in a.speaker_ids}
    found = ((i, canonical(i, speakers)) for i in ids)
    return frozenset(speaker.id if speaker else i for i, speaker in found)


def tentative(
    article: Article, found: Iterable[Suggestion], linker: Linker
) -> Iterator[Attribution]:
    """Make attributions of suggestions; of two with the same content the first."""
    seen: set[str] = set()
    for suggestion in found:
        attribution_id = id_of(article.id, suggestion.content)
        if attribution_id not in seen:
            seen.add(attribution_id)
            yield Attribution(
                attribution_id,
                article.id,
                suggestion.content,
                cue=suggestion.cue,
                source=suggestion.source,
                source_kind=suggestion.source_kind,
                type=suggestion.type,
                speaker_ids=linker.link(
                    suggestion.speaker, suggestion.role, suggestion.affiliation
                ),
                role=suggestion.role,
                affiliation=suggestion.affiliation,
                addressee=suggestion.addressee,
                origin=ORIGIN,
                confidence=suggestion.confidence,
            )


def waiting(found: Iterable[Attribution], record: Record) -> Iterator[Attribution]:
    """Leave out what is annotated already, by hand or by accepting, and what was refused.

    What a person has edited waits until it is answered, wherever its content reaches by now.
    """
    ids = {a.id for a in record.attributions}
    marked, refused = _Places(record.attributions), _Places(record.rejections)
    for proposed in found:
        if proposed.id in ids:
            continue
        if proposed.origin.endswith(EDITED):
            yield proposed
            continue
        if any(is_same(proposed, a) for a in marked.near(proposed.content)):
            continue
        if any(
            _alike(proposed.content, r.content) >= _REFUSED for r in refused.near(proposed.content)
        ):
            continue
        yield proposed


def needs_speaker(attribution: Attribution) -> bool:
    """Tell whether somebody speaks here of whom it is not clear who it is."""
    return not attribution.speaker_ids and attribution.source_kind is not SourceKind.NONE


def as_edited(before: Attribution, after: Attribution) -> Attribution:
    """Return ``after``; if it changes what was proposed, its origin says so."""
    if before.origin == "manual" or before.origin.endswith(EDITED):
        return after
    changed = any(getattr(before, name) != getattr(after, name) for name in FIXABLE)
    return replace(after, origin=before.origin + EDITED) if changed else after


def accepted(attribution: Attribution, annotator: str) -> Attribution:
    """Return a tentative attribution as the one that ``annotator`` accepts at this moment."""
    moment = now()
    return replace(attribution, annotator=annotator, created=moment, modified=moment)


def rejection(
    attribution: Attribution, annotator: str, edited: EditedSuggestion | None = None
) -> Rejection:
    """Return what keeps a suggestion from being proposed again, however it was ``edited``."""
    return Rejection(
        new_id(),
        attribution.article_id,
        edited.basis if edited else attribution.content,
        attribution.cue,
        attribution.source,
        annotator,
        now(),
    )


def accept(
    library: Library,
    attributions: Sequence[Attribution],
    speakers: Iterable[Speaker],
    seen: Iterable[EditedSuggestion] = (),
) -> Record:
    """Keep accepted suggestions of one article as one action, with those of ``speakers`` in them.

    Undoing it takes the speakers away whom nothing else names. It is a conflict when one of them
    has been edited otherwise than was ``seen``. Raises what ``Library`` raises.
    """
    from reader.changes import creation
    from reader.edited_suggestions import answered
    from reader.made_speakers import needed

    moment, article_id = now(), attributions[0].article_id
    new = [replace(s, created=moment, modified=moment) for s in speakers]
    made = needed(library, (i for a in attributions for i in a.speaker_ids), new)
    number = len(attributions)
    label = "accept a suggestion" if number == 1 else f"accept {number} suggestions"
    edits = answered(library, article_id, (a.id for a in attributions), seen)
    library.commit(article_id, label, [*made, *edits, *map(creation, attributions)])
    return library.read(article_id)


def reject(
    library: Library,
    refused: Rejection,
    suggestion_id: str = "",
    seen: Iterable[EditedSuggestion] = (),
) -> Record:
    """Remember that a suggestion was refused, as one action.

    It is a conflict when it has been edited otherwise than was ``seen``. Raises what ``Library``
    raises.
    """
    from reader.changes import creation
    from reader.edited_suggestions import answered

    edits = answered(library, refused.article_id, [suggestion_id], seen)
    library.commit(refused.article_id, "reject a suggestion", [*edits, creation(refused)])
    return library.read(refused.article_id)


def refused_by(refused: Rejection, suggestions: Iterable[Attribution]) -> Attribution | None:
    """Return the suggestion that a rejection was about; None when it is not among them."""
    places = ((_alike(refused.content, a.content), a) for a in suggestions)
    best = max(places, key=lambda found: found[0], default=None)
    return best[1] if best and best[0] > 0 else None


class _Places(Generic[_Noun]):
    """Contents by where they stand, so that one is compared with its neighbours only."""

    def __init__(self, nouns: Iterable[_Noun]) -> None:
        self._at: defaultdict[int, list[_Noun]] = defaultdict(list)
        for noun in nouns:
            for bucket in _buckets(noun.content):
                self._at[bucket].append(noun)

    def near(self, content: Spans) -> Iterator[_Noun]:
        """Return what stands near ``content``; one noun may come several times."""
        for bucket in _buckets(content):
            yield from self._at.get(bucket, ())


def _buckets(content: Spans) -> set[int]:
    return {b for s in content for b in range(s.start // _BUCKET, s.end // _BUCKET + 1)}


def is_same(proposed: Attribution, marked: Attribution) -> bool:
    """Tell whether two are one attribution: about one content, or one cue with some of it."""
    alike = _alike(proposed.content, marked.content)
    return alike > _MARKED or (alike > 0 and bool(marked.cue) and proposed.cue == marked.cue)


def _alike(one: Spans, other: Spans) -> float:
    """Return how much of the longer one both share, from 0 to 1: a nested quote is another."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared / max(_length(one), _length(other), 1)


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def id_of(article_id: str, content: Spans) -> str:
    """Return the id of what is proposed with this content: the same each time."""
    seed = article_id + "".join(f" {start}-{end}" for start, end in content)
    return hashlib.sha256(seed.encode()).hexdigest()[:26]
