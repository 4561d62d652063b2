"""What the parts of an article look like, by theme: roles, marks, cursor, matches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.segment import Segment
from textual.color import Color
from textual.style import Style
from textual.theme import Theme

from reader.layers import Decoration, Layer
from reader.model import BlockRole
from widgets.theme import speaker_style

PREFIX = "article-view--"
"""What the names of the component classes begin with."""

PARTS = ("quiet", "dimmed", "match", "current-match", "selection", "hint", "cursor")
"""The component classes of an article view, without the prefix."""

ARTICLE_CSS = """
ArticleCanvas {
    background: $background;
    color: $foreground;
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;

    & > .article-view--quiet { color: $foreground 68%; }
    & > .article-view--dimmed { color: $foreground 50%; }
    & > .article-view--match { background: $warning-muted; color: $text; }
    & > .article-view--current-match { background: $warning; color: $text; text-style: bold; }
    & > .article-view--selection { background: $primary-muted; color: $text; }
    & > .article-view--hint { background: $accent; color: $text; text-style: bold; }
    & > .article-view--cursor { background: $foreground; color: $background; }
}
"""

_BOLD, _ITALIC, _UNDERLINED = Style(bold=True), Style(italic=True), Style(underline=True)
_DIM = Style(dim=True)
_DEFAULT = Color.parse("ansi_default")
_REVERSED = Style(_DEFAULT, _DEFAULT, reverse=True)

_WITHOUT_COLOUR: Mapping[str, Style] = {
    "quiet": _DIM,
    "dimmed": _DIM + _ITALIC,
    "match": _REVERSED,
    "current-match": _REVERSED + _BOLD + _UNDERLINED,
    "selection": _REVERSED,
    "hint": _REVERSED + _BOLD,
    "cursor": _REVERSED,
}
"""What the parts look like where the palette is the terminal's, or there are no colours at all."""

MARK, MARK_ACTIVE, MARK_TENTATIVE = "▏", "▌", "┊"
"""What stands in the gutter beside a content, the active one's and a suggestion's."""

_QUIET = frozenset(
    {BlockRole.BYLINE, BlockRole.DATELINE, BlockRole.CAPTION, BlockRole.CREDIT, BlockRole.EDITOR}
)
_DIMMED = frozenset({BlockRole.PROMO, BlockRole.BOILERPLATE})
_ROLES: Mapping[BlockRole, Style] = {
    BlockRole.HEADLINE: _BOLD,
    BlockRole.SUBHEADING: _BOLD,
    BlockRole.STANDFIRST: _ITALIC,
    BlockRole.BODY: Style(),
}
_LAYERS = {Layer.CUE: _UNDERLINED, Layer.SOURCE: _BOLD, Layer.CONTENT: Style()}
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
            plain = self._theme.ansi
            self._components[name] = _WITHOUT_COLOUR[name] if plain else self._component(name)
        return self._components[name]

    def role(self, role: BlockRole) -> Style:
        """Return the style of a block's text."""
        if role in _QUIET or role in _DIMMED:
            return self.part("quiet" if role in _QUIET else "dimmed")
        return _ROLES[role]

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
            style += _LAYERS[mark.kind]
        if solid:
            mark = next((d for d in reversed(solid) if d.active), solid[-1])
            look = speaker_style(mark.speaker_slot, self._theme)
            style += look.strong if mark.active else look.fill
        return style

    def cursor(self, focused: bool, on_selection: bool) -> Style:
        """Return the style of the cell under the cursor, which without the focus is a line.

        Without colours of our own both selection and cursor are reversed; the cursor on a
        selection then is what is not.
        """
        if not focused:
            return _UNDERLINED
        return _CURSOR_ON_SELECTION if on_selection and self._theme.ansi else self.part("cursor")

    def gutter(self, mark: Decoration) -> Segment:
        """Return the sign that stands in the gutter beside a content."""
        look = speaker_style(mark.speaker_slot, self._theme)
        sign = MARK_ACTIVE if mark.active else MARK_TENTATIVE if mark.tentative else MARK
        return Segment(sign, (self.base + look.ink).rich_style)
