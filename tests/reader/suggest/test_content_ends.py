"""Where a content ends, because the reporter takes the word again."""

import pytest

from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana said the harbour was “half empty” by noon, a charge that the owners denied.",
            ("Ana", "said", "the harbour was “half empty” by noon"),
        ),
        (
            "Ana said the harbour was “half empty,” prompting anger among the owners.",
            ("Ana", "said", "the harbour was “half empty,”"),
        ),
        (
            "Ana said the bridge was “a wreck” — the second warning in a week.",
            ("Ana", "said", "the bridge was “a wreck”"),
        ),
        (
            "When Ana said the bridge was a wreck, 70 people stood on it.",
            ("Ana", "said", "the bridge was a wreck"),
        ),
        (
            "Ana said the town had hired Okafor, whom Ruiz called “a fool.”",
            ("Ana", "said", "the town had hired Okafor"),
        ),
        (
            "Ana said she was “very hopeful” and Okafor calling it “a fine meeting.”",
            ("Ana", "said", "she was “very hopeful”"),
        ),
        (
            "Ana said the bridge would hold, with Okafor calling it “a wreck.”",
            ("Ana", "said", "the bridge would hold"),
        ),
        (
            "She rails against the “great wall” and vows to tear it down.",
            ("She", "rails against", "the “great wall”"),
        ),
    ],
)
def test_the_content_ends_where_the_reporter_goes_on(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in said(text, "en")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ana said the “old bridge” — built by her father — was a wreck.",
            "the “old bridge” — built by her father — was a wreck",
        ),
        (
            "Ana said the bridge was a wreck, a danger to the whole town.",
            "the bridge was a wreck, a danger to the whole town",
        ),
    ],
)
def test_a_parenthesis_and_an_apposition_stay_in_it(text: str, content: str) -> None:
    assert [found[2] for found in said(text, "en")] == [content]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Today the newspaper calls it “the pearl of the coast.”",
            ("the newspaper", "calls", "it “the pearl of the coast.”"),
        ),
        (
            "The board said then that a bridge would take a year.",
            ("The board", "said", "a bridge would take a year"),
        ),
        (
            "The mayor has often wondered whether the judges will be fair.",
            ("The mayor", "wondered", "whether the judges will be fair"),
        ),
    ],
)
def test_verbs_are_told_by_what_stands_behind_them(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in said(text, "en")


@pytest.mark.parametrize(
    "text", ["Reports of the flood reached the town.", "In calls the men wept."]
)
def test_nouns_that_look_like_verbs_of_saying_are_none(text: str) -> None:
    assert said(text, "en") == []


def test_what_is_said_goes_on_with_its_own_auxiliary() -> None:
    text = "Webb said he was ill and did not expect to play before May."
    assert said(text, "en") == [("Webb", "said", text[len("Webb said ") : -1])]
