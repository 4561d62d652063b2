"""What the parts of an article look like, by theme: roles, marks, cursor, matches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.segment import Segment
from textual.style import Style
from textual.theme import Theme

from reader.layers import Decoration, Layer
from reader.model import BlockRole
from widgets.theme import speaker_style

PREFIX = "article-view--"
"""What the names of the component classes begin with."""

PARTS = (
    "headline",
    "standfirst",
    "subheading",
    "quiet",
    "dimmed",
    "match",
    "current-match",
    "selection",
    "hint",
    "cursor",
    "cursor-away",
)
"""The component classes of an article view, without the prefix."""

ARTICLE_CSS = """
ArticleCanvas {
    background: $background;
    color: $foreground;
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;

    & > .article-view--headline { text-style: bold; }
    & > .article-view--standfirst { text-style: italic; }
    & > .article-view--subheading { text-style: bold; }
    & > .article-view--quiet { color: $foreground 68%; }
    & > .article-view--dimmed { color: $foreground 50%; }
    & > .article-view--match { background: $warning-muted; color: $text; }
    & > .article-view--current-match { background: $warning; color: $text; text-style: bold; }
    & > .article-view--selection { background: $primary-muted; color: $text; }
    & > .article-view--hint { background: $accent; color: $text; text-style: bold; }
    & > .article-view--cursor { background: $foreground; color: $background; }
    & > .article-view--cursor-away { text-style: underline; }

    &:ansi {
        & > .article-view--quiet { text-style: dim; }
        & > .article-view--dimmed { text-style: dim italic; }
        & > .article-view--match,
        & > .article-view--current-match,
        & > .article-view--selection,
        & > .article-view--hint,
        & > .article-view--cursor {
            background: ansi_default;
            color: ansi_default;
            text-style: reverse;
        }
        & > .article-view--current-match { text-style: bold reverse underline; }
        & > .article-view--hint { text-style: bold reverse; }
    }
}
"""

MARK, MARK_ACTIVE, MARK_TENTATIVE = "▏", "▌", "┊"
"""What stands in the gutter beside a content, the active one's and a suggestion's."""

ROLE_CLASSES: Mapping[BlockRole, str] = {
    BlockRole.HEADLINE: "headline",
    BlockRole.STANDFIRST: "standfirst",
    BlockRole.SUBHEADING: "subheading",
    BlockRole.BYLINE: "quiet",
    BlockRole.DATELINE: "quiet",
    BlockRole.CAPTION: "quiet",
    BlockRole.CREDIT: "quiet",
    BlockRole.EDITOR: "quiet",
    BlockRole.PROMO: "dimmed",
    BlockRole.BOILERPLATE: "dimmed",
}
"""The component class, without its prefix, that styles a block of each role; body has none."""

_PLAIN = Style()
_LINES = {Layer.CUE: Style(underline=True), Layer.SOURCE: Style(bold=True)}
_CURSOR_ON_SELECTION = Style(reverse=False, bold=True, underline=True)


class Styles:
    """The styles of one theme, each computed once."""

    def __init__(self, base: Style, theme: Theme, component: Callable[[str], Style]) -> None:
        self.base = base
        self._theme = theme
        self._component = component
        self._components: dict[str, Style] = {}
        self._runs: dict[tuple[tuple[Layer, int, bool, bool], ...], Style] = {}

    def part(self, name: str) -> Style:
        """Return the style of a component class, named without its prefix."""
        if name not in self._components:
            self._components[name] = self._component(name)
        return self._components[name]

    def run(self, decorations: Sequence[Decoration]) -> Style:
        """Return the style of text with these marks on it, outermost first.

        The active content gives the fill, else the innermost. Without a fill the innermost mark
        gives the text its speaker's colour. Every cue is underlined and every source bold.
        """
        key = tuple((d.kind, d.speaker_slot, d.tentative, d.active) for d in decorations)
        if key not in self._runs:
            self._runs[key] = self._mixed(decorations)
        return self._runs[key]

    def _mixed(self, decorations: Sequence[Decoration]) -> Style:
        solid = [
            d for d in decorations if d.kind is Layer.CONTENT and (d.active or not d.tentative)
        ]
        style = Style()
        for mark in decorations:
            look = speaker_style(mark.speaker_slot, self._theme)
            style += look.tentative if mark.tentative else look.ink
            style += _LINES.get(mark.kind, _PLAIN)
        if solid:
            mark = next((d for d in reversed(solid) if d.active), solid[-1])
            look = speaker_style(mark.speaker_slot, self._theme)
            style += look.strong if mark.active else look.fill
        return style

    def cursor(self, focused: bool, on_selection: bool) -> Style:
        """Return the style of the cell under the cursor.

        A palette's own colours may be missing, so there both selection and cursor are reversed;
        the cursor on a selection then is what is not.
        """
        if on_selection and self._theme.ansi:
            return _CURSOR_ON_SELECTION
        return self.part("cursor" if focused else "cursor-away")

    def gutter(self, mark: Decoration) -> Segment:
        """Return the sign that stands in the gutter beside a content."""
        look = speaker_style(mark.speaker_slot, self._theme)
        sign = MARK_ACTIVE if mark.active else MARK_TENTATIVE if mark.tentative else MARK
        return Segment(sign, (self.base + look.ink).rich_style)
