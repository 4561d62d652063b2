"""Paragraphs: a line each, unless a text was wrapped by hand; and the language of a text."""

import textwrap

import pytest

from reader.ingest.lines import units
from reader.languages.detect import detect

PARAGRAPHS = [
    "The ferry left the quay at dawn with two hundred people, nine cars and a cake on board, and"
    " nobody on the upper deck said a word until the lighthouse had passed.",
    "Its captain had waited six years for that morning and slept through most of the night before"
    " it, which surprised his family more than it surprised him.",
    "A short one.",
]


def test_every_line_is_a_paragraph() -> None:
    assert [unit.text for unit in units("Satu.\nDua.\n\n  Tiga.  \n")] == ["Satu.", "Dua.", "Tiga."]


@pytest.mark.parametrize("width", [45, 50, 65, 72])
def test_lines_wrapped_by_hand_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    found = [" ".join(unit.text.split()) for unit in units(text)]
    assert found == PARAGRAPHS


def test_short_lines_are_not_joined_in_a_wrapped_text() -> None:
    text = "By Ana Pol\nMonday\n\n" + "\n\n".join(textwrap.fill(p, 60) for p in PARAGRAPHS)
    assert [unit.text for unit in units(text)][:2] == ["By Ana Pol", "Monday"]


@pytest.mark.parametrize("margin", ["", "   "])
def test_a_page_wrapped_among_menus_and_addresses_is_joined(margin: str) -> None:
    menu = "\n".join(f"{margin}* {name}" for name in ("News", "Sport", "Letters to the editor"))
    wrapped = "\n\n".join(
        textwrap.indent(textwrap.fill(paragraph, 60), margin) for paragraph in PARAGRAPHS
    )
    address = f"1. https://news.example/{'coast/' * 40}"
    found = [" ".join(unit.text.split()) for unit in units(f"{menu}\n\n{wrapped}\n\n{address}")]
    assert found == ["* News", "* Sport", "* Letters to the editor", *PARAGRAPHS, address]


def test_paragraphs_of_a_line_each_are_not_joined() -> None:
    lines = [f"{number}. {paragraph}" for number in range(9) for paragraph in PARAGRAPHS]
    assert [unit.text for unit in units("\n".join(lines))] == lines


def test_a_mark_that_combines_with_the_indentation_stays_with_it() -> None:
    (unit,) = units("  \u0301abc")
    assert unit.text == " \u0301abc"


def test_words_of_scripts_without_spaces_are_counted() -> None:
    (unit,) = units("首相は会見で全力を尽くすと述べた。")
    assert unit.words >= 7 and unit.sentence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Air naik sejak pagi dan warga mengungsi ke balai desa yang belum selesai.", "id"),
        ("The water rose in the morning and people moved to the hall.", "en"),
        ("Das Wasser stieg am Morgen, und die Leute zogen in die Halle der Schule.", ""),
        ("El agua subió por la mañana y la gente se fue a la escuela del pueblo.", ""),
        ("Banjir", ""),
        ("", ""),
        ("12345 67890 !!!", ""),
    ],
)
def test_the_language_is_told_or_left_open(text: str, code: str) -> None:
    assert detect(text) == code
