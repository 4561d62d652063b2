"""What one says within what another says is proposed once; no content runs into another's words."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "“We will not wait,” Ana Ruiz said, according to the Leeds Post.",
            "the Leeds Post",
            "“We will not wait,” Ana Ruiz said",
        ),
        (
            "Ana Ruiz said she often thinks of what her mother told her: “Never sell the mill.”",
            "Ana Ruiz",
            "she often thinks of what her mother told her: “Never sell the mill.”",
        ),
        (
            "According to the Leeds Post, the workers wore shirts that read “Close the mill now.”",
            "the Leeds Post",
            "the workers wore shirts that read “Close the mill now.”",
        ),
    ],
)
def test_what_is_said_within_a_content_is_a_part_of_it(
    text: str, source: str, content: str
) -> None:
    assert [(who, what) for who, _, what in said(text, "en")] == [(source, content)]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Ana Ruiz declared the need for patience: “Wait for the bridge to open,” she said.",
            ["the need for patience", "“Wait for the bridge to open,”"],
        ),
        (
            "Ana Ruiz said she was glad to be home, Ben Cole replied: “Nobody asked you to come.”",
            ["she was glad to be home", "“Nobody asked you to come.”"],
        ),
        (
            "Emphasizing the cost of the bridge, Ana Ruiz said, “We cannot pay for it this year.”",
            ["the cost of the bridge", "“We cannot pay for it this year.”"],
        ),
    ],
)
def test_a_content_ends_before_the_words_of_another(text: str, contents: list[str]) -> None:
    assert [what for _, _, what in said(text, "en")] == contents


@pytest.mark.parametrize(
    "text",
    [
        "The letter went on to say, “Nobody has paid for the bridge so far.”",
        "Ben Cole continued by saying, “We will appeal the ruling on the mill.”",
    ],
)
def test_nothing_is_proposed_twice(text: str) -> None:
    found = [suggestion.content for suggestion in suggest(text, "en")]
    assert len(found) == len(set(found)) == 1


def test_a_crowd_of_drafts_in_one_another_is_settled() -> None:
    text = "Ana Ruiz said Ben Cole said: “No,” she said, according to him, " * 200
    found = [suggestion.content for suggestion in suggest(text, "en")]
    assert found and len(found) == len(set(found))
