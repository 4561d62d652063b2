"""What an export is, whatever its format, so that a new format is one file and one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from reader.model import Attribution, Record, Speaker
from reader.speakers import canonical


class ExportError(Exception):
    """The export cannot be made; the message says what, where and how to mend."""


class OptionError(ExportError):
    """The format cannot do what was asked of it: wrong usage, found before anything is read."""


@dataclass(frozen=True, slots=True)
class ExportData:
    """What is taken out of a library at one moment."""

    records: Iterable[Record]
    """In the order they are written; a writer walks them once, so they may come from the disk."""
    speakers: Mapping[str, Speaker]
    """Every speaker of the library by id, merged and deleted ones too."""
    exported: datetime
    everything: bool = True
    """False when a query chose the records: then only the speakers they name are written."""


class Options(NamedTuple):
    """How a format is to be written; a format without tables ignores all of it."""

    table: str = "attributions"
    delimiter: str = ","
    raw: bool = False
    """True leaves cells as they are that a spreadsheet would take for a formula."""


Writer = Callable[[ExportData, Options], Iterator[bytes]]
"""Yields an export piece by piece, keeping no more than a few megabytes in memory."""


class Format(NamedTuple):
    """One way to write an export."""

    name: str
    tables: tuple[str, ...]
    """The tables it can write, the usual one first; none when one file holds everything."""
    suffix: str
    """How the names of its files end, with the dot."""
    help: str
    write: Writer


def people(attribution: Attribution, speakers: Mapping[str, Speaker]) -> list[Speaker]:
    """Return who an attribution's speakers are today, after all merges, each once.

    A speaker that nobody knows has its id and no name.
    """
    found = (canonical(i, speakers) or Speaker(i, "") for i in attribution.speaker_ids)
    return list({speaker.id: speaker for speaker in found}.values())


def exported_speakers(data: ExportData, used: Iterable[str]) -> list[Speaker]:
    """Return the speakers to write, by id, given the ids that the written attributions name.

    A merged speaker brings along the one it was merged into; a deleted one is written only when
    it is named.
    """
    wanted = set(used)
    if data.everything:
        wanted.update(s.id for s in data.speakers.values() if not s.deleted)
    waiting = list(wanted)
    while waiting:
        speaker = data.speakers.get(waiting.pop())
        if speaker and speaker.merged_into and speaker.merged_into not in wanted:
            wanted.add(speaker.merged_into)
            waiting.append(speaker.merged_into)
    return [data.speakers[i] for i in sorted(wanted) if i in data.speakers]
