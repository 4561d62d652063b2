"""The numbers are those of the marked quotes, each traced back to its speaker of today."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Record
from reader.stats import Tally, count
from tests.reader.export.nouns import BARE, JOINT, RECORD, SPEAKERS


def figures(tallies: list[Tally]) -> list[tuple[str, int, int, int]]:
    return [(t.name, t.attributions, t.words, len(t.articles)) for t in tallies]


def test_each_speaker_type_site_and_month_has_its_words() -> None:
    stats = count([RECORD, BARE], SPEAKERS)
    assert (stats.articles, stats.attributions, stats.words) == (2, 2, 11)
    # A joint quote counts for each of its speakers, and for a merged one once.
    assert figures(stats.tallies["speaker"]) == [
        ("Ratna Dewi", 2, 11, 1),
        ("warga setempat", 1, 4, 1),
    ]
    assert figures(stats.tallies["type"]) == [("direct", 1, 7, 1), ("indirect", 1, 4, 1)]
    assert figures(stats.tallies["site"]) == [("contoh.id", 2, 11, 1)]
    assert figures(stats.tallies["month"]) == [("2024-03", 2, 11, 1)]


def test_a_quote_of_nobody_counts_for_nobody() -> None:
    record = Record(RECORD.article, (replace(JOINT, speaker_ids=()),))
    assert figures(count([record], SPEAKERS).tallies["speaker"]) == [("", 1, 4, 1)]


def test_a_speaker_nobody_knows_goes_by_its_id() -> None:
    record = Record(RECORD.article, (replace(JOINT, speaker_ids=("lost",)),))
    assert figures(count([record], SPEAKERS).tallies["speaker"]) == [("lost", 1, 4, 1)]


def test_nothing_counted_is_nothing() -> None:
    stats = count([], {})
    assert (stats.articles, stats.attributions, stats.words) == (0, 0, 0)
    assert not any(stats.tallies.values())
