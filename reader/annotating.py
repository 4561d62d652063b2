"""The steps of marking by hand as pure functions, each from one attribution to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model import (
    Article,
    Attribution,
    BlockRole,
    SourceKind,
    Span,
    Spans,
    new_id,
    now,
)


def begin(article: Article, content: Spans, annotator: str) -> Attribution:
    """Return a new attribution of ``content``, its type guessed from the quotation marks."""
    from reader.marking import guess_type

    moment = now()
    return Attribution(
        new_id(),
        article.id,
        content,
        type=guess_type(article.text, content),
        annotator=annotator,
        created=moment,
        modified=moment,
    )


def with_content(article: Article, attribution: Attribution, content: Spans) -> Attribution:
    """Return the attribution with another content; a type set by hand against the guess stays."""
    from reader.marking import guess_type

    guessed = attribution.type == guess_type(article.text, attribution.content)
    kind = guess_type(article.text, content) if guessed else attribution.type
    return replace(attribution, content=content, type=kind)


def with_fragment(article: Article, attribution: Attribution, span: Span) -> Attribution:
    """Return the attribution with one more fragment of content."""
    return with_content(article, attribution, joined((*attribution.content, span)))


def with_cue(attribution: Attribution, cue: Spans) -> Attribution:
    """Return the attribution with this cue."""
    return replace(attribution, cue=joined(cue))


def with_source(attribution: Attribution, source: Spans) -> Attribution:
    """Return the attribution with this source, which makes its kind explicit."""
    source = joined(source)
    return replace(attribution, source=source, source_kind=_kind(source, attribution.speaker_ids))


def with_speakers(
    attribution: Attribution, speaker_ids: Sequence[str], role: str = "", affiliation: str = ""
) -> Attribution:
    """Return the attribution with these speakers; role and affiliation only when they are given."""
    ids = tuple(dict.fromkeys(speaker_ids))
    return replace(
        attribution,
        speaker_ids=ids,
        source_kind=_kind(attribution.source, ids),
        role=role or attribution.role,
        affiliation=affiliation or attribution.affiliation,
    )


def joined(spans: Sequence[Span]) -> Spans:
    """Return spans in the order of the text, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def with_last_span(
    article: Article, attribution: Attribution, part: str, span: Span
) -> Attribution:
    """Return the attribution with the last span of ``part`` (content, cue, source) replaced."""
    spans: Spans = getattr(attribution, part)
    changed = joined((*spans[:-1], span))
    if part == "content":
        return with_content(article, attribution, changed)
    return with_cue(attribution, changed) if part == "cue" else with_source(attribution, changed)


def covered(text: str, spans: Spans) -> str:
    """Return the text that spans cover, fragments joined by `` … ``."""
    return " … ".join(text[s.start : s.end] for s in spans)


def citation(article: Article, quoted: str, speakers: Sequence[str]) -> str:
    """Return words of an article with who said them, where, when and the address."""
    names = ", ".join(speakers)
    title = f"“{article.title}”" if article.title else ""
    day = article.published.date().isoformat() if article.published else ""
    where = ", ".join(p for p in (title, article.site, day, article.url) if p)
    return quoted + (f" — {names}" if names else "") + (f" ({where})" if where else "") + "\n"


def with_block_role(article: Article, offset: int, role: BlockRole) -> Article:
    """Return the article with another role for the block at ``offset`` (code points)."""
    blocks = tuple(
        b._replace(role=role) if b.start <= offset < b.end else b for b in article.blocks
    )
    return replace(article, blocks=blocks)


def _kind(source: Spans, speaker_ids: Sequence[str]) -> SourceKind:
    if source:
        return SourceKind.EXPLICIT
    return SourceKind.ANTECEDENT if speaker_ids else SourceKind.NONE
