"""The colours of the speakers in every theme, so that one speaker looks the same in every pane.

The hues are those of Okabe and Ito, "Color Universal Design" (2008), which people with a colour
vision deficiency tell apart, and a violet. Where a hue that is made legible would come near
another, it is replaced: their blue by a pale green on dark grounds and by indigo on light ones,
vermilion by crimson on light ones. Contrast is computed as WCAG 2.1 defines it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from textual.color import Color
from textual.css.styles import StylesBase
from textual.style import Style
from textual.theme import Theme

from reader.layers import SLOTS

MIN_CONTRAST = 4.5
"""The contrast of text that WCAG 2.1 asks for at level AA."""

_ON_DARK = ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#b9e6a0", "#9f7fe8")
_ON_LIGHT = (*_ON_DARK[:5], "#a3123f", "#2b32c8", *_ON_DARK[7:])
_GREY = "#808080"

_ANSI_DARK = (
    "cyan",
    "yellow",
    "green",
    "magenta",
    "bright_yellow",
    "red",
    "bright_blue",
    "bright_magenta",
)
_ANSI_LIGHT = ("blue", "red", "green", "magenta", "yellow", "bright_red", "cyan", "bright_magenta")

_FILL = 0.24
"""How much of the hue is in the background of a content."""

_STRONG = 0.48
"""How much of it is in that of the active attribution's content."""


class SpeakerStyle(NamedTuple):
    """How a speaker's attributions look; every pair of colours is legible as text."""

    ink: Style
    """Text in the speaker's colour on the theme's background: dots, gutter marks, cue, source."""
    fill: Style
    """Content: the theme's text on a tint of the colour."""
    strong: Style
    """Content of the attribution that a person is looking at."""
    tentative: Style
    """Everything that is only suggested."""


def speaker_style(slot: int, theme: Theme) -> SpeakerStyle:
    """Return the look of the speakers in ``slot`` (see ``reader.layers``) under ``theme``.

    A slot below zero is nobody and grey.
    """
    if theme.ansi:
        return _ansi_style(slot, theme.dark)
    system = theme.to_color_system().generate() if theme.name not in _GROUNDS else {}
    if system:
        _GROUNDS[theme.name] = (system["background"], system["surface"], system["foreground"])
    return _style(slot, *_GROUNDS[theme.name])


_GROUNDS: dict[str, tuple[str, str, str]] = {}
"""The background, surface and foreground of the themes seen so far, by name."""


@lru_cache(maxsize=256)
def _style(slot: int, background: str, surface: str, foreground: str) -> SpeakerStyle:
    ground, text = Color.parse(background), Color.parse(foreground)
    hues = _ON_DARK if _is_dark(ground) else _ON_LIGHT
    hue = Color.parse(hues[slot % SLOTS] if slot >= 0 else _GREY)
    fill, strong = ground.blend(hue, _FILL, 1), ground.blend(hue, _STRONG, 1)
    ink = Style(foreground=readable(hue, ground, Color.parse(surface)))
    return SpeakerStyle(
        ink,
        fill=Style(fill, readable(text, fill)),
        strong=Style(strong, readable(text, strong)),
        tentative=ink + Style(italic=True),
    )


@lru_cache(maxsize=2 * (SLOTS + 1))
def _ansi_style(slot: int, dark: bool) -> SpeakerStyle:
    """Trust the terminal's own palette; content is italic, since its tint cannot be mixed.

    Dim letters fade into a light ground, and cannot be read on their own colour: there the dotted
    line in the gutter alone says that something is only suggested.
    """
    names = _ANSI_DARK if dark else _ANSI_LIGHT
    colour = Color.parse(f"ansi_{names[slot % SLOTS]}" if slot >= 0 else "ansi_default")
    ink, italic = Style(foreground=colour), Style(italic=True)
    return SpeakerStyle(
        ink,
        fill=ink + italic,
        strong=ink + italic + Style(reverse=True, dim=False),
        tentative=ink + italic + Style(dim=dark),
    )


def component_style(styles: StylesBase, ground: Color) -> Style:
    """Return what a component class says, and nothing of what it inherits.

    ``ground`` is the background of the widget, on which a text without one of its own stands.
    """
    background = styles.background if styles.has_rule("background") else None
    colour = styles.color if styles.has_rule("color") else None
    if styles.auto_color:
        colour = (background or ground).get_contrast_text(styles.color.a)
    text = styles.text_style
    return Style(
        background,
        colour,
        bold=text.bold,
        dim=text.dim,
        italic=text.italic,
        underline=text.underline,
        reverse=text.reverse,
    )


def readable(colour: Color, *grounds: Color) -> Color:
    """Return ``colour``, shifted as little as needed to be legible on all the ``grounds``."""
    towards = Color.parse("#ffffff" if _is_dark(grounds[0]) else "#000000")
    for step in range(21):
        shifted = colour.blend(towards, step / 20, 1)
        if all(contrast(shifted, ground) >= MIN_CONTRAST for ground in grounds):
            return shifted
    return towards


def _is_dark(ground: Color) -> bool:
    return _luminance(ground) < 0.18


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.1, definition of that name)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
