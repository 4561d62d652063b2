"""Quotations of English news that are speech although little shows it, and those that are not."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A driver held a sign that read “Save the ferry.”", "“Save the ferry.”"),
        ("She answered, “I have no idea. Ask Ana.”", "“I have no idea. Ask Ana.”"),
        ("“You sold the bridge to your own brother,” Ana charged.", None),
        ("“Never!” the drivers by the bridge screamed at him.", None),
        ("“Two hundred boats?” the old ferryman marvelled, putting down his cup.", None),
        ("” … the town has left the station,” wrote the Harbour Post.", None),
    ],
)
def test_a_quotation_with_a_rare_cue_clause_is_speech(text: str, expected: str | None) -> None:
    content = expected or text[: text.rindex("”") + 1]
    assert [found[2] for found in said(text, "en")] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is the scene of a new play called “Sons of the Tide.”",
        "“Who Pays for the Bridge and Who Walks Over It,” by Tom Vance, won a prize.",
        "It was a quiet day.\n\n“WET, COLD AND LATE”\n\nThe ferry did not come.",
        "He was late for a class called “Safe Roads” on Friday.",
    ],
)
def test_titles_and_headings_are_no_speech(text: str) -> None:
    assert said(text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in haste, she wrote in her memoir, “Deep Water.”",
        "The bridge was built in haste, she said on the radio’s “Morning Tide.”",
    ],
)
def test_where_something_was_said_is_not_what_was_said(text: str) -> None:
    assert [found[2] for found in said(text, "en")] == ["The bridge was built in haste"]


def test_a_show_is_told_but_does_not_end_the_sentence() -> None:
    text = "Ana said on the radio’s “Morning Tide” that the bridge was “a wreck.”"
    assert said(text, "en") == [("Ana", "said", "the bridge was “a wreck.”")]
    assert said("Ana told “Ferry and Friends.”", "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana complained to a crowd in Leeds that the city “never paid.”",
            ("Ana", "complained", "the city “never paid.”"),
        ),
        (
            "Ana groused to a crowd in Leeds that the city “never paid.”",
            ("Ana", "groused", "the city “never paid.”"),
        ),
        ("Ana made the point that he is old.", ("Ana", "made the point", "he is old")),
        ("Ana heralded the deal as a “rescue.”", ("Ana", "heralded", "the deal as a “rescue.”")),
        ("The town projects that it will pay.", ("The town", "projects", "it will pay")),
        (
            "Ana commanded the drivers to wait.",
            ("Ana", "commanded", "the drivers to wait"),
        ),
        (
            "They met in what the mayor called “a parliament of fishes” in her book of 1969.",
            ("the mayor", "called", "“a parliament of fishes”"),
        ),
        ("Ana questions whether it is safe.", ("Ana", "questions", "whether it is safe")),
        ("Ana agreed to repair it.", ("Ana", "agreed", "to repair it")),
    ],
)
def test_rarer_verbs_and_their_constructions(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "en") == [expected]


def test_what_somebody_says_next_is_a_content_of_its_own() -> None:
    text = "Ana said the town was “safe” before claiming that the bridge was “a wreck.”"
    assert [found[2] for found in said(text, "en")] == [
        "the town was “safe”",
        "the bridge was “a wreck.”",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana criticised the mayor for making “rude remarks.”",
            ("Ana", "criticised", "the mayor for making “rude remarks.”"),
        ),
        (
            "She went on to call Okafor “the worst mayor of all.”",
            ("She", "call", "Okafor “the worst mayor of all.”"),
        ),
        (
            "Ana remarked upon the mayor’s “true kindness.”",
            ("Ana", "remarked upon", "the mayor’s “true kindness.”"),
        ),
        (
            "Deputy Mayor Joe Ruiz, Okafor said, had been there for “a thousand years.”",
            (
                "Okafor",
                "said",
                "Deputy Mayor Joe Ruiz | had been there for “a thousand years.”",
            ),
        ),
        (
            "“The deal must come soon,” she said, and “with clear words.”",
            ("she", "said", "“The deal must come soon,” | “with clear words.”"),
        ),
    ],
)
def test_a_part_in_quotation_marks_is_reported(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text, "en")


def test_a_speaker_goes_on_behind_a_word_that_links_the_sentences() -> None:
    text = "“It is not do or die,” Ana said outside. But “the plan is better with a bridge in it.”"
    assert said(text, "en")[-1] == ("", "", "But “the plan is better with a bridge in it.”")


def test_a_clause_with_but_leads_to_a_quotation_of_its_own() -> None:
    text = "Ana said the two were “fools,” but she had a word for him: “You never have to guess.”"
    contents = {found[2] for found in said(text, "en")}
    assert contents == {"the two were “fools,”", "“You never have to guess.”"}


def test_words_in_quotation_marks_behind_an_unlisted_verb_are_somebodys() -> None:
    text = "The mayor risked “a long war with the harbour” in her letter."
    (found,) = suggest(text, "en")
    assert read(text, found)[:3] == (
        "The mayor",
        "risked",
        "“a long war with the harbour” in her letter",
    )
    assert found.rule == "fragment" and found.confidence < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The mayor risked “a war” in her letter.",
        "The band performed “The Old Bridge Song of Leeds.”",
    ],
)
def test_a_few_words_and_titles_behind_an_unlisted_verb_are_not(text: str) -> None:
    assert said(text, "en") == []


def test_an_unsure_content_gives_way_to_the_quotation_within_it() -> None:
    text = "Ana spoke while discussing a letter in which Okafor called the bridge “a wreck.”"
    assert ("Okafor", "called", "the bridge “a wreck.”") in said(text, "en")


def test_what_somebody_surely_says_keeps_the_quotation_within_it() -> None:
    text = "Ana said that Okafor had called the bridge “a wreck.”"
    assert said(text, "en") == [("Ana", "said", "Okafor had called the bridge “a wreck.”")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The town heard Ana Ruiz’s “never again” comment with relief.", "“never again”"),
        ("The owners left the hall amid “Close it!” chants.", "“Close it!”"),
    ],
)
def test_a_quotation_can_stand_before_the_noun_of_words(text: str, content: str) -> None:
    assert [found[2] for found in said(text, "en")] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "But even as Ana Ruiz claimed that “the mill was closed for far less,” a neighbour "
            "saw it at work.",
            "“the mill was closed for far less,”",
        ),
        (
            "Ana Ruiz tells friends that after ten years and two fires, “the mill is safe.” "
            "She smiles.",
            "after ten years and two fires, “the mill is safe.”",
        ),
    ],
)
def test_a_clause_with_a_quotation_in_it_ends_where_the_reporter_goes_on(
    text: str, content: str
) -> None:
    assert [found[2] for found in said(text, "en")] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Ben Cole, who starred in “Valley of Mills” and “Guardians of the River,” posted it.",
        "Ben Cole, who was on the radio show, “The Old Mill,” left the town.",
    ],
)
def test_a_title_beside_what_could_be_a_verb_is_no_speech(text: str) -> None:
    assert said(text, "en") == []
