"""What a quote says of its speakers goes with them: with others come other role and affiliation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.annotating import with_speakers
from reader.model import Attribution, Speaker


def with_others(
    attribution: Attribution,
    speakers: Sequence[Speaker],
    named: Sequence[str],
    given: tuple[str, str],
    marked: Iterable[Attribution],
) -> Attribution:
    """Return an attribution with these speakers, and with their role and affiliation.

    ``named`` are the ids of its speakers until now, merges followed; the same ones keep what is
    said of them, and nobody has anything to lose. ``given`` is what the source's words say of the
    new one, as role and affiliation, else it is what ``marked`` of the article says, else what the
    library does. Of several nothing is said.
    """
    ids = tuple(dict.fromkeys(speaker.id for speaker in speakers))
    if not named or set(ids) == set(named):
        return with_speakers(attribution, ids, *given)
    role, affiliation = given if any(given) else _known_of(speakers, marked)
    return replace(with_speakers(attribution, ids), role=role, affiliation=affiliation)


def _known_of(speakers: Sequence[Speaker], marked: Iterable[Attribution]) -> tuple[str, str]:
    if len(speakers) != 1:
        return "", ""
    (speaker,) = speakers
    for other in marked:
        if other.speaker_ids == (speaker.id,) and (other.role or other.affiliation):
            return other.role, other.affiliation
    return speaker.role, speaker.affiliation
