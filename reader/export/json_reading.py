"""Reads a JSON export that may come from a stranger: all of it is checked before any is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise
from typing import Any

import orjson

from reader.codec import (
    Json,
    MalformedError,
    article_from,
    attribution_from,
    rejection_from,
    speaker_from,
)
from reader.export.checks import (
    MAX_BYTES,
    ImportRefusedError,
    Noun,
    can_be_article_id,
    check_id,
    check_speaker,
    cleaned,
)
from reader.export.json_format import NAME, OFFSET_UNIT, VERSION
from reader.export.passwords import without_passwords
from reader.model import (
    MAX_TEXT_BYTES,
    Article,
    Attribution,
    Rejection,
    Spans,
    Speaker,
    article_id_of,
    sha256_of,
)
from reader.store.protocol import Progress
from reader.text.normalise import paintable
from reader.text.segment import Segments

_MAX_VALUES = 30_000_000
"""More commas and brackets than this are refused before parsing, which costs memory for each."""

_LISTS = ("articles", "speakers", "attributions", "rejections")


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export holds, checked: every id is right and every span fits its text."""

    articles: tuple[Article, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    passwords: int = 0
    """In how many articles a user name or a password was left out of an address."""


def read_export(data: bytes, progress: Progress | None = None) -> Contents:
    """Return the contents of a JSON export; ``progress`` counts what is checked of it.

    Fields that are free text are cleaned as everything that comes in from outside; an article's
    text must be clean already, since offsets point into it. Raises ImportRefusedError.
    """
    top = _parsed(data)
    _check_head(top)
    told = _counting(top, progress)
    given = _nouns(top, "articles", article_from, _check_article, told)
    articles = tuple(map(without_passwords, given))
    texts = {article.id: article.text for article in articles}
    segments_of = lru_cache(maxsize=16)(Segments)

    def marked(value: Json, noun: Attribution | Rejection) -> None:
        if noun.article_id not in texts:
            raise MalformedError(f"article_id: the file holds no article {noun.article_id!r:.40}")
        _check_marked(value, noun, segments_of(texts[noun.article_id]))

    speakers = _nouns(top, "speakers", speaker_from, lambda _, s: check_speaker(s), told)
    _check_merges(speakers)
    return Contents(
        articles,
        speakers,
        _nouns(top, "attributions", _spelled(attribution_from), marked, told),
        _nouns(top, "rejections", _spelled(rejection_from), marked, told),
        sum(bare is not article for bare, article in zip(articles, given, strict=True)),
    )


def _parsed(data: bytes) -> Json:
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(
            f"it is larger than {MAX_BYTES // 1_000_000} MB; export in parts, each with a query"
        )
    if sum(map(data.count, (b",", b"[", b"{"))) > _MAX_VALUES:
        raise ImportRefusedError("it holds too many values; export in parts, each with a query")
    try:
        top = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise ImportRefusedError(
            f"it is no JSON ({error}); make the export anew, with --format json"
        ) from None
    if not isinstance(top, dict) or top.get("format") != NAME:
        raise ImportRefusedError("it is no export of kutip: `kutip export --format json` makes one")
    return top


def _check_head(top: Json) -> None:
    version = top.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ImportRefusedError("its version is no number; make the export anew")
    if version > VERSION:
        raise ImportRefusedError(
            f"a newer kutip made it (version {version}, this one reads {VERSION}); update kutip"
        )
    if top.get("offset_unit") != OFFSET_UNIT:
        raise ImportRefusedError(f"its offset_unit is not {OFFSET_UNIT}; make the export anew")


def _counting(top: Json, progress: Progress | None) -> Callable[[], None]:
    """Return what is to be called for each noun of an export before it is checked."""
    if progress is None:
        return lambda: None
    total = sum(len(top[name]) for name in _LISTS if isinstance(top.get(name), list))
    number = count()
    return lambda: progress(next(number), total)


def _nouns(
    top: Json,
    name: str,
    build: Callable[[Json], Noun],
    check: Callable[[Json, Noun], None],
    told: Callable[[], None],
) -> tuple[Noun, ...]:
    values = top.get(name)
    if not isinstance(values, list):
        raise ImportRefusedError(f"{name} is no list; make the export anew")
    found: dict[str, Noun] = {}
    for number, value in enumerate(values):
        told()
        try:
            if not isinstance(value, dict):
                raise MalformedError("expected an object")
            noun = cleaned(build(value))
            if noun.id in found:
                raise MalformedError(f"id: {noun.id} is there twice")
            check_id(noun.id)
            check(value, noun)
        except MalformedError as error:
            raise ImportRefusedError(
                f"{name}[{number}]: {error}; mend it there, or make the export anew"
            ) from None
        found[noun.id] = noun
    return tuple(found.values())


def _spelled(build: Callable[[Json], Noun]) -> Callable[[Json], Noun]:
    """Let ``build`` read spans that are written out as objects."""
    names = ("content", "cue", "source")
    return lambda value: build({**value, **{n: _pairs(n, value[n]) for n in names if n in value}})


def _pairs(name: str, spans: Any) -> list[tuple[Any, Any]]:
    if not isinstance(spans, list) or not all(isinstance(span, dict) for span in spans):
        raise MalformedError(f"{name}: expected a list of spans {{start, end, exact}}")
    return [(span.get("start"), span.get("end")) for span in spans]


def _check_article(value: Json, article: Article) -> None:
    if len(article.text.encode()) > MAX_TEXT_BYTES:
        raise MalformedError(f"text: more than {MAX_TEXT_BYTES // 1_000_000} MB")
    sha256 = sha256_of(article.text)
    if article.sha256 != sha256 or article.id != article_id_of(sha256):
        raise MalformedError("text: it is not the text that id and sha256 stand for")
    if paintable(article.text) != article.text.replace("\n", " "):
        raise MalformedError("text: it holds control characters, which no article of kutip does")
    if article.deleted:
        raise MalformedError("deleted: an export holds no deleted articles")
    if not all(can_be_article_id(link.article_id) for link in article.links):
        raise MalformedError("links: one names what cannot be an article")
    if any(a.end > b.start for a, b in pairwise(article.blocks)):
        raise MalformedError("blocks: they overlap or are out of order")
    if article.blocks and article.blocks[-1].end > len(article.text):
        raise MalformedError("blocks: the last one ends after the text")


def _check_merges(speakers: Iterable[Speaker]) -> None:
    merges = {s.id: s.merged_into for s in speakers if s.merged_into}
    ended: set[str] = set()
    for start in merges:
        trail: set[str] = set()
        speaker_id = start
        while speaker_id in merges and speaker_id not in ended:
            if speaker_id in trail:
                raise ImportRefusedError(
                    f"speakers: {start} is merged into itself in the end; mend its merged_into"
                )
            trail.add(speaker_id)
            speaker_id = merges[speaker_id]
        ended |= trail


def _check_marked(value: Json, noun: Attribution | Rejection, segments: Segments) -> None:
    if not noun.content:
        raise MalformedError("content: it holds no span")
    for name in ("content", "cue", "source"):
        try:
            _check_spans(value.get(name, []), getattr(noun, name), segments)
        except MalformedError as error:
            raise MalformedError(f"{name}: {error}") from None


def _check_spans(values: list[Json], spans: Spans, segments: Segments) -> None:
    text = segments.text
    for value, span in zip(values, spans, strict=True):
        place = f"{span.start}-{span.end}"
        if span.end > len(text):
            raise MalformedError(f"{place} ends after the text, which has {len(text)} characters")
        if value.get("exact") != text[span.start : span.end]:
            raise MalformedError(f"{place} covers other text than its exact")
        if any(segments.grapheme_start(offset) != offset for offset in span):
            raise MalformedError(f"{place} cuts a character that is made of several code points")
