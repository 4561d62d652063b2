"""One line of an article as the terminal shows it, with everything that marks or covers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from reader.layers import Decoration, Layer, Layers, touching
from reader.model import Block, Span
from reader.text.normalise import paintable
from widgets.article_styles import Styles

if TYPE_CHECKING:
    from reader.text.segment import Segments
    from reader.text.wrap import LineMap

GUTTER = 3
"""Cells to the left of the text: two for marks, one to set them off."""


@dataclass(slots=True)
class Page:
    """What lines are made of: a text with its marks, broken into lines."""

    segments: Segments
    lines: LineMap
    layers: Layers
    blocks: tuple[Block, ...] = ()
    matches: tuple[Span, ...] = ()
    """What a search has found, in the order of the text."""
    match: Span | None = None
    """The one of them that the cursor went to."""
    active: str = ""
    """The id of the attribution that is drawn stronger."""

    def wrap(self, width: int) -> None:
        """Break the text into lines of ``width`` cells, unless it is."""
        if self.lines.text is not self.segments.text:
            self.lines = type(self.lines)(self.segments.text, width)
        elif width != self.lines.width:
            self.lines = self.lines.with_width(width)


def page_of(text: str, layers: Layers, blocks: Iterable[Block] = ()) -> Page:
    """Return a text as a page that is still to be broken into lines of the right width.

    What takes texts apart is loaded only now, so that an empty view is there at once.
    """
    from reader.text.segment import Segments
    from reader.text.wrap import LineMap

    in_order = tuple(sorted(blocks, key=lambda block: block.start))
    return Page(Segments(text), LineMap("", 1), layers, in_order)


class Styling(NamedTuple):
    """A style for a stretch of the text; of two on the same stretch the later one wins."""

    start: int
    end: int
    style: Style
    letter: str = ""
    """What is shown instead of the text, if anything."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What changes with every key and is not kept: cursor, selection, hints."""

    cursor: int | None = None
    selection: Span | None = None
    hints: Mapping[int, str] = field(default_factory=dict)
    """Letters to paint over the first character of the words at these offsets."""
    focused: bool = True


class Piece(NamedTuple):
    """A stretch of a line in one style."""

    start: int
    end: int
    style: Style
    segment: Segment


class Line(NamedTuple):
    """A line as it is without anything on top: worth keeping while only the cursor moves."""

    gutter: tuple[Segment, ...]
    """What stands before the text, with the margin."""
    pieces: tuple[Piece, ...]


def draw(page: Page, y: int, styles: Styles, left: int) -> Line:
    """Return line ``y``, its gutter beginning at cell ``left``."""
    start, end = page.lines.span(y)
    margin = (Segment(" " * left, styles.base.rich_style),) if left else ()
    stylings = list(_stylings(page, start, end, styles))
    return Line(
        (*margin, *_gutter(page, start, end, styles)),
        tuple(_cut(page.segments, start, end, stylings, styles.base)),
    )


def paint(line: Line, styles: Styles, width: int) -> Strip:
    """Return a line as a strip of ``width`` cells."""
    segments = [*line.gutter, *(piece.segment for piece in line.pieces)]
    return _padded(segments, styles, width)


def paint_over(line: Line, page: Page, y: int, over: Overlay, styles: Styles, width: int) -> Strip:
    """Return line ``y``, which is drawn as ``line``, with what lies on top of it."""
    overlaid = list(_overlaid(page, y, styles, over))
    segments = list(line.gutter)
    for start, end, style, segment in line.pieces:
        here = [s for s in overlaid if s.start < end and s.end > start]
        if here:
            cut = _cut(page.segments, start, end, here, style)
            segments.extend(piece.segment for piece in cut)
        else:
            segments.append(segment)
    end = page.lines.span(y).end
    for styling in [s for s in overlaid if s.end > end][-1:]:
        segments.append(Segment(" ", (styles.base + styling.style).rich_style))
    return _padded(segments, styles, width)


def _padded(segments: list[Segment], styles: Styles, width: int) -> Strip:
    missing = width - sum(segment.cell_length for segment in segments)
    if missing < 0:
        return Strip(segments).crop(0, width)
    if missing:
        segments.append(Segment(" " * missing, styles.base.rich_style))
    return Strip(segments, width)


def paint_message(message: str, y: int, height: int, styles: Styles, width: int) -> Strip:
    """Return visible line ``y`` of a view that shows only a message, a third of the way down."""
    lines = message.splitlines()
    row = y - max(0, (height - len(lines)) // 3)
    if not 0 <= row < len(lines):
        return Strip.blank(width, styles.base.rich_style)
    content = Content(paintable(lines[row])).truncate(width, ellipsis=True).center(width)
    segments = content.render_segments(styles.base + styles.part("quiet"))
    return Strip(segments).adjust_cell_length(width, styles.base.rich_style)


def _stylings(page: Page, start: int, end: int, styles: Styles) -> Iterator[Styling]:
    """Yield what belongs to the text itself: roles, marks, matches."""
    for role, a, b in touching(page.blocks, start, end):
        yield Styling(a, b, styles.role(role))
    for run in page.layers.runs(start, end, page.active):
        if run.decorations:
            yield Styling(run.start, run.end, styles.run(run.decorations))
    for span in touching(page.matches, start, end):
        yield Styling(*span, styles.part("current-match" if span == page.match else "match"))


def _overlaid(page: Page, y: int, styles: Styles, over: Overlay) -> Iterator[Styling]:
    """Yield what lies on top of line ``y``; one cell behind its last character may be covered."""
    start, end = page.lines.span(y)
    last = y + 1 == page.lines.line_count
    after = end + 1 if last else page.lines.span(y + 1).start
    selected = over.selection
    if selected is not None and selected.start < after and selected.end > start:
        a, b = max(selected.start, start), min(selected.end, after)
        yield Styling(min(a, end), min(b, end + 1), styles.part("selection"))
    following = page.segments.next_grapheme
    for offset, letter in over.hints.items():
        if start <= offset < end:
            yield Styling(offset, following(offset), styles.part("hint"), letter)
    if over.cursor is not None and start <= over.cursor < after:
        cursor = min(over.cursor, end)
        on_selection = selected is not None and selected.start <= over.cursor < selected.end
        style = styles.cursor(over.focused, on_selection)
        yield Styling(cursor, following(cursor) if cursor < end else end + 1, style)


def _gutter(page: Page, start: int, end: int, styles: Styles) -> Iterator[Segment]:
    """Yield the marks of the contents on a line: the outermost, then the innermost."""
    contents: dict[str, Decoration] = {}
    for mark in page.layers.covering(start, max(end, start + 1), page.active):
        if mark.kind is Layer.CONTENT:
            contents.setdefault(mark.attribution_id, mark)
    shown = list(contents.values())
    if len(shown) > GUTTER - 1:
        shown[1:] = [next((mark for mark in shown[1:] if mark.active), shown[-1])]
    yield from map(styles.gutter, shown)
    yield Segment(" " * (GUTTER - len(shown)), styles.base.rich_style)


def _cut(
    segments: Segments, start: int, end: int, stylings: Sequence[Styling], base: Style
) -> Iterator[Piece]:
    """Yield the text from ``start`` to ``end``, cut where its style changes.

    No grapheme is cut, whatever the stylings say: its halves would be wider than the whole.
    """
    edges = {edge for s in stylings for edge in (s.start, s.end) if start < edge < end}
    cuts = sorted({segments.grapheme_start(edge) for edge in edges} - {start})
    for a, b in pairwise((start, *cuts, end) if start < end else ()):
        here = [s for s in stylings if s.start <= a < s.end]
        shown = paintable(segments.text[a:b])
        if letter := "".join(s.letter for s in here):
            shown = letter.ljust(cell_len(shown))
        style = reduce(add, (s.style for s in here), base)
        yield Piece(a, b, style, Segment(shown, style.rich_style))
