from itertools import combinations

import pytest
from textual.color import Color, rgb_to_lab
from textual.theme import BUILTIN_THEMES

from reader.layers import NOBODY, SLOTS
from widgets.theme import MIN_CONTRAST, contrast, readable, speaker_style

SLOT_RANGE = range(NOBODY, SLOTS)
PAINTED = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]
ANSI = [theme for theme in BUILTIN_THEMES.values() if theme.ansi]


def test_contrast_is_that_of_the_guidelines() -> None:
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(Color.parse("#767676"), white) == pytest.approx(4.54, abs=0.01)


def test_a_legible_colour_stays_as_it_is() -> None:
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    assert readable(white, black) == white


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_text_is_legible_on_every_tint(theme) -> None:
    for slot in SLOT_RANGE:
        look = speaker_style(slot, theme)
        for style in (look.fill, look.strong):
            assert contrast(style.foreground, style.background) >= MIN_CONTRAST


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_a_speakers_colour_is_legible_on_the_grounds_of_the_theme(theme) -> None:
    colours = theme.to_color_system().generate()
    for slot in SLOT_RANGE:
        ink = speaker_style(slot, theme).ink.foreground
        for ground in ("background", "surface"):
            assert contrast(ink, Color.parse(colours[ground])) >= MIN_CONTRAST


@pytest.mark.parametrize("theme", PAINTED + ANSI, ids=lambda theme: theme.name)
def test_speakers_and_the_active_quote_differ(theme) -> None:
    looks = [speaker_style(slot, theme) for slot in SLOT_RANGE]
    assert len({look.ink for look in looks}) == len(looks)
    assert len({look.fill for look in looks}) == len(looks)
    assert all(look.fill != look.strong != look.tentative for look in looks)


def _apart(one: Color, other: Color) -> float:
    """How far two colours are apart for the eye (CIE 1976, L*a*b*); from about 10 on, clearly."""
    return sum((a - b) ** 2 for a, b in zip(rgb_to_lab(one), rgb_to_lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("name", ["textual-dark", "textual-light"])
def test_no_speakers_colour_is_taken_for_anothers(name: str) -> None:
    inks = [speaker_style(slot, BUILTIN_THEMES[name]).ink.foreground for slot in range(SLOTS)]
    assert min(_apart(one, other) for one, other in combinations(inks, 2)) > 18


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
def test_a_palette_theme_says_it_without_colour_too(theme) -> None:
    for slot in SLOT_RANGE:
        look = speaker_style(slot, theme)
        assert look.fill.italic and look.strong.reverse and look.tentative.italic
        assert look.fill.background is None


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_a_suggestion_is_not_dim_where_that_cannot_be_read(name: str) -> None:
    look = speaker_style(0, BUILTIN_THEMES[name])
    assert not (look.tentative + look.strong).dim  # on its own reversed colour
    assert bool(look.tentative.dim) == (name == "ansi-dark")  # on white it fades into the ground
