"""Whose words a quotation is when a noun, a colon or a bracket says so, and no verb of speech."""

from __future__ import annotations

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ('"Yes" was her answer.', "her", "answer", '"Yes"'),
        ('"It leaks," was Mr. Webb\'s response.', "Mr. Webb", "response", '"It leaks,"'),
        ('"It leaks." That was Mr. Webb\'s response.', "Mr. Webb", "response", '"It leaks."'),
        ('"It leaks." Those were the words of Ana Ruiz.', "Ana Ruiz", "words", '"It leaks."'),
        ('"It leaks," came the reply from the board.', "the board", "reply", '"It leaks,"'),
        ('The verdict from one diver: "Too late."', "one diver", "verdict", '"Too late."'),
        ('Her message to the board was simple: "Listen."', "Her", "message", '"Listen."'),
        ('"No!" was all that Ana Ruiz would say.', "Ana Ruiz", "say", '"No!"'),
        ('"It leaks" is what Ana Ruiz told the board.', "Ana Ruiz", "told", '"It leaks"'),
        ('"It leaks" — that is how Ana Ruiz put it.', "Ana Ruiz", "put it", '"It leaks"'),
        ('"It leaks." So said Ana Ruiz.', "Ana Ruiz", "said", '"It leaks."'),
    ],
)
def test_a_noun_or_clause_says_whose_words_they_are(
    text: str, source: str, cue: str, content: str
) -> None:
    assert said(text, "en") == [(source, cue, content)]


def test_what_a_thing_is_called_is_no_speech() -> None:
    assert said('"Wet Roads" is what the song is called.', "en") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('And this from Ana Ruiz: "It is a gift."', "Ana Ruiz"),
        ('Ana Ruiz, on the pier: "It is a gift."', "Ana Ruiz"),
        ('Ana Ruiz on why she left: "It is a gift."', "Ana Ruiz"),
        ('To Ana Ruiz, "it is a gift."', "Ana Ruiz"),
        ('She stayed, because to her, "it is a gift."', "her"),
        ('Ana Ruiz ("it is a gift") runs the pier.', "Ana Ruiz"),
    ],
)
def test_who_speaks_stands_before_a_colon_a_comma_or_a_bracket(text: str, source: str) -> None:
    assert source in [s.source and text[s.source[0].start : s.source[0].end] for s in suggest(text)]


@pytest.mark.parametrize(
    "text",
    [
        'Ana Ruiz ("Annie") runs the pier.',
        'The band played for Ana Ruiz, "Wet Roads" among other songs.',
        'He has read "The Old Pier" [a note].',
    ],
)
def test_bynames_and_titles_are_nobodys_words(text: str) -> None:
    assert said(text, "en") == []


def test_a_press_review_credits_its_papers() -> None:
    text = 'PIER CLOSES "Nobody came to look at it for a year." [The Harbour Post.]'
    assert said(text, "en") == [("The Harbour Post", "", '"Nobody came to look at it for a year."')]


def test_what_a_sign_reads_ends_with_its_quotation() -> None:
    text = 'The club put up a board reading "Thank you all" minutes after the gates had opened.'
    assert [content for *_, content in said(text, "en")] == ['"Thank you all"']


@pytest.mark.parametrize("dash", ["—", "–", "―"])
def test_a_clause_between_dashes_ends_before_the_main_one(dash: str) -> None:
    text = (
        f"When Bo Webb noted that the pier had shut {dash} as in May {dash} "
        'Ana Ruiz said, "It is open."'
    )
    assert said(text, "en") == [
        ("Bo Webb", "noted", f"the pier had shut {dash} as in May"),
        ("Ana Ruiz", "said", '"It is open."'),
    ]


def test_a_clause_behind_a_quotation_may_begin_with_a_number() -> None:
    text = 'Even as Bo Webb claimed that "the pier was sound," one of the divers said it leaked.'
    assert said(text, "en") == [
        ("Bo Webb", "claimed", '"the pier was sound,"'),
        ("one of the divers", "said", "it leaked"),
    ]


def test_the_reporters_remark_behind_a_quotation_is_not_said() -> None:
    text = 'Ana Ruiz says the pier is "a ruin," part of a scolding she gives each year.'
    assert said(text, "en") == [("Ana Ruiz", "says", 'the pier is "a ruin,"')]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A report by two divers says that the pier leaks.", "A report by two divers"),
        ("The plan backed by Ana Ruiz says that the pier leaks.", "The plan backed by Ana Ruiz"),
    ],
)
def test_who_made_a_text_belongs_to_it(text: str, source: str) -> None:
    assert said(text, "en")[0][0] == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Divers were told to leave the pier.", ["Divers", "to leave the pier"]),
        ("Bo Webb was accused of selling the pier.", ["Bo Webb", "selling the pier"]),
        ("Two men are thought to have drowned.", ["Two men", "to have drowned"]),
    ],
)
def test_passives_that_name_nobody_report_their_subject(text: str, content: list[str]) -> None:
    (found,) = suggest(text, "en")
    assert [text[s.start : s.end] for s in found.content] == content
    assert found.source == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Police are asking people who saw the boat to call.",
            "people who saw the boat to call",
        ),
        ("Ana Ruiz told divers who had waited that she would stay.", "she would stay"),
        (
            "The judge ordered Webb, who denied it, to leave.",
            "Webb, who denied it, to leave",
        ),
    ],
)
def test_whom_it_is_said_to_may_have_a_relative_clause(text: str, content: str) -> None:
    assert [told for *_, told in said(text, "en")] == [content]


def test_a_noun_in_a_phrase_is_no_verb() -> None:
    assert said("The flood was a wake-up call for the town and its board.", "en") == []
