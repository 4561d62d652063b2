"""Those who speak together: the whole of them as the source, and what to call them."""

import pytest

from tests.reader.suggest.reading import said, speakers

SAID = "said the ferry was old."


@pytest.mark.parametrize(
    ("who", "source", "speaker"),
    [
        ("Drivers and two clerks", "", ""),
        ("Residents, shopkeepers and fishermen", "", ""),
        ("The mayor and her deputy", "", "mayor and her deputy"),
        ("The mayor and residents", "", "mayor and residents"),
        ("Both Ana Ruiz and Tom Ridley", "Ana Ruiz and Tom Ridley", "Ana Ruiz and Tom Ridley"),
        ("Neither the mayor nor her deputy", "the mayor nor her deputy", "mayor and her deputy"),
        ("Ms. Calder and Mr. Ridley", "", "Calder and Ridley"),
        ("Ms. Calder and two of her friends", "", "Calder and two of her friends"),
        ("Tom Ridley and former neighbour Ana Ruiz", "", ""),
        ("Through the spring, drivers and clerks", "drivers and clerks", "drivers and clerks"),
    ],
)
def test_all_whom_a_sentence_opens_with_speak(who: str, source: str, speaker: str) -> None:
    text = f"{who} {SAID}"
    assert said(text, "en") == [(source or who, "said", "the ferry was old")]
    assert speakers(text, "en") == [speaker or who]


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("Former banker and local historian Tom Ridley", "Tom Ridley"),
        ("The chairman and treasurer of the club", "chairman and treasurer of the club"),
        ("Tom Ridley, the secretary and treasurer of the club,", "Tom Ridley"),
    ],
)
def test_two_offices_of_one_are_no_two_people(who: str, speaker: str) -> None:
    assert speakers(f"{who} {SAID}", "en") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        f"The council sold the pier and residents {SAID}",
        f"Ana Ruiz sold boats and drivers {SAID}",
    ],
)
def test_the_clause_before_a_conjunction_speaks_not(text: str) -> None:
    [(source, _, _)] = said(text, "en")
    assert source in ("residents", "drivers")


def test_a_pronoun_that_speaks_with_others_is_resolved() -> None:
    text = f"Tom Ridley {SAID} He and his wife said it leaked."
    assert speakers(text, "en") == ["Tom Ridley", "Tom Ridley and his wife"]
