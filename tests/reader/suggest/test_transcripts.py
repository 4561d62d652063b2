"""Interviews that are printed turn by turn, each behind its label."""

from __future__ import annotations

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said

_INTERVIEW = """Questions about the pier

Mayor Tom Webb came to the radio on Monday. Presenter Jane Doe spoke to him.

JANE DOE: The divers say it leaks. Is it safe?

WEBB: It is. “Nobody is worried,” they tell me.

DOE: And the road?

WEBB: That is another matter.

Webb later said he would resign.
"""


def test_each_turn_is_its_speakers() -> None:
    found = suggest(_INTERVIEW, "en")
    told = [(s.speaker, _INTERVIEW[s.content[0].start : s.content[0].end]) for s in found]
    assert told == [
        ("Jane Doe", "The divers say it leaks. Is it safe?"),
        ("Tom Webb", "It is. “Nobody is worried,” they tell me."),
        ("Jane Doe", "And the road?"),
        ("Tom Webb", "That is another matter."),
        ("Tom Webb", "he would resign"),
    ]


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [("en", "Q", "A"), ("id", "Tanya", "Jawab"), ("id", "T", "J")],
)
def test_of_questions_and_answers_the_answers_are_proposed(
    language: str, question: str, answer: str
) -> None:
    turns = [
        f"{question}: Kapan?",
        f"{answer}: Besok.",
        f"{question}: Di mana?",
        f"{answer}: Sini.",
    ]
    text = "Ana Ruiz.\n\n" + "\n\n".join(turns) + "\n"
    assert [content for *_, content in said(text, language)] == ["Besok.", "Sini."]


@pytest.mark.parametrize(
    "text",
    [
        "The count\n\nRuiz: 1,769.\n\nWebb: 1,501.\n\nRuiz: 12.\n",
        "The race\n\nRuiz: Win in a walk.\n\nWebb: Keep it close.\n\nDoe: Just hang on.\n",
        "The list\n\nPlace: The Pier, Leeds.\n\nPlace: The Mill, York.\n\nPlace: The Inn, Hull.\n",
    ],
)
def test_lists_of_figures_and_headings_are_no_interview(text: str) -> None:
    assert said(text, "en") == []


@pytest.mark.parametrize(
    ("headline", "language", "source"),
    [
        ("Interview Ana Ruiz: The Pier Is Safe", "en", "Ana Ruiz"),
        ("Wawancara Ana Ruiz: Dermaga Itu Aman", "id", "Ana Ruiz"),
    ],
)
def test_the_kind_of_article_is_no_part_of_who_speaks(
    headline: str, language: str, source: str
) -> None:
    assert said(f"{headline}\n\nAna Ruiz came.", language)[0][0] == source


@pytest.mark.parametrize("kicker", ["Exclusive", "Breaking", "Update"])
def test_a_mere_kind_of_article_speaks_not(kicker: str) -> None:
    assert said(f"{kicker}: Pier Leaks\n\nIt does.", "en") == []
