"""What an article says of itself: title, people, time, site and where it first appeared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from reader.ingest.blocks import Layout
from reader.ingest.byline import Byline, label_alone
from reader.ingest.byline_words import byline_words, without_start
from reader.ingest.credit import read_credit
from reader.ingest.dates import Moment, clock_only, find_moments
from reader.ingest.kinds import Kind, Line
from reader.ingest.names import is_name, is_person
from reader.ingest.signature import signed
from reader.model import BlockRole, Precision, Syndication
from reader.text.normalise import one_line
from reader.text.passwords import without_password

_LONGEST_TITLE = 200
"""A title made of a first line that is a paragraph is cut to this many code points."""
_MARKUP = re.compile(r"^#{1,6}\s+|\s+#+$|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_SOON = 2
"""Lines from a day among which a name alone is the author's."""
_SIGNED_WITHIN = 3
_NAME_WORDS = 5
_TAIL = 12
"""Lines after the body among which a byline still belongs to the article."""


class Facts(NamedTuple):
    """The fields of an article that its lines give."""

    title: str
    authors: tuple[str, ...]
    editor: str
    site: str
    moment: Moment | None
    syndicated_from: Syndication | None


def read_facts(layout: Layout, code: str) -> Facts:
    """Return what the lines of ``layout`` say; ``code`` is the language, for dates in figures."""
    bylines = list(_bylines(layout, code))
    dateline = layout.dateline[1] if layout.dateline else None
    return Facts(
        title=_title(layout),
        authors=_authors(layout, bylines),
        editor=next((b.editor for b in bylines if b.editor), "")
        or "".join(_lone(layout, BlockRole.EDITOR)[:1]),
        site=next((b.site for b in bylines if b.site), dateline.site if dateline else ""),
        moment=_amid_tags(layout, code) or _published(bylines) or _beside_title(layout),
        syndicated_from=_syndication(layout),
    )


def _authors(layout: Layout, bylines: Iterable[Byline]) -> tuple[str, ...]:
    """Return the authors by the bylines, by a name alone, or as the text is signed at its end.

    Whom the text tells of is no author by the day in the same line alone: it is a section's name.
    """
    told = _told(layout)
    named = (
        byline.authors
        if byline.labelled
        else tuple(name for name in byline.authors if name not in told)
        for byline in bylines
    )
    ending = layout.lines[max(0, layout.region.stop - 1) : layout.region.stop + _SIGNED_WITHIN]
    return (
        next(filter(None, named), ())
        or tuple(name for name in _lone(layout, BlockRole.BYLINE) if name not in told)
        or _beside_the_day(layout, told)
        or signed([line.unit.text for line in ending])
    )


def _told(layout: Layout) -> str:
    """Return the headline and the text, but what introduces somebody where it begins."""
    told = (BlockRole.HEADLINE, BlockRole.BODY, BlockRole.STANDFIRST)
    lines = zip(layout.lines, layout.roles, strict=True)
    return "\n".join(
        line.unit.text
        for line, role in lines
        if role in told and line.unit.words > _NAME_WORDS and not signed((line.unit.text,))
    )


def _beside_the_day(layout: Layout, told: str) -> tuple[str, ...]:
    """Return the name on a line of its own near the headline, soon above or below the day."""
    top, region = layout.headline or 0, layout.region
    around = range(top + 1, min(len(layout.lines), region.start + 1))
    dated = [i for i in around if (found := layout.lines[i].byline) and found.dated]
    for index in around:
        text = layout.lines[index].unit.text.strip(" *+•·-:,")
        text = without_start(byline_words().opening, text)
        near = any(abs(index - day) <= _SOON for day in dated)
        if near and text not in told and is_name(text) and is_person(text) and text[0].isupper():
            return (text,)
    return ()


def _title(layout: Layout) -> str:
    if not layout.lines:
        return ""
    line = layout.lines[layout.headline or 0]
    title = one_line(_MARKUP.sub("", line.unit.text[: 4 * _LONGEST_TITLE]))
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"


def _bylines(layout: Layout, code: str) -> Iterator[Byline]:
    """Yield the bylines, those below the headline first, then above it, then under the body."""
    top, region = layout.headline or 0, layout.region
    below = range(top, min(len(layout.lines), region.start + 6))
    for index in (*below, *range(top - 1, -1, -1), *range(below.stop, len(layout.lines))):
        line, role = layout.lines[index], layout.roles[index]
        near = role in (BlockRole.BYLINE, BlockRole.EDITOR) and index < region.stop + _TAIL
        if line.byline and near:
            byline = _with_clock(layout, index, line.byline, code)
            if index and label_alone(layout.lines[index - 1].unit.text) == "updated":
                byline = byline._replace(published=None, updated=byline.published)
            yield byline


def _with_clock(layout: Layout, index: int, byline: Byline, code: str) -> Byline:
    """Return ``byline`` with the time of day that the next line has, when it has only the day."""
    moment = byline.published
    if moment is None or moment.precision is Precision.MINUTE or index + 1 >= len(layout.lines):
        return byline
    following = layout.lines[index + 1].unit.text.lstrip(" *+•·-")
    if len(following) > 40 or not clock_only(following):
        return byline
    day = layout.lines[index].unit.text
    joined = next(find_moments(f"{day} {following}", code), None)
    return byline._replace(published=joined) if joined else byline


def _lone(layout: Layout, role: BlockRole) -> tuple[str, ...]:
    """Return the names that stand by themselves on lines of ``role``."""
    return tuple(
        one_line(line.unit.text)
        for line, own in zip(layout.lines, layout.roles, strict=True)
        if own is role and line.kind is Kind.PLAIN
    )


def _published(bylines: Iterable[Byline]) -> Moment | None:
    """Return the first time of publication, to the minute where a second line has it."""
    published = [b.published for b in bylines if b.published]
    if not published:
        return next((b.updated for b in bylines if b.updated), None)
    first = published[0]
    same_day = [m for m in published if m.when.date() == first.when.date()]
    return next((m for m in same_day if m.precision is Precision.MINUTE), first)


def _amid_tags(layout: Layout, code: str) -> Moment | None:
    """Return the hour that stands among tags and a page's number between headline and text.

    It is asked for only where no byline above the text has a day.
    """
    if layout.headline is None:
        return None
    head = layout.lines[layout.headline + 1 : layout.region.start + 1]
    if any(line.byline and (line.byline.dated or line.byline.relative) for line in head):
        return None
    for line in head:
        if line.kind is Kind.PLAIN and not (line.unit.sentence or line.unit.bullet):
            for moment in find_moments(line.unit.text[:_LONGEST_TITLE], code):
                if moment.precision is Precision.MINUTE:
                    return moment
    return None


def _beside_title(layout: Layout) -> Moment | None:
    """Return the day above or below the headline where a list on the page has it once more."""
    if layout.headline is None:
        return None
    lines, title = layout.lines, _bare(layout.lines[layout.headline])
    again = (i for i, line in enumerate(lines) if i != layout.headline and _bare(line) == title)
    for index in again:
        beside = (line.byline for line in lines[max(0, index - 1) : index + 2])
        moments = [byline.published for byline in beside if byline and byline.published]
        if len({moment.when.date() for moment in moments}) == 1:
            return moments[0]
    return None


def _bare(line: Line) -> str:
    return line.unit.text.lstrip(" *+•·-").casefold()


def _syndication(layout: Layout) -> Syndication | None:
    found: Syndication | None = None
    for line, role in zip(layout.lines, layout.roles, strict=True):
        if role is not BlockRole.CREDIT:
            continue
        if line.kind is Kind.CREDIT and found is None:
            found = read_credit(line.unit.text)
        elif found and not found.url and (address := re.search(r"https?://\S+", line.unit.text)):
            found = replace(found, url=without_password(address[0].rstrip(".,;)")))
    return found if found and (found.site or found.title or found.url) else None
