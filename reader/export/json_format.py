"""Writes everything as one JSON object, which `kutip import` brings back in.

Its form is published as ``kutip.schema.json`` beside this module (JSON Schema, draft 2020-12).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from reader.codec import Json, to_json
from reader.export.formats import ExportData, Format, Options, exported_speakers
from reader.export.spool import Spool
from reader.model import Article, Attribution, Record, Rejection, Spans, Speaker

NAME = "kutip"
VERSION = 1
OFFSET_UNIT = "codepoint"

_CONTEXT = 32
"""Code points of the text that are written before and after a span."""


def write(data: ExportData, options: Options) -> Iterator[bytes]:
    """Yield ``data`` as one JSON object, one noun a line, in an order that does not change.

    Articles come in the order of the records, attributions and rejections in the order of the
    articles and of the text, speakers by id.
    """
    used: set[str] = set()
    with Spool() as attributions, Spool() as rejections:
        yield _head(data)
        yield from _list("articles", _articles(data.records, attributions, rejections, used))
        speakers = (orjson.dumps(speaker_json(s)) for s in exported_speakers(data, used))
        yield from _list("speakers", speakers)
        yield from _list("attributions", attributions)
        yield from _list("rejections", rejections)
        yield b"\n}\n"


def article_json(article: Article) -> Json:
    """Return an article as an export writes it."""
    value = to_json(article)
    del value["deleted"]  # a deleted article is never written
    return value


def attribution_json(attribution: Attribution, text: str) -> Json:
    """Return an attribution in ``text`` as an export writes it."""
    value = _with_spans(to_json(attribution), attribution, text)
    value["codes"] = dict(sorted(attribution.codes.items()))
    return value


def rejection_json(rejection: Rejection, text: str) -> Json:
    """Return a rejection in ``text`` as an export writes it."""
    return _with_spans(to_json(rejection), rejection, text)


def speaker_json(speaker: Speaker) -> Json:
    """Return a speaker as an export writes it."""
    return to_json(speaker)


def spans_json(spans: Spans, text: str) -> list[Json]:
    """Return spans with the text they cover and a little of what stands around it."""
    return [
        {
            "start": span.start,
            "end": span.end,
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - _CONTEXT) : span.start],
            "suffix": text[span.end : span.end + _CONTEXT],
        }
        for span in spans
    ]


def _articles(
    records: Iterable[Record], attributions: Spool, rejections: Spool, used: set[str]
) -> Iterator[bytes]:
    for record in records:
        text = record.article.text
        for attribution in record.attributions:
            used.update(attribution.speaker_ids)
            attributions.append(orjson.dumps(attribution_json(attribution, text)))
        for rejection in record.rejections:
            rejections.append(orjson.dumps(rejection_json(rejection, text)))
        yield orjson.dumps(article_json(record.article))


def _with_spans(value: Json, noun: Attribution | Rejection, text: str) -> Json:
    for name in ("content", "cue", "source"):
        value[name] = spans_json(getattr(noun, name), text)
    return value


def _head(data: ExportData) -> bytes:
    head = {
        "format": NAME,
        "version": VERSION,
        "exported": data.exported.isoformat(),
        "offset_unit": OFFSET_UNIT,
    }
    return b"{\n" + b",\n".join(
        b"%b: %b" % (orjson.dumps(k), orjson.dumps(v)) for k, v in head.items()
    )


def _list(name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    yield b",\n" + orjson.dumps(name) + b": ["
    separator = b"\n"
    for line in lines:
        yield separator + line
        separator = b",\n"
    yield b"\n]"


FORMAT = Format(
    name="json",
    tables=(),
    suffix=".json",
    help="everything in one file: texts, speakers, attributions; `kutip import` reads it",
    write=write,
)
