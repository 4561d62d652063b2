"""Counts who speaks how much, so that the numbers people publish come from the marked quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reader.export.formats import people
from reader.model import Article, Attribution, Record, Speaker
from reader.text.segment import Segments

GROUPINGS = ("speaker", "type", "site", "month")
"""What quotes can be counted by; the month is that of publication, in the article's own zone."""


@dataclass(slots=True)
class Tally:
    """How much one speaker, type, site or month has."""

    by: str
    id: str
    """The speaker's id; for other groupings the value itself, empty where there is none."""
    name: str
    attributions: int = 0
    words: int = 0
    """Words of content."""
    articles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Stats:
    """The tallies of some articles, those with the most quotes first, months in their order.

    Each speaker of a joint source counts for the whole quote, so speakers may add up to more than
    the totals.
    """

    articles: int
    attributions: int
    words: int
    tallies: Mapping[str, list[Tally]]


def count(records: Iterable[Record], speakers: Mapping[str, Speaker]) -> Stats:
    """Count the quotes of ``records``; merged speakers count as the one they are today."""
    articles = attributions = words = 0
    found: dict[str, dict[str, Tally]] = {by: {} for by in GROUPINGS}
    for record in records:
        articles += 1
        segments = Segments(record.article.text)
        for attribution in record.attributions:
            length = sum(len(segments.words(span)) for span in attribution.content)
            attributions += 1
            words += length
            for by, id_, name in _groups(record.article, attribution, speakers):
                tally = found[by].setdefault(id_, Tally(by, id_, name))
                tally.attributions += 1
                tally.words += length
                tally.articles.add(record.article.id)
    ordered = {by: sorted(tallies.values(), key=_order) for by, tallies in found.items()}
    return Stats(articles, attributions, words, ordered)


def _groups(
    article: Article, attribution: Attribution, speakers: Mapping[str, Speaker]
) -> Iterator[tuple[str, str, str]]:
    for speaker in people(attribution, speakers) or [Speaker("", "")]:
        yield "speaker", speaker.id, speaker.name or speaker.id
    month = article.published.strftime("%Y-%m") if article.published else ""
    yield "type", str(attribution.type), str(attribution.type)
    yield "site", article.site, article.site
    yield "month", month, month


def _order(tally: Tally) -> tuple[int, str, str]:
    rank = 0 if tally.by == "month" else -tally.attributions
    return rank, tally.name.casefold(), tally.id
