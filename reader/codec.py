"""The nouns of the model as JSON values and back: one form for the store and for the exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any, TypeVar

from reader.model import (
    Article,
    ArticleState,
    Attribution,
    Block,
    BlockRole,
    Copy,
    EditedSuggestion,
    Feed,
    FeedState,
    FullText,
    Link,
    LinkKind,
    Precision,
    QuoteType,
    Reach,
    Rejection,
    Seen,
    SourceKind,
    Span,
    Speaker,
    SpeakerKind,
    Syndication,
)

Json = dict[str, Any]
Noun = TypeVar("Noun", Article, Attribution, EditedSuggestion, Speaker, Rejection, Feed)
Value = TypeVar(
    "Value", Article, Attribution, EditedSuggestion, Speaker, Rejection, Feed, FeedState
)


class MalformedError(ValueError):
    """A value does not have the form of the noun it should be; the message names the field."""


def to_json(noun: Article | Attribution | Speaker | Rejection | Feed | FeedState) -> Json:
    """Return every field of ``noun`` as JSON values: spans as pairs, times as ISO 8601."""
    return {f.name: _plain(getattr(noun, f.name)) for f in fields(noun)}


def patch(before: Noun, after: Noun) -> tuple[Json, Json]:
    """Return the fields in which two states of a noun differ, as JSON: (before, after).

    The revision and the time of modification are left out: they follow from saving.
    """
    old, new = to_json(before), to_json(after)
    changed = [k for k in old if old[k] != new[k] and k not in ("revision", "modified")]
    return {k: old[k] for k in changed}, {k: new[k] for k in changed}


def article_from(value: Mapping[str, Any]) -> Article:
    """Return the article that ``value`` describes; unknown keys are ignored."""
    return _build(Article, value)


def attribution_from(value: Mapping[str, Any]) -> Attribution:
    """Return the attribution that ``value`` describes; unknown keys are ignored."""
    return _build(Attribution, value)


def speaker_from(value: Mapping[str, Any]) -> Speaker:
    """Return the speaker that ``value`` describes; unknown keys are ignored."""
    return _build(Speaker, value)


def rejection_from(value: Mapping[str, Any]) -> Rejection:
    """Return the rejection that ``value`` describes; unknown keys are ignored."""
    return _build(Rejection, value)


def suggestion_from(value: Mapping[str, Any]) -> EditedSuggestion:
    """Return the edited suggestion that ``value`` describes; unknown keys are ignored."""
    return _build(EditedSuggestion, value)


def feed_from(value: Mapping[str, Any]) -> Feed:
    """Return the feed that ``value`` describes; unknown keys are ignored."""
    return _build(Feed, value)


def feed_state_from(value: Mapping[str, Any]) -> FeedState:
    """Return the state of a feed that ``value`` describes; unknown keys are ignored."""
    return _build(FeedState, value)


def seen_from(value: Mapping[str, Any]) -> Seen:
    """Return the item of a feed that ``value`` describes."""
    return Seen(*(_string(value.get(name)) for name in Seen._fields))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Syndication):
        return {"site": value.site, "title": value.title, "url": value.url}
    if isinstance(value, Block):
        return {"role": str(value.role), "start": value.start, "end": value.end}
    if isinstance(value, Link):
        return {"kind": str(value.kind), "article_id": value.article_id}
    if isinstance(value, Copy):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [list(v) if isinstance(v, Span) else _plain(v) for v in value]
    if isinstance(value, Mapping):
        return dict(value)
    return str(value) if isinstance(value, str) else value


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise MalformedError(f"expected a text, got {type(value).__name__}")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise MalformedError(f"expected a whole number, got {value!r:.40}")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise MalformedError(f"expected true or false, got {value!r:.40}")
    return value


def _share(value: Any) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise MalformedError(f"expected a number from 0 to 1, got {value!r:.40}")
    return float(value)


def _time(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(_string(value))
    except ValueError as error:
        raise MalformedError(f"expected a time in ISO 8601, got {value!r:.40}") from error
    if moment.tzinfo is None:
        raise MalformedError(f"the time {value!r:.40} names no zone")
    return moment


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise MalformedError("expected a list of texts")
    return tuple(_string(v) for v in value)


def _spans(value: Any) -> tuple[Span, ...]:
    if not isinstance(value, list | tuple):
        raise MalformedError("expected a list of [start, end] pairs")
    spans: list[Span] = []
    for pair in value:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise MalformedError(f"expected a [start, end] pair, got {pair!r:.40}")
        span = Span(_whole(pair[0]), _whole(pair[1]))
        if span.start >= span.end or (spans and span.start < spans[-1].end):
            raise MalformedError(f"the span {list(span)} is empty or out of order")
        spans.append(span)
    return tuple(spans)


def _blocks(value: Any) -> tuple[Block, ...]:
    if not isinstance(value, list | tuple):
        raise MalformedError("expected a list of blocks")
    blocks = []
    for item in value:
        if not isinstance(item, Mapping):
            raise MalformedError("expected a block {role, start, end}")
        (span,) = _spans([(item.get("start"), item.get("end"))])
        blocks.append(Block(_choice(BlockRole, item.get("role")), *span))
    return tuple(blocks)


def _links(value: Any) -> tuple[Link, ...]:
    if not isinstance(value, list | tuple):
        raise MalformedError("expected a list of links")
    links = []
    for item in value:
        if not isinstance(item, Mapping):
            raise MalformedError("expected a link {kind, article_id}")
        links.append(Link(_choice(LinkKind, item.get("kind")), _string(item.get("article_id"))))
    return tuple(links)


def _copies(value: Any) -> tuple[Copy, ...]:
    if not isinstance(value, list | tuple):
        raise MalformedError("expected a list of copies")
    copies = []
    for item in value:
        if not isinstance(item, Mapping):
            raise MalformedError("expected a copy {site, url, title, published, external_id}")
        texts = {k: _string(item.get(k, "")) for k in ("site", "url", "title", "external_id")}
        copies.append(Copy(published=_time(item.get("published")), **texts))
    return tuple(copies)


def _choice(kind: type[Any], value: Any) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        names = ", ".join(str(v) for v in kind)
        raise MalformedError(f"expected one of {names}, got {value!r:.40}") from error


def _syndication(value: Any) -> Syndication | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise MalformedError("expected {site, title, url}")
    return Syndication(*(_string(value.get(k) or "") for k in ("site", "title", "url")))


def _codes(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise MalformedError("expected an object of codes")
    return {_string(k): _string(v) for k, v in value.items()}


def _counts(value: Any) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise MalformedError("expected an object of numbers")
    return {_string(k): _whole(v) for k, v in value.items()}


_READ: dict[str, Any] = {
    "str": _string,
    "int": _whole,
    "bool": _flag,
    "float | None": _share,
    "datetime | None": _time,
    "tuple[str, ...]": _strings,
    "Spans": _spans,
    "tuple[Block, ...]": _blocks,
    "tuple[Link, ...]": _links,
    "tuple[Copy, ...]": _copies,
    "Syndication | None": _syndication,
    "Mapping[str, str]": _codes,
    "Mapping[str, int]": _counts,
    "Precision | None": lambda v: None if v is None else _choice(Precision, v),
    "ArticleState": lambda v: _choice(ArticleState, v),
    "QuoteType": lambda v: _choice(QuoteType, v),
    "SourceKind": lambda v: _choice(SourceKind, v),
    "SpeakerKind": lambda v: _choice(SpeakerKind, v),
    "FullText": lambda v: _choice(FullText, v),
    "Reach": lambda v: _choice(Reach, v),
}
"""How to read a field, by the annotation it has in the model."""


def _build(kind: type[Value], value: Mapping[str, Any]) -> Value:
    found = {}
    for f in fields(kind):
        if f.name not in value:
            if f.default is MISSING and f.default_factory is MISSING:
                raise MalformedError(f"{kind.__name__.lower()}: {f.name} is missing")
            continue
        try:
            found[f.name] = _READ[str(f.type)](value[f.name])
        except MalformedError as error:
            raise MalformedError(f"{kind.__name__.lower()}: {f.name}: {error}") from None
    return kind(**found)
