"""Nouns that report what somebody said, and what a thing is called."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They laughed at Ana's recent claim that the bridge was “never safe.”",
            ("Ana", "claim", "the bridge was “never safe.”"),
        ),
        (
            "They were angry at her assertion that nobody had paid.",
            ("her", "assertion", "nobody had paid"),
        ),
        (
            "The report was met by an admission by Sam Okafor that the board had failed.",
            ("Sam Okafor", "admission", "the board had failed"),
        ),
        (
            "Ana bristled at the suggestion that she had known.",
            ("Ana", "suggestion", "she had known"),
        ),
        (
            "They laughed at the mayor's promise to repair it.",
            ("the mayor", "promise", "to repair it"),
        ),
        ("Okafor coined the term “tide tax” in March.", ("Okafor", "term", "“tide tax”")),
        ("Okafor ran on the slogan “Boats First.”", ("Okafor", "slogan", "“Boats First.”")),
        ("Ana's slogan is “Boats for all of us.”", ("Ana", "slogan", "“Boats for all of us.”")),
        ("She walked in to chants of “Save it!”", ("", "chants", "“Save it!”")),
        (
            "The mayor summed up the plan as “a mess.”",
            ("The mayor", "summed up", "the plan as “a mess.”"),
        ),
        ("Ana introduced him as “Sam.”", ("Ana", "introduced", "him as “Sam.”")),
        ("Ana called that “beyond belief.”", ("Ana", "called", "“beyond belief.”")),
        (
            "Ana is praising Sam Okafor, who left on Friday, as “a man of the river.”",
            (
                "Ana",
                "praising",
                "Sam Okafor, who left on Friday, as “a man of the river.”",
            ),
        ),
    ],
)
def test_what_a_noun_reports(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Ana read the claims that came by post.",
        "Okafor saw the bridge and introduced his wife.",
        "The words were written on a wall.",
        "There is a promise that was kept in March.",
    ],
)
def test_a_noun_without_its_words_reports_nothing(text: str) -> None:
    assert said(text, "en") == []


def test_a_statement_that_is_only_where_it_was_said_is_no_second_cue() -> None:
    text = "Ana said in a statement that the bridge was safe."
    assert said(text, "en") == [("Ana", "said", "the bridge was safe")]


def test_a_claim_is_its_owners() -> None:
    text = "The mayor, Ana Ruiz, left.\n\nOkafor laughed at Ruiz's claim that the bridge was safe."
    assert [found.speaker for found in suggest(text, "en")] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("In Dr. Ines Calder's view, the pier is unsafe.", "Dr. Ines Calder", "the pier is unsafe"),
        ("The pier was, in the board's opinion, unsafe.", "the board", "The pier was | unsafe"),
        ("The pier is unsafe, in Ana Ruiz's view.", "Ana Ruiz", "The pier is unsafe"),
        ('In her words, the pier is "a joke."', "her", 'the pier is "a joke."'),
    ],
)
def test_what_is_so_in_the_view_of_somebody_is_that_persons(
    text: str, source: str, content: str
) -> None:
    assert [(s, c) for s, _, c in said(text, "en")] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "In other words, the pier is unsafe.",
        "In our view, the pier is unsafe.",
        "The pier is in everybody's view.",
        "The pier hid the sea from Ana Ruiz's view, and she sold the house.",
    ],
)
def test_a_view_that_is_nobodys_or_only_looked_at_reports_nothing(text: str) -> None:
    assert said(text, "en") == []
