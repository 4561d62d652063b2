"""Whose words they are in an English report: by title, by relation, by the name of a group."""

from __future__ import annotations

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said, speakers


def test_a_title_alone_is_whoever_holds_that_office() -> None:
    text = (
        "Transport Minister Ana Ruiz said the road would close.\n\n"
        "Her deputy, John Webb, said he agreed.\n\nThe minister said the cost was not known."
    )
    assert speakers(text, "en") == ["Ana Ruiz", "John Webb", "Ana Ruiz"]


def test_a_form_of_address_is_no_role() -> None:
    text = "Dr. Maria Reyes, an engineer at the University of Leeds, said the road was safe."
    (found,) = suggest(text, "en")
    assert (found.speaker, found.role, found.affiliation) == (
        "Maria Reyes",
        "engineer",
        "University of Leeds",
    )


def test_a_group_is_called_by_the_last_word_of_its_name() -> None:
    text = "Leeds City Council said it was not told.\n\nThe council said it would go to court."
    assert speakers(text, "en") == ["Leeds City Council", "Leeds City Council"]


def test_a_woman_who_speaks_for_a_group_is_she() -> None:
    text = (
        "Leeds City Council said it was not told.\n\n"
        "“Nobody told us,” a council spokeswoman said. She said the council would go to court."
    )
    assert speakers(text, "en")[1:] == ["council spokeswoman", "council spokeswoman"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("her husband, Bill, 61", "Bill"), ("her husband", "husband"), ("her", "")],
)
def test_who_owns_is_not_who_speaks(source: str, speaker: str) -> None:
    text = f"“The road is closed,” said {source}."
    assert [found[0] for found in said(text, "en")] == [source]
    assert speakers(text, "en") == [speaker]


@pytest.mark.parametrize(
    ("opening", "role", "affiliation"),
    [
        ("Transport Minister Ana Ruiz came to Leeds.", "Transport Minister", ""),
        (
            "The chief executive of Leeds Hospital, Dr Ana Ruiz, left.",
            "chief executive",
            "Leeds Hospital",
        ),
        ("Ana Ruiz, the mayor of Leeds, left the town.", "mayor", "Leeds"),
        ("The town met Mayor Ana Ruiz.", "Mayor", ""),
        ("Police arrested Ana Ruiz.", "", ""),
        ("Leeds beat Captain Ana Ruiz.", "Captain", ""),
        ("Ana Ruiz, the mayor knew, was late.", "", ""),
        ("He and Mayor Sam Lee met Ana Ruiz.", "", ""),
        ("Ana Ruiz, Sam Lee and Bo Dee left.", "", ""),
    ],
)
def test_the_role_is_read_where_the_text_first_names_the_speaker(
    opening: str, role: str, affiliation: str
) -> None:
    (found,) = suggest(f"{opening} Ruiz said the road was closed.", "en")
    assert (found.speaker, found.role, found.affiliation) == ("Ana Ruiz", role, affiliation)


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [("her brother Tom", "Tom", "brother"), ("Labour MP Zoe Grant", "Zoe Grant", "Labour MP")],
)
def test_relations_and_members_of_parliament_are_no_part_of_the_name(
    source: str, name: str, role: str
) -> None:
    (found,) = suggest(f"“The road is closed,” said {source}.", "en")
    assert (found.speaker, found.role) == (name, role)


def test_a_clause_with_whose_is_no_source() -> None:
    text = "Emma Stone, whose father died there, said: “The road is closed.”"
    assert said(text, "en") == [("Emma Stone", "said", "“The road is closed.”")]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Carol Young, 54, who had worked there for years, wept.", "Carol Young"),
        ("Carol Young wept.", "Carol Young"),
        ("Her colleague, Jim Bates, shrugged.", "Jim Bates"),
        ("The Old Mill was quiet.", "Sam Lee"),
    ],
)
def test_a_pronoun_is_whom_the_sentence_before_turned_to(before: str, speaker: str) -> None:
    pronoun = "he" if speaker != "Carol Young" else "she"
    text = f"“The road is closed,” said Sam Lee.\n\n{before} “It is over,” {pronoun} said."
    assert speakers(text, "en") == ["Sam Lee", speaker]


def test_a_surname_that_ends_like_an_adverb_is_a_name() -> None:
    text = "Mayor Pat Reilly said the road was closed. Recently, Reilly said it was safe."
    assert [found[0] for found in said(text, "en")] == ["Mayor Pat Reilly", "Reilly"]


def test_the_person_is_who_was_described_before() -> None:
    text = (
        "A person familiar with the plan said the road was closed.\n\n"
        "The person said it was not safe."
    )
    assert speakers(text, "en") == ["person familiar with the plan"] * 2


def test_an_apposition_behind_the_name_goes_on_to_where_it_is_held() -> None:
    (found,) = suggest("“It is over,” said Peter Voss, an analyst at Morgan Hill.", "en")
    assert (found.speaker, found.role, found.affiliation) == (
        "Peter Voss",
        "analyst",
        "Morgan Hill",
    )


def test_a_name_that_speaks_again_by_its_last_word_ends_before_of() -> None:
    text = "“It rains,” says Bo Hale of the charity Streetlight. Hale said the road was closed."
    assert speakers(text, "en") == ["Bo Hale", "Bo Hale"]


def test_who_was_asked_speaks_next() -> None:
    text = (
        "Mayor Jo Field said the road was closed. Minister Tim Lowe said: “It is not.”\n\n"
        "Asked by reporters whether she would resign, Field laughed. “No,” she said."
    )
    assert speakers(text, "en")[-1] == "Jo Field"


@pytest.mark.parametrize(("source", "speaker"), [("The Times", "The Times"), ("The mill", "mill")])
def test_an_article_belongs_to_the_name_of_a_paper(source: str, speaker: str) -> None:
    assert speakers(f"{source} said the road was closed.", "en") == [speaker]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        (
            "Three men who worked on the roof, all of whom were tired,",
            "Three men who worked on the roof",
        ),
        ("A guard of the mill, the one that has no roof,", "guard of the mill"),
        ("Lawyers for the firm that built the roof", "Lawyers for the firm that built the roof"),
        ("Men who live near the mill", "Men who live near the mill"),
        ("The bishop, a guest,", "bishop"),
    ],
)
def test_what_is_told_of_who_speaks_is_not_who_speaks(source: str, speaker: str) -> None:
    assert speakers(f"{source} said the road was closed.", "en")[-1] == speaker


def test_whose_report_it_is_in_is_not_who_wrote_what_it_is() -> None:
    text = "The road is closed, according to papers seen by Marlow Dale."
    assert speakers(text, "en") == ["papers seen by Marlow Dale"]


@pytest.mark.parametrize(
    ("before", "speaker"), [("", "mayor"), ("Mayor Dev Patel came. ", "Dev Patel")]
)
def test_an_office_is_not_somebody_with_another_office(before: str, speaker: str) -> None:
    text = f"{before}“Stop,” said Jane Holm, director of the mill. The mayor said it was late."
    assert speakers(text, "en") == ["Jane Holm", speaker]


def test_it_is_no_person() -> None:
    text = "“Stop,” Ana Ruiz said. The town board said the road was shut. It says cars may come."
    assert speakers(text, "en") == ["Ana Ruiz", "town board", "town board"]


def test_who_is_named_behind_an_office_takes_the_turn() -> None:
    text = (
        "“Stop,” a spokeswoman for the mill said.\n\n"
        "The mill's chief executive, Ana Cole, who came in May, wept. “I am sorry,” she said."
    )
    assert speakers(text, "en")[-1] == "Ana Cole"


def test_to_ask_for_no_name_is_not_said() -> None:
    text = "A nurse, who asked not to be named, said staff were tired."
    assert said(text, "en") == [("A nurse", "said", "staff were tired")]


def test_one_of_them_is_somebody_of_her_own() -> None:
    text = (
        "Dr. Amara Lind said it was late. One of them, who gave no name, admitted that she slept. "
        "“Now I come,” she said."
    )
    assert speakers(text, "en") == ["Amara Lind", "One of them", "One of them"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The paper quoted Ana Ruiz as saying that the pier was safe.", "Ana Ruiz"),
        ("The agency cited Ana Ruiz, a driver, as saying that the pier was safe.", "Ana Ruiz"),
        ("Ana Ruiz was quoted by the Herald as saying that the pier was safe.", "Ana Ruiz"),
        ("Ana Ruiz, president and chief executive of Pier Lines, said it was safe.", "Ana Ruiz"),
        ('"It is safe," said Ana Ruiz, president and chairman of Pier Lines.', "Ana Ruiz"),
        ("Ana Ruiz smiled, said the pier was safe and left.", "Ana Ruiz"),
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes(text: str, source: str) -> None:
    assert speakers(text, "en") == [source]
