"""Who says it behind a comma, and where what is said begins and ends around that clause."""

from __future__ import annotations

import pytest

from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The board did not find any ties, said the board's director, James B. Webb, on Monday.",
            "the board's director, James B. Webb",
            "The board did not find any ties",
        ),
        (
            "The road is closed, said the board's director on Monday.",
            "the board's director",
            "The road is closed",
        ),
        (
            "The road is closed, said the board's director, James Webb.",
            "the board's director, James Webb",
            "The road is closed",
        ),
        (
            'Ruiz "is speaking to people, which is new," Simon Webb, a voter, told the Gazette.',
            "Simon Webb, a voter",
            'Ruiz "is speaking to people, which is new,"',
        ),
        (
            'Because of the poor turnout, "she does need him," Webb said of the mayor.',
            "Webb",
            'Because of the poor turnout, "she does need him,"',
        ),
    ],
)
def test_the_clause_ends_with_who_says_it(text: str, source: str, content: str) -> None:
    cue = "told" if " told " in text else "said"
    assert said(text, "en") == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            'Ruiz "was handled so lightly," Webb said, "and that is the end of it."',
            "Webb",
            "said",
            'Ruiz "was handled so lightly," | "and that is the end of it."',
        ),
        (
            '"The most urgent thing," Mr. Webb added, "is whether the wall will hold."',
            "Mr. Webb",
            "added",
            '"The most urgent thing," | "is whether the wall will hold."',
        ),
    ],
)
def test_a_clause_in_the_middle_leaves_one_content(
    text: str, source: str, cue: str, content: str
) -> None:
    assert said(text, "en") == [(source, cue, content)]


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("radio host Ross Webb", "the move reeks of fear"),
        ("Ross Webb", 'the move reeks of "fear" and despair'),
        ("the mayor of Leeds, Ana Ruiz", "the road is shut"),
        ("Ana Ruiz, the mayor of Leeds", "the road is shut"),
        ("Ana Ruiz, who leads the town", "the road is shut"),
        ("the mayor", "roads in Leeds, York and Hull are shut"),
    ],
)
def test_the_source_of_according_to_ends_at_its_own_comma(source: str, content: str) -> None:
    text = f"According to {source}, {content}."
    assert said(text, "en") == [(source, "According to", content)]


@pytest.mark.parametrize(
    "between", ["for the first time", "for the first time Friday", "of the old letters"]
)
def test_words_may_stand_between_the_verb_and_that(between: str) -> None:
    text = f"The ministry acknowledged {between} that some of them were found in the yard."
    content = "some of them were found in the yard"
    assert said(text, "en") == [("The ministry", "acknowledged", content)]
