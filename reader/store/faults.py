"""What can be wrong with a file of a library, and inside a record whose file is sound."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.codec import (
    Json,
    MalformedError,
    attribution_from,
    rejection_from,
    suggestion_from,
)
from reader.model import Attribution, Rejection
from reader.store.actions import action_from
from reader.store.indexing import verify
from reader.store.layout import Layout
from reader.store.shard import UNREADABLE, Shard, Tables, damaged
from reader.text.graphemes import Graphemes

MARKS: Mapping[str, Callable[[Mapping[str, Any]], Attribution | Rejection]] = {
    "attributions": attribution_from,
    "rejections": rejection_from,
    "suggestions": suggestion_from,
}
"""The tables of what is marked in an article or waits for an answer, and how to read it."""


def sound(layout: Layout, path: Path) -> Shard:
    """Open a file that has a right checksum and holds nouns of ours; raises DamagedError."""
    shard = Shard(path)
    try:
        if shard.exists:
            verify(layout.relative(path), shard.tables)
        for row in (*shard.documents("history"), *shard.documents("drafts")):
            action_from(row)
    except UNREADABLE as error:
        raise damaged(path, f"it is malformed: {error!r}") from None
    return shard


class Fault(NamedTuple):
    """One thing that is wrong, and how a person can mend it."""

    problem: str
    remedy: str
    table: str = ""
    """Where the document is that cannot stay, empty when it can."""
    key: str = ""
    """Its number in that table."""


def faults(tables: Tables, text: str, speakers: Container[str]) -> Iterator[Fault]:
    """Yield what is wrong with the spans and speakers of a record of an article with this text."""
    graphemes = Graphemes(text)
    (article,) = tables["article"].values()
    for block in article.get("blocks", ()):
        if block["end"] > len(text):
            problem = f"its {block['role']} ends beyond the text, at {block['end']}"
            yield Fault(problem, "correct the roles of its paragraphs by hand")
    for table in MARKS:
        seen: set[str] = set()
        for key, value in tables.get(table, {}).items():
            yield from _of_mark(table, key, value, article["id"], graphemes, len(text), seen)
            if table == "attributions":
                yield from _of_speakers(value, speakers)


def _of_mark(
    table: str,
    key: str,
    value: Json,
    article_id: str,
    graphemes: Graphemes,
    length: int,
    seen: set[str],
) -> Iterator[Fault]:
    name = f"{table[:-1]} {value.get('id', '?')}"
    why = _why_not(table, value, article_id, length, seen)
    if why:
        yield Fault(f"{name} {why}", "kutip check --repair takes it out", table, key)
        return
    seen.add(value["id"])
    spans = [s for part in ("content", "cue", "source") for s in value.get(part, ())]
    if any(graphemes.start(offset) != offset for span in spans for offset in span):
        yield Fault(f"{name} cuts a character in two", "mark its spans again")


def _why_not(table: str, value: Json, article_id: str, length: int, seen: set[str]) -> str:
    """Tell why a mark cannot stay; nothing when it can."""
    try:
        mark = MARKS[table](value)
    except MalformedError as error:
        return f"is malformed ({error})"
    if mark.article_id != article_id:
        return f"belongs to article {mark.article_id}"
    if mark.id in seen:
        return "is there twice"
    spans = (*mark.content, *mark.cue, *mark.source)
    if any(span.end > length for span in spans):
        return "ends beyond the text"
    return ""


def _of_speakers(value: Json, speakers: Container[str]) -> Iterator[Fault]:
    for speaker_id in value.get("speaker_ids", ()):
        if speaker_id not in speakers:
            problem = f"attribution {value['id']} names the speaker {speaker_id}, who is not there"
            yield Fault(problem, "choose its speaker again")
